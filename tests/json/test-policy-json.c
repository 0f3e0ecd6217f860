/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-policy-json.h"

#include <string.h>

#include "bitting-json.h"

static const char guide[] =
  "{\"format\":\"bitting-policy/1\",\"id\":\"guide\",\"title\":\"Spot only\","
  "\"description\":\"What the guide asks for.\",\"access\":\"read-write\","
  "\"required\":[\"Spot.SpotTrade\"],"
  "\"forbidden\":[\"Wallet.Withdraw\",\"Wallet.AccountTransfer\"],"
  "\"ip_required\":true,\"ips\":[\"203.0.113.21\",\"2001:db8::1\"],"
  "\"personal\":true,\"min_days\":14}";

static void
check_guide (const BittingPolicy *policy)
{
  g_assert_cmpstr (policy->id, ==, "guide");
  g_assert_cmpstr (policy->title, ==, "Spot only");
  g_assert_cmpstr (policy->description, ==, "What the guide asks for.");
  g_assert_cmpint (policy->access, ==, BITTING_ACCESS_READ_WRITE);
  g_assert_cmpuint (g_strv_length (policy->required), ==, 1);
  g_assert_true (bitting_policy_requires (policy, "Spot.SpotTrade"));
  g_assert_cmpuint (g_strv_length (policy->forbidden), ==, 2);
  g_assert_true (bitting_policy_forbids (policy, "Wallet.AccountTransfer"));
  g_assert_true (policy->ip_required);
  g_assert_cmpuint (policy->ips->addresses->len, ==, 2);
  g_assert_true (bitting_ip_list_contains (policy->ips, "2001:db8::1"));
  g_assert_true (policy->personal);
  g_assert_cmpuint (policy->min_days, ==, 14);
}

static void
test_round_trip (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BittingPolicy) policy = bitting_policy_from_json (guide, strlen (guide), &error);
  g_autoptr(BittingPolicy) again = NULL;
  g_autofree char *json = NULL;

  g_assert_no_error (error);
  check_guide (policy);

  json = bitting_policy_to_json (policy);
  again = bitting_policy_from_json (json, strlen (json), &error);
  g_assert_no_error (error);
  check_guide (again);
}

static void
test_least (void)
{
  static const char text[] =
    "{\"format\":\"bitting-policy/1\",\"id\":\"any\",\"access\":\"any\","
    "\"required\":[],\"forbidden\":[],\"ip_required\":false,\"personal\":false,\"min_days\":0}";
  g_autoptr(GError) error = NULL;
  g_autoptr(BittingPolicy) policy = bitting_policy_from_json (text, sizeof text - 1, &error);
  g_autoptr(BittingPolicy) again = NULL;
  g_autofree char *json = NULL;

  g_assert_no_error (error);
  g_assert_null (policy->ips);
  g_assert_cmpstr (policy->title, ==, "any");
  g_assert_cmpstr (policy->description, ==, "");
  g_assert_cmpint (policy->access, ==, BITTING_ACCESS_ANY);

  json = bitting_policy_to_json (policy);
  again = bitting_policy_from_json (json, strlen (json), &error);
  g_assert_no_error (error);
  g_assert_null (again->ips);
}

