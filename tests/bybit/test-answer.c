/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-answer.h"

#include <string.h>

#define KEY "FakeKey00000000001"
#define NOW G_GINT64_CONSTANT (1795478400000)

static BybitAnswer *
answer_bytes (guint       status,
              const char *content_type,
              const char *bytes,
              gsize       length,
              const char *api_key)
{
  g_autoptr(GBytes) body = g_bytes_new (bytes, length);
  g_autoptr(BybitResponse) response = bybit_response_new (status, content_type, body);
  BybitAnswer *answer = bybit_answer_new (response, api_key);

  g_assert_true ((answer->key_info != NULL) != (answer->diagnosis != NULL));
  return answer;
}

static BybitAnswer *
answer_text (guint       status,
             const char *content_type,
             const char *text)
{
  return answer_bytes (status, content_type, text, strlen (text), KEY);
}

static char *
load (const char *name,
      gsize      *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "samples", name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

static char *
join (GPtrArray *texts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *) g_ptr_array_index (texts, i));
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char     *file;
  const char     *api_key;
  gboolean        read_only;
  guint           groups;
  const char     *permissions;
  const char     *ips;
  BittingKeyUsage usage;
  const char     *expires; /* NULL for none */
  gboolean        rsa;
  gboolean        sub_account;
} Sample;

#define TEAM "203.0.113.21 203.0.113.22 198.51.100.40 192.0.2.77"

static const Sample samples[] = {
  { "01-good-spot-only.json", "FakeKey00000000001", FALSE, 17,
    "Spot.SpotTrade",
    TEAM, BITTING_KEY_USAGE_PERSONAL, NULL, FALSE, FALSE },
  { "02-withdraw-enabled.json", "FakeKey00000000002", FALSE, 17,
    "Spot.SpotTrade Wallet.AccountTransfer Wallet.Withdraw",
    TEAM, BITTING_KEY_USAGE_PERSONAL, NULL, FALSE, FALSE },
  { "03-read-only.json", "FakeKey00000000003", TRUE, 17,
    "Spot.SpotTrade",
    TEAM, BITTING_KEY_USAGE_PERSONAL, NULL, FALSE, FALSE },
  { "04-no-ip-89-days.json", "FakeKey00000000004", FALSE, 17,
    "Spot.SpotTrade",
    "*", BITTING_KEY_USAGE_PERSONAL, "2027-02-21T09:30:00Z", FALSE, FALSE },
  { "05-wrong-ips.json", "FakeKey00000000005", FALSE, 17,
    "Spot.SpotTrade",
    "192.0.2.10 203.0.113.21", BITTING_KEY_USAGE_PERSONAL, NULL, FALSE, FALSE },
  { "06-sub-account.json", "FakeKey00000000006", FALSE, 17,
    "Spot.SpotTrade Wallet.SubMemberTransferList",
    TEAM, BITTING_KEY_USAGE_PERSONAL, NULL, FALSE, TRUE },
  { "07-derivatives-on.json", "FakeKey00000000007", FALSE, 17,
    "ContractTrade.Order ContractTrade.Position Spot.SpotTrade Options.OptionsTrade"
    " Derivatives.DerivativesTrade",
    TEAM, BITTING_KEY_USAGE_PERSONAL, NULL, FALSE, FALSE },
  { "09-third-party-type-2.json", "FakeKey00000000009", FALSE, 17,
    "Spot.SpotTrade",
    TEAM, BITTING_KEY_USAGE_THIRD_PARTY, NULL, FALSE, FALSE },
  { "10-rsa-key.json", "FakeKey00000000010", FALSE, 17,
    "Spot.SpotTrade",
    TEAM, BITTING_KEY_USAGE_PERSONAL, NULL, TRUE, FALSE },
  { "11-unknown-future-group.json", "FakeKey00000000011", FALSE, 18,
    "Spot.SpotTrade CourierDesk.SendParcel CourierDesk.ParcelSweepAll",
    TEAM, BITTING_KEY_USAGE_PERSONAL, NULL, FALSE, FALSE },
  { "12-everything-on.json", "FakeKey00000000012", FALSE, 17,
    "ContractTrade.Order ContractTrade.Position Spot.SpotTrade Wallet.AccountTransfer"
    " Wallet.SubMemberTransfer Wallet.Withdraw Options.OptionsTrade"
    " Derivatives.DerivativesTrade BlockTrade.BlockTrade Exchange.ExchangeHistory"
    " Earn.Earn FiatP2P.FiatP2POrder FiatP2P.Advertising"
    " FiatConvertBroker.FiatConvertBrokerOrder FiatBitPay.FaitPayOrder BitCard.BitCard"
    " ByXPost.ByXPost",
    "203.0.113.21", BITTING_KEY_USAGE_PERSONAL, NULL, FALSE, FALSE },
  { "13-derivatives-flag-alone.json", "FakeKey00000000013", FALSE, 17,
    "Spot.SpotTrade Derivatives.DerivativesTrade",
    TEAM, BITTING_KEY_USAGE_PERSONAL, NULL, FALSE, FALSE },
  { "14-no-ip-expires-in-3-days.json", "FakeKey00000000014", FALSE, 17,
    "Spot.SpotTrade",
    "*", BITTING_KEY_USAGE_PERSONAL, "2026-11-27T12:00:00Z", FALSE, FALSE },
  { "15-ip-bound-but-password-changed.json", "FakeKey00000000015", FALSE, 17,
    "Spot.SpotTrade",
    TEAM, BITTING_KEY_USAGE_PERSONAL, "2026-11-30T18:00:00Z", FALSE, FALSE },
  { "16-convert-on.json", "FakeKey00000000016", FALSE, 17,
    "Spot.SpotTrade Exchange.ExchangeHistory",
    TEAM, BITTING_KEY_USAGE_PERSONAL, NULL, FALSE, FALSE },
  { "17-nothing-on.json", "FakeKey00000000017", FALSE, 17,
    "",
    TEAM, BITTING_KEY_USAGE_PERSONAL, NULL, FALSE, FALSE },
  { "18-older-reply-fewer-groups.json", "FakeKey00000000018", FALSE, 10,
    "Spot.SpotTrade",
    TEAM, BITTING_KEY_USAGE_PERSONAL, NULL, FALSE, FALSE },
};

