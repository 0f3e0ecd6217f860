/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The main account is asked about a key of its sub-account. */

#include "config.h"

#include "bitting-helper-row.h"

#include "bitting-keeper-helper.h"

#include <glib/gi18n.h>

struct _BittingHelperRow
{
  AdwExpanderRow  parent_instance;

  BittingKeeper  *keeper;      /* (owned) (nullable) */
  BittingItem    *item;        /* (owned) (nullable): the key that is asked about */
  GCancellable   *cancellable; /* (owned) (nullable): while the main account is asked */

  /* Template widgets */
  AdwComboRow    *helper;
  GtkStringList  *names;
  GtkEditable    *sub_account;
  AdwActionRow   *result;
  GtkWidget      *ask;
};

G_DEFINE_FINAL_TYPE (BittingHelperRow, bitting_helper_row, ADW_TYPE_EXPANDER_ROW)

static void
tell (BittingHelperRow *self,
      const char       *words) /* (nullable) */
{
  if (words != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result), words);
  gtk_widget_set_visible (GTK_WIDGET (self->result), words != NULL);
  gtk_widget_set_sensitive (self->ask, self->cancellable == NULL);
}

static void
stop (BittingHelperRow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BittingHelperRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingReport) report = bitting_keeper_ask_helper_finish (BITTING_KEEPER (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  tell (self, report == NULL ? error->message : NULL);
  if (report != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-key", "s", self->item->name);
}

static void
ask_cb (BittingHelperRow *self)
{
  GtkStringObject *helper = adw_combo_row_get_selected_item (self->helper);

  if (helper == NULL || self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  tell (self, _("Asking the main account…"));
  bitting_keeper_ask_helper_async (self->keeper, self->item, gtk_string_object_get_string (helper),
                                   gtk_editable_get_text (self->sub_account), self->cancellable, asked_cb,
                                   g_object_ref (self));
}

static void
bitting_helper_row_dispose (GObject *object)
{
  BittingHelperRow *self = BITTING_HELPER_ROW (object);

  stop (self);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->item, bitting_item_unref);

  G_OBJECT_CLASS (bitting_helper_row_parent_class)->dispose (object);
}

static void
bitting_helper_row_class_init (BittingHelperRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_helper_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-helper-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingHelperRow, helper);
  gtk_widget_class_bind_template_child (widget_class, BittingHelperRow, names);
  gtk_widget_class_bind_template_child (widget_class, BittingHelperRow, sub_account);
  gtk_widget_class_bind_template_child (widget_class, BittingHelperRow, result);
  gtk_widget_class_bind_template_child (widget_class, BittingHelperRow, ask);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
}

static void
bitting_helper_row_init (BittingHelperRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bitting_helper_row_open:
 * @self: a row
 * @keeper: who asks
 * @item: the key that is to be asked about
 * @entries: (element-type BittingEntry): the saved keys
 *
 * Offers the saved keys that may be of the main account.
 *
 * Returns: whether there is any
 */
gboolean
bitting_helper_row_open (BittingHelperRow *self,
                         BittingKeeper    *keeper,
                         BittingItem      *item,
                         GPtrArray        *entries)
{
  guint i;

  g_return_val_if_fail (BITTING_IS_HELPER_ROW (self), FALSE);

  stop (self);
  tell (self, NULL);
  g_set_object (&self->keeper, keeper);
  g_clear_pointer (&self->item, bitting_item_unref);
  self->item = bitting_item_ref (item);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), NULL);
  for (i = 0; i < entries->len; i++)
    {
      BittingEntry *entry = g_ptr_array_index (entries, i);

      if (bitting_keeper_can_help (entry, item))
        gtk_string_list_append (self->names, bitting_entry_get_item (entry)->name);
    }

  return g_list_model_get_n_items (G_LIST_MODEL (self->names)) > 0;
}
