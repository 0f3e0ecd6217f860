/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a key is to be taken out of the keyring, and what that does not do. */

#include "config.h"

#include "bitting-removal-question.h"

#include "bitting-words.h"

#include <glib/gi18n.h>

static void
page_cb (GtkWidget *button)
{
  bitting_words_open_page (g_object_get_data (G_OBJECT (button), "page"));
}

/* A button of its own: an answer would close the dialog, and the key is still here. */
static GtkWidget *
make_page_button (const char *page)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Open Bybit’s Page"));

  gtk_widget_set_tooltip_text (button, page);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "page", g_strdup (page), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (page_cb), NULL);

  return button;
}

static void
answered_cb (GtkWidget  *parent,
             const char *response,
             GtkWidget  *dialog)
{
  if (g_str_equal (response, "remove"))
    gtk_widget_activate_action (parent, "win.take-out", "s", g_object_get_data (G_OBJECT (dialog), "name"));
}

/**
 * bitting_removal_question_new:
 * @parent: the window, whose action “win.take-out” is called if the answer is yes
 * @name: name of a saved key
 * @page: (nullable): address of the page where the key can be deleted at the exchange
 *
 * Returns: (transfer none): the question, not shown yet
 */
GtkWindow *
bitting_removal_question_new (GtkWindow  *parent,
                              const char *name,
                              const char *page)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Remove This Key Here?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("“%s” and its secret are taken out of this computer’s keyring. At "
                                    "Bybit the key goes on existing: delete it there, too, if nobody "
                                    "uses it any more."), name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "remove", _("_Remove"), NULL);
  if (page != NULL)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_page_button (page));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "name", g_strdup (name), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), parent, G_CONNECT_SWAPPED);

  return GTK_WINDOW (dialog);
}
