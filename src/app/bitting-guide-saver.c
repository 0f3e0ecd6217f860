/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts the guide as a web page where the user wants it. */

#include "config.h"

#include "bitting-guide-saver.h"

#include "bitting-data.h"

#include <glib/gi18n.h>
#include <string.h>

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    gtk_widget_activate_action (parent, "win.say", "s", _("The guide is saved"));
  else
    gtk_widget_activate_action (parent, "win.say", "s", error->message);
}

/* The page is for the key of this journey: its site, and the addresses that it will be bound to. */
static GBytes *
make_page (BittingJourney *journey)
{
  BittingEnvironment *environment = bitting_journey_get_environment (journey);
  const char *text = bitting_journey_get_ips (journey);
  g_autoptr (BittingIpList) ips = bitting_ip_list_parse (text != NULL ? text : "");
  g_autoptr (BittingPolicy) policy = NULL;
  char *page = NULL;

  policy = bitting_policy_with_ips (bitting_journey_get_policy (journey), ips);
  if (environment == NULL)
    environment = g_ptr_array_index (bitting_data_get_environments (), 0);
  page = bitting_data_make_guide_page (policy, environment);

  return g_bytes_new_take (page, strlen (page));
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  G_GNUC_UNUSED g_autoptr (GtkNativeDialog) self = dialog;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) page = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  page = make_page (BITTING_JOURNEY (user_data));
  /* Whole or not at all; the dialog has asked about a file that is there already. */
  g_file_replace_contents_bytes_async (file, page, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (gtk_native_dialog_get_transient_for (dialog)));
}

/**
 * bitting_guide_saver_run:
 * @parent: the window to ask above
 * @journey: the journey whose policy, site and addresses the page is for
 *
 * Asks for a file, writes the guide into it, and says so.
 */
void
bitting_guide_saver_run (GtkWindow      *parent,
                         BittingJourney *journey)
{
  GtkFileChooserNative *dialog = NULL;

  dialog = gtk_file_chooser_native_new (_("Save the Guide as a Web Page"), parent,
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  /* It lives until it is answered: see response_cb(). */
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "bybit-api-key.html");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), journey, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
