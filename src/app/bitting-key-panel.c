/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One saved key: its parts for the person's own hand, and what is known about it. The
 * secret is read only when somebody asks to see or to copy it, and is let go at once. */

#include "config.h"

#include "bitting-key-panel.h"

#include "bitting-apply-button.h"
#include "bitting-key-facts.h"
#include "bitting-key-policy.h"
#include "bitting-lent-text.h"
#include "bitting-reading.h"
#include "bitting-secret-text.h"
#include "bitting-words.h"

#include <glib/gi18n.h>

#define REVEAL_SECONDS 20

struct _BittingKeyPanel
{
  AdwBin             parent_instance;

  BittingKeeper     *keeper;       /* (owned) (nullable) */
  BittingItem       *item;         /* (owned) (nullable): once the keyring has named it */
  GCancellable      *cancellable;  /* (owned): of what was asked of this key */
  char              *name;         /* (nullable) */
  guint              timer;        /* source that hides the secret again, or 0 */
  gboolean           renaming;

  /* Template widgets */
  GtkEditable       *name_row;
  AdwActionRow      *site_row;
  AdwActionRow      *key_row;
  AdwActionRow      *secret_row;
  GtkWidget         *copy_key;
  GtkToggleButton   *reveal;
  GtkWidget         *secret_shown;
  BittingSecretText *secret_text;
  BittingKeyPolicy  *policy;
  GtkEditable       *ips_row;
  BittingKeyFacts   *facts;
};

typedef enum
{
  SIGNAL_RENAMED,
  SIGNAL_GONE,
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
  bitting_secret_text_clear (self->secret_text);
  gtk_widget_set_visible (self->secret_shown, FALSE);
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
copy_key_cb (BittingKeyPanel *self)
{
  g_autoptr (BittingSecret) text = bitting_secret_new (self->item->api_key, -1);

  bitting_lent_text_lend (GTK_WIDGET (self), text, _("API key"));
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
    bitting_lent_text_lend (GTK_WIDGET (self), credential->secret, _("API secret"));
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

  /* Another key is on show. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (credential == NULL || !gtk_toggle_button_get_active (self->reveal))
    {
      hide_secret (self);
      return;
    }

  /* It may have been asked for twice. */
  g_clear_handle_id (&self->timer, g_source_remove);
  bitting_secret_text_show (self->secret_text, credential->secret);
  gtk_widget_set_visible (self->secret_shown, TRUE);
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

  self->renaming = FALSE;
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
  self->renaming = TRUE;
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

/* Its addresses may be those of the policy now. */
static void
policy_chosen_cb (BittingKeyPanel *self)
{
  g_autofree char *ips = bitting_keeper_dup_ips (self->keeper, self->name);

  gtk_editable_set_text (self->ips_row, ips);
}

static void
show_item (BittingKeyPanel *self,
           BittingItem     *item)
{
  g_autofree char *masked = bitting_api_key_mask (item->api_key);
  g_autofree char *shown = bitting_reading_dup_code (masked);
  g_autofree char *site = bitting_words_dup_environment (item->environment, item->host);

  g_clear_pointer (&self->item, bitting_item_unref);
  self->item = bitting_item_ref (item);
  adw_action_row_set_subtitle (self->key_row, shown);
  adw_action_row_set_subtitle (self->site_row, site);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->secret_row),
                                 item->signing == BITTING_SIGNING_RSA ? _("Private RSA key")
                                                                      : _("API secret"));
  gtk_widget_set_sensitive (self->copy_key, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ips_row), TRUE);
  bitting_key_policy_set_item (self->policy, item);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingKeyPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = bitting_keeper_list_finish (BITTING_KEEPER (source), result, &error);
  gboolean quiet = g_task_get_source_tag (G_TASK (result)) == bitting_keeper_list_quietly_async;
  guint i;

  if (entries == NULL)
    {
      if (!quiet && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say (self, error->message);
      return;
    }

  for (i = 0; i < entries->len; i++)
    {
      BittingItem *item = bitting_entry_get_item (g_ptr_array_index (entries, i));

      if (!g_str_equal (item->name, self->name))
        continue;
      show_item (self, item);
      return;
    }
  if (!self->renaming)
    g_signal_emit (self, signals[SIGNAL_GONE], 0);
}

/* The person has turned to something else. */
static void
bitting_key_panel_unmap (GtkWidget *widget)
{
  hide_secret (BITTING_KEY_PANEL (widget));

  GTK_WIDGET_CLASS (bitting_key_panel_parent_class)->unmap (widget);
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
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, secret_shown);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, secret_text);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, policy);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, ips_row);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPanel, facts);
}

static void
bitting_key_panel_class_init (BittingKeyPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_key_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = bitting_key_panel_finalize;
  widget_class->unmap = bitting_key_panel_unmap;
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /* Another program has removed the key, or given it another name. */
  signals[SIGNAL_GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (BITTING_TYPE_KEY_FACTS);
  g_type_ensure (BITTING_TYPE_KEY_POLICY);
  g_type_ensure (BITTING_TYPE_SECRET_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-key-panel.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, copy_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_secret_cb);
  gtk_widget_class_bind_template_callback (widget_class, reveal_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
  gtk_widget_class_bind_template_callback (widget_class, ips_cb);
  gtk_widget_class_bind_template_callback (widget_class, policy_chosen_cb);
}

static void
bitting_key_panel_init (BittingKeyPanel *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  bitting_apply_button_name (ADW_ENTRY_ROW (self->name_row), _("Rename"));
  bitting_apply_button_name (ADW_ENTRY_ROW (self->ips_row), _("Use These Addresses"));
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
  bitting_key_policy_open (self->policy, keeper, name);
  bitting_keeper_list_async (keeper, self->cancellable, listed_cb, g_object_ref (self));
}

/**
 * bitting_key_panel_show:
 * @self: a panel
 * @report: (nullable): the last card of the key
 */
void
bitting_key_panel_show (BittingKeyPanel     *self,
                        const BittingReport *report)
{
  g_autoptr (BittingReport) telling = NULL;

  g_return_if_fail (BITTING_IS_KEY_PANEL (self));

  bitting_key_policy_show (self->policy, report);
  /* A check that was refused tells nothing of the key, but an earlier one may have. */
  if (report == NULL || report->key_info == NULL)
    telling = bitting_keeper_load_telling_report (self->keeper, self->name);
  bitting_key_facts_show (self->facts, telling != NULL ? telling : report, telling != NULL);
}

/** Reads again what the keyring says of the key: another program may have changed it. */
void
bitting_key_panel_reload (BittingKeyPanel *self)
{
  g_return_if_fail (BITTING_IS_KEY_PANEL (self));

  bitting_keeper_list_quietly_async (self->keeper, self->cancellable, listed_cb, g_object_ref (self));
}
