/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One saved key in the list. The list has as many rows as fit on the screen, and shows
 * other keys in them as it is scrolled. */

#include "config.h"

#include "bitting-key-row.h"

#include "bitting-grade-badge.h"
#include "bitting-text.h"
#include "bitting-words.h"

#include <glib/gi18n.h>

struct _BittingKeyRow
{
  AdwBin             parent_instance;

  BittingEntry      *entry; /* (owned) (nullable): that it shows */

  /* Template widgets */
  BittingGradeBadge *badge;
  GtkLabel          *name;
  GtkLabel          *place;
  GtkLabel          *attention;
  GtkLabel          *checked;
};

G_DEFINE_FINAL_TYPE (BittingKeyRow, bitting_key_row, ADW_TYPE_BIN)

static void
bitting_key_row_dispose (GObject *object)
{
  g_clear_object (&BITTING_KEY_ROW (object)->entry);

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
  gtk_widget_class_bind_template_child (widget_class, BittingKeyRow, name);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyRow, place);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyRow, attention);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyRow, checked);
}

static void
bitting_key_row_init (BittingKeyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: (transfer full): a row that shows nothing yet */
GtkWidget *
bitting_key_row_new (void)
{
  return g_object_new (BITTING_TYPE_KEY_ROW, NULL);
}

static char *
dup_checked (BittingEntry *entry,
             GDateTime    *now)
{
  g_autofree char *ago = NULL;

  if (!bitting_entry_is_checked (entry))
    return g_strdup (_("Not checked yet"));

  ago = bitting_words_dup_ago (bitting_entry_get_checked_at (entry), now);

  if (bitting_entry_get_source (entry) == BITTING_SOURCE_FILE)
    /* Translators: %s is a time such as “5 minutes ago” */
    return g_strdup_printf (_("Checked elsewhere %s"), ago);

  /* Translators: %s is a time such as “5 minutes ago” */
  return g_strdup_printf (_("Checked %s"), ago);
}

/**
 * bitting_key_row_set_entry:
 * @self: a row
 * @entry: the saved key to show from now on
 */
void
bitting_key_row_set_entry (BittingKeyRow *self,
                           BittingEntry  *entry)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *place = bitting_words_dup_place (entry);
  g_autofree char *attention = bitting_entry_dup_attention (entry, now);
  g_autofree char *checked = dup_checked (entry, now);

  g_return_if_fail (BITTING_IS_KEY_ROW (self));

  g_set_object (&self->entry, entry);
  if (bitting_entry_is_checked (entry))
    bitting_grade_badge_set_grade (self->badge, bitting_entry_get_grade (entry),
                                   bitting_entry_get_outcome (entry));
  else
    bitting_grade_badge_set_waiting (self->badge);
  gtk_label_set_label (self->name, bitting_entry_get_item (entry)->name);
  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->attention, attention == NULL ? "" : attention);
  gtk_widget_set_visible (GTK_WIDGET (self->attention), attention != NULL);
  gtk_label_set_label (self->checked, checked);
}

/** Returns: (transfer none) (nullable): the saved key that it shows */
BittingEntry *
bitting_key_row_get_entry (BittingKeyRow *self)
{
  g_return_val_if_fail (BITTING_IS_KEY_ROW (self), NULL);

  return self->entry;
}

/** Returns: (transfer full): all that the row says, for whoever cannot see it */
char *
bitting_key_row_dup_words (BittingKeyRow *self)
{
  GString *words = g_string_new (NULL);
  const char *grade = gtk_widget_get_tooltip_text (GTK_WIDGET (self->badge));
  const char *checked = gtk_label_get_label (self->checked);
  const char *attention = gtk_label_get_label (self->attention);

  bitting_text_add_item (words, gtk_label_get_label (self->name));
  /* Of a key that was not checked, both say just that. */
  if (g_strcmp0 (grade, checked) != 0)
    bitting_text_add_item (words, grade);
  if (*attention != '\0')
    bitting_text_add_item (words, attention);
  bitting_text_add_item (words, gtk_label_get_label (self->place));
  bitting_text_add_item (words, checked);

  return g_string_free (words, FALSE);
}
