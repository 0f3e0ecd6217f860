/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules, each at its edges. The exchange's whole answers are tried in tests/keeper. */

#include <string.h>

#include "report-fixture.h"

typedef struct
{
  const char  *key;
  const char  *expected_ips; /* NULL: none were given */
  BittingGrade grade;
  const char  *worst;        /* rule of the first finding that is not a pass, or NULL */
} Row;

static const Row rows[] = {
  { GOOD, NULL, BITTING_GRADE_A, NULL },
  { GOOD, TEAM, BITTING_GRADE_A, NULL },
  { GOOD, "203.0.113.22,203.0.113.21", BITTING_GRADE_A, NULL },
  { GOOD, "203.0.113.21", BITTING_GRADE_D, "ip.expected" },
  { GOOD, TEAM ",192.0.2.77", BITTING_GRADE_C, "ip.expected" },
  { GOOD, "203.0.113.21,192.0.2.77", BITTING_GRADE_D, "ip.expected" },
  { "Spot.SpotTrade|*|", NULL, BITTING_GRADE_D, "ip.restricted" },
  { "Spot.SpotTrade||", NULL, BITTING_GRADE_D, "ip.restricted" },
  { "Spot.SpotTrade||", TEAM, BITTING_GRADE_D, "ip.restricted" },
  { "Spot.SpotTrade|203.0.113.21,*|", NULL, BITTING_GRADE_D, "ip.restricted" },
  { GOOD "ro", NULL, BITTING_GRADE_C, "access" },
  { "|" TEAM "|", NULL, BITTING_GRADE_C, "permission.Spot.SpotTrade" },
  { "Spot.SpotTrade,Wallet.Withdraw|" TEAM "|", NULL, BITTING_GRADE_F, "permission.Wallet.Withdraw" },
  { "Spot.SpotTrade,Wallet.Withdraw|" TEAM "|ro", NULL, BITTING_GRADE_D, "permission.Wallet.Withdraw" },
  { "Spot.SpotTrade,Wallet.AccountTransfer|" TEAM "|", NULL, BITTING_GRADE_F,
    "permission.Wallet.AccountTransfer" },
  { "Spot.SpotTrade,Wallet.SubMemberTransfer|" TEAM "|", NULL, BITTING_GRADE_F,
    "permission.Wallet.SubMemberTransfer" },
  { "Spot.SpotTrade,Wallet.SubMemberTransferList|" TEAM "|", NULL, BITTING_GRADE_F,
    "permission.Wallet.SubMemberTransferList" },
  { "Spot.SpotTrade,FiatP2P.FiatP2POrder|" TEAM "|", NULL, BITTING_GRADE_F,
    "permission.FiatP2P.FiatP2POrder" },
  { "Spot.SpotTrade,FiatBitPay.FaitPayOrder|" TEAM "|", NULL, BITTING_GRADE_F,
    "permission.FiatBitPay.FaitPayOrder" },
  { "Spot.SpotTrade,Earn.Earn|" TEAM "|", NULL, BITTING_GRADE_D, "permission.Earn.Earn" },
  { "Spot.SpotTrade,Exchange.ExchangeHistory|" TEAM "|", NULL, BITTING_GRADE_D,
    "permission.Exchange.ExchangeHistory" },
  { "Spot.SpotTrade,ContractTrade.Order|" TEAM "|", NULL, BITTING_GRADE_D,
    "permission.ContractTrade.Order" },
  { "Spot.SpotTrade,Derivatives.DerivativesTrade|" TEAM "|", NULL, BITTING_GRADE_B,
    "permission.Derivatives.DerivativesTrade" },
  { "Spot.SpotTrade,Derivatives.DerivativesTrade,Options.OptionsTrade|" TEAM "|", NULL,
    BITTING_GRADE_D, "permission.Derivatives.DerivativesTrade" },
  { "Spot.SpotTrade,Affiliate.Affiliate|" TEAM "|", NULL, BITTING_GRADE_B,
    "permission.Affiliate.Affiliate" },
  { "Spot.SpotTrade,ByXPost.ByXPost|" TEAM "|", NULL, BITTING_GRADE_B, "permission.ByXPost.ByXPost" },
  { "Spot.SpotTrade,NFT.NFTQueryProductList|" TEAM "|", NULL, BITTING_GRADE_B,
    "permission.NFT.NFTQueryProductList" },
  { "Spot.SpotTrade,Courier.Send|" TEAM "|", NULL, BITTING_GRADE_D, "permission.unknown" },
  { "Spot.SpotTrade,Spot.SpotLend|" TEAM "|", NULL, BITTING_GRADE_D, "permission.unknown" },
  { "Spot.SpotTrade,wallet.withdraw|" TEAM "|", NULL, BITTING_GRADE_D, "permission.unknown" },
  { "Spot.SpotTrade,FiatGlobalPay.Any|" TEAM "|", NULL, BITTING_GRADE_D, "permission.unknown" },
  { GOOD "days=15", NULL, BITTING_GRADE_A, NULL },
  { GOOD "days=14", NULL, BITTING_GRADE_B, "expiry" },
  { GOOD "days=0", NULL, BITTING_GRADE_B, "expiry" },
  { GOOD "days=-1", NULL, BITTING_GRADE_C, "expiry" },
  { GOOD "noexpiry", NULL, BITTING_GRADE_C, "expiry" },
  { GOOD "third", NULL, BITTING_GRADE_B, "key.usage" },
  { GOOD "nousage", NULL, BITTING_GRADE_C, "key.usage" },
  { GOOD "rsa", NULL, BITTING_GRADE_B, "key.type" },
  { GOOD "nowallet", NULL, BITTING_GRADE_NONE, "permission.Wallet.Withdraw" },
  { "Spot.SpotTrade,Wallet.Withdraw|" TEAM "|noips", NULL, BITTING_GRADE_F, "permission.Wallet.Withdraw" },
  { "Spot.SpotTrade,Wallet.Withdraw|" TEAM "|noaccess", NULL, BITTING_GRADE_F,
    "permission.Wallet.Withdraw" },
  { "Spot.SpotTrade,Earn.Earn|" TEAM "|noips", NULL, BITTING_GRADE_NONE, "permission.Earn.Earn" },
  { GOOD "noaccess", NULL, BITTING_GRADE_NONE, "access" },
  { "Spot.SpotTrade||noips", TEAM, BITTING_GRADE_NONE, "ip.restricted" },
  { GOOD "nosigning", NULL, BITTING_GRADE_C, "key.type" },
  { "|" TEAM "|nopermissions", NULL, BITTING_GRADE_NONE, "permission.Wallet.Withdraw" },
  { GOOD "noearn", NULL, BITTING_GRADE_NONE, "permission.Earn.Earn" },
  { GOOD "nocourier", NULL, BITTING_GRADE_D, "permission.unknown" },
  { GOOD "skew=1000", NULL, BITTING_GRADE_A, NULL },
  { GOOD "skew=1001", NULL, BITTING_GRADE_B, "clock" },
  { GOOD "skew=-1001", NULL, BITTING_GRADE_B, "clock" },
};

