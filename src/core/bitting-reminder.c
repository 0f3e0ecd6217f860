/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When to speak of a key's end. */

#include "config.h"

#include "bitting-reminder.h"

#include "bitting-date.h"

#include <glib/gi18n-lib.h>

#define DAY_SECONDS (24 * 60 * 60)

/* Days ahead, the nearest to the end first. */
static const int stages[] = { BITTING_REMINDER_ENDED, 1, 7, 14 };

/**
 * bitting_reminder_due:
 * @expires_at: seconds since 1970 of the key's end, or 0 if it has none
 * @reminded: the stage of the last reminder of this end, or BITTING_REMINDER_NONE
 * @now: seconds since 1970
 *
 * Each stage is due once. Whoever was away for several hears the latest one only.
 *
 * Returns: the stage that is due: 14, 7 or 1 days ahead, or BITTING_REMINDER_ENDED; or
 *   BITTING_REMINDER_NONE
 */
int
bitting_reminder_due (gint64 expires_at,
                      int    reminded,
                      gint64 now)
{
  guint i;

  if (expires_at == 0)
    return BITTING_REMINDER_NONE;
  for (i = 0; i < G_N_ELEMENTS (stages); i++)
    if (expires_at - now <= (gint64) stages[i] * DAY_SECONDS)
      return reminded == BITTING_REMINDER_NONE || stages[i] < reminded ? stages[i]
                                                                       : BITTING_REMINDER_NONE;

  return BITTING_REMINDER_NONE;
}

/**
 * bitting_reminder_dup_words:
 * @expires_at: seconds since 1970 of the key's end
 * @now: the present
 *
 * Returns: (transfer full): translated, without a full stop: when the key ends, or that it has
 */
char *
bitting_reminder_dup_words (gint64     expires_at,
                            GDateTime *now)
{
  g_autoptr (GDateTime) end = g_date_time_new_from_unix_utc (expires_at);
  g_autofree char *day = bitting_date_dup_day (end);
  gint64 days = bitting_date_days_until (end, now);

  if (days < 0)
    return g_strdup_printf (_("The key ended on %s"), day);
  if (days == 0)
    return g_strdup (_("The key ends within a day"));

  return g_strdup_printf (ngettext ("The key ends in %d day, on %s", "The key ends in %d days, on %s",
                                    (gulong) days),
                          (int) days, day);
}
