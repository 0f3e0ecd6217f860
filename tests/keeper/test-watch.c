/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys that change behind the back of whoever watches them: a real keyring, a real history,
 * and an exchange on loopback. */

#include <glib/gstdio.h>

#include "bitting-history.h"
#include "bitting-keeper.h"
#include "keyring-fixture.h"
#include "practice-exchange.h"

#define TRADE "Spot.SpotTrade"
#define TEAM PRACTICE_CALLER ",203.0.113.22"

typedef struct
{
  PracticeExchange *exchange;
  PracticeKey       moving; /* is changed while the exchange answers about it */
  PracticeKey       steady;
  BittingKeeper    *keeper;
  GAsyncResult     *result;
} Fixture;

static GAsyncResult *
wait_for (Fixture *fixture)
{
  call_wait (&fixture->result);

  return g_steal_pointer (&fixture->result);
}

static void
add (Fixture           *fixture,
     const char        *name,
     const PracticeKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingEnvironment) environment = NULL;
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (BittingSecret) secret = bitting_secret_new (key->secret, -1);
  g_autoptr (GAsyncResult) result = NULL;

  environment = bitting_environment_new_custom (practice_exchange_get_origin (fixture->exchange),
                                                &error);
  g_assert_no_error (error);
  credential = bitting_credential_new_stored (key->api_key, secret, BITTING_SIGNING_HMAC);
  bitting_keeper_add_async (fixture->keeper, name, environment, credential, NULL, TRUE, NULL,
                            call_done_cb, &fixture->result);
  result = wait_for (fixture);
  bitting_keeper_add_finish (fixture->keeper, result, &error);
  g_assert_no_error (error);
}

static BittingWatch *
watch (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  BittingWatch *round = NULL;

  bitting_keeper_watch_async (fixture->keeper, NULL, call_done_cb, &fixture->result);
  result = wait_for (fixture);
  round = bitting_keeper_watch_finish (fixture->keeper, result, &error);
  g_assert_no_error (error);

  return round;
}

static void
assert_like (const char *words,   /* (nullable) */
             const char *pattern) /* (nullable) */
{
  if ((words == NULL) != (pattern == NULL) ||
      (words != NULL && !g_pattern_match_simple (pattern, words)))
    g_error ("“%s” is not “%s”", words, pattern);
}

/* One round that must tell this much, and of the moving key alone. */
static void
assert_round (Fixture    *fixture,
              guint       n_checked,
              const char *expected) /* (nullable): pattern of the lines, joined with "|" */
{
  g_autoptr (BittingWatch) round = watch (fixture);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *told = NULL;
  const BittingAlert *alert = NULL;

  g_assert_cmpuint (round->n_checked, ==, n_checked);
  if (round->alerts->len > 0)
    {
      alert = g_ptr_array_index (round->alerts, 0);
      lines = bitting_alert_dup_lines (alert, now);
      g_ptr_array_add (lines, NULL);
      told = g_strjoinv ("|", (char **) lines->pdata);
      g_assert_cmpstr (alert->name, ==, "moving");
    }
  assert_like (told, expected);
  g_assert_cmpuint (round->alerts->len, ==, expected != NULL ? 1 : 0);
}

/* Returns: (transfer full) (nullable): what the list says of the moving key */
static char *
dup_attention (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  bitting_keeper_list_async (fixture->keeper, NULL, call_done_cb, &fixture->result);
  result = wait_for (fixture);
  entries = bitting_keeper_list_finish (fixture->keeper, result, NULL);
  g_assert_cmpuint (entries->len, ==, 2);

  return bitting_entry_dup_attention (g_ptr_array_index (entries, 0), now);
}

