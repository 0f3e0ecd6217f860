/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an answer leaves out, doubles or puts in another form, and names that nobody has heard of. */

#include <string.h>

#include "answer-fixture.h"

/* The good sample with one part replaced: the rule that rests on it has nothing to stand on. */
static const struct {
  const char *from; const char *to; BittingFact fact; const char *name; BittingGapReason reason;
} gaps[] = {
  { "\"readOnly\": 0,", "", BITTING_FACT_ACCESS, "readOnly", BITTING_GAP_ABSENT },
  { "\"readOnly\": 0", "\"readOnly\": null", BITTING_FACT_ACCESS, "readOnly", BITTING_GAP_NULL },
  { "\"readOnly\": 0", "\"readOnly\": false", BITTING_FACT_ACCESS, "readOnly", BITTING_GAP_TYPE },
  { "\"readOnly\": 0", "\"readOnly\": \"0\"", BITTING_FACT_ACCESS, "readOnly", BITTING_GAP_TYPE },
  { "\"readOnly\": 0", "\"readOnly\": 2", BITTING_FACT_ACCESS, "readOnly", BITTING_GAP_VALUE },
  { "\"readOnly\": 0", "\"readOnly\": 4294967296", BITTING_FACT_ACCESS, "readOnly",
    BITTING_GAP_VALUE },
  { "\"readOnly\": 0", "\"readOnly\": 0, \"readOnly\": 1", BITTING_FACT_ACCESS, "readOnly",
    BITTING_GAP_TWICE },
  { "\"permissions\"", "\"permission\"", BITTING_FACT_PERMISSIONS, "permissions",
    BITTING_GAP_ABSENT },
  { "\"permissions\": {", "\"permissions\": {}, \"permissions\": {", BITTING_FACT_PERMISSIONS,
    "permissions", BITTING_GAP_TWICE },
  { "\"permissions\": {", "\"permissions\": [], \"other\": {", BITTING_FACT_PERMISSIONS,
    "permissions", BITTING_GAP_TYPE },
  { "\"Wallet\": []", "\"Wallet\": null", BITTING_FACT_GROUP, "Wallet", BITTING_GAP_NULL },
  { "\"Wallet\": []", "\"Wallet\": \"Withdraw\"", BITTING_FACT_GROUP, "Wallet", BITTING_GAP_TYPE },
  { "\"Wallet\": []", "\"Wallet\": {}", BITTING_FACT_GROUP, "Wallet", BITTING_GAP_TYPE },
  { "\"Wallet\": []", "\"Wallet\": [[\"Withdraw\"]]", BITTING_FACT_GROUP, "Wallet",
    BITTING_GAP_TYPE },
  { "\"Wallet\": []", "\"Wallet\": [1]", BITTING_FACT_GROUP, "Wallet", BITTING_GAP_TYPE },
  { "\"Wallet\": []", "\"Wallet\": [null]", BITTING_FACT_GROUP, "Wallet", BITTING_GAP_TYPE },
  { "\"Wallet\": []", "\"Wallet\": [\"Withdraw\"], \"Wallet\": []", BITTING_FACT_GROUP, "Wallet",
    BITTING_GAP_TWICE },
  { "\"Wallet\": []", "\"Wallet\": [], \"W\\u0061llet\": [\"Withdraw\"]", BITTING_FACT_GROUP,
    "Wallet", BITTING_GAP_TWICE },
  { "\"ips\"", "\"ip\"", BITTING_FACT_ADDRESSES, "ips", BITTING_GAP_ABSENT },
  { "\"203.0.113.21\",", "1,", BITTING_FACT_ADDRESSES, "ips", BITTING_GAP_TYPE },
  { "\"203.0.113.21\",", "null,", BITTING_FACT_ADDRESSES, "ips", BITTING_GAP_TYPE },
  { "\"203.0.113.21\",", "\"203.0.113.21 \",", BITTING_FACT_ADDRESSES, "ips", BITTING_GAP_VALUE },
  { "\"203.0.113.21\",", "\"0.0.0.0/0\",", BITTING_FACT_ADDRESSES, "ips", BITTING_GAP_VALUE },
  { "\"type\": 1", "\"type\": 3", BITTING_FACT_USAGE, "type", BITTING_GAP_VALUE },
  { "\"type\": 1", "\"type\": 2, \"type\": 1", BITTING_FACT_USAGE, "type", BITTING_GAP_TWICE },
  { "\"expiredAt\"", "\"expiredAt\": null, \"ended\"", BITTING_FACT_EXPIRY, "expiredAt",
    BITTING_GAP_NULL },
  { "\"rsaPublicKey\": \"\",", "", BITTING_FACT_SIGNING, "rsaPublicKey", BITTING_GAP_ABSENT },
  { "\"rsaPublicKey\": \"\"", "\"rsaPublicKey\": false", BITTING_FACT_SIGNING, "rsaPublicKey",
    BITTING_GAP_TYPE },
  { "\"isMaster\": true", "\"isMaster\": 1", BITTING_FACT_ACCOUNT, "isMaster", BITTING_GAP_TYPE },
};

