/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "bitting-history-schema.h"
#include "bitting-reminder.h"
#include "history-fixture.h"

/* What the history knows of each key at a glance, and its timeline. */

#define DAY (24 * 60 * 60)
#define END (1000 + 60 * DAY)

static void
add_summary (BittingHistory       *history,
             const char           *name,
             const BittingSummary *summary,
             const char           *changes)
{
  g_autoptr (GPtrArray) list = bitting_changes_from_string (changes);
  g_autoptr (GError) error = NULL;

  g_assert_true (bitting_history_add_card (history, name, summary, list, "{}", &error));
  g_assert_no_error (error);
}

static void
must_remember_key (BittingHistory *history,
                   const char     *name,
                   const char     *masked)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bitting_history_remember (history, name, "mainnet", HOST, masked, "guide", NULL,
                                           &error));
  g_assert_no_error (error);
}

/* Returns: (transfer none) (nullable): held by @summaries, which is replaced */
static const BittingSummary *
look_up (BittingHistory  *history,
         GHashTable     **summaries,
         const char      *name)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (summaries, g_hash_table_unref);
  *summaries = bitting_history_summarize (history, &error);
  g_assert_no_error (error);

  return g_hash_table_lookup (*summaries, name);
}

static const BittingSummary good = {
  .checked_at = 1000,
  .outcome = BITTING_OUTCOME_COMPLETE,
  .grade = BITTING_GRADE_A,
  .seen_at = 1000,
  .account = BITTING_ACCOUNT_SUB,
  .expires_at = END,
};

static const BittingSummary unreachable = {
  .checked_at = 2000,
  .outcome = BITTING_OUTCOME_FAILED,
  .grade = BITTING_GRADE_NONE,
  .diagnosed = TRUE,
  .diagnosis = BITTING_DIAGNOSIS_TIMEOUT,
};

static const BittingSummary withdraws = {
  .checked_at = 3000,
  .outcome = BITTING_OUTCOME_COMPLETE,
  .grade = BITTING_GRADE_F,
  .rule = (char *) "permission.Wallet.Withdraw",
  .verdict = BITTING_VERDICT_FAIL,
  .seen_at = 3000,
  .account = BITTING_ACCOUNT_MAIN,
  .changed_since = 1000,
};

/* What was learnt stays while the exchange cannot be asked, and no longer. */
static void
test_summary (void)
{
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GHashTable) summaries = NULL;
  const BittingSummary *found = NULL;

  must_remember (history, "one");
  must_remember (history, "two");
  g_assert_null (look_up (history, &summaries, "one"));
  add_summary (history, "one", &good, NULL);
  found = look_up (history, &summaries, "one");
  g_assert_cmpuint (g_hash_table_size (summaries), ==, 1);
  g_assert_cmpstr (found->environment, ==, "mainnet");
  g_assert_cmpint (found->grade, ==, BITTING_GRADE_A);
  g_assert_null (found->rule);
  g_assert_false (found->diagnosed);
  g_assert_cmpint (found->account, ==, BITTING_ACCOUNT_SUB);
  g_assert_cmpint (found->expires_at, ==, END);
  g_assert_cmpint (found->reminded, ==, BITTING_REMINDER_NONE);

  add_summary (history, "one", &unreachable, NULL);
  found = look_up (history, &summaries, "one");
  g_assert_cmpint (found->checked_at, ==, 2000);
  g_assert_cmpint (found->seen_at, ==, 1000);
  g_assert_cmpint (found->grade, ==, BITTING_GRADE_NONE);
  g_assert_true (found->diagnosed);
  g_assert_cmpint (found->diagnosis, ==, BITTING_DIAGNOSIS_TIMEOUT);
  g_assert_cmpint (found->account, ==, BITTING_ACCOUNT_SUB);
  g_assert_cmpint (found->expires_at, ==, END);

  add_summary (history, "one", &withdraws, NULL);
  found = look_up (history, &summaries, "one");
  g_assert_cmpstr (found->rule, ==, "permission.Wallet.Withdraw");
  g_assert_cmpint (found->verdict, ==, BITTING_VERDICT_FAIL);
  g_assert_cmpint (found->account, ==, BITTING_ACCOUNT_MAIN);
  g_assert_cmpint (found->expires_at, ==, 0);
}

static void
test_acknowledge (void)
{
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GHashTable) summaries = NULL;
  g_autoptr (GError) error = NULL;
  BittingSummary again = withdraws;

  must_remember (history, "one");
  add_summary (history, "one", &withdraws, "permission-added\t\tWallet.Withdraw\n");
  again.checked_at = again.seen_at = 4000;
  again.changed_since = 3000;
  add_summary (history, "one", &again, NULL);
  /* Since the first change that nobody has looked at. */
  g_assert_cmpint (look_up (history, &summaries, "one")->changed_since, ==, 1000);
  g_assert_true (bitting_history_acknowledge (history, "one", &error));
  g_assert_cmpint (look_up (history, &summaries, "one")->changed_since, ==, 0);
  add_summary (history, "one", &again, NULL);
  g_assert_cmpint (look_up (history, &summaries, "one")->changed_since, ==, 3000);
  g_assert_true (bitting_history_acknowledge (history, "none", &error));
  g_assert_no_error (error);
}

