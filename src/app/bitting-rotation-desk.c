/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person can have done about the replacement of a key, from wherever they are: actions
 * of the window, each with the name of a key as its parameter. */

#include "config.h"

#include "bitting-rotation-desk.h"

#include "bitting-keeper-rotate.h"
#include "bitting-words.h"

#include <glib/gi18n.h>

struct _BittingRotationDesk
{
  GObject         parent_instance;

  GtkWidget      *window;  /* (borrowed): on it are the actions; it outlives them */
  BittingJourney *journey; /* (owned) */
  BittingKeeper  *keeper;  /* (owned) */
  gboolean        busy;    /* two keys are changing places */
};

G_DEFINE_FINAL_TYPE (BittingRotationDesk, bitting_rotation_desk, G_TYPE_OBJECT)

static void
say (BittingRotationDesk *self,
     const char          *words)
{
  gtk_widget_activate_action (self->window, "win.say", "s", words);
}

static void
show (BittingRotationDesk *self,
      const char          *name)
{
  gtk_widget_activate_action (self->window, "win.open-rotation", "(sb)", name, FALSE);
}

static void
begin_with (BittingRotationDesk *self,
            const BittingItem   *item)
{
  g_autoptr (BittingPolicy) policy = bitting_keeper_find_policy (self->keeper, item->name, NULL);
  g_autofree char *ips = bitting_keeper_dup_ips (self->keeper, item->name);
  g_autoptr (BittingReport) report = bitting_keeper_load_report (self->keeper, item->name);

  /* Those of its own, or of its policy; where nobody told which, those that it has. */
  if (*ips == '\0' && policy->ips != NULL)
    {
      g_free (ips);
      ips = bitting_ip_list_join (policy->ips);
    }
  else if (*ips == '\0' && report != NULL && report->key_info != NULL &&
      bitting_key_info_is_bound (report->key_info))
    {
      g_free (ips);
      ips = bitting_words_dup_bound (report->key_info);
    }
  bitting_journey_replace (self->journey, item, policy->id, ips);
  if (bitting_journey_is_practice (self->journey))
    bitting_keeper_start_practice (self->keeper, NULL);
  gtk_widget_activate_action (self->window, "win.show-step", "u",
                              MAX (bitting_journey_get_step (self->journey), 1));
}

/* A name that a list is waited for. */
typedef struct
{
  BittingRotationDesk *self; /* (owned) */
  char                *name;
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->self);
  g_free (wish->name);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static Wish *
wish_new (BittingRotationDesk *self,
          const char          *name)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->self = g_object_ref (self);
  wish->name = g_strdup (name);

  return wish;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = bitting_keeper_list_finish (BITTING_KEEPER (source), result, &error);
  guint i;

  if (entries == NULL)
    {
      say (wish->self, error->message);
      return;
    }

  for (i = 0; i < entries->len; i++)
    {
      const BittingItem *item = bitting_entry_get_item (g_ptr_array_index (entries, i));

      if (g_str_equal (item->name, wish->name))
        begin_with (wish->self, item);
    }
}

static void
begin (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  BittingRotationDesk *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr (BittingRotation) rotation = bitting_keeper_find_rotation (self->keeper, name);

  if (rotation != NULL)
    show (self, name);
  else
    bitting_keeper_list_async (self->keeper, NULL, listed_cb, wish_new (self, name));
}

static void
compare (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  BittingRotationDesk *self = user_data;

  gtk_widget_activate_action (self->window, "win.open-rotation", "(sb)",
                              g_variant_get_string (parameter, NULL), TRUE);
}

static void
open (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  show (user_data, g_variant_get_string (parameter, NULL));
}

static void
changed_places_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = bitting_keeper_change_places_finish (BITTING_KEEPER (source), result, &error);
  gboolean forth = g_task_get_source_tag (G_TASK (result)) == bitting_keeper_take_over_async;

  wish->self->busy = FALSE;
  if (!done)
    say (wish->self, error->message);
  else
    say (wish->self, forth ? _("The new key has taken over") : _("The old key has its name back"));
  show (wish->self, wish->name);
  g_application_release (g_application_get_default ());
}

/* The program stays until it is done, whatever becomes of the window. The page of the two keys
 * is shown first: the page of one of them loses its key on the way. */
static void
change_places (BittingRotationDesk *self,
               const char          *name,
               gboolean             forth)
{
  if (self->busy)
    return;

  self->busy = TRUE;
  g_application_hold (g_application_get_default ());
  show (self, name);
  if (forth)
    bitting_keeper_take_over_async (self->keeper, name, NULL, changed_places_cb, wish_new (self, name));
  else
    bitting_keeper_take_back_async (self->keeper, name, NULL, changed_places_cb, wish_new (self, name));
}

static GtkWidget *
ask (BittingRotationDesk *self,
     const char          *name,
     const char          *title,
     const char          *body,
     const char          *answer,
     GCallback            callback)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window), title, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "yes", answer, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "yes", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "name", g_strdup (name), g_free);
  g_signal_connect_object (dialog, "response", callback, self, G_CONNECT_SWAPPED);

  return dialog;
}

