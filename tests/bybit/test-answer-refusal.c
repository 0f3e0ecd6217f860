/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "answer-fixture.h"

#include <string.h>

/* Refusals by HTTP status, and what may be shown of them. */

static const char country_page[] =
  "<HTML><BODY>The distribution is configured to block access from your country.</BODY></HTML>";
static const char blocked_page[] =
  "<HTML><BODY>Request blocked.\n<PRE>Request ID: Ab-c_D==\n</PRE></HTML>";

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
    { 401, "application/json", "{\"retCode\":0}", BITTING_DIAGNOSIS_INVALID_KEY, BYBIT_REMEDY_NONE,
      NULL },
    { 403, "text/html", country_page, BITTING_DIAGNOSIS_REGION_BLOCKED, BYBIT_REMEDY_NONE,
      "country" },
    { 403, "text/html", blocked_page, BITTING_DIAGNOSIS_RATE_LIMITED, BYBIT_REMEDY_NONE,
      "trace Ab-c_D==" },
    { 403, "text/plain", "403, access too frequent", BITTING_DIAGNOSIS_RATE_LIMITED,
      BYBIT_REMEDY_NONE,
      "too frequent" },
    { 403, NULL, "", BITTING_DIAGNOSIS_REGION_BLOCKED, BYBIT_REMEDY_NONE, NULL },
    { 403, "application/json", "{\"retCode\":10010}", BITTING_DIAGNOSIS_UNMATCHED_IP,
      BYBIT_REMEDY_NONE, NULL },
    { 403, "application/json", "{\"retCode\":10016}", BITTING_DIAGNOSIS_EXCHANGE_DOWN,
      BYBIT_REMEDY_NONE, NULL },
    { 404, "text/html", "<html></html>", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, NULL },
    { 429, NULL, "", BITTING_DIAGNOSIS_RATE_LIMITED, BYBIT_REMEDY_LIMIT, NULL },
    { 429, NULL, "{\"retCode\":10006}", BITTING_DIAGNOSIS_RATE_LIMITED, BYBIT_REMEDY_LIMIT, NULL },
    { 500, NULL, "", BITTING_DIAGNOSIS_EXCHANGE_DOWN, BYBIT_REMEDY_AGAIN, NULL },
    { 502, "text/html", "<html>bad gateway</html>", BITTING_DIAGNOSIS_EXCHANGE_DOWN,
      BYBIT_REMEDY_AGAIN, NULL },
    { 503, NULL, "{\"retCode\":0}", BITTING_DIAGNOSIS_EXCHANGE_DOWN, BYBIT_REMEDY_AGAIN, NULL },
    { 511, NULL, "", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, "log-in" },
    { 302, NULL, "", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, "redirect" },
    { 204, NULL, "", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, NULL },
    { 200, NULL, "", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, "JSON" },
    { 200, "text/html", "<html>Log in</html>", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE,
      "web page" },
    { 200, "Text/HTML; charset=utf-8", "{\"retCode\":10003}", BITTING_DIAGNOSIS_BAD_RESPONSE,
      BYBIT_REMEDY_NONE, "web page" },
    { 200, NULL, "\r\n <!DOCTYPE html>", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE,
      "web page" },
    { 200, NULL, "[]", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, NULL },
    { 0, NULL, "", BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(BybitAnswer) answer = answer_text (table[i].status, table[i].type, table[i].body);

      g_test_message ("%u %s", table[i].status, table[i].body);
      g_assert_null (answer->value);
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
  g_autofree char *page = answer_load ("e403-cdn.html", &length);
  g_autoptr(BybitAnswer) answer = answer_bytes (403, "text/html", page, length, ANSWER_KEY);

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
  g_autofree char *good = answer_load ("01-good-spot-only.json", &length);

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr(BybitAnswer) answer = answer_bytes (statuses[i], "application/json", good, length,
                                                    ANSWER_KEY);

      g_assert_null (answer->value);
    }
}

static void
test_detail (void)
{
  static const struct { const char *message; const char *detail; } table[] = {
    { "plain", "plain" },
    { "a\\nb\\tc\\u001b[31m", "a b c[31m" },
    { "a\\u202eb\\u2066c\\u200bd", "abcd" },
    { "key[" ANSWER_KEY "] sign[x]", "key[…] sign[x]" },
    { "sign 2456691bb2285e16015894087dc98fb368299f781ae252f33ab4296ee8cacebe.", "sign …." },
    { "\\u200b \\n", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"retCode\":10005,\"retMsg\":\"%s\"}",
                                               table[i].message);
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
    "{\"retCode\":10004,\"retMsg\":\"error sign! origin_string[1795478400000" ANSWER_KEY "5000]\"}";
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
    { "a0-" ANSWER_KEY, "(trace a0-…)" },
    { "two words", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GBytes) body = g_bytes_new (NULL, 0);
      g_autoptr(BybitResponse) response = bybit_response_new (500, NULL, body);
      g_autoptr(BybitCall) call = bybit_call_new_query_key ();
      g_autoptr(BybitAnswer) answer = NULL;

      response->trace_id = g_strdup (table[i].trace);
      response->server_time = g_strdup ("1795478400000");
      answer = bybit_answer_new (call, response, ANSWER_KEY);
      g_assert_cmpstr (answer->diagnosis->detail, ==, table[i].detail);
      g_assert_cmpint (answer->time_ms, ==, ANSWER_TIME);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer-refusal/statuses", test_statuses);
  g_test_add_func ("/answer-refusal/country-sample", test_country_sample);
  g_test_add_func ("/answer-refusal/good-body-bad-status", test_good_body_bad_status);
  g_test_add_func ("/answer-refusal/detail", test_detail);
  g_test_add_func ("/answer-refusal/detail-length", test_detail_length);
  g_test_add_func ("/answer-refusal/signature-echo", test_signature_echo);
  g_test_add_func ("/answer-refusal/trace", test_trace);
  return g_test_run ();
}
