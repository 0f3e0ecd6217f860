/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-keyring-work.h"

#include "bitting-keyring-error.h"
#include "bitting-keyring-schema.h"
#include "bitting-secret-names.h"

/* The step that finds out which keys there are, when no secret is wanted.
 *
 * libsecret 0.20.5 makes a proxy for each item that it finds, which asks for all properties and
 * has a match rule on the bus; gnome-keyring 42 takes 1.5 ms for that of 1,000 items and 12 ms of
 * 10,000, and of those nothing was listed before the calls gave up. The attributes alone take
 * 0.5 and 1.9 ms, and whether an item is locked the search has told already. */

/* How many items are asked at a time. */
#define AT_ONCE 32

typedef struct
{
  BittingCall     *call;      /* (owned) */
  GDBusConnection *bus;       /* (owned) */
  GPtrArray       *questions; /* (owned) (element-type Question) */
  guint            asked;     /* of @questions */
  guint            waiting;   /* for so many answers */
  gboolean         dated;     /* whether those of one name have been asked which is newer */
  gboolean         failed;    /* and told */
} Survey;

/* What one item is asked for: its attributes, or when it was changed. */
typedef struct
{
  Survey       *survey; /* (borrowed): it waits for us */
  char         *path;   /* (owned) */
  gboolean      locked;
  BittingFound *found;  /* (borrowed) (nullable): whose time of change is asked for */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->path);
  g_free (question);
}

static Survey *
survey_new (BittingCall *call)
{
  Survey *self = g_new0 (Survey, 1);

  self->call = bitting_call_ref (call);
  self->questions = g_ptr_array_new_with_free_func (question_free);

  return self;
}

static void
survey_free (Survey *self)
{
  bitting_call_unref (self->call);
  g_clear_object (&self->bus);
  g_ptr_array_unref (self->questions);
  g_free (self);
}

static void
add_question (Survey       *self,
              const char   *path,
              gboolean      locked,
              BittingFound *found) /* (nullable) */
{
  Question *question = g_new0 (Question, 1);

  question->survey = self;
  question->path = g_strdup (path);
  question->locked = locked;
  question->found = found;
  g_ptr_array_add (self->questions, question);
}

static void
fail (Survey *self,
      GError *error) /* (transfer full) */
{
  if (self->failed)
    {
      g_error_free (error);
      return;
    }

  self->failed = TRUE;
  bitting_keyring_work_fail (self->call, error);
}

static BittingFound *
read_found (const Question *question,
            GVariant       *value)
{
  g_autoptr (GHashTable) attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GVariantIter iter;
  char *name = NULL;
  char *text = NULL;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE ("a{ss}")))
    {
      g_variant_iter_init (&iter, value);
      while (g_variant_iter_next (&iter, "{ss}", &name, &text))
        g_hash_table_insert (attributes, name, text);
    }

  return bitting_found_new_plain (question->path, attributes, question->locked);
}

static void
read_answer (const Question *question,
             GVariant       *reply)
{
  BittingKeyringWork *work = bitting_call_get_data (question->survey->call);
  g_autoptr (GVariant) value = NULL;

  g_variant_get (reply, "(v)", &value);
  if (question->found == NULL)
    g_ptr_array_add (work->found, read_found (question, value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_UINT64))
    question->found->item->modified_at = (gint64) g_variant_get_uint64 (value);
}

static void ask (Survey *self);

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  const Question *question = user_data;
  Survey *self = question->survey;
  g_autoptr (GVariant) reply = NULL;
  GError *error = NULL;

  self->waiting--;
  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  if (reply == NULL && bitting_keyring_error_is_gone (error))
    g_error_free (error);
  else if (reply == NULL)
    fail (self, error);
  else if (!self->failed)
    read_answer (question, reply);

  ask (self);
}

