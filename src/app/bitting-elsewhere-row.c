/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The check is made on a computer that the key lets in, and its report is opened here. */

#include "config.h"

#include "bitting-elsewhere-row.h"

#include <glib/gi18n.h>

struct _BittingElsewhereRow
{
  AdwExpanderRow  parent_instance;

  /* Template widgets */
  AdwActionRow   *command;
  AdwActionRow   *command_unsaved;
};

G_DEFINE_FINAL_TYPE (BittingElsewhereRow, bitting_elsewhere_row, ADW_TYPE_EXPANDER_ROW)

static void
copy (BittingElsewhereRow *self,
      AdwActionRow        *row)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), adw_action_row_get_subtitle (row));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", _("Command copied"));
}

static void
copy_command_cb (BittingElsewhereRow *self)
{
  copy (self, self->command);
}

static void
copy_unsaved_cb (BittingElsewhereRow *self)
{
  copy (self, self->command_unsaved);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           gpointer         user_data)
{
  g_autoptr (BittingElsewhereRow) self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (file == NULL)
    return;

  uri = g_file_get_uri (file);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-report", "s", uri);
}

static void
open_cb (BittingElsewhereRow *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Open a Report File"), window,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);

  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
bitting_elsewhere_row_class_init (BittingElsewhereRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-elsewhere-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingElsewhereRow, command);
  gtk_widget_class_bind_template_child (widget_class, BittingElsewhereRow, command_unsaved);
  gtk_widget_class_bind_template_callback (widget_class, copy_command_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_unsaved_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
bitting_elsewhere_row_init (BittingElsewhereRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_command (const char *what,
             const char *place,
             const char *ips)
{
  return g_strdup_printf ("bittingctl check %s%s%s%s --json > report.json", what, place,
                          *ips != '\0' ? " --ips " : "", ips);
}

/**
 * bitting_elsewhere_row_open:
 * @self: a row
 * @keeper: who knows what is expected of the key
 * @item: the key
 *
 * Writes the commands that check a key on another computer.
 */
void
bitting_elsewhere_row_open (BittingElsewhereRow *self,
                            BittingKeeper       *keeper,
                            const BittingItem   *item)
{
  gboolean custom = g_str_equal (item->environment, "custom");
  g_autofree char *name = g_shell_quote (item->name);
  g_autofree char *ips = bitting_keeper_dup_ips (keeper, item->name);
  g_autofree char *place = g_strconcat (custom ? " --host " : " --environment ",
                                        custom ? item->host : item->environment, NULL);
  g_autofree char *saved = dup_command (name, "", ips);
  g_autofree char *unsaved = dup_command ("--stdin", place, ips);

  g_return_if_fail (BITTING_IS_ELSEWHERE_ROW (self));

  adw_action_row_set_subtitle (self->command, saved);
  adw_action_row_set_subtitle (self->command_unsaved, unsaved);
}
