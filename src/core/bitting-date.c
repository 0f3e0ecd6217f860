/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days, as people and as the exchange count them. */

#include "config.h"

#include "bitting-date.h"

#include <glib/gi18n-lib.h>

/**
 * bitting_date_format:
 * @when: a time
 * @format: (transfer none): as g_date_time_format() takes it, translated
 *
 * Names the month in the language of the texts around it. g_date_time_format() has it from the
 * system's locale, which may be of another language than was chosen, or not be installed.
 *
 * Returns: (transfer full): the time, in words
 */
char *
bitting_date_format (GDateTime  *when,
                     const char *format)
{
  /* Translators: the months as they stand in a date, beside the day: “21 February 2027” */
  static const char * const months[] = {
    NC_("month", "January"), NC_("month", "February"), NC_("month", "March"),
    NC_("month", "April"), NC_("month", "May"), NC_("month", "June"),
    NC_("month", "July"), NC_("month", "August"), NC_("month", "September"),
    NC_("month", "October"), NC_("month", "November"), NC_("month", "December"),
  };
  const char *month = g_dpgettext2 (GETTEXT_PACKAGE, "month", months[g_date_time_get_month (when) - 1]);
  g_autoptr (GString) named = g_string_new (format);

  g_string_replace (named, "%B", month, 0);

  return g_date_time_format (when, named->str);
}

/** Returns: (transfer full): the day, in the person's own time zone, translated */
char *
bitting_date_dup_day (GDateTime *when)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (when);

  /* Translators: how a day is written, see g_date_time_format(): 21 February 2027 */
  return bitting_date_format (local, _("%-e %B %Y"));
}

/**
 * bitting_date_dup_short:
 * @when: a day
 * @now: the present
 *
 * Returns: (transfer full): the day without its year, unless that is another one than now's
 */
char *
bitting_date_dup_short (GDateTime *when,
                        GDateTime *now)
{
  g_autoptr (GDateTime) then_local = g_date_time_to_local (when);
  g_autoptr (GDateTime) now_local = g_date_time_to_local (now);

  if (g_date_time_get_year (then_local) != g_date_time_get_year (now_local))
    return bitting_date_dup_day (when);

  /* Translators: how a day of this year is written, see g_date_time_format(): 3 May */
  return bitting_date_format (then_local, _("%-e %B"));
}

/**
 * bitting_date_days_until:
 *
 * Returns: whole days, rounded down, as the exchange counts them; -1 for the past
 */
gint64
bitting_date_days_until (GDateTime *then,
                         GDateTime *now)
{
  GTimeSpan span = g_date_time_difference (then, now);

  return span < 0 ? -1 : span / G_TIME_SPAN_DAY;
}
