/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row for everything that the exchange is documented to answer: its own codes, the HTTP
 * faults, and each permission with what the card must make of it. The practice exchange gives
 * each answer over HTTPS, and a real client takes it. */

#include <string.h>

#include "bitting-data.h"
#include "bitting-report.h"
#include "bybit-client.h"
#include "practice-exchange.h"

#define COUNTRY "<html><head><title>ERROR: The request could not be satisfied</title></head><body>" \
                "The Amazon CloudFront distribution is configured to block access from your country." \
                "</body></html>"
#define BLOCKED "<html><head><title>ERROR: The request could not be satisfied</title></head><body>" \
                "Request blocked.</body></html>"
#define PAGE "<html><head><title>Sorry</title></head><body>No.</body></html>"

typedef struct
{
  const char    *name;        /* where it stands in the documentation, or the permission */
  guint          status;      /* HTTP; 0 for a row about a permission */
  int            code;        /* the exchange's own */
  const char    *body;        /* (nullable): in place of JSON with that code */
  const char    *diagnosis;   /* (nullable): the stable word */
  BittingVerdict verdict;     /* of the permission's finding */
  BittingGrade   grade;
  const char    *says;        /* a part of what the person is told */
} Row;

static const Row rows[] = {
  /* Codes of the exchange */
  { "-1", 200, -1, NULL, "clock-skew", 0, BITTING_GRADE_NONE, "Automatic Date" },
  { "-2015", 200, -2015, NULL, "expired", 0, BITTING_GRADE_NONE, "Make a new key" },
  { "33004", 200, 33004, NULL, "expired", 0, BITTING_GRADE_NONE, "Make a new key" },
  { "10000", 200, 10000, NULL, "exchange-down", 0, BITTING_GRADE_NONE, "Try again" },
  { "10001", 200, 10001, NULL, "bad-response", 0, BITTING_GRADE_NONE, "filled in" },
  { "10002", 200, 10002, NULL, "clock-skew", 0, BITTING_GRADE_NONE, "timedatectl" },
  { "10003", 200, 10003, NULL, "invalid-key", 0, BITTING_GRADE_NONE, "testnet" },
  { "10004", 200, 10004, NULL, "bad-signature", 0, BITTING_GRADE_NONE, "Paste the secret once more" },
  { "10005", 200, 10005, NULL, "permission-denied", 0, BITTING_GRADE_NONE, "permissions" },
  { "10006", 200, 10006, NULL, "rate-limited", 0, BITTING_GRADE_NONE, "Wait" },
  { "10007", 200, 10007, NULL, "banned", 0, BITTING_GRADE_NONE, "support" },
  { "10008", 200, 10008, NULL, "banned", 0, BITTING_GRADE_NONE, "support" },
  { "10009", 200, 10009, NULL, "region-blocked", 0, BITTING_GRADE_NONE, "regional site" },
  { "10010", 200, 10010, NULL, "unmatched-ip", 0, BITTING_GRADE_NONE, "trusted computer" },
  { "10014", 200, 10014, NULL, "exchange-down", 0, BITTING_GRADE_NONE, "Check again" },
  { "10016", 200, 10016, NULL, "exchange-down", 0, BITTING_GRADE_NONE, "Try again" },
  { "10017", 200, 10017, NULL, "bad-response", 0, BITTING_GRADE_NONE, "newer version" },
  { "10018", 200, 10018, NULL, "rate-limited", 0, BITTING_GRADE_NONE, "Wait" },
  { "10024", 200, 10024, NULL, "region-blocked", 0, BITTING_GRADE_NONE, "verified" },
  { "10027", 200, 10027, NULL, "banned", 0, BITTING_GRADE_NONE, "support" },
  { "10028", 200, 10028, NULL, "permission-denied", 0, BITTING_GRADE_NONE, "Upgrade" },
  { "10029", 200, 10029, NULL, "permission-denied", 0, BITTING_GRADE_NONE, "whitelist" },
  { "20096", 200, 20096, NULL, "permission-denied", 0, BITTING_GRADE_NONE, "verify" },
  { "81007", 200, 81007, NULL, "permission-denied", 0, BITTING_GRADE_NONE, "Bybit EU" },
  { "100028", 200, 100028, NULL, "permission-denied", 0, BITTING_GRADE_NONE, "unified" },
  { "141019", 200, 141019, NULL, "permission-denied", 0, BITTING_GRADE_NONE, "only be changed on the site" },
  { "141020", 200, 141020, NULL, "permission-denied", 0, BITTING_GRADE_NONE, "only be changed on the site" },
  { "500010", 200, 500010, NULL, "permission-denied", 0, BITTING_GRADE_NONE, "sub-account" },
  { "3500001, in no table", 200, 3500001, NULL, "bad-response", 0, BITTING_GRADE_NONE, "newer version" },

  /* HTTP */
  { "HTTP 200, a web page", 200, 0, PAGE, "bad-response", 0, BITTING_GRADE_NONE, "log-in" },
  { "HTTP 302", 302, 0, PAGE, "bad-response", 0, BITTING_GRADE_NONE, "log-in" },
  { "HTTP 400", 400, 0, PAGE, "bad-response", 0, BITTING_GRADE_NONE, "newer version" },
  { "HTTP 401, empty", 401, 0, "", "invalid-key", 0, BITTING_GRADE_NONE, "whole key" },
  { "HTTP 401, with a code", 401, 10003, NULL, "invalid-key", 0, BITTING_GRADE_NONE, "whole key" },
  { "HTTP 403, country", 403, 0, COUNTRY, "region-blocked", 0, BITTING_GRADE_NONE, "key may be fine" },
  { "HTTP 403, blocked", 403, 0, BLOCKED, "rate-limited", 0, BITTING_GRADE_NONE, "ten minutes" },
  { "HTTP 403, too often", 403, 0, "access too frequent", "rate-limited", 0, BITTING_GRADE_NONE,
    "ten minutes" },
  { "HTTP 403, unmarked", 403, 0, PAGE, "region-blocked", 0, BITTING_GRADE_NONE, "too many requests" },
  { "HTTP 403, empty", 403, 0, "", "region-blocked", 0, BITTING_GRADE_NONE, "too many requests" },
  { "HTTP 404", 404, 10017, NULL, "bad-response", 0, BITTING_GRADE_NONE, "newer version" },
  { "HTTP 429, empty", 429, 0, "", "rate-limited", 0, BITTING_GRADE_NONE, "Wait" },
  { "HTTP 429, with a code", 429, 10006, NULL, "rate-limited", 0, BITTING_GRADE_NONE, "Wait" },
  { "HTTP 500", 500, 0, PAGE, "exchange-down", 0, BITTING_GRADE_NONE, "Try again" },
  { "HTTP 502, empty", 502, 0, "", "exchange-down", 0, BITTING_GRADE_NONE, "Try again" },
  { "HTTP 503", 503, 0, PAGE, "exchange-down", 0, BITTING_GRADE_NONE, "Try again" },
  { "HTTP 504", 504, 0, PAGE, "exchange-down", 0, BITTING_GRADE_NONE, "Try again" },

  /* Permissions, each beside spot trading on an otherwise good key */
  { "Spot.SpotTrade", 0, 0, NULL, NULL, BITTING_VERDICT_PASS, BITTING_GRADE_A, "crypto loans" },
  { "ContractTrade.Order", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_D, "pictures of ICG" },
  { "ContractTrade.Position", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_D, "pictures of ICG" },
  { "Options.OptionsTrade", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_D, "pictures of ICG" },
  { "Derivatives.DerivativesTrade", 0, 0, NULL, NULL, BITTING_VERDICT_ATTENTION, BITTING_GRADE_B,
    "may set this flag by itself" },
  { "Wallet.AccountTransfer", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_F,
    "change what the key may do" },
  { "Wallet.SubMemberTransfer", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_F,
    "change what the key may do" },
  { "Wallet.SubMemberTransferList", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_F,
    "between accounts of one owner" },
  { "Wallet.Withdraw", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_F,
    "Money can leave your account by it" },
  { "Exchange.ExchangeHistory", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_D,
    "pictures of ICG" },
  { "Earn.Earn", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_D, "Money cannot leave by it" },
  { "FiatP2P.FiatP2POrder", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_F,
    "Money can leave your account by it" },
  { "FiatP2P.Advertising", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_D, "offers" },
  { "FiatBitPay.FaitPayOrder", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_F,
    "Money can leave your account by it" },
  { "FiatBybitPay.FaitPayOrder", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_F,
    "Money can leave your account by it" },
  { "FiatConvertBroker.FiatConvertBrokerOrder", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL,
    BITTING_GRADE_D, "ordinary money" },
  { "BlockTrade.BlockTrade", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_D, "large trades" },
  { "Affiliate.Affiliate", 0, 0, NULL, NULL, BITTING_VERDICT_ATTENTION, BITTING_GRADE_B, "affiliate" },
  { "BitCard.BitCard", 0, 0, NULL, NULL, BITTING_VERDICT_ATTENTION, BITTING_GRADE_B, "card" },
  { "ByXPost.ByXPost", 0, 0, NULL, NULL, BITTING_VERDICT_ATTENTION, BITTING_GRADE_B, "your name" },
  { "CopyTrading.CopyTrading", 0, 0, NULL, NULL, BITTING_VERDICT_ATTENTION, BITTING_GRADE_B, "retired" },
  { "NFT.NFTQueryProductList", 0, 0, NULL, NULL, BITTING_VERDICT_ATTENTION, BITTING_GRADE_B, "retired" },
  { "FiatGlobalPay.Anything", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_D,
    "counts as dangerous" },
  { "CourierDesk.SendParcel", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_D,
    "counts as dangerous" },
  { "Spot.SpotLend", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_D, "counts as dangerous" },
  { "wallet.withdraw", 0, 0, NULL, NULL, BITTING_VERDICT_FAIL, BITTING_GRADE_D, "counts as dangerous" },
};

