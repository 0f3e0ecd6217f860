/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The exchange's whole answers, from the bytes to the grade: section 8 of the facts. */

#include <string.h>

#include "bitting-data.h"
#include "bitting-report.h"
#include "bybit-answer.h"
#include "bybit-client.h"

#define NOW 1795478400 /* the clock of all samples: 2026-11-24 00:00:00 UTC */
#define TEAM "203.0.113.21 203.0.113.22 198.51.100.40 192.0.2.77"

typedef struct
{
  const char    *file;
  const char    *api_key;
  BittingSigning signing;
  BittingGrade   grade;
  const char    *rules; /* of every finding that is no pass, worst first */
} Sample;

static const Sample samples[] = {
  { "01-good-spot-only", "FakeKey00000000001", BITTING_SIGNING_HMAC, BITTING_GRADE_A, "" },
  { "02-withdraw-enabled", "FakeKey00000000002", BITTING_SIGNING_HMAC, BITTING_GRADE_F,
    "permission.Wallet.Withdraw permission.Wallet.AccountTransfer" },
  { "03-read-only", "FakeKey00000000003", BITTING_SIGNING_HMAC, BITTING_GRADE_C, "access" },
  { "04-no-ip-89-days", "FakeKey00000000004", BITTING_SIGNING_HMAC, BITTING_GRADE_D, "ip.restricted" },
  { "05-wrong-ips", "FakeKey00000000005", BITTING_SIGNING_HMAC, BITTING_GRADE_D, "ip.expected" },
  { "06-sub-account", "FakeKey00000000006", BITTING_SIGNING_HMAC, BITTING_GRADE_F,
    "permission.Wallet.SubMemberTransferList" },
  { "07-derivatives-on", "FakeKey00000000007", BITTING_SIGNING_HMAC, BITTING_GRADE_D,
    "permission.ContractTrade.Order permission.ContractTrade.Position "
    "permission.Options.OptionsTrade permission.Derivatives.DerivativesTrade" },
  { "09-third-party-type-2", "FakeKey00000000009", BITTING_SIGNING_HMAC, BITTING_GRADE_B, "key.usage" },
  { "10-rsa-key", "FakeKey00000000010", BITTING_SIGNING_RSA, BITTING_GRADE_A, "" },
  { "11-unknown-future-group", "FakeKey00000000011", BITTING_SIGNING_HMAC, BITTING_GRADE_D,
    "permission.unknown permission.unknown" },
  { "12-everything-on", "FakeKey00000000012", BITTING_SIGNING_HMAC, BITTING_GRADE_F, NULL },
  { "13-derivatives-flag-alone", "FakeKey00000000013", BITTING_SIGNING_HMAC, BITTING_GRADE_B,
    "permission.Derivatives.DerivativesTrade" },
  { "14-no-ip-expires-in-3-days", "FakeKey00000000014", BITTING_SIGNING_HMAC, BITTING_GRADE_D,
    "ip.restricted expiry" },
  { "15-ip-bound-but-password-changed", "FakeKey00000000015", BITTING_SIGNING_HMAC, BITTING_GRADE_B,
    "expiry" },
  { "16-convert-on", "FakeKey00000000016", BITTING_SIGNING_HMAC, BITTING_GRADE_D,
    "permission.Exchange.ExchangeHistory" },
  { "17-nothing-on", "FakeKey00000000017", BITTING_SIGNING_HMAC, BITTING_GRADE_C,
    "permission.Spot.SpotTrade" },
  { "18-older-reply-fewer-groups", "FakeKey00000000018", BITTING_SIGNING_HMAC, BITTING_GRADE_A, "" },
};

typedef struct
{
  const char          *file;
  guint                status;
  const char          *content_type;
  BittingDiagnosisCode code;
} Refusal;