/* A reminder is said once for each end, and an end that moved is another one. */
static void
test_reminded (void)
{
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GHashTable) summaries = NULL;
  g_autoptr (GError) error = NULL;
  BittingSummary moved = good;

  must_remember (history, "one");
  add_summary (history, "one", &good, NULL);
  g_assert_true (bitting_history_set_reminded (history, "one", 14, &error));
  g_assert_cmpint (look_up (history, &summaries, "one")->reminded, ==, 14);
  add_summary (history, "one", &good, NULL);
  g_assert_cmpint (look_up (history, &summaries, "one")->reminded, ==, 14);
  moved.expires_at += DAY;
  add_summary (history, "one", &moved, NULL);
  g_assert_cmpint (look_up (history, &summaries, "one")->reminded, ==, 14);
  moved.expires_at += 30 * DAY;
  add_summary (history, "one", &moved, NULL);
  g_assert_cmpint (look_up (history, &summaries, "one")->reminded, ==, BITTING_REMINDER_NONE);
}

/* Another key under the same name begins anew; the timeline still shows the old one. */
static void
test_replaced (void)
{
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GHashTable) summaries = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  BittingOutcome outcome;
  gint64 seen_at;
  guint i;

  must_remember_key (history, "one", "aaaa…aaaa");
  add_summary (history, "one", &withdraws, NULL);
  must_remember_key (history, "one", "aaaa…aaaa");
  g_assert_nonnull (look_up (history, &summaries, "one"));
  g_assert_true (bitting_history_get_before (history, "one", &outcome, &seen_at, &json, &error));
  g_clear_pointer (&json, g_free);

  must_remember_key (history, "one", "bbbb…bbbb");
  g_assert_null (look_up (history, &summaries, "one"));
  g_assert_null (bitting_history_get_latest (history, "one", &error));
  g_assert_false (bitting_history_get_before (history, "one", &outcome, &seen_at, &json, &error));
  g_assert_no_error (error);

  add_summary (history, "one", &good, NULL);
  g_assert_cmpint (look_up (history, &summaries, "one")->changed_since, ==, 0);
  events = bitting_history_list_events (history, "one", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 2);
  for (i = 0; i < 2; i++)
    g_assert_cmpint (((BittingEvent *) g_ptr_array_index (events, i))->old_key, ==, i == 0);
}

static void
test_before (void)
{
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  BittingSummary refused = unreachable;
  BittingOutcome outcome;
  gint64 seen_at;

  must_remember (history, "one");
  add_summary (history, "one", &unreachable, NULL);
  g_assert_false (bitting_history_get_before (history, "one", &outcome, &seen_at, &json, &error));
  g_assert_no_error (error);

  add_summary (history, "one", &good, NULL);
  add_summary (history, "one", &unreachable, NULL);
  g_assert_true (bitting_history_get_before (history, "one", &outcome, &seen_at, &json, &error));
  g_assert_cmpint (outcome, ==, BITTING_OUTCOME_COMPLETE);
  g_assert_cmpint (seen_at, ==, 1000);
  g_assert_cmpstr (json, ==, "{}");
  g_clear_pointer (&json, g_free);

  refused.seen_at = 2000;
  add_summary (history, "one", &refused, NULL);
  g_assert_true (bitting_history_get_before (history, "one", &outcome, &seen_at, &json, &error));
  g_assert_cmpint (outcome, ==, BITTING_OUTCOME_FAILED);
  g_assert_cmpint (seen_at, ==, 2000);
  g_assert_cmpstr (json, ==, "{}");
}

static void
test_events (void)
{
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (BittingCard) card = NULL;
  g_autoptr (GError) error = NULL;
  const BittingEvent *newest = NULL;
  const BittingChange *change = NULL;

  must_remember (history, "one");
  must_remember (history, "two");
  add_summary (history, "two", &good, NULL);
  add_summary (history, "one", &good, NULL);
  add_summary (history, "one", &withdraws, "permission-added\t\tWallet.Withdraw\ngrade-worse\tA\tF\n");
  add_summary (history, "one", &unreachable, NULL);

  events = bitting_history_list_events (history, "one", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 3);
  newest = g_ptr_array_index (events, 0);
  g_assert_cmpint (newest->checked_at, ==, 3000);
  g_assert_cmpint (newest->grade, ==, BITTING_GRADE_F);
  g_assert_cmpuint (newest->changes->len, ==, 2);
  change = g_ptr_array_index (newest->changes, 0);
  g_assert_cmpstr (change->after, ==, "Wallet.Withdraw");
  g_assert_true (((BittingEvent *) g_ptr_array_index (events, 1))->diagnosed);

  card = bitting_history_get_card (history, "one", newest->card, &error);
  g_assert_no_error (error);
  g_assert_cmpint (card->checked_at, ==, 3000);
  g_assert_null (bitting_history_get_card (history, "two", newest->card, &error));
  g_assert_no_error (error);
}