static void
test_samples (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const Sample *sample = &samples[i];
      gsize length = 0;
      g_autofree char *text = load (sample->file, &length);
      g_autoptr(BybitAnswer) answer = answer_bytes (200, "application/json; charset=utf-8",
                                                    text, length, sample->api_key);
      const BittingKeyInfo *info = answer->key_info;
      g_autofree char *permissions = NULL;
      g_autofree char *ips = NULL;
      g_autofree char *expires = NULL;

      g_test_message ("%s", sample->file);
      g_assert_nonnull (info);
      permissions = join (info->permissions);
      ips = join (info->ips);
      expires = info->expires_at != NULL ? g_date_time_format_iso8601 (info->expires_at) : NULL;

      g_assert_cmpstr (info->api_key, ==, sample->api_key);
      g_assert_nonnull (info->note);
      g_assert_cmpint (info->read_only, ==, sample->read_only);
      g_assert_cmpuint (info->groups->len, ==, sample->groups);
      g_assert_cmpstr (permissions, ==, sample->permissions);
      g_assert_cmpstr (ips, ==, sample->ips);
      g_assert_cmpint (info->usage, ==, sample->usage);
      g_assert_cmpstr (expires, ==, sample->expires);
      g_assert_true (info->expiry_known);
      g_assert_nonnull (info->created_at);
      g_assert_cmpint (info->rsa, ==, sample->rsa);
      g_assert_true (info->master_known);
      g_assert_cmpint (info->is_master, ==, !sample->sub_account);
      g_assert_true (info->unified);
      g_assert_cmpstr (info->vip_level, ==, "No VIP");
      g_assert_cmpint (answer->time_ms, ==, NOW);
    }
}