static void
assert_attention (Fixture    *fixture,
                  const char *pattern) /* (nullable) */
{
  g_autofree char *words = dup_attention (fixture);

  assert_like (words, pattern);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *certificate = g_build_filename (g_getenv ("SESSION_FOLDER"), "ca.pem", NULL);
  g_autofree char *history = g_build_filename (g_getenv ("SESSION_FOLDER"), "history.sqlite", NULL);
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (GError) error = NULL;

  session_keyring ("unlocked");
  clear_keyring (keyring);
  g_remove (history);
  fixture->exchange = practice_exchange_new ();
  practice_exchange_start (fixture->exchange, 0, &error);
  g_assert_no_error (error);
  g_file_set_contents (certificate, practice_exchange_get_ca_pem (fixture->exchange), -1, &error);
  g_assert_no_error (error);
  g_setenv ("SSL_CERT_FILE", certificate, TRUE);

  fixture->moving = (PracticeKey) {
    .id = "moving", .number = 901, .api_key = "PracticeMovingKey1", .secret = "moving secret",
    .permissions = TRADE, .ips = TEAM, .note = "moving",
  };
  fixture->steady = (PracticeKey) {
    .id = "steady", .number = 902, .api_key = "PracticeSteadyKey2", .secret = "steady secret",
    .permissions = TRADE, .ips = TEAM, .note = "steady",
  };
  practice_exchange_add_key (fixture->exchange, &fixture->moving);
  practice_exchange_add_key (fixture->exchange, &fixture->steady);
  fixture->keeper = bitting_keeper_new (history);
  add (fixture, "moving", &fixture->moving);
  add (fixture, "steady", &fixture->steady);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  practice_exchange_stop (fixture->exchange);
  g_clear_object (&fixture->exchange);
  g_clear_object (&fixture->keeper);
}

static void
test_drift (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (BittingReport) report = NULL;
  const BittingEvent *event = NULL;

  g_test_summary ("A change is told once, and stays on the list until somebody has looked");
  assert_round (fixture, 2, NULL);
  assert_attention (fixture, NULL);

  fixture->moving.permissions = TRADE ",Wallet.Withdraw";
  fixture->moving.ips = TEAM ",198.51.100.40";
  assert_round (fixture, 2,
                "Withdrawal was switched on|The address 198.51.100.40 was added|"
                "The grade fell from A to F");
  assert_attention (fixture, "Can withdraw · Changed since *");
  report = bitting_keeper_load_report (fixture->keeper, "moving");
  g_assert_cmpint (report->grade, ==, BITTING_GRADE_F);
  g_assert_cmpuint (bitting_report_count (report, BITTING_VERDICT_ATTENTION), ==, 2);

  assert_round (fixture, 2, NULL);
  assert_attention (fixture, "Can withdraw · Changed since *");
  bitting_keeper_acknowledge (fixture->keeper, "moving");
  assert_attention (fixture, "Can withdraw");

  fixture->moving.permissions = TRADE;
  assert_round (fixture, 2, NULL);
  assert_attention (fixture, NULL);

  events = bitting_keeper_load_timeline (fixture->keeper, "moving");
  g_assert_cmpuint (events->len, ==, 4);
  event = g_ptr_array_index (events, 2);
  g_assert_cmpuint (event->changes->len, ==, 3);
  g_clear_pointer (&report, bitting_report_unref);
  report = bitting_keeper_load_past_report (fixture->keeper, "moving", event->card);
  g_assert_cmpint (report->grade, ==, BITTING_GRADE_F);
  g_assert_null (bitting_keeper_load_past_report (fixture->keeper, "steady", event->card));
}