static void
test_gaps (void)
{
  gsize length = 0;
  g_autofree char *good = answer_load ("01-good-spot-only.json", &length);

  for (gsize i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      g_autoptr(GString) text = g_string_new (good);
      g_autoptr(BybitAnswer) answer = NULL;
      const BittingKeyInfo *info;
      const BittingGap *gap;

      g_test_message ("%s -> %s", gaps[i].from, gaps[i].to);
      g_assert_cmpuint (g_string_replace (text, gaps[i].from, gaps[i].to, 1), ==, 1);
      answer = answer_text (200, "application/json", text->str);
      info = answer->value;
      g_assert_nonnull (info);
      g_assert_cmpuint (info->gaps->len, ==, 1);
      gap = g_ptr_array_index (info->gaps, 0);
      g_assert_cmpint (gap->fact, ==, gaps[i].fact);
      g_assert_cmpstr (gap->name, ==, gaps[i].name);
      g_assert_cmpint (gap->reason, ==, gaps[i].reason);
    }
}

/* What nobody has heard of is kept as it is, but plain and short: nothing passes for a name
 * that it is not. */
static void
test_odd_names (void)
{
  static const struct { const char *wallet; const char *held; } table[] = {
    { "\"Wallet\": [\"\"]", "Wallet.(empty)" },
    { "\"Wallet\": [\"With draw\"]", "Wallet.With\\u{20}draw" },
    { "\"Wallet\": [\"Withdr\xd0\xb0w\"]", "Wallet.Withdr\\u{430}w" },
    { "\"Wallet\": [\"Withdraw\\u200b\"]", "Wallet.Withdraw\\u{200b}" },
    { "\"Wallet\": [\"<b>x</b>\"]", "Wallet.<b>x</b>" },
    { "\"Wallet\": [\"Withdraw\", \"Withdraw\"]", "Wallet.Withdraw" },
    { "\"Wallet\": [], \"\": [\"x\"]", "(empty).x" },
    { "\"Wallet\": [], \"Wallet.Withdraw\": [\"x\"]", "Wallet\\u{2e}Withdraw.x" },
    { "\"Wallet\": [], \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\": [\"x\"]",
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\\{cut}.x" },
  };
  gsize length = 0;
  g_autofree char *good = answer_load ("01-good-spot-only.json", &length);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GString) text = g_string_new (good);
      g_autoptr(BybitAnswer) answer = NULL;
      const BittingKeyInfo *info;

      g_test_message ("%s", table[i].wallet);
      g_assert_cmpuint (g_string_replace (text, "\"Wallet\": []", table[i].wallet, 1), ==, 1);
      answer = answer_text (200, "application/json", text->str);
      info = answer->value;
      g_assert_nonnull (info);
      g_assert_cmpuint (info->permissions->len, ==, 2);
      g_assert_true (bitting_key_info_has_permission (info, table[i].held));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer/gaps", test_gaps);
  g_test_add_func ("/answer/odd-names", test_odd_names);
  return g_test_run ();
}
