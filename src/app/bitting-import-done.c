/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys are saved; what is left to do is to delete what they came from. That is the user's:
 * a bot may still read it. */

#include "config.h"

#include "bitting-import-done.h"

#include "bitting-folder.h"

#include <glib/gi18n.h>

struct _BittingImportDone
{
  AdwBin         parent_instance;

  GFile         *file; /* (owned) (nullable): what the keys came from; NULL if pasted */

  /* Template widgets */
  AdwStatusPage *status;
  GtkLabel      *reminder_title;
  GtkLabel      *reminder;
  GtkWidget     *show_folder;
  GtkWidget     *see_keys;
};

G_DEFINE_FINAL_TYPE (BittingImportDone, bitting_import_done, ADW_TYPE_BIN)

static void
show_folder_cb (BittingImportDone *self)
{
  bitting_folder_show (self->file);
}

static void
bitting_import_done_dispose (GObject *object)
{
  BittingImportDone *self = BITTING_IMPORT_DONE (object);

  g_clear_object (&self->file);

  G_OBJECT_CLASS (bitting_import_done_parent_class)->dispose (object);
}

static void
bitting_import_done_class_init (BittingImportDoneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_import_done_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-import-done.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingImportDone, status);
  gtk_widget_class_bind_template_child (widget_class, BittingImportDone, reminder_title);
  gtk_widget_class_bind_template_child (widget_class, BittingImportDone, reminder);
  gtk_widget_class_bind_template_child (widget_class, BittingImportDone, show_folder);
  gtk_widget_class_bind_template_child (widget_class, BittingImportDone, see_keys);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_cb);
}

static void
bitting_import_done_init (BittingImportDone *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_file (BittingImportDone *self)
{
  g_autofree char *base = g_file_get_basename (self->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *words = NULL;

  words = g_strdup_printf (_("“%s” still holds the secrets, and whoever reads it can use your keys. "
                             "Delete it, with its copies and backups, as soon as your bot does not "
                             "need it any more."), name);
  gtk_label_set_label (self->reminder_title, _("Now Delete the File"));
  gtk_label_set_label (self->reminder, words);
}

/**
 * bitting_import_done_show:
 * @self: the page
 * @count: how many keys were saved
 * @file: (nullable): what they came from; NULL if it was pasted
 */
void
bitting_import_done_show (BittingImportDone *self,
                          guint              count,
                          GFile             *file)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u Key Saved", "%u Keys Saved", count),
                                            count);

  g_return_if_fail (BITTING_IS_IMPORT_DONE (self));

  g_set_object (&self->file, file);
  adw_status_page_set_title (self->status, title);
  gtk_widget_set_visible (self->show_folder, file != NULL);
  if (file != NULL)
    show_file (self);
  else
    {
      gtk_label_set_label (self->reminder_title, _("Now Delete the Original"));
      gtk_label_set_label (self->reminder,
                           _("What you pasted is still where you copied it from. Delete the "
                             "message or the note, also where it was sent from."));
    }
  gtk_widget_grab_focus (self->see_keys);
}