/* A replacement that was interrupted leaves two of one name, of which the newer one counts. */
static void
ask_twins (Survey *self)
{
  BittingKeyringWork *work = bitting_call_get_data (self->call);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  self->dated = TRUE;
  for (i = 0; i < work->found->len; i++)
    {
      BittingFound *found = g_ptr_array_index (work->found, i);
      BittingFound *other = found->item != NULL ? g_hash_table_lookup (known, found->item->name) : NULL;

      if (found->item == NULL)
        continue;
      g_hash_table_replace (known, found->item->name, found);
      if (other == NULL)
        continue;
      add_question (self, found->path, FALSE, found);
      add_question (self, other->path, FALSE, other);
    }
}

/* Goes on as long as there is something to ask, and ends with the last answer. */
static void
ask (Survey *self)
{
  BittingKeyringWork *work = bitting_call_get_data (self->call);

  if (!self->failed && !self->dated && self->waiting == 0 && self->asked == self->questions->len)
    ask_twins (self);
  while (!self->failed && self->waiting < AT_ONCE && self->asked < self->questions->len)
    {
      Question *question = g_ptr_array_index (self->questions, self->asked++);
      const char *property = question->found == NULL ? "Attributes" : "Modified";

      self->waiting++;
      g_dbus_connection_call (self->bus, work->state->owner, question->path, PROPERTIES_INTERFACE, "Get",
                              g_variant_new ("(ss)", ITEM_INTERFACE, property), G_VARIANT_TYPE ("(v)"),
                              G_DBUS_CALL_FLAGS_NONE, NO_TIMEOUT, NULL, answered_cb, question);
    }
  if (self->waiting > 0)
    return;

  if (!self->failed)
    bitting_call_next (self->call);
  survey_free (self);
}

static void
add_paths (Survey   *self,
           GVariant *paths,
           gboolean  locked)
{
  gsize i;

  for (i = 0; i < g_variant_n_children (paths); i++)
    {
      g_autoptr (GVariant) path = g_variant_get_child_value (paths, i);

      add_question (self, g_variant_get_string (path, NULL), locked, NULL);
    }
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Survey *self = user_data;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) unlocked = NULL;
  g_autoptr (GVariant) locked = NULL;
  GError *error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  if (reply == NULL)
    {
      fail (self, error);
      survey_free (self);
      return;
    }

  g_variant_get (reply, "(@ao@ao)", &unlocked, &locked);
  add_paths (self, unlocked, FALSE);
  add_paths (self, locked, TRUE);
  ask (self);
}

static GVariant *
make_query (BittingKeyringWork *work)
{
  g_autoptr (GHashTable) query = bitting_keyring_schema_dup_query (work->name);
  GVariantBuilder attributes;
  GHashTableIter iter;
  gpointer name, value;

  g_variant_builder_init (&attributes, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, query);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_variant_builder_add (&attributes, "{ss}", name, value);

  return g_variant_new ("(a{ss})", &attributes);
}

static void
bus_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  Survey *self = user_data;
  BittingKeyringWork *work = bitting_call_get_data (self->call);
  GError *error = NULL;

  self->bus = g_bus_get_finish (result, &error);
  if (self->bus == NULL)
    {
      fail (self, error);
      survey_free (self);
      return;
    }

  g_dbus_connection_call (self->bus, work->state->owner, SERVICE_PATH, SERVICE_INTERFACE, "SearchItems",
                          make_query (work), G_VARIANT_TYPE ("(aoao)"), G_DBUS_CALL_FLAGS_NONE, NO_TIMEOUT,
                          NULL, found_cb, self);
}

/**
 * Leaves behind what the keyring has of ours, as bitting_keyring_step_search() does, but for
 * the objects to read a secret through, and for times that nobody needs. Never prompts; a file
 * is searched by libsecret.
 */
void
bitting_keyring_step_survey (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  if (work->neutral)
    {
      bitting_keyring_step_search (call);
      return;
    }

  work->chosen = NULL;
  g_clear_pointer (&work->found, g_ptr_array_unref);
  work->found = g_ptr_array_new_with_free_func (bitting_found_free);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, survey_new (call));
}

/** Surveys once more if something was unlocked since: now it shows what it is. */
void
bitting_keyring_step_survey_again (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  if (work->unlocked)
    bitting_keyring_step_survey (call);
  else
    bitting_call_next (call);
}