/* The guide's policy with one part of its text replaced by another. */
static void
test_refused (void)
{
  static const struct { const char *from; const char *to; int code; const char *named; } table[] = {
    { "bitting-policy/1", "bitting-policy/2", BITTING_JSON_ERROR_VALUE, "format" },
    { "\"format\":\"bitting-policy/1\",", "", BITTING_JSON_ERROR_MISSING, "format" },
    { "\"id\":\"guide\",", "", BITTING_JSON_ERROR_MISSING, "id" },
    { "\"guide\"", "\"\"", BITTING_JSON_ERROR_VALUE, "id" },
    { "\"guide\"", "\"a/b\"", BITTING_JSON_ERROR_VALUE, "id" },
    { "\"Spot only\"", "\"\"", BITTING_JSON_ERROR_VALUE, "title" },
    { "\"Spot only\"", "7", BITTING_JSON_ERROR_TYPE, "title" },
    { "\"What the guide asks for.\"", "null", BITTING_JSON_ERROR_TYPE, "description" },
    { "read-write", "read_write", BITTING_JSON_ERROR_VALUE, "access" },
    { "\"access\":\"read-write\",", "", BITTING_JSON_ERROR_MISSING, "access" },
    { "\"forbidden\"", "\"forbiden\"", BITTING_JSON_ERROR_UNKNOWN, "forbiden" },
    { "\"min_days\":14", "\"min_days\":14,\"max_days\":1", BITTING_JSON_ERROR_UNKNOWN, "max_days" },
    { "\"required\":[\"Spot.SpotTrade\"],", "", BITTING_JSON_ERROR_MISSING, "required" },
    { "[\"Spot.SpotTrade\"]", "\"Spot.SpotTrade\"", BITTING_JSON_ERROR_TYPE, "required" },
    { "[\"Spot.SpotTrade\"]", "[\"SpotTrade\"]", BITTING_JSON_ERROR_VALUE, "required" },
    { "[\"Spot.SpotTrade\"]", "[\".SpotTrade\"]", BITTING_JSON_ERROR_VALUE, "required" },
    { "[\"Spot.SpotTrade\"]", "[\"Spot.\"]", BITTING_JSON_ERROR_VALUE, "required" },
    { "[\"Spot.SpotTrade\"]", "[\"Spot.Spot.Trade\"]", BITTING_JSON_ERROR_VALUE, "required" },
    { "[\"Spot.SpotTrade\"]", "[\"Spot.Spot Trade\"]", BITTING_JSON_ERROR_VALUE, "required" },
    { "[\"Spot.SpotTrade\"]", "[\"Wallet.Withdraw\"]", BITTING_JSON_ERROR_VALUE, "forbidden" },
    { "[\"Spot.SpotTrade\"]", "[\"Spot.SpotTrade\",\"Spot.SpotTrade\"]", BITTING_JSON_ERROR_VALUE,
      "required" },
    { "[\"Spot.SpotTrade\"]", "[\"Spot.SpotTrade\",null]", BITTING_JSON_ERROR_TYPE, "required" },
    { "[\"Spot.SpotTrade\"]", "{}", BITTING_JSON_ERROR_TYPE, "required" },
    { "\"Spot only\"", "\"\\u202e \\u0007\"", BITTING_JSON_ERROR_VALUE, "title" },
    { "Spot only", "123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 1",
      BITTING_JSON_ERROR_VALUE, "title" },
    { "\"ip_required\":true", "\"ip_required\":1", BITTING_JSON_ERROR_TYPE, "ip_required" },
    { "\"ip_required\":true,", "", BITTING_JSON_ERROR_MISSING, "ip_required" },
    { "[\"203.0.113.21\",\"2001:db8::1\"]", "[]", BITTING_JSON_ERROR_VALUE, "ips" },
    { "[\"203.0.113.21\",\"2001:db8::1\"]", "[\"*\"]", BITTING_JSON_ERROR_VALUE, "ips" },
    { "[\"203.0.113.21\",\"2001:db8::1\"]", "null", BITTING_JSON_ERROR_TYPE, "ips" },
    { "203.0.113.21", "203.0.113.0/24", BITTING_JSON_ERROR_VALUE, "ips" },
    { "203.0.113.21", "203.0.113.21 203.0.113.22", BITTING_JSON_ERROR_VALUE, "ips" },
    { "\"2001:db8::1\"", "\"203.0.113.21\"", BITTING_JSON_ERROR_VALUE, "ips" },
    { "\"personal\":true", "\"personal\":\"true\"", BITTING_JSON_ERROR_TYPE, "personal" },
    { "\"personal\":true,", "", BITTING_JSON_ERROR_MISSING, "personal" },
    { ":14", ":-1", BITTING_JSON_ERROR_VALUE, "min_days" },
    { ":14", ":4294967310", BITTING_JSON_ERROR_VALUE, "min_days" },
    { ":14", ":14.0", BITTING_JSON_ERROR_TYPE, "min_days" },
    { "\"min_days\":14", "\"min_days\":14,\"min_days\":0", BITTING_JSON_ERROR_DUPLICATE,
      "min_days" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GString) text = g_string_new (guide);
      g_autofree char *named = g_strdup_printf ("“%s”", table[i].named);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s -> %s", table[i].from, table[i].to);
      g_assert_cmpuint (g_string_replace (text, table[i].from, table[i].to, 1), ==, 1);
      g_assert_null (bitting_policy_from_json (text->str, text->len, &error));
      g_assert_error (error, BITTING_JSON_ERROR, table[i].code);
      g_assert_nonnull (strstr (error->message, named));
    }
}