static const Refusal refusals[] = {
  { "08-expired.json", 200, "application/json", BITTING_DIAGNOSIS_EXPIRED },
  { "e10001-missing-headers-old-style.json", 200, "application/json", BITTING_DIAGNOSIS_BAD_RESPONSE },
  { "e10001-param.json", 200, "application/json", BITTING_DIAGNOSIS_BAD_RESPONSE },
  { "e10002-clock.json", 200, "application/json", BITTING_DIAGNOSIS_CLOCK_SKEW },
  { "e10003-unknown-key.json", 200, "application/json", BITTING_DIAGNOSIS_INVALID_KEY },
  { "e10004-signature.json", 200, "application/json", BITTING_DIAGNOSIS_BAD_SIGNATURE },
  { "e10005-permission.json", 200, "application/json", BITTING_DIAGNOSIS_PERMISSION_DENIED },
  { "e10006-rate-limit.json", 200, "application/json", BITTING_DIAGNOSIS_RATE_LIMITED },
  { "e10010-ip.json", 200, "application/json", BITTING_DIAGNOSIS_UNMATCHED_IP },
  { "e10016-server.json", 200, "application/json", BITTING_DIAGNOSIS_EXCHANGE_DOWN },
  { "e10024-compliance.json", 200, "application/json", BITTING_DIAGNOSIS_REGION_BLOCKED },
  { "e10029-symbol-whitelist.json", 200, "application/json", BITTING_DIAGNOSIS_PERMISSION_DENIED },
  { "e403-cdn.html", 403, "text/html", BITTING_DIAGNOSIS_REGION_BLOCKED },
};

static BittingReport *
report_on (const char     *file,
           guint           status,
           const char     *content_type,
           const char     *api_key,
           BittingSigning  signing)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "samples", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (BittingIpList) ips = bitting_ip_list_parse (TEAM);
  g_autoptr (BittingPolicy) policy = bitting_policy_with_ips (bitting_data_get_policy ("guide"), ips);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (NOW);
  BittingSubject subject = { "sample", "mainnet", "https://api.bybit.com", api_key, signing };
  g_autoptr (BittingAnswer) answer = NULL;
  g_autoptr (BybitCall) call = bybit_call_new_query_key ();
  BybitResponse response = { .status = status, .content_type = (char *) content_type };
  BybitAnswer *read = NULL;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  response.body = g_bytes_new_static (text, length);
  read = bybit_answer_new (call, &response, api_key);
  g_bytes_unref (response.body);
  answer = read->value != NULL
             ? bitting_answer_new_key_info (bybit_answer_steal_value (read), NULL)
             : bitting_answer_new_diagnosis (g_steal_pointer (&read->diagnosis), NULL);
  bybit_answer_free (read);

  return bitting_report_new (&subject, policy, bitting_data_get_catalogue (), answer, now);
}

static void
test_sample (gconstpointer data)
{
  const Sample *sample = data;
  g_autofree char *file = g_strconcat (sample->file, ".json", NULL);
  g_autoptr (BittingReport) report = report_on (file, 200, "application/json", sample->api_key,
                                                sample->signing);
  g_autoptr (GString) rules = g_string_new (NULL);
  guint i;

  for (i = 0; i < report->findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (report->findings, i);

      if (finding->verdict != BITTING_VERDICT_PASS)
        g_string_append_printf (rules, "%s%s", rules->len > 0 ? " " : "", finding->rule);
    }
  g_assert_cmpstr (bitting_grade_to_string (report->grade), ==, bitting_grade_to_string (sample->grade));
  if (sample->rules != NULL)
    g_assert_cmpstr (rules->str, ==, sample->rules);
  else
    g_assert_cmpuint (bitting_report_count (report, BITTING_VERDICT_FAIL), >=, 14);
}

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (BittingReport) report = report_on (refusal->file, refusal->status, refusal->content_type,
                                                "FakeKey00000000001", BITTING_SIGNING_HMAC);

  g_assert_nonnull (report->diagnosis);
  g_assert_cmpstr (bitting_diagnosis_code_to_string (report->diagnosis->code), ==,
                   bitting_diagnosis_code_to_string (refusal->code));
  g_assert_cmpint (report->grade, ==, BITTING_GRADE_NONE);
}

static void
test_older_answer (void)
{
  g_autoptr (BittingReport) report = report_on ("18-older-reply-fewer-groups.json", 200,
                                                "application/json", "FakeKey00000000018",
                                                BITTING_SIGNING_HMAC);

  g_test_summary ("Groups that came later are off where an older answer leaves them out");
  g_assert_false (bitting_key_info_has_group (report->key_info, "Earn"));
  g_assert_cmpint (report->grade, ==, BITTING_GRADE_A);
}

int
main (int   argc,
      char *argv[])
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/samples/", samples[i].file, NULL);

      g_test_add_data_func (path, &samples[i], test_sample);
    }
  for (i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/samples/", refusals[i].file, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/samples/older-answer", test_older_answer);

  return g_test_run ();
}
