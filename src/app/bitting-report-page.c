/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report card of one saved key: the grade, its sentence, and what to do. */

#include "config.h"

#include "bitting-report-page.h"

#include "bitting-card-sender.h"
#include "bitting-finding-row.h"
#include "bitting-grade-badge.h"
#include "bitting-stack.h"
#include "bitting-words.h"

#include <glib/gi18n.h>

struct _BittingReportPage
{
  AdwBin             parent_instance;

  BittingKeeper     *keeper;      /* (owned) */
  BittingCardSender *sender;      /* (owned) */
  GCancellable      *cancellable; /* (owned) (nullable): while a check runs */
  char              *name;        /* (nullable) */

  /* Template widgets */
  AdwWindowTitle    *title;
  GtkStack          *stack;
  BittingGradeBadge *badge;
  GtkLabel          *sentence;
  GtkLabel          *subject;
  GtkBox            *groups;
  GtkWidget         *check_button;
};

G_DEFINE_FINAL_TYPE (BittingReportPage, bitting_report_page, ADW_TYPE_BIN)

static void
clear_groups (BittingReportPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
add_group (BittingReportPage   *self,
           const BittingReport *report,
           BittingVerdict       verdict)
{
  GtkWidget *group = NULL;
  guint i;

  if (bitting_report_count (report, verdict) == 0)
    return;

  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), bitting_verdict_get_label (verdict));
  for (i = 0; i < report->findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (report->findings, i);

      if (finding->verdict == verdict)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), bitting_finding_row_new (finding));
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

static char *
dup_evidence (const BittingDiagnosis *diagnosis)
{
  g_autoptr (GString) words = g_string_new (bitting_diagnosis_code_to_string (diagnosis->code));

  if (diagnosis->ret_code != 0)
    g_string_append_printf (words, " · %" G_GINT64_FORMAT, diagnosis->ret_code);
  if (diagnosis->http_status != 0)
    g_string_append_printf (words, " · HTTP %u", diagnosis->http_status);
  if (diagnosis->detail != NULL)
    g_string_append_printf (words, " · %s", diagnosis->detail);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_diagnosis (BittingReportPage      *self,
               const BittingDiagnosis *diagnosis)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *message = bitting_diagnosis_dup_message (diagnosis);
  g_autofree char *advice = bitting_diagnosis_dup_advice (diagnosis);
  g_autofree char *evidence = dup_evidence (diagnosis);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What Happened"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), text_row (message, advice));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), text_row (_("For support"), evidence));
  gtk_box_append (self->groups, group);
}

static void
add_about (BittingReportPage   *self,
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

static void
show_report (BittingReportPage *self,
             BittingReport     *report)
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

  /* Translators: site, masked key, and a time such as “5 minutes ago” */
  subject = g_strdup_printf (_("%s · %s · checked %s"), environment, report->api_key, ago);
  bitting_grade_badge_set_grade (self->badge, report->grade, report->outcome);
  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->subject, subject);

  clear_groups (self);
  if (report->diagnosis != NULL)
    add_diagnosis (self, report->diagnosis);
  for (i = 0; i < G_N_ELEMENTS (order); i++)
    add_group (self, report, order[i]);
  add_about (self, report);
  bitting_card_sender_set_report (self->sender, report);
  gtk_stack_set_visible_child_name (self->stack, "card");
}

static void
show_trouble (BittingReportPage *self,
              const GError      *error)
{
  clear_groups (self);
  bitting_grade_badge_set_grade (self->badge, BITTING_GRADE_NONE, BITTING_OUTCOME_FAILED);
  gtk_label_set_label (self->sentence, error->message);
  gtk_label_set_label (self->subject, _("The key itself was not asked about."));
  gtk_stack_set_visible_child_name (self->stack, "card");
}

static void
stop_check (BittingReportPage *self)
{
  bitting_card_sender_set_report (self->sender, NULL);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_sensitive (self->check_button, TRUE);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BittingReportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingReport) report = bitting_keeper_check_finish (BITTING_KEEPER (source), result, &error);
  gboolean ours = g_task_get_cancellable (G_TASK (result)) == self->cancellable;

  /* A check that was cancelled, or overtaken by one of another key, says nothing here. */
  if (!ours)
    return;

  stop_check (self);
  if (report != NULL)
    show_report (self, report);
  else
    show_trouble (self, error);
}

static void
check_cb (BittingReportPage *self)
{
  stop_check (self);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->check_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "checking");
  bitting_keeper_check_async (self->keeper, self->name, NULL, self->cancellable, checked_cb,
                              g_object_ref (self));
}

static void
show_last (BittingReportPage *self)
{
  g_autoptr (BittingReport) report = bitting_keeper_load_report (self->keeper, self->name);

  if (report != NULL)
    show_report (self, report);
  else
    gtk_stack_set_visible_child_name (self->stack, "unchecked");
}

static void
cancel_cb (BittingReportPage *self)
{
  stop_check (self);
  show_last (self);
}

static void
remove_cb (BittingReportPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.remove-key", "s", self->name);
}

/**
 * bitting_report_page_open:
 * @self: the page
 * @name: name of a saved key
 * @check: whether to ask the exchange now, or to show the last card
 */
void
bitting_report_page_open (BittingReportPage *self,
                          const char        *name,
                          gboolean           check)
{
  g_return_if_fail (BITTING_IS_REPORT_PAGE (self));

  stop_check (self);
  g_free (self->name);
  self->name = g_strdup (name);
  adw_window_title_set_title (self->title, name);
  if (check)
    check_cb (self);
  else
    show_last (self);
}

static void
bitting_report_page_dispose (GObject *object)
{
  BittingReportPage *self = BITTING_REPORT_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->keeper);
  g_clear_object (&self->sender);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (bitting_report_page_parent_class)->dispose (object);
}

static void
bitting_report_page_class_init (BittingReportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_report_page_dispose;
  g_type_ensure (BITTING_TYPE_GRADE_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, title);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, badge);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, subject);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, groups);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, check_button);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
bitting_report_page_init (BittingReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sender = bitting_card_sender_new (GTK_WIDGET (self));
  bitting_stack_announce (self->stack);
}

void
bitting_report_page_set_keeper (BittingReportPage *self,
                                BittingKeeper     *keeper)
{
  g_return_if_fail (BITTING_IS_REPORT_PAGE (self));

  g_set_object (&self->keeper, keeper);
}