/* A right answer to another question is no answer to ours. */
static void
test_other_samples (void)
{
  static const char *const files[] = {
    "20-time.json", "21-account-info-uta2.json", "22-open-orders-spot-empty.json", "23-sub-apikeys.json"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize length = 0;
      g_autofree char *text = load (files[i], &length);
      g_autoptr(BybitAnswer) answer = answer_bytes (200, "application/json", text, length, KEY);

      g_assert_null (answer->key_info);
      g_assert_cmpint (answer->diagnosis->code, ==, BITTING_DIAGNOSIS_BAD_RESPONSE);
    }
}

static void
test_error_samples (void)
{
  static const struct {
    const char *file; gint64 ret_code; BittingDiagnosisCode code; BybitRemedy remedy; const char *detail;
  } table[] = {
    { "08-expired.json", 33004, BITTING_DIAGNOSIS_EXPIRED, BYBIT_REMEDY_NONE, "expired" },
    { "e10001-missing-headers-old-style.json", 10001, BITTING_DIAGNOSIS_BAD_RESPONSE,
      BYBIT_REMEDY_NONE, "openapi sign params error" },
    { "e10001-param.json", 10001, BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, "parameter" },
    { "e10002-clock.json", 10002, BITTING_DIAGNOSIS_CLOCK_SKEW, BYBIT_REMEDY_CLOCK,
      "server_timestamp[1795478400000]" },
    { "e10003-unknown-key.json", 10003, BITTING_DIAGNOSIS_INVALID_KEY, BYBIT_REMEDY_NONE, "invalid" },
    { "e10004-signature.json", 10004, BITTING_DIAGNOSIS_BAD_SIGNATURE, BYBIT_REMEDY_NONE, NULL },
    { "e10005-permission.json", 10005, BITTING_DIAGNOSIS_PERMISSION_DENIED, BYBIT_REMEDY_NONE, "denied" },
    { "e10006-rate-limit.json", 10006, BITTING_DIAGNOSIS_RATE_LIMITED, BYBIT_REMEDY_LIMIT, "Too many" },
    { "e10010-ip.json", 10010, BITTING_DIAGNOSIS_UNMATCHED_IP, BYBIT_REMEDY_NONE, "Unmatched IP" },
    { "e10016-server.json", 10016, BITTING_DIAGNOSIS_EXCHANGE_DOWN, BYBIT_REMEDY_AGAIN, "Server" },
    { "e10024-compliance.json", 10024, BITTING_DIAGNOSIS_REGION_BLOCKED, BYBIT_REMEDY_NONE, "Compliance" },
    { "e10029-symbol-whitelist.json", 10029, BITTING_DIAGNOSIS_PERMISSION_DENIED, BYBIT_REMEDY_NONE,
      "whitelist" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gsize length = 0;
      g_autofree char *text = load (table[i].file, &length);
      g_autoptr(BybitAnswer) answer = answer_bytes (200, "application/json", text, length, KEY);

      g_test_message ("%s", table[i].file);
      g_assert_nonnull (answer->diagnosis);
      g_assert_cmpint (answer->diagnosis->code, ==, table[i].code);
      g_assert_cmpint (answer->diagnosis->ret_code, ==, table[i].ret_code);
      g_assert_cmpuint (answer->diagnosis->http_status, ==, 200);
      g_assert_cmpint (answer->remedy, ==, table[i].remedy);
      g_assert_cmpint (answer->time_ms, ==, NOW);
      if (table[i].detail == NULL)
        g_assert_null (answer->diagnosis->detail);
      else
        g_assert_nonnull (strstr (answer->diagnosis->detail, table[i].detail));
    }
}

/* Codes that are in no sample, and texts that only look like a code. */
static void
test_ret_codes (void)
{
  static const struct { const char *value; gint64 ret_code; BittingDiagnosisCode code; } table[] = {
    { "-2015", -2015, BITTING_DIAGNOSIS_EXPIRED },
    { "-1", -1, BITTING_DIAGNOSIS_CLOCK_SKEW },
    { "10000", 10000, BITTING_DIAGNOSIS_EXCHANGE_DOWN },
    { "10007", 10007, BITTING_DIAGNOSIS_BANNED },
    { "10008", 10008, BITTING_DIAGNOSIS_BANNED },
    { "10009", 10009, BITTING_DIAGNOSIS_REGION_BLOCKED },
    { "10014", 10014, BITTING_DIAGNOSIS_EXCHANGE_DOWN },
    { "10017", 10017, BITTING_DIAGNOSIS_BAD_RESPONSE },
    { "10018", 10018, BITTING_DIAGNOSIS_RATE_LIMITED },
    { "10027", 10027, BITTING_DIAGNOSIS_BANNED },
    { "10028", 10028, BITTING_DIAGNOSIS_PERMISSION_DENIED },
    { "100028", 100028, BITTING_DIAGNOSIS_PERMISSION_DENIED },
    { "20096", 20096, BITTING_DIAGNOSIS_PERMISSION_DENIED },
    { "81007", 81007, BITTING_DIAGNOSIS_PERMISSION_DENIED },
    { "141019", 141019, BITTING_DIAGNOSIS_PERMISSION_DENIED },
    { "141020", 141020, BITTING_DIAGNOSIS_PERMISSION_DENIED },
    { "500010", 500010, BITTING_DIAGNOSIS_PERMISSION_DENIED },
    { "3500001", 3500001, BITTING_DIAGNOSIS_BAD_RESPONSE },
    { "4294967296", G_GINT64_CONSTANT (4294967296), BITTING_DIAGNOSIS_BAD_RESPONSE },
    { "4294977306", G_GINT64_CONSTANT (4294977306), BITTING_DIAGNOSIS_BAD_RESPONSE },
    { "18446744073709551616", 0, BITTING_DIAGNOSIS_BAD_RESPONSE },
    { "\"0\"", 0, BITTING_DIAGNOSIS_BAD_RESPONSE },
    { "\"10003\"", 0, BITTING_DIAGNOSIS_BAD_RESPONSE },
    { "0.0", 0, BITTING_DIAGNOSIS_BAD_RESPONSE },
    { "false", 0, BITTING_DIAGNOSIS_BAD_RESPONSE },
    { "null", 0, BITTING_DIAGNOSIS_BAD_RESPONSE },
    { "[]", 0, BITTING_DIAGNOSIS_BAD_RESPONSE },
  };
  gsize length = 0;
  g_autofree char *good = load ("01-good-spot-only.json", &length);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GString) text = g_string_new (good);
      g_autofree char *member = g_strdup_printf ("\"retCode\": %s,", table[i].value);
      g_autoptr(BybitAnswer) answer = NULL;

      g_test_message ("%s", member);
      g_assert_cmpuint (g_string_replace (text, "\"retCode\": 0,", member, 1), ==, 1);
      answer = answer_text (200, "application/json", text->str);
      g_assert_null (answer->key_info);
      g_assert_cmpint (answer->diagnosis->code, ==, table[i].code);
      g_assert_cmpint (answer->diagnosis->ret_code, ==, table[i].ret_code);
    }
}