/* Thousands of cards are read in one go, and none of their reports. */
static void
test_many (void)
{
  g_autofree char *path = find_path ();
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *database;
  guint i;

  must_remember (history, "one");
  database = open_raw (path);
  run_raw (database,
           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
           "INSERT INTO card (subject_id, checked_at, outcome, grade, report, changes)"
           " SELECT 1, i, 'complete', 'A', zeroblob (4000) || '', 'ip-added' || char (9, 9) || i"
           " FROM n");
  sqlite3_close (database);

  events = bitting_history_list_events (history, "one", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 5000);
  for (i = 0; i < events->len; i++)
    {
      const BittingEvent *event = g_ptr_array_index (events, i);

      g_assert_cmpint (event->checked_at, ==, 5000 - i);
      g_assert_cmpuint (event->changes->len, ==, 1);
    }
}

/* Whoever had cards before there were summaries has summaries now. */
static void
test_migrated (void)
{
  static const char report[] =
    "{\"findings\":[{\"rule\":\"permission.Wallet.Withdraw\",\"verdict\":\"fail\"}],"
    "\"key\":{\"is_master\":true,\"expires_at\":\"2027-02-21T00:00:00Z\"},\"diagnosis\":null}";
  static const char fine[] =
    "{\"findings\":[{\"rule\":\"access\",\"verdict\":\"pass\"}],"
    "\"key\":{\"is_master\":false,\"expires_at\":\"never\"},\"diagnosis\":null}";
  static const char refusal[] = "{\"findings\":[],\"key\":null,\"diagnosis\":{\"code\":\"timeout\"}}";
  g_autofree char *path = find_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *sql = NULL;
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GHashTable) summaries = NULL;
  const BittingSummary *found = NULL;
  sqlite3 *database;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  database = open_raw (path);
  g_assert_cmpint (bitting_history_schema_migrate (database, 2), ==, SQLITE_OK);
  sql = g_strdup_printf (
    "INSERT INTO subject VALUES (1, 'bad', 'eu', 'h', 'ab…', 'guide', '', 1),"
    " (2, 'fine', 'eu', 'h', 'ab…', 'guide', '', 1), (3, 'odd', 'eu', 'h', 'ab…', 'guide', '', 1);"
    "INSERT INTO card VALUES (1, 1, 100, 'complete', 'A', '%s'), (2, 1, 200, 'complete', 'F', '%s'),"
    " (3, 1, 300, 'failed', NULL, '%s'), (4, 2, 100, 'complete', 'A', '%s'),"
    " (5, 3, 100, 'complete', 'B', 'no report at all')",
    fine, report, refusal, fine);
  run_raw (database, sql);
  sqlite3_close (database);

  must_open (history);
  g_assert_null (bitting_history_get_notice (history));
  found = look_up (history, &summaries, "bad");
  g_assert_cmpint (found->checked_at, ==, 300);
  g_assert_cmpint (found->seen_at, ==, 200);
  g_assert_cmpint (found->diagnosis, ==, BITTING_DIAGNOSIS_TIMEOUT);
  g_assert_cmpint (found->account, ==, BITTING_ACCOUNT_MAIN);
  g_assert_cmpint (found->expires_at, ==, 1803168000);
  found = g_hash_table_lookup (summaries, "fine");
  g_assert_cmpint (found->account, ==, BITTING_ACCOUNT_SUB);
  g_assert_cmpint (found->expires_at, ==, 0);
  g_assert_null (found->rule);
  found = g_hash_table_lookup (summaries, "odd");
  g_assert_cmpint (found->grade, ==, BITTING_GRADE_B);
  g_assert_cmpint (found->account, ==, BITTING_ACCOUNT_UNKNOWN);

  database = open_raw (path);
  run_raw (database, "DELETE FROM card WHERE id = 3");
  sqlite3_close (database);
  g_assert_cmpstr (look_up (history, &summaries, "bad")->rule, ==, "permission.Wallet.Withdraw");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/history/past/summary", test_summary);
  g_test_add_func ("/history/past/acknowledge", test_acknowledge);
  g_test_add_func ("/history/past/reminded", test_reminded);
  g_test_add_func ("/history/past/replaced", test_replaced);
  g_test_add_func ("/history/past/before", test_before);
  g_test_add_func ("/history/past/events", test_events);
  g_test_add_func ("/history/past/many", test_many);
  g_test_add_func ("/history/past/migrated", test_migrated);

  return g_test_run ();
}
