/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a check could not be completed: what happened, how that is known, what to do now; and
 * behind a row of its own what a support desk asks for. */

#include "config.h"

#include "bitting-diagnosis-group.h"

#include "bitting-data.h"
#include "bitting-page-button.h"

#include <glib/gi18n.h>

static GtkWidget *
wrapping_label (const char *text,
                const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
text_row (const char *title,
          const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);

  return row;
}

/* GTK calls such a row nothing, whatever its title is. */
static void
set_name (GtkWidget  *row,
          const char *name)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
answer_row (const char *text)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *label = wrapping_label (text, "details");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "monospace");
  set_name (row, _("For support"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);

  return row;
}

static GtkWidget *
support_row (const BittingDiagnosis *diagnosis)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *technical = bitting_diagnosis_dup_technical (diagnosis);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("For support"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), _("What was answered, without the key and its signature"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), answer_row (technical));
  if (diagnosis->answer != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), answer_row (diagnosis->answer));

  return row;
}

static GtkWidget *
paste_button (void)
{
  GtkWidget *button = gtk_button_new_with_label (_("Paste the Secret Again"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "report.paste-secret");

  return button;
}

static GtkWidget *
site_button (const char *page)
{
  GtkWidget *button = bitting_page_button_new (page);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);

  return button;
}

static GtkWidget *
advice_row (const BittingDiagnosis *diagnosis,
            const char             *page) /* (nullable) */
{
  g_autofree char *advice = bitting_diagnosis_dup_advice (diagnosis);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "details");
  gtk_box_append (GTK_BOX (box), wrapping_label (_("What to do now"), "caption-heading"));
  gtk_box_append (GTK_BOX (box), wrapping_label (advice, NULL));
  if (diagnosis->code == BITTING_DIAGNOSIS_BAD_SIGNATURE)
    gtk_box_append (GTK_BOX (box), paste_button ());
  if (page != NULL && bitting_diagnosis_is_for_site (diagnosis))
    gtk_box_append (GTK_BOX (box), site_button (page));
  set_name (row, _("What to do now"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

/**
 * bitting_diagnosis_group_new:
 * @report: a report with a diagnosis
 *
 * Returns: (transfer floating): the diagnosis, in words
 */
GtkWidget *
bitting_diagnosis_group_new (const BittingReport *report)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *message = bitting_diagnosis_dup_message (report->diagnosis);
  g_autofree char *evidence = bitting_report_dup_evidence (report);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What Happened"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), text_row (message, evidence));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), advice_row (report->diagnosis,
                                         bitting_data_get_key_page (report->environment)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), support_row (report->diagnosis));

  return group;
}
