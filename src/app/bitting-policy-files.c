/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks the person for a policy file of somebody else’s, and where to put one for others. */

#include "config.h"

#include "bitting-policy-files.h"

#include "bitting-policy-shelf.h"

#include <glib/gi18n.h>

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    gtk_widget_activate_action (widget, "win.say", "s", _("The policy is exported"));
  else
    gtk_widget_activate_action (widget, "win.say", "s", error->message);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             GtkWidget       *widget)
{
  G_GNUC_UNUSED g_autoptr (GtkNativeDialog) self = dialog;
  GBytes *bytes = g_object_get_data (G_OBJECT (dialog), "bytes");
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  /* Whole or not at all; the dialog has asked about a file that is there already. */
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (widget));
}

/**
 * bitting_policy_files_export:
 * @widget: a widget of the window to ask above
 * @policy: what to write
 *
 * Asks for a file, writes the policy into it, and says so.
 */
void
bitting_policy_files_export (GtkWidget     *widget,
                             BittingPolicy *policy)
{
  g_autofree char *name = bitting_policy_file_dup_name (policy);
  GtkFileChooserNative *dialog = NULL;

  dialog = gtk_file_chooser_native_new (_("Export the Policy"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  /* It lives until it is answered: see response_cb(). */
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_object_set_data_full (G_OBJECT (dialog), "bytes", bitting_policy_file_make (policy),
                          (GDestroyNotify) g_bytes_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
opened_cb (GtkNativeDialog *dialog,
           int              response,
           GtkWidget       *widget)
{
  G_GNUC_UNUSED g_autoptr (GtkNativeDialog) self = dialog;
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  uri = g_file_get_uri (file);
  gtk_widget_activate_action (widget, "win.import-policy", "s", uri);
}

/**
 * bitting_policy_files_open:
 * @widget: a widget of the window to ask above
 *
 * Asks for a policy file, and lets the window import it.
 */
void
bitting_policy_files_open (GtkWidget *widget)
{
  GtkFileChooserNative *dialog = NULL;

  dialog = gtk_file_chooser_native_new (_("Open a Policy File"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  /* It lives until it is answered: see opened_cb(). */
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (opened_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
