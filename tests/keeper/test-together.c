/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several who ask about one key at the same time. */

#include "bitting-keeper-private.h"
#include "bitting-practice.h"
#include "bitting-turn.h"
#include "keyring-fixture.h"

#define NAME "shared"

typedef struct
{
  BittingKeeper *keeper;
  GAsyncResult  *result;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *history = g_build_filename (g_getenv ("SESSION_FOLDER"), "together.sqlite", NULL);
  g_autoptr (GPtrArray) keys = bitting_practice_dup_keys ();
  const BittingPracticeKey *key = g_ptr_array_index (keys, 0);
  g_autoptr (BittingEnvironment) environment = NULL;
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (GError) error = NULL;

  fixture->keeper = bitting_keeper_new (history);
  environment = bitting_keeper_find_environment (fixture->keeper, "practice", NULL, &error);
  g_assert_no_error (error);
  credential = bitting_credential_new_stored (key->api_key, key->secret, BITTING_SIGNING_HMAC);
  bitting_keeper_add_async (fixture->keeper, NAME, environment, credential, NULL, TRUE, NULL,
                            call_done_cb, &fixture->result);
  call_wait (&fixture->result);
  bitting_keeper_add_finish (fixture->keeper, fixture->result, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->result);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->keeper));
}

static void
check (Fixture            *fixture,
       const BittingTerms *terms,
       GCancellable       *cancellable,
       GAsyncResult      **result)
{
  bitting_keeper_check_async (fixture->keeper, NAME, terms, cancellable, call_done_cb, result);
}

static BittingReport *
finish (Fixture       *fixture,
        GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  BittingReport *report = NULL;

  call_wait (result);
  report = bitting_keeper_check_finish (fixture->keeper, *result, &error);
  g_assert_no_error (error);
  g_clear_object (result);

  return report;
}

