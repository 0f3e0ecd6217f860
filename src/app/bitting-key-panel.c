/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One saved key: its parts for the person's own hand, and what is known about it. The
 * secret is read only when somebody asks to see or to copy it, and is let go at once. */

#include "config.h"

#include "bitting-key-panel.h"

#include "bitting-data.h"
#include "bitting-lent-text.h"
#include "bitting-reminder.h"
#include "bitting-words.h"

#include <glib/gi18n.h>

#define REVEAL_SECONDS 20
#define HIDDEN "••••••••••••"

struct _BittingKeyPanel
{
  AdwBin          parent_instance;

  BittingKeeper  *keeper;      /* (owned) (nullable) */
  BittingItem    *item;        /* (owned) (nullable): once the keyring has named it */
  GCancellable   *cancellable; /* (owned): of what was asked of this key */
  char           *name;        /* (nullable) */
  guint           timer;       /* source that hides the secret again, or 0 */

  /* Template widgets */
  GtkEditable    *name_row;
  AdwActionRow   *site_row;
  AdwActionRow   *key_row;
  AdwActionRow   *secret_row;
  GtkWidget      *copy_key;
  GtkToggleButton *reveal;
  AdwActionRow   *policy_row;
  GtkEditable    *ips_row;
  GtkWidget      *facts;
  AdwActionRow   *account_row;
  AdwActionRow   *bound_row;
  AdwActionRow   *created_row;
  AdwActionRow   *expires_row;
};

typedef enum
{
  SIGNAL_RENAMED,
  N_SIGNALS,
} BittingKeyPanelSignal;

G_DEFINE_FINAL_TYPE (BittingKeyPanel, bitting_key_panel, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
say (BittingKeyPanel *self,
     const char      *words)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", words);
}

static void
hide_secret (BittingKeyPanel *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  adw_action_row_set_subtitle (self->secret_row, HIDDEN);
  gtk_toggle_button_set_active (self->reveal, FALSE);
}

static gboolean
time_over_cb (gpointer user_data)
{
  BittingKeyPanel *self = user_data;

  self->timer = 0;
  hide_secret (self);

  return G_SOURCE_REMOVE;
}

static void
lend (BittingKeyPanel *self,
      BittingSecret   *text,
      const char      *what)
{
  guint seconds = bitting_lent_text_lend (GTK_WIDGET (self), text);
  /* Translators: what was copied, and a number of seconds */
  g_autofree char *words = g_strdup_printf (ngettext ("%s copied. It leaves the clipboard in %u second.",
                                                      "%s copied. It leaves the clipboard in %u seconds.",
                                                      seconds), what, seconds);

  say (self, words);
}

static void
copy_key_cb (BittingKeyPanel *self)
{
  g_autoptr (BittingSecret) text = bitting_secret_new (self->item->api_key, -1);

  lend (self, text, _("API key"));
}

/* Returns: (transfer full) (nullable): NULL if it could not be read, which is told, or is not asked for any more */
static BittingCredential *
take (BittingKeyPanel *self,
      GObject         *source,
      GAsyncResult    *result)
{
  g_autoptr (GError) error = NULL;
  BittingCredential *credential = bitting_keeper_load_finish (BITTING_KEEPER (source), result, &error);

  if (credential == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);

  return credential;
}

static void
loaded_to_copy_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (BittingKeyPanel) self = user_data;
  g_autoptr (BittingCredential) credential = take (self, source, result);

  if (credential != NULL)
    lend (self, credential->secret, _("API secret"));
}

static void
copy_secret_cb (BittingKeyPanel *self)
{
  bitting_keeper_load_async (self->keeper, self->name, self->cancellable, loaded_to_copy_cb,
                             g_object_ref (self));
}

static void
loaded_to_show_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (BittingKeyPanel) self = user_data;
  g_autoptr (BittingCredential) credential = take (self, source, result);

  if (credential == NULL || !gtk_toggle_button_get_active (self->reveal))
    {
      hide_secret (self);
      return;
    }

  adw_action_row_set_subtitle (self->secret_row, bitting_secret_peek (credential->secret));
  self->timer = g_timeout_add_seconds (REVEAL_SECONDS, time_over_cb, self);
}

