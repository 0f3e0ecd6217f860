/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange-fixture.h"

#include <string.h>

#include "bitting-json.h"
#include "bybit-signature.h"

/* Calls of any kind: what is sent and signed, and that what changes something goes out once. */

#define PATH "/v5/user/any-path"
#define BODY "{\"readOnly\":0,\"note\":\"a=b&c\"}"
#define QUERY "subMemberId=123&cursor=a%2Bb%3D"

static gpointer
read_any (JsonObject  *result,
          GHashTable  *twice,
          const char  *api_key,
          GError     **error)
{
  g_assert_cmpstr (api_key, ==, EXCHANGE_KEY);
  return json_object_ref (result);
}

static gpointer
read_nothing (JsonObject  *result,
              GHashTable  *twice,
              const char  *api_key,
              GError     **error)
{
  g_set_error_literal (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_VALUE, "Odd");
  return NULL;
}

static BybitCall *
new_write (void)
{
  return bybit_call_new_post (PATH, BODY, read_any, (GDestroyNotify) json_object_unref);
}

/* Source of the vectors: tests/bybit/test-signature.c proves the signature; here it is that
 * what was signed is what went out. */
static void
check_signed (const char *head,
              const char *line,
              const char *payload)
{
  g_autoptr(BittingCredential) credential = exchange_new_credential (EXCHANGE_KEY);
  g_autofree char *timestamp = test_head_get (head, "X-BAPI-TIMESTAMP");
  g_autofree char *sign = test_head_get (head, "X-BAPI-SIGN");
  g_autofree char *expected = bybit_signature_new (credential,
                                                   g_ascii_strtoll (timestamp, NULL, 10), 5000,
                                                   payload, NULL);

  g_assert_true (g_str_has_prefix (head, line));
  g_assert_cmpstr (sign, ==, expected);
}

static void
test_get (void)
{
  Exchange exchange = { .script = "" };
  g_autoptr(BybitReply) reply = NULL;
  g_autofree char *head = NULL;
  g_autofree char *type = NULL;

  exchange_start (&exchange);
  reply = exchange_call (&exchange,
                         bybit_call_new_get (PATH, QUERY, read_any,
                                             (GDestroyNotify) json_object_unref), NULL);
  g_assert_nonnull (reply->value);
  g_assert_false (reply->uncertain);
  head = test_server_dup_head (exchange.server, 0);
  type = test_head_get (head, "Content-Type");
  check_signed (head, "GET " PATH "?" QUERY " HTTP/1.1\r\n", QUERY);
  g_assert_null (type);
  g_assert_true (g_str_has_suffix (head, "\r\n\r\n"));
  exchange_stop (&exchange);
}

static void
test_post (void)
{
  Exchange exchange = { .script = "" };
  g_autoptr(BybitReply) reply = NULL;
  g_autofree char *head = NULL;
  g_autofree char *type = NULL;

  exchange_start (&exchange);
  reply = exchange_call (&exchange, new_write (), NULL);
  g_assert_nonnull (reply->value);
  g_assert_false (reply->uncertain);
  head = test_server_dup_head (exchange.server, 0);
  type = test_head_get (head, "Content-Type");
  check_signed (head, "POST " PATH " HTTP/1.1\r\n", BODY);
  g_assert_cmpstr (type, ==, "application/json");
  g_assert_true (g_str_has_suffix (head, "\r\n\r\n" BODY));
  exchange_stop (&exchange);
}

/* Whatever happens to it, a write is one request; and only where it was surely refused is
 * nothing left to ask. */