static PracticeExchange *exchange;
static PracticeKey key;
static BittingCredential *credential;

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  BittingAnswer **answer = user_data;

  *answer = bybit_client_query_key_finish (BYBIT_CLIENT (source), result);
}

static BittingReport *
check (void)
{
  g_autoptr (BybitClient) client = g_object_new (BYBIT_TYPE_CLIENT, "retry-delay", 1, NULL);
  const BybitEndpoint endpoint = { .origin = practice_exchange_get_origin (exchange),
                                   .ca_pem = practice_exchange_get_ca_pem (exchange) };
  BittingSubject subject = { "row", "practice", endpoint.origin, key.api_key, BITTING_SIGNING_HMAC };
  g_autoptr (BittingAnswer) answer = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  bybit_client_query_key_async (client, &endpoint, credential, NULL, answered_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);

  return bitting_report_new (&subject, bitting_data_get_policy ("guide"), bitting_data_get_catalogue (),
                             answer, now);
}

static void
assert_says (const char *text,
             const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” does not say “%s”", text, part);
}

static void
assert_diagnosis (const Row           *row,
                  const BittingReport *report)
{
  g_autofree char *message = bitting_diagnosis_dup_message (report->diagnosis);
  g_autofree char *evidence = bitting_diagnosis_dup_evidence (report->diagnosis);
  g_autofree char *advice = bitting_diagnosis_dup_advice (report->diagnosis);
  g_autofree char *told = g_strjoin ("\n", message, advice, NULL);
  g_autofree char *number = g_strdup_printf ("%d", row->code != 0 ? row->code : (int) row->status);

  g_assert_cmpstr (bitting_diagnosis_code_to_string (report->diagnosis->code), ==, row->diagnosis);
  assert_says (told, row->says);
  assert_says (evidence, number);
  if (report->diagnosis->answer != NULL)
    g_assert_null (strstr (report->diagnosis->answer, key.api_key));
}

