/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The few words that a list has for a key. */

#include "bitting-reminder.h"
#include "bitting-summary.h"
#include "report-fixture.h"

#define TRADE "Spot.SpotTrade"

static const struct
{
  const char *key;
  const char *ips;
  const char *words;
} rows[] = {
  { GOOD, NULL, NULL },
  { GOOD "days=60", NULL, NULL },
  { TRADE ",Wallet.Withdraw|" TEAM "|", NULL, "Can withdraw" },
  { TRADE ",Wallet.AccountTransfer,Wallet.Withdraw|" TEAM "|", NULL, "Can withdraw" },
  { TRADE ",Wallet.Withdraw|" TEAM "|ro", NULL, "Can withdraw" },
  { TRADE ",Wallet.AccountTransfer|" TEAM "|", NULL, "Account transfer is on" },
  { TRADE ",Wallet.Withdraw|" TEAM "|days=6", NULL, "Can withdraw · Expires in 6 days" },
  { TRADE ",Earn.Earn|" TEAM "|days=6", NULL, "Expires in 6 days · Use of Earn products is on" },
  { TRADE ",Courier.Send|" TEAM "|", NULL, "Unknown permission" },
  { "|" TEAM "|", NULL, "Spot trading is off" },
  { GOOD "nowallet", NULL, "Withdrawal: not told" },
  { GOOD "noaccess", NULL, "The answer is not whole" },
  { GOOD "nousage", NULL, "The answer is not whole" },
  { GOOD "ro", NULL, "Can only read" },
  { TRADE "|*|", NULL, "Works from anywhere" },
  { GOOD, "203.0.113.21", "An address too many" },
  { GOOD, TEAM ",192.0.2.77", "An address is missing" },
  { GOOD "days=14", NULL, "Expires in 14 days" },
  { GOOD "days=15", NULL, NULL },
  { GOOD "days=1", NULL, "Expires in 1 day" },
  { GOOD "days=0", NULL, "Expires within a day" },
  { GOOD "days=-1", NULL, "Expired" },
  { GOOD "third", NULL, "Made for another company" },
  { GOOD "rsa", NULL, "Another kind of key" },
  { GOOD "skew=5000", NULL, NULL },
};

static GDateTime *now;

static void
assert_words (const BittingSummary *summary,
              const char           *words)
{
  g_autofree char *found = bitting_summary_dup_attention (summary, catalogue, now);

  g_assert_cmpstr (found, ==, words);
}

static void
test_rows (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BittingReport) report = report_for_key (rows[i].key, rows[i].ips, NOW);
      g_autoptr (BittingSummary) summary = bitting_summary_new_for_report (report);

      g_test_message ("%s", rows[i].key);
      assert_words (summary, rows[i].words);
      g_assert_cmpint (summary->checked_at, ==, NOW);
      g_assert_cmpint (summary->seen_at, ==, NOW);
      g_assert_cmpint (summary->grade, ==, report->grade);
    }
}

static void
test_account (void)
{
  static const char * const keys[] = { GOOD, GOOD "main", GOOD "sub" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (BittingReport) report = report_for_key (keys[i], NULL, NOW);
      g_autoptr (BittingSummary) summary = bitting_summary_new_for_report (report);
      BittingAccount back;

      g_assert_cmpint (summary->account, ==, i);
      g_assert_true (bitting_account_from_string (bitting_account_to_string (summary->account), &back));
      g_assert_cmpint (back, ==, i);
    }
}

static void
test_faults (void)
{
  static const struct
  {
    BittingDiagnosisCode code;
    const char          *words;
  } faults[] = {
    { BITTING_DIAGNOSIS_INVALID_KEY, "Unknown to Bybit" },
    { BITTING_DIAGNOSIS_EXPIRED, "Expired" },
    { BITTING_DIAGNOSIS_BAD_SIGNATURE, "Wrong secret" },
    { BITTING_DIAGNOSIS_WRONG_ENVIRONMENT, "Lives on another site" },
    { BITTING_DIAGNOSIS_PERMISSION_DENIED, "Refused by Bybit" },
    { BITTING_DIAGNOSIS_BANNED, "Blocked by Bybit" },
    { BITTING_DIAGNOSIS_UNMATCHED_IP, NULL },
    { BITTING_DIAGNOSIS_TIMEOUT, NULL },
    { BITTING_DIAGNOSIS_TLS, NULL },
    { BITTING_DIAGNOSIS_EXCHANGE_DOWN, NULL },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (BittingReport) report = report_for_fault (faults[i].code, NOW);
      g_autoptr (BittingSummary) summary = bitting_summary_new_for_report (report);

      assert_words (summary, faults[i].words);
      g_assert_cmpint (bitting_diagnosis_code_is_refusal (faults[i].code), ==, faults[i].words != NULL);
      g_assert_cmpint (summary->seen_at != 0, ==, faults[i].words != NULL ||
                                                  faults[i].code == BITTING_DIAGNOSIS_UNMATCHED_IP);
    }
}

/* What the past adds to the last card. */
static void
test_past (void)
{
  g_autoptr (BittingSummary) summary = bitting_summary_new ();
  g_autoptr (GDateTime) may = g_date_time_new_utc (2026, 5, 3, 12, 0, 0);
  g_autoptr (GDateTime) long_ago = g_date_time_new_utc (2025, 5, 3, 12, 0, 0);

  assert_words (summary, NULL);
  g_assert_cmpint (summary->reminded, ==, BITTING_REMINDER_NONE);

  summary->seen_at = NOW - 30 * DAY;
  assert_words (summary, NULL);
  summary->seen_at = NOW - 40 * DAY;
  assert_words (summary, "Not checked for 40 days");
  summary->changed_since = g_date_time_to_unix (may);
  assert_words (summary, "Changed since 3 May · Not checked for 40 days");
  summary->changed_since = g_date_time_to_unix (long_ago);
  summary->seen_at = NOW;
  assert_words (summary, "Changed since 3 May 2025");
  summary->expires_at = NOW + 6 * DAY;
  assert_words (summary, "Expires in 6 days · Changed since 3 May 2025");
  summary->expires_at = NOW - 1;
  assert_words (summary, "Expired · Changed since 3 May 2025");

  /* Refused and past its end are one piece of news. */
  summary->diagnosed = TRUE;
  summary->diagnosis = BITTING_DIAGNOSIS_EXPIRED;
  assert_words (summary, "Expired · Changed since 3 May 2025");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  load_report_data ();
  now = g_date_time_new_from_unix_utc (NOW);

  g_test_add_func ("/summary/rows", test_rows);
  g_test_add_func ("/summary/account", test_account);
  g_test_add_func ("/summary/faults", test_faults);
  g_test_add_func ("/summary/past", test_past);
  status = g_test_run ();
  g_date_time_unref (now);
  free_report_data ();

  return status;
}