static void
decided_cb (BittingRotationDesk *self,
            const char          *response,
            GtkWidget           *dialog)
{
  if (g_str_equal (response, "yes"))
    change_places (self, g_object_get_data (G_OBJECT (dialog), "name"), TRUE);
}

/* What is proven needs no second word; the rest is for the person to decide. */
static void
take_over (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  BittingRotationDesk *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr (BittingRotation) rotation = bitting_keeper_find_rotation (self->keeper, name);
  g_autoptr (BittingComparison) comparison = bitting_keeper_load_comparison (self->keeper, name);
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;

  if (rotation == NULL)
    return;
  if (!bitting_rotation_is_settled (rotation) ||
      (comparison != NULL && comparison->strictness == BITTING_STRICTNESS_PROVEN))
    {
      change_places (self, name, TRUE);
      return;
    }

  title = comparison != NULL ? bitting_comparison_dup_title (comparison)
                             : g_strdup (_("The keys have not been compared"));
  sentence = comparison != NULL ? bitting_comparison_dup_sentence (comparison) : g_strdup ("");
  gtk_window_present (GTK_WINDOW (ask (self, name, title, sentence, _("_Let It Take Over Anyway"),
                                       G_CALLBACK (decided_cb))));
}

static void
take_back (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  change_places (user_data, g_variant_get_string (parameter, NULL), FALSE);
}

static void
give_up (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  BittingRotationDesk *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr (BittingRotation) rotation = bitting_keeper_find_rotation (self->keeper, name);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (rotation == NULL)
    return;
  if (!bitting_keeper_give_up_rotation (self->keeper, name, &error))
    {
      say (self, error->message);
      return;
    }

  words = g_strdup_printf (_("The new key stays in your list, as “%s”"), rotation->new_name);
  gtk_widget_activate_action (self->window, "win.open-key", "s", rotation->old_name);
  say (self, words);
}

static void
let_go_cb (BittingRotationDesk *self,
           const char          *response,
           GtkWidget           *dialog)
{
  const char *name = g_object_get_data (G_OBJECT (dialog), "name");
  const char *page = bitting_keeper_find_key_page (self->keeper, name);

  if (!g_str_equal (response, "yes"))
    return;

  if (page != NULL)
    bitting_words_open_page (page);
  gtk_widget_activate_action (self->window, "win.take-out", "s", name);
}

static void
done (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  BittingRotationDesk *self = user_data;
  g_autoptr (BittingRotation) rotation = bitting_keeper_find_rotation (self->keeper,
                                                                       g_variant_get_string (parameter, NULL));
  const char *page = NULL;
  g_autofree char *body = NULL;

  if (rotation == NULL || rotation->stage != BITTING_ROTATION_RETIRED)
    return;

  page = bitting_keeper_find_key_page (self->keeper, rotation->old_name);
  body = g_strdup_printf (_("A bot that still uses the old key stops working once it is deleted at Bybit. "
                            "“%s” and its secret are taken out of this computer’s keyring. At Bybit it "
                            "goes on existing until you delete it there."), rotation->old_name);
  gtk_window_present (GTK_WINDOW (ask (self, rotation->old_name, _("Have All Your Bots Changed Over?"), body,
                                       page != NULL ? _("_Remove, and Open Bybit’s Page") : _("_Remove"),
                                       G_CALLBACK (let_go_cb))));
}

static void
bitting_rotation_desk_dispose (GObject *object)
{
  BittingRotationDesk *self = BITTING_ROTATION_DESK (object);

  g_clear_object (&self->journey);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (bitting_rotation_desk_parent_class)->dispose (object);
}

static void
bitting_rotation_desk_class_init (BittingRotationDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bitting_rotation_desk_dispose;
}

static void
bitting_rotation_desk_init (BittingRotationDesk *self)
{
}

/**
 * bitting_rotation_desk_new:
 * @window: gets the actions `rotation.begin`, `.open`, `.compare`, `.take-over`, `.take-back`,
 *   `.give-up` and `.done`
 * @journey: the way through the guide
 *
 * Returns: (transfer full): the desk, for the window to keep
 */
BittingRotationDesk *
bitting_rotation_desk_new (GtkWidget      *window,
                           BittingJourney *journey)
{
  static const GActionEntry entries[] = {
    { "begin", begin, "s", NULL, NULL, { 0 } },
    { "open", open, "s", NULL, NULL, { 0 } },
    { "compare", compare, "s", NULL, NULL, { 0 } },
    { "take-over", take_over, "s", NULL, NULL, { 0 } },
    { "take-back", take_back, "s", NULL, NULL, { 0 } },
    { "give-up", give_up, "s", NULL, NULL, { 0 } },
    { "done", done, "s", NULL, NULL, { 0 } },
  };
  BittingRotationDesk *self = g_object_new (BITTING_TYPE_ROTATION_DESK, NULL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->window = window;
  self->journey = g_object_ref (journey);
  self->keeper = g_object_ref (bitting_journey_get_keeper (journey));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (window, "rotation", G_ACTION_GROUP (actions));

  return self;
}