static void
reveal_cb (BittingKeyPanel *self)
{
  if (!gtk_toggle_button_get_active (self->reveal))
    hide_secret (self);
  else
    bitting_keeper_load_async (self->keeper, self->name, self->cancellable, loaded_to_show_cb,
                               g_object_ref (self));
}

static void
renamed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BittingKeyPanel) self = user_data;
  g_autoptr (GError) error = NULL;

  if (bitting_keeper_rename_finish (BITTING_KEEPER (source), result, &error))
    {
      g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));

      say (self, _("Renamed"));
      g_signal_emit (self, signals[SIGNAL_RENAMED], 0, name);
      return;
    }

  say (self, error->message);
  gtk_editable_set_text (self->name_row, self->name);
}

static void
rename_cb (BittingKeyPanel *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  g_autoptr (GError) error = NULL;

  if (g_str_equal (name, self->name))
    return;
  if (!bitting_item_check_name (name, &error))
    {
      say (self, error->message);
      gtk_editable_set_text (self->name_row, self->name);
      return;
    }
  bitting_keeper_rename_async (self->keeper, self->name, name, NULL, renamed_cb, g_object_ref (self));
}

static void
ips_cb (BittingKeyPanel *self)
{
  g_autoptr (BittingIpList) ips = bitting_ip_list_parse (gtk_editable_get_text (self->ips_row));
  g_autofree char *joined = bitting_ip_list_join (ips);
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < ips->problems->len; i++)
    {
      const BittingIpProblem *problem = g_ptr_array_index (ips->problems, i);

      if (problem->fatal)
        {
          g_autofree char *words = bitting_ip_problem_describe (problem);

          say (self, words);
          return;
        }
    }
  if (!bitting_keeper_set_ips (self->keeper, self->item, ips, &error))
    {
      say (self, error->message);
      return;
    }
  gtk_editable_set_text (self->ips_row, joined);
  say (self, _("The next check holds the key against these addresses"));
}

static void
show_item (BittingKeyPanel *self,
           BittingItem     *item)
{
  g_autofree char *masked = bitting_api_key_mask (item->api_key);
  g_autofree char *site = bitting_words_dup_environment (item->environment, item->host);

  g_clear_pointer (&self->item, bitting_item_unref);
  self->item = bitting_item_ref (item);
  adw_action_row_set_subtitle (self->key_row, masked);
  adw_action_row_set_subtitle (self->site_row, site);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->secret_row),
                                 item->signing == BITTING_SIGNING_RSA ? _("Private RSA key")
                                                                      : _("API secret"));
  gtk_widget_set_sensitive (self->copy_key, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ips_row), TRUE);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingKeyPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = bitting_keeper_list_finish (BITTING_KEEPER (source), result, &error);
  guint i;

  if (entries == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say (self, error->message);
      return;
    }

  for (i = 0; i < entries->len; i++)
    {
      BittingItem *item = bitting_entry_get_item (g_ptr_array_index (entries, i));

      if (g_str_equal (item->name, self->name))
        show_item (self, item);
    }
}

static char *
dup_day (GDateTime *when)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (when);

  return g_date_time_format (local, "%x");
}

static char *
dup_account (const BittingKeyInfo *info)
{
  const char *account = !info->master_known ? _("The exchange does not say")
                        : info->is_master ? _("The main account") : _("A sub-account");

  if (!info->unified)
    return g_strdup (account);

  /* Translators: whose key it is, and the kind of the account */
  return g_strdup_printf (_("%s · %s"), account, _("unified trading account"));
}

static char *
dup_bound (const BittingKeyInfo *info)
{
  g_autoptr (GStrvBuilder) addresses = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint i;

  if (bitting_key_info_find_gap (info, BITTING_FACT_ADDRESSES) != NULL)
    return g_strdup (_("The exchange does not say"));
  if (!bitting_key_info_is_bound (info))
    return g_strdup (_("Every computer: the key is not bound to addresses"));

  for (i = 0; i < info->ips->len; i++)
    g_strv_builder_add (addresses, g_ptr_array_index (info->ips, i));
  list = g_strv_builder_end (addresses);

  return g_strjoinv (", ", list);
}

