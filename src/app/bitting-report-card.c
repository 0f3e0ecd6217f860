/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report card: the grade, its sentence, and what to do. It shows what it is given. */

#include "config.h"

#include "bitting-report-card.h"

#include "bitting-card-tally.h"
#include "bitting-data.h"
#include "bitting-diagnosis-group.h"
#include "bitting-finding-row.h"
#include "bitting-grade-badge.h"
#include "bitting-hearing.h"
#include "bitting-words.h"

#include <glib/gi18n.h>

/* So many of the worst say at once what to do: more would be a wall. */
#define MOST_OPEN 3

struct _BittingReportCard
{
  AdwBin             parent_instance;

  /* Template widgets */
  GtkWidget         *head;
  BittingGradeBadge *badge;
  GtkLabel          *sentence;
  GtkLabel          *subject;
  GtkBox            *tally;
  GtkBox            *groups;
};

G_DEFINE_FINAL_TYPE (BittingReportCard, bitting_report_card, ADW_TYPE_BIN)

static void
clear_groups (BittingReportCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
add_group (BittingReportCard   *self,
           const BittingReport *report,
           BittingVerdict       verdict)
{
  /* What could not be seen has one reason; to say it of each would hide what it is about. */
  g_autofree char *reason = verdict != BITTING_VERDICT_UNKNOWN
                            ? NULL : bitting_report_dup_shared_reason (report, verdict);
  const char *page = bitting_data_get_key_page (report->environment);
  GtkWidget *group = NULL;
  guint i;

  if (bitting_report_count (report, verdict) == 0)
    return;

  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), bitting_verdict_get_label (verdict));
  if (reason != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (reason, -1);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
    }
  for (i = 0; i < report->findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (report->findings, i);
      gboolean open = verdict == BITTING_VERDICT_FAIL && i < MOST_OPEN;

      if (finding->verdict == verdict)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   reason != NULL ? bitting_finding_row_new_brief (finding)
                                                  : bitting_finding_row_new (finding, page, open));
    }
  gtk_box_append (self->groups, group);
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

static void
add_about (BittingReportCard   *self,
           const BittingReport *report)
{
  g_autofree char *cost = NULL;
  GtkWidget *group = adw_preferences_group_new ();

  cost = g_strdup_printf (ngettext ("%u request to %s, answered in %d ms",
                                    "%u requests to %s, answered in %d ms", report->network.requests),
                          report->network.requests, report->host, (int) report->network.total_ms);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("About This Check"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), text_row (_("Held against"), report->policy_title));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), text_row (_("Over the network"), cost));
  gtk_box_append (self->groups, group);
}

/* What the keyboard comes to first, so that it can be heard as often as somebody likes. */
static void
name_head (BittingReportCard *self)
{
  g_autofree char *words = bitting_report_card_dup_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  bitting_hearing_describe (self->head, gtk_label_get_text (self->subject));
}

static void
bitting_report_card_class_init (BittingReportCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BITTING_TYPE_GRADE_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-report-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingReportCard, head);
  gtk_widget_class_bind_template_child (widget_class, BittingReportCard, badge);
  gtk_widget_class_bind_template_child (widget_class, BittingReportCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, BittingReportCard, subject);
  gtk_widget_class_bind_template_child (widget_class, BittingReportCard, tally);
  gtk_widget_class_bind_template_child (widget_class, BittingReportCard, groups);
}

static void
bitting_report_card_init (BittingReportCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bitting_report_card_set_extra:
 * @self: a card
 * @extra: (transfer floating): what its page has to add, such as ways to complete it
 *
 * Puts something between the grade and the findings.
 */
void
bitting_report_card_set_extra (BittingReportCard *self,
                               GtkWidget         *extra)
{
  GtkWidget *box = adw_bin_get_child (ADW_BIN (self));

  g_return_if_fail (BITTING_IS_REPORT_CARD (self));

  gtk_box_insert_child_after (GTK_BOX (box), extra, gtk_widget_get_first_child (box));
}

/**
 * bitting_report_card_show:
 * @self: a card
 * @report: (transfer none): what to show
 */
void
bitting_report_card_show (BittingReportCard   *self,
                          const BittingReport *report)
{
  static const BittingVerdict order[] = {
    BITTING_VERDICT_FAIL, BITTING_VERDICT_ATTENTION, BITTING_VERDICT_UNKNOWN, BITTING_VERDICT_PASS,
  };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *sentence = bitting_report_dup_sentence (report);
  g_autofree char *environment = bitting_words_dup_environment (report->environment, report->host);
  g_autofree char *ago = bitting_words_dup_ago (report->checked_at, now);
  g_autofree char *subject = NULL;
  guint i;

  g_return_if_fail (BITTING_IS_REPORT_CARD (self));

  /* Translators: site, masked key, and a time such as “5 minutes ago” */
  subject = g_strdup_printf (_("%s · %s · checked %s"), environment, report->api_key, ago);
  bitting_grade_badge_set_grade (self->badge, report->grade, report->outcome);
  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->subject, subject);
  bitting_card_tally_fill (self->tally, report);

  clear_groups (self);
  if (report->diagnosis != NULL)
    gtk_box_append (self->groups, bitting_diagnosis_group_new (report));
  for (i = 0; i < G_N_ELEMENTS (order); i++)
    add_group (self, report, order[i]);
  add_about (self, report);
  name_head (self);
}

/**
 * bitting_report_card_show_trouble:
 * @self: a card
 * @error: why the key could not be asked about at all
 */
void
bitting_report_card_show_trouble (BittingReportCard *self,
                                  const GError      *error)
{
  g_return_if_fail (BITTING_IS_REPORT_CARD (self));

  clear_groups (self);
  bitting_grade_badge_set_grade (self->badge, BITTING_GRADE_NONE, BITTING_OUTCOME_FAILED);
  gtk_label_set_label (self->sentence, error->message);
  gtk_label_set_label (self->subject, _("The key itself was not asked about."));
  bitting_card_tally_fill (self->tally, NULL);
  name_head (self);
}

/** Returns: (transfer full): the grade and its sentence */
char *
bitting_report_card_dup_words (BittingReportCard *self)
{
  g_return_val_if_fail (BITTING_IS_REPORT_CARD (self), NULL);

  return g_strdup_printf ("%s\n%s", gtk_widget_get_tooltip_text (GTK_WIDGET (self->badge)), gtk_label_get_text (self->sentence));
}

/** Moves the keyboard, and a screen reader with it, to the grade. */
void
bitting_report_card_begin (BittingReportCard *self)
{
  g_return_if_fail (BITTING_IS_REPORT_CARD (self));

  gtk_widget_grab_focus (self->head);
}