static void
check_words (const BittingReport *report)
{
  guint i;

  for (i = 0; i < report->findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (report->findings, i);

      g_assert_cmpstr (finding->title, !=, NULL);
      g_assert_cmpstr (finding->evidence, !=, NULL);
      g_assert_cmpstr (finding->why, !=, NULL);
      if (finding->verdict == BITTING_VERDICT_FAIL || finding->verdict == BITTING_VERDICT_ATTENTION)
        g_assert_cmpstr (finding->fix, !=, NULL);
      g_assert_cmpint (finding->verdict == BITTING_VERDICT_PASS, ==,
                       finding->worst == BITTING_GRADE_A);
    }
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (BittingReport) report = report_for_key (row->key, row->expected_ips, NOW);
  const BittingFinding *first = g_ptr_array_index (report->findings, 0);
  g_autofree char *sentence = bitting_report_dup_sentence (report);

  g_assert_cmpstr (bitting_grade_to_string (report->grade), ==, bitting_grade_to_string (row->grade));
  g_assert_cmpint (report->outcome, ==, row->grade != BITTING_GRADE_NONE ? BITTING_OUTCOME_COMPLETE
                                                                         : BITTING_OUTCOME_PARTIAL);
  g_assert_cmpstr (report->api_key, ==, "Demo…789A");
  g_assert_cmpstr (sentence, !=, "");
  check_words (report);
  if (row->worst == NULL)
    g_assert_cmpuint (bitting_report_count (report, BITTING_VERDICT_PASS), ==, report->findings->len);
  else
    g_assert_cmpstr (first->rule, ==, row->worst);
}