static char *
dup_expiry (const BittingKeyInfo *info)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  if (!info->expiry_known)
    return g_strdup (_("The exchange does not say"));
  if (info->expires_at == NULL)
    return g_strdup (_("Never, as long as it is bound to addresses"));

  day = dup_day (info->expires_at);
  words = bitting_reminder_dup_words (g_date_time_to_unix (info->expires_at), now);

  return words != NULL ? g_strdup_printf ("%s · %s", day, words) : g_steal_pointer (&day);
}

static void
bitting_key_panel_dispose (GObject *object)
{
  BittingKeyPanel *self = BITTING_KEY_PANEL (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->item, bitting_item_unref);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (bitting_key_panel_parent_class)->dispose (object);
}

static void
bitting_key_panel_finalize (GObject *object)
{
  g_object_unref (BITTING_KEY_PANEL (object)->cancellable);

  G_OBJECT_CLASS (bitting_key_panel_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, name_row);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, site_row);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, key_row);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, secret_row);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, copy_key);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, reveal);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, policy_row);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, ips_row);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, facts);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, account_row);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, bound_row);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, created_row);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, expires_row);
}

static void
bitting_key_panel_class_init (BittingKeyPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_key_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = bitting_key_panel_finalize;
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-key-panel.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, copy_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_secret_cb);
  gtk_widget_class_bind_template_callback (widget_class, reveal_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
  gtk_widget_class_bind_template_callback (widget_class, ips_cb);
}

static void
bitting_key_panel_init (BittingKeyPanel *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bitting_key_panel_open:
 * @self: a panel
 * @keeper: who has the key
 * @name: name of a saved key
 *
 * Shows another key. What was revealed of the one before is hidden.
 */
void
bitting_key_panel_open (BittingKeyPanel *self,
                        BittingKeeper   *keeper,
                        const char      *name)
{
  g_autofree char *ips = NULL;

  g_return_if_fail (BITTING_IS_KEY_PANEL (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  hide_secret (self);
  g_set_object (&self->keeper, keeper);
  g_free (self->name);
  self->name = g_strdup (name);
  g_clear_pointer (&self->item, bitting_item_unref);

  ips = bitting_keeper_dup_ips (keeper, name);
  gtk_editable_set_text (self->name_row, name);
  gtk_editable_set_text (self->ips_row, ips);
  gtk_widget_set_sensitive (self->copy_key, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ips_row), FALSE);
  bitting_keeper_list_async (keeper, self->cancellable, listed_cb, g_object_ref (self));
}

/**
 * bitting_key_panel_show:
 * @self: a panel
 * @report: (nullable): the last card of the key, for what the exchange said
 */
void
bitting_key_panel_show (BittingKeyPanel     *self,
                        const BittingReport *report)
{
  const BittingKeyInfo *info = report != NULL ? report->key_info : NULL;
  const BittingPolicy *policy = bitting_data_get_policy (report != NULL ? report->policy : "guide");
  g_autofree char *account = NULL;
  g_autofree char *bound = NULL;
  g_autofree char *created = NULL;
  g_autofree char *expires = NULL;

  g_return_if_fail (BITTING_IS_KEY_PANEL (self));

  /* A card that was kept names its policy by the id alone. */
  adw_action_row_set_subtitle (self->policy_row, policy != NULL ? policy->title : report->policy_title);
  gtk_widget_set_visible (self->facts, info != NULL);
  if (info == NULL)
    return;

  account = dup_account (info);
  bound = dup_bound (info);
  created = info->created_at != NULL ? dup_day (info->created_at) : g_strdup (_("The exchange does not say"));
  expires = dup_expiry (info);
  adw_action_row_set_subtitle (self->account_row, account);
  adw_action_row_set_subtitle (self->bound_row, bound);
  adw_action_row_set_subtitle (self->created_row, created);
  adw_action_row_set_subtitle (self->expires_row, expires);
}
