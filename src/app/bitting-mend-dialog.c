/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The questions before a key changes or deletes itself, and what came of it. Each answers with
 * the response "go", or "remove" where the key can leave this computer as well. */

#include "config.h"

#include "bitting-mend-dialog.h"

#include "bitting-data.h"
#include "bitting-grade-badge.h"

#include <glib/gi18n.h>

/* Of the lists, in pixels: with all else in a dialog it fits a small screen. */
#define MOST_HEIGHT 280

static GtkWidget *
paragraph (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* A part with its heading; every permission is a line. */
static void
add_list (GtkWidget       *box,
          const char      *heading,
          const GPtrArray *permissions)
{
  GtkWidget *part = NULL;
  guint i;

  if (permissions->len == 0)
    return;

  part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (part), paragraph (heading, "heading"));
  for (i = 0; i < permissions->len; i++)
    {
      g_autofree char *title = bitting_mending_dup_title (bitting_data_get_catalogue (),
                                                          g_ptr_array_index (permissions, i));

      gtk_box_append (GTK_BOX (part), paragraph (title, NULL));
    }
  gtk_box_append (GTK_BOX (box), part);
}

/* The answers have to stay on the screen, however long the lists and large the letters are. */
static GtkWidget *
scrolled (GtkWidget *box)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);

  return scroller;
}

static GtkWidget *
new_dialog (GtkWindow  *window,
            const char *heading,
            const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (window, heading, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);

  return dialog;
}

static void
add_question (GtkWidget  *dialog,
              const char *yes)
{
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "go", yes, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "go",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
}

/**
 * bitting_mend_dialog_new_lower:
 * @window: the window
 * @mending: what is to go
 *
 * Returns: (transfer floating): the one question before permissions are taken away
 */
GtkWidget *
bitting_mend_dialog_new_lower (GtkWindow            *window,
                               const BittingMending *mending)
{
  GtkWidget *dialog = new_dialog (window, _("Take These Permissions Away?"),
                                  bitting_mending_get_last_note (mending));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  add_list (box, _("Goes"), mending->goes);
  if (mending->locks)
    gtk_box_append (GTK_BOX (box), paragraph (_("The key becomes read-only."), NULL));
  add_list (box, _("Stays"), mending->stays);
  add_list (box, _("Cannot be changed from here"), mending->stuck);
  if (mending->stuck->len > 0)
    gtk_box_append (GTK_BOX (box), paragraph (bitting_mending_get_stuck_note (mending), "dim-label"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scrolled (box));
  add_question (dialog, _("_Take Away"));

  return dialog;
}

static void
typed_cb (GtkEditable *entry,
          GtkWidget   *dialog)
{
  const char *masked = g_object_get_data (G_OBJECT (dialog), "masked");

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "go",
                                           bitting_mending_is_confirmed (masked,
                                                                         gtk_editable_get_text (entry)));
}

/**
 * bitting_mend_dialog_new_delete:
 * @window: the window
 * @report: card of the key
 *
 * Returns: (transfer floating): the question before a key is deleted, which can be answered with
 *   yes only by whoever types how the key ends
 */
GtkWidget *
bitting_mend_dialog_new_delete (GtkWindow           *window,
                                const BittingReport *report)
{
  /* Translators: the name of a key, and the key itself, masked */
  g_autofree char *body = g_strdup_printf (_("“%s” (%s) is deleted at Bybit at once and for ever. Every "
                                             "program that uses it stops working. It stays in this "
                                             "computer’s keyring until you remove it."),
                                           report->name, report->api_key);
  GtkWidget *dialog = new_dialog (window, _("Delete This Key at Bybit?"), body);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = paragraph (_("To go on, type the last four characters of the key:"), NULL);
  GtkWidget *entry = gtk_entry_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Last Four Characters of the Key"), -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  add_question (dialog, _("_Delete at Bybit"));
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "go", FALSE);
  g_object_set_data_full (G_OBJECT (dialog), "masked", g_strdup (report->api_key), g_free);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), dialog, 0);

  return dialog;
}

static GtkWidget *
graded (const char          *heading,
        const BittingReport *report)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *badge = g_object_new (BITTING_TYPE_GRADE_BADGE, NULL);
  GtkWidget *label = gtk_label_new (heading);

  bitting_grade_badge_set_grade (BITTING_GRADE_BADGE (badge), report->grade, report->outcome);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), badge);

  return box;
}

/* The two grades side by side, and what is left to do elsewhere. */
static GtkWidget *
before_and_after (const BittingMend *mend)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *grades = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 36);

  gtk_widget_set_halign (grades, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (grades), graded (_("Before"), mend->before));
  gtk_box_append (GTK_BOX (grades), graded (_("Now"), mend->after));
  gtk_box_append (GTK_BOX (box), grades);
  if (!mend->deletes && mend->mending->stuck->len > 0)
    {
      add_list (box, _("Still on"), mend->mending->stuck);
      gtk_box_append (GTK_BOX (box), paragraph (bitting_mending_get_stuck_note (mend->mending),
                                                "dim-label"));
    }

  return box;
}

static const char *
find_heading (const BittingMend *mend)
{
  switch (mend->end)
    {
    case BITTING_MEND_DONE:
      return mend->deletes ? _("Deleted at Bybit") : _("Taken Away");
    case BITTING_MEND_PARTLY:
      return _("Not Quite as Agreed");
    case BITTING_MEND_UNKNOWN:
      return _("Not Known Yet");
    case BITTING_MEND_NOTHING:
    case BITTING_MEND_REFUSED:
    case BITTING_MEND_STALE:
    case BITTING_MEND_UNANSWERED:
    default:
      return _("Nothing Was Changed");
    }
}

/**
 * bitting_mend_dialog_new_end:
 * @window: the window
 * @mend: how it ended
 *
 * Returns: (transfer floating): what came of it, with before and after
 */
GtkWidget *
bitting_mend_dialog_new_end (GtkWindow         *window,
                             const BittingMend *mend)
{
  g_autofree char *sentence = bitting_mend_dup_sentence (mend);
  GtkWidget *dialog = new_dialog (window, find_heading (mend), sentence);
  gboolean gone = mend->deletes && mend->end == BITTING_MEND_DONE;

  if (mend->after != NULL && mend->after->key_info != NULL)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), before_and_after (mend));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close",
                                   gone ? _("_Keep Here") : _("_OK"));
  if (gone)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "remove", _("_Remove Here…"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");

  return dialog;
}
