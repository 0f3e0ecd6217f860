/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands for the site's one-time dialog while practising: shows a ready key of the
 * practice exchange, to be copied as on the site. */

#include "config.h"

#include "bitting-practice-dialog.h"

#include "bitting-copy-row.h"
#include "bitting-practice.h"

#include <glib/gi18n.h>

struct _BittingPracticeDialog
{
  AdwBin             parent_instance;

  GPtrArray         *keys; /* (owned) (element-type BittingPracticeKey) */

  /* Template widgets */
  AdwComboRow       *choice;
  AdwPreferencesRow *description;
  AdwActionRow      *key_row;
  AdwActionRow      *secret_row;
};

G_DEFINE_FINAL_TYPE (BittingPracticeDialog, bitting_practice_dialog, ADW_TYPE_BIN)

static BittingPracticeKey *
chosen (BittingPracticeDialog *self)
{
  return g_ptr_array_index (self->keys, adw_combo_row_get_selected (self->choice));
}

static void
selected_cb (BittingPracticeDialog *self)
{
  adw_preferences_row_set_title (self->description, chosen (self)->description);
  adw_action_row_set_subtitle (self->key_row, chosen (self)->api_key);
}

static void
copy_key_cb (BittingPracticeDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), chosen (self)->api_key);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", _("Key copied"));
}

static void
copy_secret_cb (BittingPracticeDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          bitting_secret_peek (chosen (self)->secret));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", _("Secret copied"));
}

static void
bitting_practice_dialog_dispose (GObject *object)
{
  BittingPracticeDialog *self = BITTING_PRACTICE_DIALOG (object);

  g_clear_pointer (&self->keys, g_ptr_array_unref);

  G_OBJECT_CLASS (bitting_practice_dialog_parent_class)->dispose (object);
}

static void
bitting_practice_dialog_class_init (BittingPracticeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_practice_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-practice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingPracticeDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, BittingPracticeDialog, description);
  gtk_widget_class_bind_template_child (widget_class, BittingPracticeDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, BittingPracticeDialog, secret_row);
}

static void
add_copy_button (BittingPracticeDialog *self,
                 AdwActionRow          *row,
                 const char            *label,
                 GCallback              callback)
{
  GtkWidget *button = bitting_copy_row_new_button (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static void
bitting_practice_dialog_init (BittingPracticeDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint i;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->keys = bitting_practice_dup_keys ();
  for (i = 0; i < self->keys->len; i++)
    gtk_string_list_append (titles, ((BittingPracticeKey *) g_ptr_array_index (self->keys, i))->title);
  adw_combo_row_set_model (self->choice, G_LIST_MODEL (titles));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  add_copy_button (self, self->key_row, _("Copy the API key"), G_CALLBACK (copy_key_cb));
  add_copy_button (self, self->secret_row, _("Copy the API secret"), G_CALLBACK (copy_secret_cb));
  selected_cb (self);
}

/**
 * bitting_practice_dialog_new:
 * @policy: what the key is to look like
 *
 * Returns: (transfer floating): the dialog of the practice exchange, with a key on show that is as
 *   it should be
 */
GtkWidget *
bitting_practice_dialog_new (const BittingPolicy *policy)
{
  BittingPracticeDialog *self = g_object_new (BITTING_TYPE_PRACTICE_DIALOG, NULL);

  adw_combo_row_set_selected (self->choice, bitting_practice_find_key (policy));

  return GTK_WIDGET (self);
}
