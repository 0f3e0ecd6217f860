/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a key's end is spoken of. */

#include "bitting-reminder.h"

#define DAY (24 * 60 * 60)
#define NOW 1795478400 /* 2026-11-24 00:00:00 UTC */
#define NONE BITTING_REMINDER_NONE

static const struct
{
  gint64 left;     /* seconds from now to the end */
  int    reminded;
  int    due;
} rows[] = {
  { 90 * DAY, NONE, NONE },
  { 14 * DAY + 1, NONE, NONE },
  { 14 * DAY, NONE, 14 },
  { 14 * DAY, 14, NONE },
  { 10 * DAY, NONE, 14 },
  { 10 * DAY, 14, NONE },
  { 7 * DAY + 1, 14, NONE },
  { 7 * DAY, 14, 7 },
  { 7 * DAY, NONE, 7 },
  { 7 * DAY, 7, NONE },
  { 2 * DAY, 7, NONE },
  { DAY, 7, 1 },
  { DAY, 14, 1 },
  { DAY, 1, NONE },
  { 1, 1, NONE },
  { 1, NONE, 1 },
  { 0, 1, BITTING_REMINDER_ENDED },
  { -1, NONE, BITTING_REMINDER_ENDED },
  { -100 * DAY, 14, BITTING_REMINDER_ENDED },
  { -1, BITTING_REMINDER_ENDED, NONE },
  { -100 * DAY, BITTING_REMINDER_ENDED, NONE },
};

static void
test_due (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (bitting_reminder_due (NOW + rows[i].left, rows[i].reminded, NOW), ==,
                       rows[i].due);
    }
}

static void
test_no_end (void)
{
  g_assert_cmpint (bitting_reminder_due (0, NONE, NOW), ==, NONE);
  g_assert_cmpint (bitting_reminder_due (0, 14, NOW), ==, NONE);
}

/* Whoever looks every day hears of an end four times, and of each stage once. */
static void
test_every_day (void)
{
  static const int expected[] = { 14, 7, 1, BITTING_REMINDER_ENDED };
  guint said = 0;
  int reminded = NONE;
  int day;

  for (day = 0; day < 120; day++)
    {
      int due = bitting_reminder_due (NOW + 90 * DAY, reminded, NOW + day * DAY);

      if (due == NONE)
        continue;
      g_assert_cmpuint (said, <, G_N_ELEMENTS (expected));
      g_assert_cmpint (due, ==, expected[said++]);
      reminded = due;
    }
  g_assert_cmpuint (said, ==, G_N_ELEMENTS (expected));
}

static void
test_words (void)
{
  static const struct
  {
    gint64      left;
    const char *words;
  } cases[] = {
    { 14 * DAY, "The key ends in 14 days, on 8 December 2026" },
    { DAY, "The key ends in 1 day, on 25 November 2026" },
    { DAY / 2, "The key ends within a day" },
    { -DAY, "The key ended on 23 November 2026" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (NOW);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = bitting_reminder_dup_words (NOW + cases[i].left, now);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reminder/due", test_due);
  g_test_add_func ("/reminder/no-end", test_no_end);
  g_test_add_func ("/reminder/every-day", test_every_day);
  g_test_add_func ("/reminder/words", test_words);

  return g_test_run ();
}
