/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report file with several reports holds: a row for each. */

#include "config.h"

#include "bitting-report-list.h"

#include "bitting-date.h"
#include "bitting-grade-badge.h"
#include "bitting-keeper-file.h"
#include "bitting-words.h"

#include <glib/gi18n.h>

#define BADGE_SIZE 36

struct _BittingReportList
{
  AdwBin      parent_instance;

  /* Template widgets */
  GtkLabel   *summary;
  GtkListBox *rows;
  GtkWidget  *keep;
};

typedef enum
{
  SIGNAL_OPEN,
  SIGNAL_KEEP,
  N_SIGNALS,
} BittingReportListSignal;

G_DEFINE_FINAL_TYPE (BittingReportList, bitting_report_list, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
activated_cb (BittingReportList *self,
              GtkListBoxRow     *row)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
keep_cb (BittingReportList *self)
{
  g_signal_emit (self, signals[SIGNAL_KEEP], 0);
}

static void
bitting_report_list_class_init (BittingReportListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /* Its parameter is the place in the file, from 0. */
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /* All that are about saved keys are to be kept with them. */
  signals[SIGNAL_KEEP] = g_signal_new ("keep", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-report-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingReportList, summary);
  gtk_widget_class_bind_template_child (widget_class, BittingReportList, rows);
  gtk_widget_class_bind_template_child (widget_class, BittingReportList, keep);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
bitting_report_list_init (BittingReportList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_about (const BittingOpenedReport *opened)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *site = bitting_words_dup_environment (opened->report->environment, opened->report->host);
  g_autofree char *when = bitting_date_dup_short (opened->report->checked_at, now);

  if (opened->item == NULL)
    /* Translators: a masked key, a site and a time */
    return g_strdup_printf (_("%s · %s · %s · none of your keys"), opened->report->api_key, site, when);

  /* Translators: a masked key, a site, a time, and the name of a key */
  return g_strdup_printf (_("%s · %s · %s · your key “%s”"), opened->report->api_key, site, when,
                          opened->item->name);
}

static void
fill_row (AdwActionRow              *row,
          const BittingOpenedReport *opened,
          guint                      number)
{
  GtkWidget *badge = g_object_new (BITTING_TYPE_GRADE_BADGE, "valign", GTK_ALIGN_CENTER, NULL);
  const BittingReport *report = opened->report;
  g_autofree char *title = report->name != NULL ? g_strdup (report->name)
                                                /* Translators: %u is a number */
                                                : g_strdup_printf (_("Report %u, of a key without a name"), number);
  g_autofree char *about = dup_about (opened);

  bitting_grade_badge_set_grade (BITTING_GRADE_BADGE (badge), report->grade, report->outcome);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, about);
  adw_action_row_add_prefix (row, badge);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
}

static void
fill_bad_row (AdwActionRow              *row,
              const BittingOpenedReport *opened,
              guint                      number)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  /* Translators: %u is a number */
  g_autofree char *title = g_strdup_printf (_("Report %u cannot be used"), number);

  /* As wide as a grade. */
  gtk_widget_set_size_request (image, BADGE_SIZE, -1);
  gtk_widget_add_css_class (image, "warning");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, opened->fault);
  adw_action_row_add_prefix (row, image);
}

static GtkWidget *
make_row (const BittingOpenedReport *opened,
          guint                      number)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (opened->report != NULL)
    fill_row (ADW_ACTION_ROW (row), opened, number);
  else
    fill_bad_row (ADW_ACTION_ROW (row), opened, number);

  return row;
}

static gboolean
can_be_kept (const BittingOpenedReport *opened)
{
  return opened->item != NULL && opened->report->outcome == BITTING_OUTCOME_COMPLETE;
}

/**
 * bitting_report_list_fill:
 * @self: a list that is empty
 * @opened: (element-type BittingOpenedReport): what a file holds
 *
 * Shows a row for each part of the file, in its order.
 */
void
bitting_report_list_fill (BittingReportList *self,
                          GPtrArray         *opened)
{
  g_autofree char *summary = NULL;
  guint ours = 0;
  guint i;

  g_return_if_fail (BITTING_IS_REPORT_LIST (self));

  for (i = 0; i < opened->len; i++)
    {
      const BittingOpenedReport *one = g_ptr_array_index (opened, i);

      gtk_list_box_append (self->rows, make_row (one, i + 1));
      if (can_be_kept (one))
        ours++;
    }
  summary = g_strdup_printf (ngettext ("The file holds %u report that was made elsewhere. It is judged again by "
                                       "the rules that are known here.",
                                       "The file holds %u reports that were made elsewhere. They are judged again "
                                       "by the rules that are known here.", opened->len), opened->len);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (self->keep, ours > 0);
}