/* The good sample with one part replaced: what a verdict would rest on is gone. */
static void
test_fails_closed (void)
{
  static const struct { const char *from; const char *to; } table[] = {
    { "\"retCode\": 0,", "" },
    { "\"retCode\": 0,", "\"ret_code\": 0," },
    { "\"retCode\": 0,", "\"retCode\": 0, \"retCode\": 0," },
    { "\"retCode\": 0,", "\"retCode\": 10003, \"ret\\u0043ode\": 0," },
    { "\"result\"", "\"results\"" },
    { "\"apiKey\": \"" KEY "\",", "" },
    { "\"apiKey\": \"" KEY "\"", "\"apiKey\": \"FakeKey00000000002\"" },
    { "\"apiKey\": \"" KEY "\"", "\"apiKey\": \"fakekey00000000001\"" },
    { "\"apiKey\": \"" KEY "\"", "\"apiKey\": \"" KEY "\\u0000\"" },
    { "\"apiKey\": \"" KEY "\"", "\"apiKey\": [\"" KEY "\"]" },
    { "\"readOnly\": 0,", "" },
    { "\"readOnly\": 0", "\"readOnly\": false" },
    { "\"readOnly\": 0", "\"readOnly\": \"0\"" },
    { "\"readOnly\": 0", "\"readOnly\": 2" },
    { "\"readOnly\": 0", "\"readOnly\": 4294967296" },
    { "\"readOnly\": 0", "\"readOnly\": 0, \"readOnly\": 1" },
    { "\"permissions\"", "\"permission\"" },
    { "\"Wallet\": []", "\"Wallet\": null" },
    { "\"Wallet\": []", "\"Wallet\": \"Withdraw\"" },
    { "\"Wallet\": []", "\"Wallet\": {}" },
    { "\"Wallet\": []", "\"Wallet\": [[\"Withdraw\"]]" },
    { "\"Wallet\": []", "\"Wallet\": [1]" },
    { "\"Wallet\": []", "\"Wallet\": [\"\"]" },
    { "\"Wallet\": []", "\"Wallet\": [\"With draw\"]" },
    { "\"Wallet\": []", "\"Wallet\": [\"Withdr\xd0\xb0w\"]" },
    { "\"Wallet\": []", "\"Wallet\": [\"Withdraw\"], \"Wallet\": []" },
    { "\"Wallet\": []", "\"Wallet\": [], \"W\\u0061llet\": [\"Withdraw\"]" },
    { "\"Wallet\": []", "\"\": []" },
    { "\"ips\"", "\"ip\"" },
    { "\"203.0.113.21\",", "1," },
    { "\"203.0.113.21\",", "null," },
    { "\"203.0.113.21\",", "\"203.0.113.21 \"," },
    { "\"time\": 1795478400000", "\"time\": 1795478400000, \"time\": 0" },
    { "\"time\": 1795478400000\n}", "\"time\": 1795478400000\n" },
    { "\"time\": 1795478400000\n}", "\"time\": 1795478400000\n}{}" },
  };
  gsize length = 0;
  g_autofree char *good = load ("01-good-spot-only.json", &length);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GString) text = g_string_new (good);
      g_autoptr(BybitAnswer) answer = NULL;

      g_test_message ("%s -> %s", table[i].from, table[i].to);
      g_assert_cmpuint (g_string_replace (text, table[i].from, table[i].to, 1), ==, 1);
      answer = answer_text (200, "application/json", text->str);
      g_assert_null (answer->key_info);
      g_assert_cmpint (answer->diagnosis->code, ==, BITTING_DIAGNOSIS_BAD_RESPONSE);
      g_assert_cmpint (answer->remedy, ==, BYBIT_REMEDY_NONE);
      g_assert_nonnull (answer->diagnosis->detail);
      g_assert_null (strstr (answer->diagnosis->detail, KEY));
    }
}

