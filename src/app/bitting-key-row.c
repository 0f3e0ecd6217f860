/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One saved key in the list. */

#include "config.h"

#include "bitting-key-row.h"

#include "bitting-grade-badge.h"
#include "bitting-words.h"

#include <glib/gi18n.h>

struct _BittingKeyRow
{
  AdwActionRow       parent_instance;

  BittingEntry      *entry; /* (owned) */

  /* Template widgets */
  BittingGradeBadge *badge;
  GtkLabel          *checked;
};

G_DEFINE_FINAL_TYPE (BittingKeyRow, bitting_key_row, ADW_TYPE_ACTION_ROW)

static void
bitting_key_row_dispose (GObject *object)
{
  BittingKeyRow *self = BITTING_KEY_ROW (object);

  g_clear_object (&self->entry);

  G_OBJECT_CLASS (bitting_key_row_parent_class)->dispose (object);
}

static void
bitting_key_row_class_init (BittingKeyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_key_row_dispose;
  g_type_ensure (BITTING_TYPE_GRADE_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-key-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingKeyRow, badge);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyRow, checked);
}

static void
bitting_key_row_init (BittingKeyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_check (BittingKeyRow *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *ago = NULL;
  g_autofree char *words = NULL;

  if (!bitting_entry_is_checked (self->entry))
    {
      gtk_label_set_label (self->checked, _("Not checked yet"));
      return;
    }

  bitting_grade_badge_set_grade (self->badge, bitting_entry_get_grade (self->entry),
                                 bitting_entry_get_outcome (self->entry));
  ago = bitting_words_dup_ago (bitting_entry_get_checked_at (self->entry), now);
  /* Translators: %s is a time such as “5 minutes ago” */
  words = g_strdup_printf (_("Checked %s"), ago);
  gtk_label_set_label (self->checked, words);
}

/**
 * bitting_key_row_new:
 * @entry: the saved key
 *
 * Returns: (transfer full): a row for it
 */
GtkWidget *
bitting_key_row_new (BittingEntry *entry)
{
  BittingKeyRow *self = g_object_new (BITTING_TYPE_KEY_ROW, NULL);
  BittingItem *item = bitting_entry_get_item (entry);
  g_autofree char *masked = bitting_api_key_mask (item->api_key);
  g_autofree char *environment = bitting_words_dup_environment (item->environment, item->host);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", environment, masked);

  self->entry = g_object_ref (entry);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), item->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  show_check (self);

  return GTK_WIDGET (self);
}

/** Returns: (transfer none): the saved key */
BittingEntry *
bitting_key_row_get_entry (BittingKeyRow *self)
{
  return self->entry;
}
