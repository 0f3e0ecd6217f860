/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question before something is lost. */

#include "config.h"

#include "bitting-question.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * bitting_question_ask:
 * @widget: who asks; nothing is called once it is gone
 * @heading: the question
 * @body: what will be lost
 * @response: name of the answer that loses it
 * @label: its label, with a mnemonic
 * @answered: called with @widget and the name of the answer, “cancel” or @response
 */
void
bitting_question_ask (GtkWidget  *widget,
                      const char *heading,
                      const char *body,
                      const char *response,
                      const char *label,
                      GCallback   answered)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading, body);
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_response (question, "cancel", _("_Cancel"));
  adw_message_dialog_add_response (question, response, label);
  adw_message_dialog_set_response_appearance (question, response, ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (question, "cancel");
  g_signal_connect_object (dialog, "response", answered, widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