/* Members that older answers lack: unknown, and never a guess. */
static void
test_optional (void)
{
  static const struct { const char *from; const char *to; const char *unknown; } table[] = {
    { "\"type\": 1,", "", "usage" },
    { "\"type\": 1", "\"type\": 3", "usage" },
    { "\"type\": 1", "\"type\": \"1\"", "usage" },
    { "\"expiredAt\": \"1970-01-01T00:00:00Z\",", "", "expiry" },
    { "\"expiredAt\": \"1970-01-01T00:00:00Z\"", "\"expiredAt\": \"\"", "expiry" },
    { "\"expiredAt\": \"1970-01-01T00:00:00Z\"", "\"expiredAt\": 0", "expiry" },
    { "\"expiredAt\": \"1970-01-01T00:00:00Z\"", "\"expiredAt\": \"1970-01-01T00:00:01Z\"", "expiry" },
    { "\"expiredAt\": \"1970-01-01T00:00:00Z\"", "\"expiredAt\": \"0000-00-00T00:00:00Z\"", "expiry" },
    { "\"expiredAt\": \"1970-01-01T00:00:00Z\"", "\"expiredAt\": \"soon\"", "expiry" },
    { "\"isMaster\": true,", "", "master" },
    { "\"isMaster\": true", "\"isMaster\": 1", "master" },
    { "\"isMaster\": true", "\"isMaster\": \"true\"", "master" },
    { "\"createdAt\": \"2026-11-20T08:15:42Z\",", "", "created" },
    { "\"createdAt\": \"2026-11-20T08:15:42Z\"", "\"createdAt\": \"1970-01-01T00:00:00Z\"", "created" },
    { "\"vipLevel\": \"No VIP\",", "", "vip" },
    { "\"note\": \"ICG-MM\",", "", "" },
    { "\"note\": \"ICG-MM\"", "\"note\": null", "" },
    { "\"deadlineDay\": -2,", "\"deadlineDay\": \"many\",", "" },
    { "\"rsaPublicKey\": \"\",", "", "" },
    { "\"retMsg\": \"\",", "", "" },
    { "\"retExtInfo\": {},", "", "" },
    { "\"id\"", "\"future\"", "" },
  };
  gsize length = 0;
  g_autofree char *good = load ("01-good-spot-only.json", &length);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GString) text = g_string_new (good);
      g_autoptr(BybitAnswer) answer = NULL;
      const BittingKeyInfo *info;

      g_test_message ("%s -> %s", table[i].from, table[i].to);
      g_assert_cmpuint (g_string_replace (text, table[i].from, table[i].to, 1), ==, 1);
      answer = answer_text (200, NULL, text->str);
      info = answer->key_info;
      g_assert_nonnull (info);
      g_assert_cmpint (info->usage == BITTING_KEY_USAGE_UNKNOWN, ==, g_str_equal (table[i].unknown, "usage"));
      g_assert_cmpint (!info->expiry_known, ==, g_str_equal (table[i].unknown, "expiry"));
      g_assert_cmpint (!info->master_known, ==, g_str_equal (table[i].unknown, "master"));
      g_assert_cmpint (info->created_at == NULL, ==, g_str_equal (table[i].unknown, "created"));
      g_assert_cmpint (info->vip_level == NULL, ==, g_str_equal (table[i].unknown, "vip"));
      g_assert_null (info->expires_at);
      g_assert_nonnull (info->note);
      g_assert_false (info->rsa);
    }
}

