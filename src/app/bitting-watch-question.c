/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether all keys are to be checked once a day: asked once, after the first good card. */

#include "config.h"

#include "bitting-watch-question.h"

#include "bitting-watching.h"

#include <glib/gi18n.h>

static void
switched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = bitting_watching_switch_finish (result, &error);

  gtk_widget_activate_action (widget, "win.say", "s", words != NULL ? words : error->message);
}

/**
 * bitting_watch_question_switch:
 * @widget: any widget of the window that says what was done
 * @on: the person's wish
 */
void
bitting_watch_question_switch (GtkWidget *widget,
                               gboolean   on)
{
  bitting_watching_switch_async (on, NULL, switched_cb, g_object_ref (widget));
}

static void
answered_cb (GtkWidget  *widget,
             const char *response,
             GtkWidget  *dialog)
{
  if (g_str_equal (response, "watch"))
    bitting_watch_question_switch (widget, TRUE);
}

static void
ask (GtkWidget *widget)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                              _("Check Your Keys Once a Day?"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _("Bitting can ask the exchange once a day, also while its window is "
                                 "closed, and tells you only when something needs you: a permission "
                                 "that was switched on, or a key that is about to end.\n\nThe "
                                 "preferences have this switch, too."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "no", _("_Not Now"),
                                    "watch", _("_Check Daily"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "watch",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "watch");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "no");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * bitting_watch_question_consider:
 * @widget: the page that shows the card
 * @report: a new card
 *
 * Asks, if the card is good and the person was never asked. A practice key is no reason:
 * its exchange is up only while somebody practises.
 */
void
bitting_watch_question_consider (GtkWidget           *widget,
                                 const BittingReport *report)
{
  gboolean good = report->grade == BITTING_GRADE_A || report->grade == BITTING_GRADE_B;

  if (!good || g_str_equal (report->environment, "practice") || !bitting_watching_should_ask ())
    return;

  bitting_watching_note_asked ();
  ask (widget);
}
