/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings keys in from where people keep them: what a text holds, which of it is saved already,
 * and what each key may be called. Checking and saving are in bitting-importer-run.c. */

#include "config.h"

#include "bitting-importer-private.h"

#include "bitting-data.h"
#include "bitting-keeper-private.h"
#include "bitting-secret-file.h"

#include <string.h>

struct _BittingImporter
{
  GObject        parent_instance;

  BittingKeeper *keeper;     /* (owned) */
  GListStore    *candidates; /* (owned) (element-type BittingCandidate) */
  GPtrArray     *faults;     /* (owned) (element-type BittingImportFault) */
  GPtrArray     *entries;    /* (owned) (element-type BittingEntry): what was saved before */
};

G_DEFINE_FINAL_TYPE (BittingImporter, bitting_importer, G_TYPE_OBJECT)

static void
bitting_importer_finalize (GObject *object)
{
  BittingImporter *self = BITTING_IMPORTER (object);

  g_clear_object (&self->candidates);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (bitting_importer_parent_class)->finalize (object);
}

static void
bitting_importer_class_init (BittingImporterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bitting_importer_finalize;
}

static void
bitting_importer_init (BittingImporter *self)
{
  self->candidates = g_list_store_new (BITTING_TYPE_CANDIDATE);
  self->faults = g_ptr_array_new ();
  self->entries = g_ptr_array_new ();
}

/** Returns: (transfer full): an importer that has read nothing yet */
BittingImporter *
bitting_importer_new (BittingKeeper *keeper)
{
  BittingImporter *self = g_object_new (BITTING_TYPE_IMPORTER, NULL);

  self->keeper = g_object_ref (keeper);

  return self;
}

BittingKeeper *
bitting_importer_get_keeper (BittingImporter *self)
{
  return self->keeper;
}

/** Returns: (transfer none): of BittingCandidate, in the order of the text */
GListModel *
bitting_importer_get_candidates (BittingImporter *self)
{
  g_return_val_if_fail (BITTING_IS_IMPORTER (self), NULL);

  return G_LIST_MODEL (self->candidates);
}

/** Returns: (transfer none) (element-type BittingImportFault): what was left out, by line */
GPtrArray *
bitting_importer_get_faults (BittingImporter *self)
{
  g_return_val_if_fail (BITTING_IS_IMPORTER (self), NULL);

  return self->faults;
}

static guint
count_all (BittingImporter *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->candidates));
}

/* Returns (transfer none): the store holds it. */
static BittingCandidate *
get (BittingImporter *self,
     guint            index)
{
  g_autoptr (BittingCandidate) candidate = g_list_model_get_item (G_LIST_MODEL (self->candidates),
                                                                  index);

  return candidate;
}

/** Returns: how many keys are to be saved */
guint
bitting_importer_count_chosen (BittingImporter *self)
{
  guint chosen = 0;
  guint i;

  g_return_val_if_fail (BITTING_IS_IMPORTER (self), 0);

  for (i = 0; i < count_all (self); i++)
    chosen += bitting_candidate_is_chosen (get (self, i)) ? 1 : 0;

  return chosen;
}

/**
 * bitting_importer_find_saved:
 * @self: the importer
 * @count: (out): how many keys were saved
 *
 * Returns: (transfer none) (nullable): the first of them
 */
BittingCandidate *
bitting_importer_find_saved (BittingImporter *self,
                             guint           *count)
{
  BittingCandidate *first = NULL;
  guint i;

  g_return_val_if_fail (BITTING_IS_IMPORTER (self), NULL);

  *count = 0;
  for (i = 0; i < count_all (self); i++)
    {
      if (bitting_candidate_get_state (get (self, i)) != BITTING_CANDIDATE_SAVED)
        continue;
      first = first != NULL ? first : get (self, i);
      (*count)++;
    }

  return first;
}

/** Says where all of the keys live, whatever the text says. */
void
bitting_importer_place (BittingImporter    *self,
                        BittingEnvironment *environment)
{
  guint i;

  g_return_if_fail (BITTING_IS_IMPORTER (self) && environment != NULL);

  for (i = 0; i < count_all (self); i++)
    bitting_candidate_set_environment (get (self, i), environment);
}

/* Two of Bybit's addresses may lead to one site: a key is known by the address it was saved for. */
static const char *
find_saved (BittingImporter  *self,
            BittingCandidate *candidate)
{
  const char *api_key = bitting_candidate_get_credential (candidate)->api_key;
  const char *host = bitting_keeper_get_host (bitting_candidate_get_environment (candidate));
  guint i;

  for (i = 0; i < self->entries->len; i++)
    {
      BittingItem *item = bitting_entry_get_item (g_ptr_array_index (self->entries, i));

      if (g_str_equal (item->api_key, api_key) && g_strcmp0 (item->host, host) == 0)
        return item->name;
    }

  return NULL;
}

static void
changed_cb (BittingImporter  *self,
            BittingCandidate *candidate)
{
  if (bitting_candidate_get_state (candidate) != BITTING_CANDIDATE_SAVED)
    bitting_candidate_set_saved_as (candidate, find_saved (self, candidate));
}

static gboolean
is_taken (BittingImporter  *self,
          BittingCandidate *candidate,
          const char       *name)
{
  guint i;

  for (i = 0; i < self->entries->len; i++)
    if (g_str_equal (bitting_entry_get_item (g_ptr_array_index (self->entries, i))->name, name))
      return TRUE;
  for (i = 0; i < count_all (self) && get (self, i) != candidate; i++)
    if (g_str_equal (bitting_candidate_get_name (get (self, i)), name))
      return TRUE;

  return FALSE;
}

