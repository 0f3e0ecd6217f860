/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every check of a key, with what became different: the chart first, then the words. */

#include "config.h"

#include "bitting-timeline.h"

#include "bitting-data.h"
#include "bitting-date.h"
#include "bitting-event.h"
#include "bitting-grade-badge.h"
#include "bitting-hearing.h"
#include "bitting-grade-chart.h"

#include <glib/gi18n.h>

/* Nobody reads further down, and each is a widget. */
#define MOST_ROWS 100

struct _BittingTimeline
{
  AdwBin             parent_instance;

  GtkBox            *box;   /* (borrowed) */
  BittingGradeChart *chart; /* (borrowed) */
  GtkWidget         *group; /* (borrowed) (nullable): the rows */
};

G_DEFINE_FINAL_TYPE (BittingTimeline, bitting_timeline, ADW_TYPE_BIN)

static char *
dup_changes (const BittingEvent *event,
             gboolean            first)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint i;

  if (event->diagnosed)
    {
      g_autoptr (BittingDiagnosis) diagnosis = bitting_diagnosis_new (event->diagnosis, 0, 0, NULL);
      g_autofree char *message = bitting_diagnosis_dup_message (diagnosis);

      g_string_append (words, message);
    }
  if (event->source == BITTING_SOURCE_FILE)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", _("Made elsewhere, from a report file"));
  else if (event->source == BITTING_SOURCE_MAIN_ACCOUNT)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", _("Told by the main account"));
  if (event->old_key)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", _("Another key that had this name"));
  for (i = 0; i < event->changes->len; i++)
    {
      g_autofree char *title = bitting_change_dup_title (g_ptr_array_index (event->changes, i),
                                                         bitting_data_get_catalogue ());

      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", title);
    }
  if (words->len == 0)
    g_string_append (words, first ? _("The first check") : _("Nothing became different"));

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static GtkWidget *
make_row (const BittingEvent *event,
          gboolean            first)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *badge = g_object_new (BITTING_TYPE_GRADE_BADGE, NULL);
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (event->checked_at);
  g_autofree char *day = bitting_date_dup_day (when);
  /* Translators: how the time of a check is written, see g_date_time_format(): 14:05 */
  g_autofree char *hour = g_date_time_format (when, _("%H:%M"));
  /* Translators: day and time of a check */
  g_autofree char *title = g_strdup_printf (_("%s, %s"), day, hour);
  g_autofree char *changes = dup_changes (event, first);
  g_autofree char *spoken = NULL;

  bitting_grade_badge_set_grade (BITTING_GRADE_BADGE (badge), event->grade, event->outcome);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), changes);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), badge);
  spoken = g_strdup_printf ("%s\n%s", gtk_widget_get_tooltip_text (badge), changes);
  bitting_hearing_describe (row, spoken);
  if (bitting_changes_need_person (event->changes))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("dialog-warning-symbolic"));

  return row;
}

static void
bitting_timeline_class_init (BittingTimelineClass *klass)
{
}

static void
bitting_timeline_init (BittingTimeline *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *card = adw_bin_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  self->chart = g_object_new (BITTING_TYPE_GRADE_CHART, NULL);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "chart");
  adw_bin_set_child (ADW_BIN (card), GTK_WIDGET (self->chart));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Grades"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
  gtk_box_append (self->box, group);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * bitting_timeline_set_events:
 * @self: a timeline
 * @events: (element-type BittingEvent): the checks of a key, newest first, one at least
 */
void
bitting_timeline_set_events (BittingTimeline *self,
                             GPtrArray       *events)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  guint i;

  g_return_if_fail (BITTING_IS_TIMELINE (self));

  bitting_grade_chart_set_events (self->chart, events);
  if (self->group != NULL)
    gtk_box_remove (self->box, self->group);
  self->group = GTK_WIDGET (group);
  adw_preferences_group_set_title (group, _("Checks"));
  for (i = 0; i < MIN (events->len, MOST_ROWS); i++)
    adw_preferences_group_add (group, make_row (g_ptr_array_index (events, i), i + 1 == events->len));
  if (events->len > MOST_ROWS)
    {
      g_autofree char *words = NULL;
      guint older = events->len - MOST_ROWS;

      words = g_strdup_printf (ngettext ("%u older check is in the history file.",
                                         "%u older checks are in the history file.", older), older);
      adw_preferences_group_set_description (group, words);
    }
  gtk_box_append (self->box, self->group);
}