static const char country_page[] =
  "<HTML><BODY>The distribution is configured to block access from your country.</BODY></HTML>";
static const char blocked_page[] = "<HTML><BODY>Request blocked.\n<PRE>Request ID: Ab-c_D==\n</PRE></HTML>";

static void
test_statuses (void)
{
  static const struct {
    guint status; const char *type; const char *body;
    BittingDiagnosisCode code; BybitRemedy remedy; const char *detail;
  } table[] = {
    { 400, NULL, "", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, NULL },
    { 401, NULL, "", BITTING_DIAGNOSIS_INVALID_KEY, BYBIT_REMEDY_NONE, NULL },
    { 401, "application/json", "{\"retCode\":33004,\"retMsg\":\"\"}",
      BITTING_DIAGNOSIS_EXPIRED, BYBIT_REMEDY_NONE, NULL },
    { 401, "application/json", "{\"retCode\":0}", BITTING_DIAGNOSIS_INVALID_KEY, BYBIT_REMEDY_NONE, NULL },
    { 403, "text/html", country_page, BITTING_DIAGNOSIS_REGION_BLOCKED, BYBIT_REMEDY_NONE, "country" },
    { 403, "text/html", blocked_page, BITTING_DIAGNOSIS_RATE_LIMITED, BYBIT_REMEDY_NONE, "trace Ab-c_D==" },
    { 403, "text/plain", "403, access too frequent", BITTING_DIAGNOSIS_RATE_LIMITED, BYBIT_REMEDY_NONE,
      "too frequent" },
    { 403, NULL, "", BITTING_DIAGNOSIS_REGION_BLOCKED, BYBIT_REMEDY_NONE, NULL },
    { 403, "application/json", "{\"retCode\":10010}", BITTING_DIAGNOSIS_UNMATCHED_IP, BYBIT_REMEDY_NONE, NULL },
    { 403, "application/json", "{\"retCode\":10016}", BITTING_DIAGNOSIS_EXCHANGE_DOWN, BYBIT_REMEDY_NONE, NULL },
    { 404, "text/html", "<html></html>", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, NULL },
    { 429, NULL, "", BITTING_DIAGNOSIS_RATE_LIMITED, BYBIT_REMEDY_LIMIT, NULL },
    { 429, NULL, "{\"retCode\":10006}", BITTING_DIAGNOSIS_RATE_LIMITED, BYBIT_REMEDY_LIMIT, NULL },
    { 500, NULL, "", BITTING_DIAGNOSIS_EXCHANGE_DOWN, BYBIT_REMEDY_AGAIN, NULL },
    { 502, "text/html", "<html>bad gateway</html>", BITTING_DIAGNOSIS_EXCHANGE_DOWN, BYBIT_REMEDY_AGAIN, NULL },
    { 503, NULL, "{\"retCode\":0}", BITTING_DIAGNOSIS_EXCHANGE_DOWN, BYBIT_REMEDY_AGAIN, NULL },
    { 302, NULL, "", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, "redirect" },
    { 204, NULL, "", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, NULL },
    { 200, NULL, "", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, "JSON" },
    { 200, "text/html", "<html>Log in</html>", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, "web page" },
    { 200, "Text/HTML; charset=utf-8", "{\"retCode\":10003}", BITTING_DIAGNOSIS_BAD_RESPONSE,
      BYBIT_REMEDY_NONE, "web page" },
    { 200, NULL, "\r\n <!DOCTYPE html>", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, "web page" },
    { 200, NULL, "[]", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, NULL },
    { 0, NULL, "", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(BybitAnswer) answer = answer_text (table[i].status, table[i].type, table[i].body);

      g_test_message ("%u %s", table[i].status, table[i].body);
      g_assert_null (answer->key_info);
      g_assert_cmpint (answer->diagnosis->code, ==, table[i].code);
      g_assert_cmpuint (answer->diagnosis->http_status, ==, table[i].status);
      g_assert_cmpint (answer->remedy, ==, table[i].remedy);
      if (table[i].detail != NULL)
        g_assert_nonnull (strstr (answer->diagnosis->detail, table[i].detail));
    }
}

static void
test_country_sample (void)
{
  gsize length = 0;
  g_autofree char *page = load ("e403-cdn.html", &length);
  g_autoptr(BybitAnswer) answer = answer_bytes (403, "text/html", page, length, KEY);

  g_assert_cmpint (answer->diagnosis->code, ==, BITTING_DIAGNOSIS_REGION_BLOCKED);
  g_assert_cmpint (answer->remedy, ==, BYBIT_REMEDY_NONE);
  g_assert_cmpstr (answer->diagnosis->detail, ==,
                   "The content network blocks this country (trace AbCdEfGh==)");
}

/* A refusal is never a success, however good its body is. */
static void
test_good_body_bad_status (void)
{
  static const guint statuses[] = { 201, 204, 206, 302, 400, 401, 403, 404, 429, 500, 503 };
  gsize length = 0;
  g_autofree char *good = load ("01-good-spot-only.json", &length);

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr(BybitAnswer) answer = answer_bytes (statuses[i], "application/json", good, length, KEY);

      g_assert_null (answer->key_info);
    }
}

