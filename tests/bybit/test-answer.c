/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "answer-fixture.h"

#include <string.h>

/* What the exchange answers with HTTP status 200. */

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
      g_autofree char *text = answer_load (sample->file, &length);
      g_autoptr(BybitAnswer) answer = answer_bytes (200, "application/json; charset=utf-8",
                                                    text, length, sample->api_key);
      const BittingKeyInfo *info = answer->value;
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
      g_assert_cmpint (answer->time_ms, ==, ANSWER_TIME);
    }
}

/* A right answer to another question is no answer to ours. */
static void
test_other_samples (void)
{
  static const char *const files[] = {
    "20-time.json", "21-account-info-uta2.json", "22-open-orders-spot-empty.json",
    "23-sub-apikeys.json"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize length = 0;
      g_autofree char *text = answer_load (files[i], &length);
      g_autoptr(BybitAnswer) answer = answer_bytes (200, "application/json", text, length,
                                                    ANSWER_KEY);

      g_assert_null (answer->value);
      g_assert_cmpint (answer->diagnosis->code, ==, BITTING_DIAGNOSIS_BAD_RESPONSE);
    }
}

static void
test_error_samples (void)
{
  static const struct {
    const char *file; gint64 ret_code; BittingDiagnosisCode code; BybitRemedy remedy;
    const char *detail;
  } table[] = {
    { "08-expired.json", 33004, BITTING_DIAGNOSIS_EXPIRED, BYBIT_REMEDY_NONE, "expired" },
    { "e10001-missing-headers-old-style.json", 10001, BITTING_DIAGNOSIS_BAD_RESPONSE,
      BYBIT_REMEDY_NONE, "openapi sign params error" },
    { "e10001-param.json", 10001, BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, "parameter" },
    { "e10002-clock.json", 10002, BITTING_DIAGNOSIS_CLOCK_SKEW, BYBIT_REMEDY_CLOCK,
      "server_timestamp[1795478400000]" },
    { "e10003-unknown-key.json", 10003, BITTING_DIAGNOSIS_INVALID_KEY, BYBIT_REMEDY_NONE,
      "invalid" },
    { "e10004-signature.json", 10004, BITTING_DIAGNOSIS_BAD_SIGNATURE, BYBIT_REMEDY_NONE, NULL },
    { "e10005-permission.json", 10005, BITTING_DIAGNOSIS_PERMISSION_DENIED, BYBIT_REMEDY_NONE,
      "denied" },
    { "e10006-rate-limit.json", 10006, BITTING_DIAGNOSIS_RATE_LIMITED, BYBIT_REMEDY_LIMIT,
      "Too many" },
    { "e10010-ip.json", 10010, BITTING_DIAGNOSIS_UNMATCHED_IP, BYBIT_REMEDY_NONE, "Unmatched IP" },
    { "e10016-server.json", 10016, BITTING_DIAGNOSIS_EXCHANGE_DOWN, BYBIT_REMEDY_AGAIN, "Server" },
    { "e10024-compliance.json", 10024, BITTING_DIAGNOSIS_REGION_BLOCKED, BYBIT_REMEDY_NONE,
      "Compliance" },
    { "e10029-symbol-whitelist.json", 10029, BITTING_DIAGNOSIS_PERMISSION_DENIED, BYBIT_REMEDY_NONE,
      "whitelist" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gsize length = 0;
      g_autofree char *text = answer_load (table[i].file, &length);
      g_autoptr(BybitAnswer) answer = answer_bytes (200, "application/json", text, length,
                                                    ANSWER_KEY);

      g_test_message ("%s", table[i].file);
      g_assert_nonnull (answer->diagnosis);
      g_assert_cmpint (answer->diagnosis->code, ==, table[i].code);
      g_assert_cmpint (answer->diagnosis->ret_code, ==, table[i].ret_code);
      g_assert_cmpuint (answer->diagnosis->http_status, ==, 200);
      g_assert_cmpint (answer->remedy, ==, table[i].remedy);
      g_assert_cmpint (answer->time_ms, ==, ANSWER_TIME);
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
  g_autofree char *good = answer_load ("01-good-spot-only.json", &length);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GString) text = g_string_new (good);
      g_autofree char *member = g_strdup_printf ("\"retCode\": %s,", table[i].value);
      g_autoptr(BybitAnswer) answer = NULL;

      g_test_message ("%s", member);
      g_assert_cmpuint (g_string_replace (text, "\"retCode\": 0,", member, 1), ==, 1);
      answer = answer_text (200, "application/json", text->str);
      g_assert_null (answer->value);
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
    { "\"apiKey\": \"" ANSWER_KEY "\",", "" },
    { "\"apiKey\": \"" ANSWER_KEY "\"", "\"apiKey\": \"FakeKey00000000002\"" },
    { "\"apiKey\": \"" ANSWER_KEY "\"", "\"apiKey\": \"fakekey00000000001\"" },
    { "\"apiKey\": \"" ANSWER_KEY "\"", "\"apiKey\": \"" ANSWER_KEY "\\u0000\"" },
    { "\"apiKey\": \"" ANSWER_KEY "\"", "\"apiKey\": [\"" ANSWER_KEY "\"]" },
    { "\"apiKey\": \"" ANSWER_KEY "\"", "\"apiKey\": \"" ANSWER_KEY "\", \"apiKey\": \"" ANSWER_KEY "\"" },
    { "\"result\": {", "\"result\": {}, \"result\": {" },
    { "\"time\": 1795478400000", "\"time\": 1795478400000, \"time\": 0" },
    { "\"time\": 1795478400000\n}", "\"time\": 1795478400000\n" },
    { "\"time\": 1795478400000\n}", "\"time\": 1795478400000\n}{}" },
  };
  gsize length = 0;
  g_autofree char *good = answer_load ("01-good-spot-only.json", &length);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GString) text = g_string_new (good);
      g_autoptr(BybitAnswer) answer = NULL;

      g_test_message ("%s -> %s", table[i].from, table[i].to);
      g_assert_cmpuint (g_string_replace (text, table[i].from, table[i].to, 1), ==, 1);
      answer = answer_text (200, "application/json", text->str);
      g_assert_null (answer->value);
      g_assert_cmpint (answer->diagnosis->code, ==, BITTING_DIAGNOSIS_BAD_RESPONSE);
      g_assert_cmpint (answer->remedy, ==, BYBIT_REMEDY_NONE);
      g_assert_nonnull (answer->diagnosis->detail);
      g_assert_null (strstr (answer->diagnosis->detail, ANSWER_KEY));
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
    { "\"expiredAt\": \"1970-01-01T00:00:00Z\"", "\"expiredAt\": \"1970-01-01T00:00:01Z\"",
      "expiry" },
    { "\"expiredAt\": \"1970-01-01T00:00:00Z\"", "\"expiredAt\": \"0000-00-00T00:00:00Z\"",
      "expiry" },
    { "\"expiredAt\": \"1970-01-01T00:00:00Z\"", "\"expiredAt\": \"soon\"", "expiry" },
    { "\"isMaster\": true,", "", "master" },
    { "\"isMaster\": true", "\"isMaster\": 1", "master" },
    { "\"isMaster\": true", "\"isMaster\": \"true\"", "master" },
    { "\"createdAt\": \"2026-11-20T08:15:42Z\",", "", "created" },
    { "\"createdAt\": \"2026-11-20T08:15:42Z\"", "\"createdAt\": \"1970-01-01T00:00:00Z\"",
      "created" },
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
  g_autofree char *good = answer_load ("01-good-spot-only.json", &length);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GString) text = g_string_new (good);
      g_autoptr(BybitAnswer) answer = NULL;
      const BittingKeyInfo *info;
      const char *unknown;

      g_test_message ("%s -> %s", table[i].from, table[i].to);
      g_assert_cmpuint (g_string_replace (text, table[i].from, table[i].to, 1), ==, 1);
      answer = answer_text (200, NULL, text->str);
      info = answer->value;
      g_assert_nonnull (info);
      unknown = table[i].unknown;
      g_assert_cmpint (info->usage == BITTING_KEY_USAGE_UNKNOWN, ==,
                       g_str_equal (unknown, "usage"));
      g_assert_cmpint (!info->expiry_known, ==, g_str_equal (unknown, "expiry"));
      g_assert_cmpint (!info->master_known, ==, g_str_equal (unknown, "master"));
      g_assert_cmpint (info->created_at == NULL, ==, g_str_equal (unknown, "created"));
      g_assert_cmpint (info->vip_level == NULL, ==, g_str_equal (unknown, "vip"));
      g_assert_null (info->expires_at);
      g_assert_nonnull (info->note);
      g_assert_false (info->rsa);
    }
}

