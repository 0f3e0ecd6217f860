/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules, each at its edges. The exchange's whole answers are tried in tests/keeper. */

#include <string.h>

#include "bitting-report.h"

#define DAY (24 * 60 * 60)
#define NOW 1795478400 /* 2026-11-24 00:00:00 UTC */

/* A key is written as "permissions|ips|options"; options are words such as
 * "ro", "third", "nousage", "days=6", "noexpiry", "rsa", "skew=1500". */
typedef struct
{
  const char  *key;
  const char  *expected_ips; /* NULL: none were given */
  BittingGrade grade;
  const char  *worst;        /* rule of the first finding that is not a pass, or NULL */
} Row;

#define TEAM "203.0.113.21,203.0.113.22"
#define GOOD "Spot.SpotTrade|" TEAM "|"

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
  { GOOD "nowallet", NULL, BITTING_GRADE_C, "permission.Wallet.Withdraw" },
  { GOOD "skew=1000", NULL, BITTING_GRADE_A, NULL },
  { GOOD "skew=1001", NULL, BITTING_GRADE_B, "clock" },
  { GOOD "skew=-1001", NULL, BITTING_GRADE_B, "clock" },
};

static BittingCatalogue *catalogue;
static BittingPolicy *policy;

static void
add_words (GPtrArray  *words,
           const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  guint i;

  for (i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
}

static BittingKeyInfo *
read_key (const char     *text,
          BittingNetwork *network)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  BittingKeyInfo *info = bitting_key_info_new ();
  const char *days = strstr (parts[2], "days=");
  const char *skew = strstr (parts[2], "skew=");

  info->api_key = g_strdup ("DemoKey0123456789A");
  add_words (info->permissions, parts[0]);
  add_words (info->ips, parts[1]);
  add_words (info->groups, "Spot,ContractTrade,Options,Derivatives,Exchange");
  if (strstr (parts[2], "nowallet") == NULL)
    add_words (info->groups, "Wallet");
  info->read_only = strcmp (parts[2], "ro") == 0;
  info->usage = strcmp (parts[2], "third") == 0     ? BITTING_KEY_USAGE_THIRD_PARTY
                : strcmp (parts[2], "nousage") == 0 ? BITTING_KEY_USAGE_UNKNOWN
                                                    : BITTING_KEY_USAGE_PERSONAL;
  info->rsa = strcmp (parts[2], "rsa") == 0;
  info->expiry_known = strcmp (parts[2], "noexpiry") != 0;
  if (days != NULL)
    {
      gint64 left = g_ascii_strtoll (days + 5, NULL, 10);

      info->expires_at = g_date_time_new_from_unix_utc (NOW + left * DAY + (left < 0 ? 0 : DAY / 2));
    }
  network->clock_known = skew != NULL;
  network->clock_skew_ms = skew != NULL ? g_ascii_strtoll (skew + 5, NULL, 10) : 0;

  return info;
}

static const BittingSubject subject = {
  .name = "demo",
  .environment = "mainnet",
  .host = "https://api.bybit.com",
  .api_key = "DemoKey0123456789A",
  .signing = BITTING_SIGNING_HMAC,
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
  BittingNetwork network = { 0 };
  g_autoptr (BittingIpList) ips = bitting_ip_list_parse (row->expected_ips != NULL ? row->expected_ips : "");
  g_autoptr (BittingPolicy) strict = bitting_policy_with_ips (policy, ips);
  BittingKeyInfo *info = read_key (row->key, &network);
  g_autoptr (BittingAnswer) answer = bitting_answer_new_key_info (info, &network);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (NOW);
  g_autoptr (BittingReport) report = bitting_report_new (&subject, strict, catalogue, answer, now);
  const BittingFinding *first = g_ptr_array_index (report->findings, 0);
  g_autofree char *sentence = bitting_report_dup_sentence (report);

  g_assert_cmpstr (bitting_grade_to_string (report->grade), ==, bitting_grade_to_string (row->grade));
  g_assert_cmpint (report->outcome, ==, BITTING_OUTCOME_COMPLETE);
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
      BittingDiagnosis *diagnosis = bitting_diagnosis_new (code, 0, 0, NULL);
      g_autoptr (BittingAnswer) answer = bitting_answer_new_diagnosis (diagnosis, NULL);
      g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (NOW);
      g_autoptr (BittingReport) report = bitting_report_new (&subject, policy, catalogue, answer, now);
      g_autofree char *sentence = bitting_report_dup_sentence (report);
      g_autofree char *advice = bitting_diagnosis_dup_advice (diagnosis);
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

static void
test_partial (void)
{
  BittingDiagnosis *diagnosis = bitting_diagnosis_new (BITTING_DIAGNOSIS_UNMATCHED_IP, 10010, 200, NULL);
  g_autoptr (BittingAnswer) answer = bitting_answer_new_diagnosis (diagnosis, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (NOW);
  g_autoptr (BittingReport) report = bitting_report_new (&subject, policy, catalogue, answer, now);
  const BittingFinding *last = g_ptr_array_index (report->findings, report->findings->len - 1);

  g_test_summary ("A refused address proves the restriction, and nothing else");
  g_assert_cmpuint (bitting_report_count (report, BITTING_VERDICT_PASS), ==, 1);
  g_assert_cmpstr (last->rule, ==, "ip.restricted");
  g_assert_cmpint (last->verdict, ==, BITTING_VERDICT_PASS);
  g_assert_cmpuint (bitting_report_count (report, BITTING_VERDICT_UNKNOWN), >=, 4);
}

static void
load (void)
{
  static const char * const required[] = { "Spot.SpotTrade", NULL };
  static const char * const forbidden[] = { "Wallet.Withdraw", "ContractTrade.Order", NULL };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "permissions.xml", NULL);
  g_autofree char *xml = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &xml, NULL, &error);
  g_assert_no_error (error);
  catalogue = bitting_catalogue_parse (xml, -1, &error);
  g_assert_no_error (error);

  policy = bitting_policy_new ("test");
  g_strfreev (policy->required);
  g_strfreev (policy->forbidden);
  policy->required = g_strdupv ((char **) required);
  policy->forbidden = g_strdupv ((char **) forbidden);
  policy->access = BITTING_ACCESS_READ_WRITE;
  policy->ip_required = TRUE;
  policy->personal = TRUE;
  policy->min_days = 14;
}

int
main (int   argc,
      char *argv[])
{
  guint i;
  int status;

  g_test_init (&argc, &argv, NULL);
  load ();
  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/report/grade/%u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/report/diagnoses", test_diagnoses);
  g_test_add_func ("/report/partial", test_partial);
  status = g_test_run ();
  bitting_catalogue_unref (catalogue);
  bitting_policy_unref (policy);

  return status;
}