static void
test_detail (void)
{
  static const struct { const char *message; const char *detail; } table[] = {
    { "plain", "plain" },
    { "a\\nb\\tc\\u001b[31m", "a b c[31m" },
    { "a\\u202eb\\u2066c\\u200bd", "abcd" },
    { "key[" KEY "] sign[x]", "key[…] sign[x]" },
    { "sign 2456691bb2285e16015894087dc98fb368299f781ae252f33ab4296ee8cacebe.", "sign …." },
    { "\\u200b \\n", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"retCode\":10005,\"retMsg\":\"%s\"}", table[i].message);
      g_autoptr(BybitAnswer) answer = answer_text (200, "application/json", body);

      g_assert_cmpstr (answer->diagnosis->detail, ==, table[i].detail);
    }
}

static void
test_detail_length (void)
{
  g_autoptr(GString) body = g_string_new ("{\"retCode\":10005,\"retMsg\":\"");
  g_autoptr(BybitAnswer) answer = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (body, "ä ");
  g_string_append (body, "\"}");
  answer = answer_text (200, "application/json", body->str);
  g_assert_true (g_utf8_validate (answer->diagnosis->detail, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (answer->diagnosis->detail, -1), ==, 201);
}

/* What was signed holds the key, and what else the exchange puts in. */
static void
test_signature_echo (void)
{
  static const char body[] =
    "{\"retCode\":10004,\"retMsg\":\"error sign! origin_string[1795478400000" KEY "5000]\"}";
  g_autoptr(BybitAnswer) answer = answer_text (200, "application/json", body);

  g_assert_cmpint (answer->diagnosis->code, ==, BITTING_DIAGNOSIS_BAD_SIGNATURE);
  g_assert_null (answer->diagnosis->detail);
}

static void
test_trace (void)
{
  static const struct { const char *trace; const char *detail; } table[] = {
    { "a90ad5afb4d1f3a0c8b7e6d5c4b3a291", "(trace a90ad5afb4d1f3a0c8b7e6d5c4b3a291)" },
    { "2456691bb2285e16015894087dc98fb368299f781ae252f33ab4296ee8cacebe", NULL },
    { "two words", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GBytes) body = g_bytes_new (NULL, 0);
      g_autoptr(BybitResponse) response = bybit_response_new (500, NULL, body);
      g_autoptr(BybitAnswer) answer = NULL;

      response->trace_id = g_strdup (table[i].trace);
      response->server_time = g_strdup ("1795478400000");
      answer = bybit_answer_new (response, KEY);
      g_assert_cmpstr (answer->diagnosis->detail, ==, table[i].detail);
      g_assert_cmpint (answer->time_ms, ==, NOW);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer/samples", test_samples);
  g_test_add_func ("/answer/other-samples", test_other_samples);
  g_test_add_func ("/answer/error-samples", test_error_samples);
  g_test_add_func ("/answer/ret-codes", test_ret_codes);
  g_test_add_func ("/answer/fails-closed", test_fails_closed);
  g_test_add_func ("/answer/optional", test_optional);
  g_test_add_func ("/answer/statuses", test_statuses);
  g_test_add_func ("/answer/country-sample", test_country_sample);
  g_test_add_func ("/answer/good-body-bad-status", test_good_body_bad_status);
  g_test_add_func ("/answer/detail", test_detail);
  g_test_add_func ("/answer/detail-length", test_detail_length);
  g_test_add_func ("/answer/signature-echo", test_signature_echo);
  g_test_add_func ("/answer/trace", test_trace);
  return g_test_run ();
}