/* “Bybit”, “Bybit 2”, “Bybit 3”: of those before it, and of what is saved, none has its name. */
static void
propose_name (BittingImporter  *self,
              BittingCandidate *candidate)
{
  g_autofree char *wish = g_strdup (bitting_candidate_get_name (candidate));
  g_autofree char *name = g_strdup (wish);
  guint number = 2;

  if (!bitting_item_check_name (wish, NULL))
    {
      g_free (wish);
      g_free (name);
      wish = g_strdup ("Bybit");
      name = g_strdup (wish);
    }
  for (; is_taken (self, candidate, name); number++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", wish, number);
    }
  bitting_candidate_set_name (candidate, name);
}

static gboolean
has_host (const BittingEnvironment *environment,
          const char               *host)
{
  g_autoptr (GUri) uri = NULL;

  if (g_strv_contains ((const char *const *) environment->domains, host))
    return TRUE;
  if (environment->origin == NULL)
    return FALSE;

  uri = g_uri_parse (environment->origin, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_str_equal (g_uri_get_host (uri), host);
}

/* An address that the program does not know stays out of it: a file from somewhere must not say
 * where a key is sent to. */
static BittingEnvironment *
find_environment (const BittingImportPair *pair,
                  gboolean                *sure)
{
  GPtrArray *environments = bitting_data_get_environments ();
  BittingEnvironment *named = bitting_environments_find (environments, pair->environment);
  guint i;

  *sure = TRUE;
  if (named != NULL && !g_str_equal (named->id, "mainnet"))
    return named;
  for (i = 0; i < environments->len && pair->host != NULL; i++)
    if (has_host (g_ptr_array_index (environments, i), pair->host))
      return g_ptr_array_index (environments, i);
  *sure = named != NULL;

  return named != NULL ? named : bitting_environments_find (environments, "mainnet");
}

static void
take (BittingImporter *self,
      BittingImport   *import)
{
  guint i;

  g_list_store_remove_all (self->candidates);
  g_ptr_array_unref (self->faults);
  self->faults = g_ptr_array_ref (import->faults);
  for (i = 0; i < import->pairs->len; i++)
    {
      const BittingImportPair *pair = g_ptr_array_index (import->pairs, i);
      g_autoptr (BittingCandidate) candidate = NULL;
      gboolean sure;
      BittingEnvironment *environment = find_environment (pair, &sure);

      candidate = bitting_candidate_new (pair->name, environment, sure, pair->credential,
                                         pair->key_line,
                                         pair->secret_line);
      g_signal_connect_object (candidate, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_list_store_append (self->candidates, candidate);
    }
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingImporter *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = bitting_keeper_list_finish (BITTING_KEEPER (source), result,
                                                              &error);
  guint i;

  if (entries != NULL)
    {
      g_ptr_array_unref (self->entries);
      self->entries = g_steal_pointer (&entries);
    }
  for (i = 0; i < count_all (self); i++)
    {
      BittingCandidate *candidate = get (self, i);

      changed_cb (self, candidate);
      if (bitting_candidate_get_saved_as (candidate) == NULL)
        propose_name (self, candidate);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_text (GTask         *task, /* (transfer full) */
           BittingSecret *text)
{
  BittingImporter *self = g_task_get_source_object (task);
  g_autoptr (BittingImport) import = bitting_import_parse (bitting_secret_peek (text),
                                                           bitting_secret_get_length (text));

  take (self, import);
  bitting_keeper_list_async (self->keeper, g_task_get_cancellable (task), listed_cb, task);
}

/**
 * bitting_importer_read_async:
 * @self: the importer
 * @text: what was pasted
 * @cancellable: (nullable)
 * @callback: called when it is known what is saved already
 * @user_data: for @callback
 *
 * Finds the keys in a text. What was found before is forgotten.
 */
void
bitting_importer_read_async (BittingImporter     *self,
                             BittingSecret       *text,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_importer_read_async);
  read_text (task, text);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingSecret) text = bitting_secret_file_load_finish (G_FILE (source), result,
                                                                    &error);

  if (text == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    read_text (g_steal_pointer (&task), text);
}

/**
 * bitting_importer_load_async:
 * @self: the importer
 * @file: what was opened
 * @cancellable: (nullable)
 * @callback: called when it is known what is saved already
 * @user_data: for @callback
 *
 * Finds the keys in a file, as bitting_importer_read_async() does in a text. The file is read
 * into locked memory, and is left as it is.
 */
void
bitting_importer_load_async (BittingImporter     *self,
                             GFile               *file,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_importer_load_async);
  /* One byte too many shows that it is too large. */
  bitting_secret_file_load_async (file, BITTING_IMPORT_MAX_SIZE + 1, cancellable, loaded_cb, task);
}

/**
 * bitting_importer_read_finish:
 * @self: the importer
 * @result: of a text or of a file
 * @error: return location: of the file, or of the keyring
 *
 * That no key was found is no error: it is among the faults.
 *
 * Returns: FALSE if the file could not be read, and nothing was found; or if the keyring could
 *   not be asked what it has, though keys may have been found
 */
gboolean
bitting_importer_read_finish (BittingImporter  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