static void
assert_permission (const Row           *row,
                   const BittingReport *report)
{
  const BittingPermission *known = bitting_catalogue_find (bitting_data_get_catalogue (), row->name);
  g_autofree char *rule = g_strconcat ("permission.", known != NULL ? row->name : "unknown", NULL);
  const BittingFinding *found = NULL;

  for (guint i = 0; i < report->findings->len && found == NULL; i++)
    if (strcmp (((BittingFinding *) g_ptr_array_index (report->findings, i))->rule, rule) == 0)
      found = g_ptr_array_index (report->findings, i);

  g_assert_nonnull (found);
  g_assert_cmpint (found->verdict, ==, row->verdict);
  assert_says (found->why, row->says);
  assert_says (found->evidence, row->name);
  if (known != NULL)
    assert_says (found->evidence, known->label);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *permissions = g_strconcat ("Spot.SpotTrade", row->status == 0 ? "," : NULL, row->name,
                                              NULL);
  g_autoptr (BittingReport) report = NULL;

  key = (PracticeKey) { .id = "row", .api_key = "PracticeTableRow01",
                        .secret = "PracticeTableRowSecretOf36Characters",
                        .permissions = "Spot.SpotTrade", .ips = PRACTICE_CALLER, .note = "row" };
  if (row->status == 0)
    key.permissions = g_str_equal (row->name, "Spot.SpotTrade") ? "Spot.SpotTrade" : permissions;
  else
    {
      key.fault = PRACTICE_FAULT_ANSWER;
      key.answer_status = row->status;
      key.answer_code = row->code;
      key.answer_body = row->body;
    }

  report = check ();
  g_assert_cmpstr (bitting_grade_to_string (report->grade), ==, bitting_grade_to_string (row->grade));
  g_assert_cmpint (report->diagnosis != NULL, ==, row->diagnosis != NULL);
  if (row->diagnosis != NULL)
    assert_diagnosis (row, report);
  else
    assert_permission (row, report);
}

/* Nothing that the catalogue has may be without a row. */
static void
test_whole (void)
{
  BittingCatalogue *catalogue = bitting_data_get_catalogue ();

  for (guint i = 0; i < bitting_catalogue_get_size (catalogue); i++)
    {
      const BittingPermission *permission = bitting_catalogue_get (catalogue, i);
      gboolean found = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
        found |= g_str_equal (rows[j].name, permission->id);
      if (!found)
        g_error ("%s has no row", permission->id);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (BittingSecret) secret = bitting_secret_new ("PracticeTableRowSecretOf36Characters", -1);
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  exchange = practice_exchange_new ();
  practice_exchange_start (exchange, 0, &error);
  g_assert_no_error (error);
  key.api_key = "PracticeTableRow01";
  practice_exchange_add_key (exchange, &key);
  credential = bitting_credential_new ("PracticeTableRow01", secret, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/facts/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/facts/whole", test_whole);
  status = g_test_run ();

  bitting_credential_unref (credential);
  g_object_unref (exchange);
  return status;
}
