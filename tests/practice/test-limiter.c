/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-limiter.h"

static void
test_ten_a_second (void)
{
  PracticeLimiter limiter = { 0 };

  for (guint i = 0; i < PRACTICE_LIMIT; i++)
    {
      g_assert_cmpint (practice_limiter_get_wait (&limiter, 5000), ==, 0);
      g_assert_true (practice_limiter_take (&limiter, 5000));
      g_assert_cmpuint (practice_limiter_get_left (&limiter), ==, PRACTICE_LIMIT - 1 - i);
    }

  g_assert_false (practice_limiter_take (&limiter, 5000));
  g_assert_false (practice_limiter_take (&limiter, 5999));
  g_assert_cmpint (practice_limiter_get_wait (&limiter, 5400), ==, 600);
  g_assert_true (practice_limiter_take (&limiter, 6000));
  g_assert_cmpuint (practice_limiter_get_left (&limiter), ==, PRACTICE_LIMIT - 1);
}

/* The second rolls: each call makes room for one more when it is a second old. */
static void
test_rolls (void)
{
  PracticeLimiter limiter = { 0 };

  for (gint64 i = 0; i < PRACTICE_LIMIT; i++)
    g_assert_true (practice_limiter_take (&limiter, i * 50));

  for (gint64 i = 0; i < 3 * PRACTICE_LIMIT; i++)
    {
      gint64 free_at = 1000 + i / PRACTICE_LIMIT * 1000 + i % PRACTICE_LIMIT * 50;

      g_assert_false (practice_limiter_take (&limiter, free_at - 1));
      g_assert_cmpint (practice_limiter_get_wait (&limiter, free_at - 1), ==, 1);
      g_assert_true (practice_limiter_take (&limiter, free_at));
    }
}

/* Whoever goes on knocking is not kept out for longer. */
static void
test_refused_does_not_count (void)
{
  PracticeLimiter limiter = { 0 };

  for (guint i = 0; i < PRACTICE_LIMIT; i++)
    g_assert_true (practice_limiter_take (&limiter, 0));
  for (gint64 now = 0; now < 1000; now++)
    g_assert_false (practice_limiter_take (&limiter, now));
  for (guint i = 0; i < PRACTICE_LIMIT; i++)
    g_assert_true (practice_limiter_take (&limiter, 1000));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice/limiter/ten-a-second", test_ten_a_second);
  g_test_add_func ("/practice/limiter/rolls", test_rolls);
  g_test_add_func ("/practice/limiter/refused-does-not-count", test_refused_does_not_count);

  return g_test_run ();
}