static void
assert_cancelled (Fixture       *fixture,
                  GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  call_wait (result);
  g_assert_null (bitting_keeper_check_finish (fixture->keeper, *result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (result);
}

static gboolean
over_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* For whoever waits for a turn to look for it a few times, and for what is on its way to arrive. */
static void
wait_a_little (void)
{
  gboolean over = FALSE;

  g_timeout_add (500, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Cards, not reports, are what a check leaves behind. */
static guint
count_cards (Fixture *fixture)
{
  g_autoptr (GPtrArray) timeline = bitting_keeper_load_timeline (fixture->keeper, NAME);

  return timeline->len;
}

static void
test_one_for_both (Fixture       *fixture,
                   gconstpointer  data)
{
  GAsyncResult *results[3] = { NULL, NULL, NULL };
  g_autoptr (BittingReport) first = NULL;
  g_autoptr (BittingReport) second = NULL;
  g_autoptr (BittingReport) later = NULL;
  guint before = count_cards (fixture);

  check (fixture, NULL, NULL, &results[0]);
  check (fixture, NULL, NULL, &results[1]);
  first = finish (fixture, &results[0]);
  second = finish (fixture, &results[1]);
  g_assert_true (first == second);
  g_assert_cmpuint (count_cards (fixture), ==, before + 1);

  check (fixture, NULL, NULL, &results[2]);
  later = finish (fixture, &results[2]);
  g_assert_true (later != first);
  g_assert_cmpuint (count_cards (fixture), ==, before + 2);
}

static void
test_one_leaves (Fixture       *fixture,
                 gconstpointer  data)
{
  GAsyncResult *results[2] = { NULL, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BittingReport) report = NULL;

  check (fixture, NULL, cancellable, &results[0]);
  check (fixture, NULL, NULL, &results[1]);
  g_cancellable_cancel (cancellable);
  assert_cancelled (fixture, &results[0]);
  report = finish (fixture, &results[1]);
  g_assert_cmpint (report->outcome, ==, BITTING_OUTCOME_COMPLETE);
}

static void
test_all_leave (Fixture       *fixture,
                gconstpointer  data)
{
  GAsyncResult *results[3] = { NULL, NULL, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BittingReport) report = NULL;

  check (fixture, NULL, cancellable, &results[0]);
  check (fixture, NULL, cancellable, &results[1]);
  g_cancellable_cancel (cancellable);
  assert_cancelled (fixture, &results[0]);
  assert_cancelled (fixture, &results[1]);

  check (fixture, NULL, NULL, &results[2]);
  report = finish (fixture, &results[2]);
  g_assert_cmpint (report->outcome, ==, BITTING_OUTCOME_COMPLETE);
}

/* Whenever one leaves, there is a card if he was told of one, and none if he was told that there
 * is none: the answer may be on the line just then. */
static void
test_one_leaves_at_any_time (Fixture       *fixture,
                             gconstpointer  data)
{
  gboolean over = FALSE;
  guint turns;

  for (turns = 0; !over; turns++)
    {
      GAsyncResult *result = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (BittingReport) report = NULL;
      guint before = count_cards (fixture);
      guint i;

      check (fixture, NULL, cancellable, &result);
      for (i = 0; i < turns && result == NULL; i++)
        g_main_context_iteration (NULL, TRUE);
      over = result != NULL;
      g_cancellable_cancel (cancellable);
      call_wait (&result);
      report = bitting_keeper_check_finish (fixture->keeper, result, NULL);
      g_clear_object (&result);
      wait_a_little ();
      g_assert_cmpuint (count_cards (fixture), ==, report != NULL ? before + 1 : before);
    }
  g_assert_cmpuint (turns, >, 5);
}

/* Held against something else, it is another question. */
static void
test_other_terms (Fixture       *fixture,
                  gconstpointer  data)
{
  GAsyncResult *results[2] = { NULL, NULL };
  g_autoptr (BittingIpList) ips = bitting_ip_list_parse ("203.0.113.99");
  const BittingTerms terms = { .ips = ips };
  g_autoptr (BittingReport) first = NULL;
  g_autoptr (BittingReport) second = NULL;

  check (fixture, NULL, NULL, &results[0]);
  check (fixture, &terms, NULL, &results[1]);
  first = finish (fixture, &results[0]);
  second = finish (fixture, &results[1]);
  g_assert_true (first != second);
}

/* Another process asks: it has its turn, and its card comes to the same history. */
static void
test_another_process (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_getenv ("SESSION_FOLDER"), "together.sqlite", NULL);
  g_autoptr (BittingKeeper) other = bitting_keeper_new (path);
  BittingTurn *turn = bitting_turn_try (NAME);
  GAsyncResult *results[2] = { NULL, NULL };
  const BittingTerms terms = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingReport) theirs = NULL;
  g_autoptr (BittingReport) ours = NULL;
  guint before = count_cards (fixture);

  g_assert_nonnull (turn);
  check (fixture, NULL, NULL, &results[0]);
  wait_a_little ();
  g_assert_null (results[0]);

  /* With terms of its own it needs no turn, which this test has in its stead. */
  bitting_keeper_check_async (other, NAME, &terms, NULL, call_done_cb, &results[1]);
  call_wait (&results[1]);
  theirs = bitting_keeper_check_finish (other, results[1], &error);
  g_assert_no_error (error);
  g_clear_object (&results[1]);
  g_assert_null (results[0]);

  bitting_turn_end (turn);
  ours = finish (fixture, &results[0]);
  g_assert_cmpuint (count_cards (fixture), ==, before + 1);
  g_assert_cmpint (g_date_time_to_unix (ours->checked_at), ==, g_date_time_to_unix (theirs->checked_at));
}

/* It ends without a card, for whatever reason: then we ask. */
static void
test_another_process_gives_up (Fixture       *fixture,
                               gconstpointer  data)
{
  BittingTurn *turn = bitting_turn_try (NAME);
  GAsyncResult *result = NULL;
  g_autoptr (BittingReport) report = NULL;
  guint before = count_cards (fixture);

  check (fixture, NULL, NULL, &result);
  wait_a_little ();
  g_assert_null (result);
  bitting_turn_end (turn);
  report = finish (fixture, &result);
  g_assert_cmpint (report->outcome, ==, BITTING_OUTCOME_COMPLETE);
  g_assert_cmpuint (count_cards (fixture), ==, before + 1);
}

static void
test_waiting_is_called_off (Fixture       *fixture,
                            gconstpointer  data)
{
  BittingTurn *turn = bitting_turn_try (NAME);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *result = NULL;
  g_autoptr (BittingReport) report = NULL;

  check (fixture, NULL, cancellable, &result);
  wait_a_little ();
  g_cancellable_cancel (cancellable);
  assert_cancelled (fixture, &result);

  bitting_turn_end (turn);
  check (fixture, NULL, NULL, &result);
  report = finish (fixture, &result);
  g_assert_cmpint (report->outcome, ==, BITTING_OUTCOME_COMPLETE);
}

/* The round over all keys and a person who looks at one of them. */
static void
test_a_round (Fixture       *fixture,
              gconstpointer  data)
{
  GAsyncResult *results[2] = { NULL, NULL };
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (BittingOutlook) outlook = NULL;
  g_autoptr (GError) error = NULL;
  guint before = count_cards (fixture);

  bitting_keeper_look_async (fixture->keeper, NAME, NULL, call_done_cb, &results[1]);
  check (fixture, NULL, NULL, &results[0]);
  report = finish (fixture, &results[0]);
  call_wait (&results[1]);
  outlook = bitting_keeper_look_finish (fixture->keeper, results[1], &error);
  g_assert_no_error (error);
  g_clear_object (&results[1]);
  g_assert_true (outlook->report == report);
  g_assert_cmpuint (count_cards (fixture), ==, before + 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/together/one-for-both", Fixture, NULL, set_up, test_one_for_both, tear_down);
  g_test_add ("/together/one-leaves", Fixture, NULL, set_up, test_one_leaves, tear_down);
  g_test_add ("/together/all-leave", Fixture, NULL, set_up, test_all_leave, tear_down);
  g_test_add ("/together/one-leaves-at-any-time", Fixture, NULL, set_up, test_one_leaves_at_any_time,
              tear_down);
  g_test_add ("/together/other-terms", Fixture, NULL, set_up, test_other_terms, tear_down);

  g_test_add ("/together/another-process", Fixture, NULL, set_up, test_another_process, tear_down);
  g_test_add ("/together/another-process-gives-up", Fixture, NULL, set_up,
              test_another_process_gives_up, tear_down);
  g_test_add ("/together/waiting-is-called-off", Fixture, NULL, set_up, test_waiting_is_called_off,
              tear_down);
  g_test_add ("/together/a-round", Fixture, NULL, set_up, test_a_round, tear_down);

  return g_test_run ();
}