/* What is said of a value, and where. */
static void
test_words (void)
{
  static const struct { const char *from; const char *to; const char *said; } table[] = {
    { "bitting-policy/1", "bitting-report/1", "reads “bitting-policy/1” only" },
    { "203.0.113.21", "203.0.113.0/24", "“203.0.113.0/24” is a range" },
    { "203.0.113.21", "team.example.com", "“team.example.com” is a name" },
    { "\"2001:db8::1\"", "\"203.0.113.21\"", "stands there twice" },
    { "Spot.SpotTrade", "Spot Trade", "“Spot Trade” is no permission" },
    { "Spot.SpotTrade", "Wallet.AccountTransfer", "“Wallet.AccountTransfer” must be on and must be off" },
    { "read-write", "write", "“read-write”, “read-only” or “any”" },
    { ":14", ":3651", "from 0 to 3650" },
    { "\"guide\"", "\"My desk\"", "small letters" },
    { "\"id\"", "\n\n\"id\"x", "(line 3)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GString) text = g_string_new (guide);
      g_autoptr(GError) error = NULL;

      g_assert_cmpuint (g_string_replace (text, table[i].from, table[i].to, 1), ==, 1);
      g_assert_null (bitting_policy_from_json (text->str, text->len, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, table[i].said));
    }
}

/* The words of a stranger cannot turn a page around. */
static void
test_stray_characters (void)
{
  g_autoptr(GString) text = g_string_new (guide);
  g_autoptr(GError) error = NULL;
  g_autoptr(BittingPolicy) policy = NULL;

  g_string_replace (text, "Spot only", " Spot\\u202e\\nonly\\u0007 ", 1);
  policy = bitting_policy_from_json (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (policy->title, ==, "Spot  only");
}

/* Every prefix of a good file, and every file with one byte turned into another, is read or
 * refused with words; none ends the program. */
static void
test_damage (void)
{
  static const char others[] = { '\0', '"', '\\', '{', ']', '9', '-', (char) 0xff };
  gsize length = strlen (guide);

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (bitting_policy_from_json (guide, i, &error));
      g_assert_nonnull (error);
      for (gsize j = 0; j < G_N_ELEMENTS (others); j++)
        {
          g_autofree char *damaged = g_strdup (guide);
          g_autoptr(GError) why = NULL;
          g_autoptr(BittingPolicy) policy = NULL;

          damaged[i] = others[j];
          policy = bitting_policy_from_json (damaged, length, &why);
          g_assert_true ((policy != NULL) != (why != NULL));
          g_assert_true (why == NULL || *why->message != '\0');
        }
    }
}

static void
test_not_an_object (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (bitting_policy_from_json ("[]", 2, &error));
  g_assert_error (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_TYPE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy-json/round-trip", test_round_trip);
  g_test_add_func ("/policy-json/least", test_least);
  g_test_add_func ("/policy-json/refused", test_refused);
  g_test_add_func ("/policy-json/words", test_words);
  g_test_add_func ("/policy-json/stray-characters", test_stray_characters);
  g_test_add_func ("/policy-json/damage", test_damage);
  g_test_add_func ("/policy-json/not-an-object", test_not_an_object);
  return g_test_run ();
}