static void
test_once (void)
{
  static const struct { const char *script; BittingDiagnosisCode code; gboolean uncertain; } table[] = {
    { "x+", BITTING_DIAGNOSIS_CONNECT, TRUE },
    { "5+", BITTING_DIAGNOSIS_EXCHANGE_DOWN, TRUE },
    { "b+", BITTING_DIAGNOSIS_EXCHANGE_DOWN, TRUE },
    { "p+", BITTING_DIAGNOSIS_BAD_RESPONSE, TRUE },
    { "l+", BITTING_DIAGNOSIS_RATE_LIMITED, FALSE },
    { "L+", BITTING_DIAGNOSIS_RATE_LIMITED, FALSE },
    { "C+", BITTING_DIAGNOSIS_CLOCK_SKEW, FALSE },
    { "d+", BITTING_DIAGNOSIS_PERMISSION_DENIED, FALSE },
    { "3+", BITTING_DIAGNOSIS_INVALID_KEY, FALSE },
    { "4+", BITTING_DIAGNOSIS_BAD_SIGNATURE, FALSE },
    { "i+", BITTING_DIAGNOSIS_UNMATCHED_IP, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Exchange exchange = { .script = table[i].script };
      g_autoptr(BybitReply) reply = NULL;

      g_test_message ("%s", table[i].script);
      exchange_start (&exchange);
      reply = exchange_call (&exchange, new_write (), NULL);
      g_assert_nonnull (reply->diagnosis);
      g_assert_cmpint (reply->diagnosis->code, ==, table[i].code);
      g_assert_true (reply->uncertain == table[i].uncertain);
      g_assert_cmpuint (reply->network.requests, ==, 1);
      g_assert_cmpuint (test_server_get_requests (exchange.server), ==, 1);
      exchange_stop (&exchange);
    }
}

/* A connection that was kept open may die just as the write goes out; libcurl by itself would
 * then send it a second time. */
static void
test_once_after_another (void)
{
  Exchange exchange = { .script = "+x+" };
  g_autoptr(BittingAnswer) first = NULL;
  g_autoptr(BybitReply) reply = NULL;

  exchange_start (&exchange);
  first = exchange_ask (&exchange, NULL);
  g_assert_nonnull (first->key_info);
  reply = exchange_call (&exchange, new_write (), NULL);
  g_assert_nonnull (reply->diagnosis);
  g_assert_true (reply->uncertain);
  g_assert_cmpuint (test_server_get_requests (exchange.server), ==, 2);
  exchange_stop (&exchange);
}

/* Nothing went out, so nothing can have happened. */
static void
test_not_sent (void)
{
  Exchange exchange = { .script = "" };
  g_autoptr(BybitReply) reply = NULL;

  exchange_start (&exchange);
  test_authority_free (exchange.authority);
  exchange.authority = test_authority_new ();
  reply = exchange_call (&exchange, new_write (), NULL);
  g_assert_cmpint (reply->diagnosis->code, ==, BITTING_DIAGNOSIS_TLS);
  g_assert_false (reply->uncertain);
  g_assert_cmpuint (reply->network.requests, ==, 0);
  g_assert_cmpuint (test_server_get_requests (exchange.server), ==, 0);
  exchange_stop (&exchange);
}

static void
test_too_late (void)
{
  Exchange exchange = { .script = "q" };
  g_autoptr(BybitReply) reply = NULL;

  exchange_start (&exchange);
  g_object_set (exchange.client, "deadline", 1500, NULL);
  reply = exchange_call (&exchange, new_write (), NULL);
  g_assert_cmpint (reply->diagnosis->code, ==, BITTING_DIAGNOSIS_TIMEOUT);
  g_assert_true (reply->uncertain);
  exchange_stop (&exchange);
}

/* Done, but with an answer that cannot be read: whether it is as wished must be asked. */
static void
test_unread (void)
{
  Exchange exchange = { .script = "" };
  g_autoptr(BybitReply) reply = NULL;

  exchange_start (&exchange);
  reply = exchange_call (&exchange, bybit_call_new_post (PATH, BODY, read_nothing, NULL), NULL);
  g_assert_cmpint (reply->diagnosis->code, ==, BITTING_DIAGNOSIS_BAD_RESPONSE);
  g_assert_true (reply->uncertain);
  exchange_stop (&exchange);
}

/* A known difference of the clocks is used from the first request on: for a write there is no
 * second one. */
static void
test_clock (void)
{
  Exchange exchange = { .script = "cc", .skew_ms = -60000 };
  g_autoptr(BybitReply) reply = NULL;

  exchange_start (&exchange);
  reply = exchange_call (&exchange, new_write (), NULL);
  g_assert_cmpint (reply->diagnosis->code, ==, BITTING_DIAGNOSIS_CLOCK_SKEW);
  g_clear_pointer (&reply, bybit_reply_free);

  exchange.clock_offset_ms = -60000;
  reply = exchange_call (&exchange, new_write (), NULL);
  g_assert_nonnull (reply->value);
  g_assert_cmpuint (test_server_get_requests (exchange.server), ==, 2);
  exchange_stop (&exchange);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calls/get", test_get);
  g_test_add_func ("/calls/post", test_post);
  g_test_add_func ("/calls/once", test_once);
  g_test_add_func ("/calls/once-after-another", test_once_after_another);
  g_test_add_func ("/calls/not-sent", test_not_sent);
  g_test_add_func ("/calls/too-late", test_too_late);
  g_test_add_func ("/calls/unread", test_unread);
  g_test_add_func ("/calls/clock", test_clock);

  return g_test_run ();
}