/* What people wrote, or may have written: a line that is safe to show. */
static void
test_words (void)
{
  static const struct { const char *written; const char *shown; } table[] = {
    { "ICG-MM", "ICG-MM" },
    { "a\\u001b[31mb\\n", "a [31mb " },
    { "a\\u202eb\\u2066c\\u009b2J", "a b c 2J" },
    { "<b>&amp;", "<b>&amp;" },
  };
  gsize length = 0;
  g_autofree char *good = answer_load ("01-good-spot-only.json", &length);
  g_autofree char *long_text = g_strnfill (4000, 'x');

  for (gsize i = 0; i <= G_N_ELEMENTS (table); i++)
    {
      const char *written = i < G_N_ELEMENTS (table) ? table[i].written : long_text;
      g_autofree char *note = g_strdup_printf ("\"note\": \"%s\"", written);
      g_autofree char *level = g_strdup_printf ("\"vipLevel\": \"%s\"", written);
      g_autoptr(GString) text = g_string_new (good);
      g_autoptr(BybitAnswer) answer = NULL;
      const BittingKeyInfo *info = NULL;

      g_assert_cmpuint (g_string_replace (text, "\"note\": \"ICG-MM\"", note, 1), ==, 1);
      g_assert_cmpuint (g_string_replace (text, "\"vipLevel\": \"No VIP\"", level, 1), ==, 1);
      answer = answer_text (200, NULL, text->str);
      g_assert_nonnull (answer->value);
      info = answer->value;
      g_assert_cmpstr (info->note, ==, info->vip_level);
      if (written == long_text)
        g_assert_cmpuint (strlen (info->note), ==, 100);
      else
        g_assert_cmpstr (info->note, ==, table[i].shown);
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
  g_test_add_func ("/answer/words", test_words);
  return g_test_run ();
}