/* A check by hand and a round in the background are held against each other. */
static void
test_check_marks_too (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (GError) error = NULL;
  const BittingFinding *first = NULL;

  assert_round (fixture, 2, NULL);
  fixture->moving.ips = TEAM ",198.51.100.40";
  bitting_keeper_check_async (fixture->keeper, "moving", NULL, NULL, call_done_cb, &fixture->result);
  result = wait_for (fixture);
  report = bitting_keeper_check_finish (fixture->keeper, result, &error);
  g_assert_no_error (error);
  first = g_ptr_array_index (report->findings, 0);
  g_assert_cmpstr (first->rule, ==, "drift.ip-added");
  g_assert_cmpint (report->grade, ==, BITTING_GRADE_B);
  assert_round (fixture, 2, NULL);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  assert_round (fixture, 2, NULL);
  fixture->moving.fault = PRACTICE_FAULT_DELETED;
  assert_round (fixture, 2, "Bybit no longer accepts the key");
  assert_attention (fixture, "Unknown to Bybit");
  assert_round (fixture, 2, NULL);
  fixture->moving.fault = PRACTICE_FAULT_NONE;
  assert_round (fixture, 2, NULL);
  assert_attention (fixture, NULL);
  fixture->moving.ips = "198.51.100.40";
  assert_round (fixture, 2, "The key no longer answers this computer");
  assert_round (fixture, 2, NULL);
}

static void
test_trouble_says_nothing (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (BittingWatch) round = NULL;

  assert_round (fixture, 2, NULL);
  fixture->moving.fault = PRACTICE_FAULT_TROUBLE;
  assert_round (fixture, 1, NULL);
  assert_attention (fixture, NULL);
  practice_exchange_stop (fixture->exchange);
  round = watch (fixture);
  g_assert_cmpuint (round->n_missed, ==, 2);
  g_assert_cmpuint (round->alerts->len, ==, 0);
  assert_attention (fixture, NULL);
}

/* The end is known from the last good check: no network is needed, and no open keyring. */
static void
test_reminder (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_getenv ("SESSION_FOLDER"), "history.sqlite", NULL);
  g_autoptr (BittingHistory) history = bitting_history_new (path);
  Helper *prompter = NULL;

  fixture->moving.days = 20;
  assert_round (fixture, 2, NULL);
  fixture->moving.days = 6;
  assert_round (fixture, 2, "The key ends earlier than before, on *|The key ends in 6 days, on *|"
                            "The grade fell from A to B");
  assert_attention (fixture, "Expires in 6 days · Changed since *");
  assert_round (fixture, 2, NULL);

  /* As if the last reminder had been the one before. */
  practice_exchange_stop (fixture->exchange);
  session_keyring ("locked");
  g_assert_true (bitting_history_set_reminded (history, "moving", 14, NULL));
  prompter = helper_start ("prompter", "give", "pw");
  assert_round (fixture, 0, "The key ends in 6 days, on *");
  assert_round (fixture, 0, NULL);
  g_assert_cmpuint (helper_stop (prompter), ==, 0);
}

/* What a locked keyring kept to itself is looked at as soon as it is open. */
static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (BittingWatch) round = NULL;
  Helper *prompter = NULL;

  assert_round (fixture, 2, NULL);
  fixture->moving.permissions = TRADE ",Wallet.Withdraw";
  session_keyring ("locked");
  prompter = helper_start ("prompter", "give", "pw");
  round = watch (fixture);
  g_assert_cmpuint (helper_stop (prompter), ==, 0);
  g_assert_cmpuint (round->n_locked, >, 0);
  g_assert_cmpuint (round->alerts->len, ==, 0);

  session_keyring ("unlocked");
  assert_round (fixture, 2, "Withdrawal was switched on|The grade fell from A to F");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/watch/drift", Fixture, NULL, set_up, test_drift, tear_down);
  g_test_add ("/watch/check-marks-too", Fixture, NULL, set_up, test_check_marks_too, tear_down);
  g_test_add ("/watch/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/watch/trouble-says-nothing", Fixture, NULL, set_up, test_trouble_says_nothing,
              tear_down);
  g_test_add ("/watch/reminder", Fixture, NULL, set_up, test_reminder, tear_down);
  g_test_add ("/watch/locked", Fixture, NULL, set_up, test_locked, tear_down);

  return g_test_run ();
}