static void
test_diagnoses (void)
{
  BittingDiagnosisCode code;

  for (code = 0; code <= BITTING_DIAGNOSIS_LAST; code++)
    {
      g_autoptr (BittingReport) report = report_for_fault (code, NOW);
      g_autofree char *sentence = bitting_report_dup_sentence (report);
      g_autofree char *advice = bitting_diagnosis_dup_advice (report->diagnosis);
      BittingDiagnosisCode back;

      g_assert_cmpint (report->grade, ==, BITTING_GRADE_NONE);
      g_assert_cmpint (report->outcome, ==, code == BITTING_DIAGNOSIS_UNMATCHED_IP
                                              ? BITTING_OUTCOME_PARTIAL : BITTING_OUTCOME_FAILED);
      g_assert_cmpstr (sentence, !=, "");
      g_assert_cmpstr (advice, !=, "");
      g_assert_true (bitting_diagnosis_code_from_string (bitting_diagnosis_code_to_string (code), &back));
      g_assert_cmpint (back, ==, code);
    }
}

/* How far off a clock is, where that is why nothing could be asked. */
static void
test_evidence (void)
{
  static const struct { BittingDiagnosisCode code; gboolean known; gint64 skew; const char *says; } rows_of_clocks[] = {
    { BITTING_DIAGNOSIS_CLOCK_SKEW, TRUE, 61500, "61.5 seconds fast" },
    { BITTING_DIAGNOSIS_CLOCK_SKEW, TRUE, -61500, "61.5 seconds slow" },
    { BITTING_DIAGNOSIS_CLOCK_SKEW, FALSE, 61500, NULL },
    { BITTING_DIAGNOSIS_EXPIRED, TRUE, 61500, NULL },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows_of_clocks); i++)
    {
      g_autoptr (BittingReport) report = report_for_fault (rows_of_clocks[i].code, NOW);
      g_autofree char *evidence = NULL;

      report->network.clock_known = rows_of_clocks[i].known;
      report->network.clock_skew_ms = rows_of_clocks[i].skew;
      evidence = bitting_report_dup_evidence (report);
      if (rows_of_clocks[i].says != NULL)
        g_assert_nonnull (strstr (evidence, rows_of_clocks[i].says));
      else
        g_assert_null (strstr (evidence, "seconds"));
    }
}

static void
test_partial (void)
{
  g_autoptr (BittingReport) report = report_for_fault (BITTING_DIAGNOSIS_UNMATCHED_IP, NOW);
  const BittingFinding *last = g_ptr_array_index (report->findings, report->findings->len - 1);

  g_test_summary ("A refused address proves the restriction, and nothing else");
  g_assert_cmpuint (bitting_report_count (report, BITTING_VERDICT_PASS), ==, 1);
  g_assert_cmpstr (last->rule, ==, "ip.restricted");
  g_assert_cmpint (last->verdict, ==, BITTING_VERDICT_PASS);
  g_assert_cmpuint (bitting_report_count (report, BITTING_VERDICT_UNKNOWN), >=, 4);
}

int
main (int   argc,
      char *argv[])
{
  guint i;
  int status;

  g_test_init (&argc, &argv, NULL);
  load_report_data ();
  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/report/grade/%u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/report/diagnoses", test_diagnoses);
  g_test_add_func ("/report/evidence", test_evidence);
  g_test_add_func ("/report/partial", test_partial);
  status = g_test_run ();
  free_report_data ();

  return status;
}
