/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange-fixture.h"

#include <string.h>

#include "bybit-signature.h"
#include "test-proxy.h"

/* One question from start to end. */

static void
test_request (void)
{
  Exchange exchange = { .script = "" };
  g_autoptr(BittingAnswer) answer = NULL;
  g_autoptr(BittingCredential) credential = exchange_new_credential (EXCHANGE_KEY);
  g_autofree char *head = NULL;
  g_autofree char *key = NULL;
  g_autofree char *timestamp = NULL;
  g_autofree char *window = NULL;
  g_autofree char *sign = NULL;
  g_autofree char *type = NULL;
  g_autofree char *length = NULL;
  g_autofree char *expected = NULL;

  exchange_start (&exchange);
  answer = exchange_ask (&exchange, NULL);
  g_assert_nonnull (answer->key_info);
  g_assert_true (bitting_key_info_has_permission (answer->key_info, "Spot.SpotTrade"));
  g_assert_cmpuint (test_server_get_requests (exchange.server), ==, 1);

  head = test_server_dup_head (exchange.server, 0);
  key = test_head_get (head, "X-BAPI-API-KEY");
  timestamp = test_head_get (head, "X-BAPI-TIMESTAMP");
  window = test_head_get (head, "X-BAPI-RECV-WINDOW");
  sign = test_head_get (head, "X-BAPI-SIGN");
  type = test_head_get (head, "X-BAPI-SIGN-TYPE");
  length = test_head_get (head, "Content-Length");
  expected = bybit_signature_new (credential, g_ascii_strtoll (timestamp, NULL, 10), 5000, "",
                                  NULL);
  g_assert_true (g_str_has_prefix (head, "GET /v5/user/query-api HTTP/1.1\r\n"));
  g_assert_cmpstr (key, ==, EXCHANGE_KEY);
  g_assert_cmpuint (strlen (timestamp), ==, 13);
  g_assert_cmpstr (window, ==, "5000");
  g_assert_cmpstr (sign, ==, expected);
  g_assert_cmpstr (type, ==, "2");
  g_assert_null (length);
  g_assert_null (strstr (head, EXCHANGE_SECRET));
  exchange_stop (&exchange);
}

/* One connection for them all, and a clock that is known without a second request. */
static void
test_network (void)
{
  Exchange exchange = { .script = "", .skew_ms = -60000 };

  exchange_start (&exchange);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr(BittingAnswer) answer = exchange_ask (&exchange, NULL);

      g_assert_nonnull (answer->key_info);
      g_assert_cmpuint (answer->network.requests, ==, 1);
      g_assert_cmpuint (answer->network.connections, ==, i == 0 ? 1 : 0);
      g_assert_cmpint (answer->network.total_ms, >=, 0);
      g_assert_cmpint (answer->network.total_ms, <, 5000);
      g_assert_true (answer->network.clock_known);
      g_assert_cmpint (ABS (answer->network.clock_skew_ms - 60000), <, 1000);
    }
  g_assert_cmpuint (test_server_get_connections (exchange.server), ==, 1);
  exchange_stop (&exchange);
}

typedef struct
{
  const char *script;
  int         code; /* a BittingDiagnosisCode, or -1 for key info */
  guint       requests;
} Course;

static void
check_course (const Course *course,
              gint64        skew_ms,
              const char   *headers)
{
  Exchange exchange = { .script = course->script, .skew_ms = skew_ms, .headers = headers };
  g_autoptr(BittingAnswer) answer = NULL;

  g_test_message ("%s", course->script);
  exchange_start (&exchange);
  answer = exchange_ask (&exchange, NULL);
  if (course->code < 0)
    {
      g_assert_nonnull (answer->key_info);
    }
  else
    {
      g_assert_nonnull (answer->diagnosis);
      g_assert_cmpint (answer->diagnosis->code, ==, course->code);
    }
  g_assert_cmpuint (test_server_get_requests (exchange.server), ==, course->requests);
  g_assert_cmpuint (answer->network.requests, ==, course->requests);
  exchange_stop (&exchange);
}

static void
test_retries (void)
{
  static const Course courses[] = {
    { "5+", -1, 2 },
    { "55+", -1, 3 },
    { "555+", BITTING_DIAGNOSIS_EXCHANGE_DOWN, 3 },
    { "b+", -1, 2 },
    { "b5b", BITTING_DIAGNOSIS_EXCHANGE_DOWN, 3 },
    { "l+", -1, 2 },
    { "lll", BITTING_DIAGNOSIS_RATE_LIMITED, 3 },
    { "L+", -1, 2 },
    { "x+", -1, 2 },
    { "xxx", BITTING_DIAGNOSIS_CONNECT, 3 },
    { "x5+", -1, 3 },
    { "53", BITTING_DIAGNOSIS_INVALID_KEY, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (courses); i++)
    check_course (&courses[i], 0, NULL);
}

static void
test_never_retried (void)
{
  static const Course courses[] = {
    { "3+", BITTING_DIAGNOSIS_INVALID_KEY, 1 },
    { "4+", BITTING_DIAGNOSIS_BAD_SIGNATURE, 1 },
    { "d+", BITTING_DIAGNOSIS_PERMISSION_DENIED, 1 },
    { "i+", BITTING_DIAGNOSIS_UNMATCHED_IP, 1 },
    { "e+", BITTING_DIAGNOSIS_EXPIRED, 1 },
    { "f+", BITTING_DIAGNOSIS_REGION_BLOCKED, 1 },
    { "p+", BITTING_DIAGNOSIS_BAD_RESPONSE, 1 },
    { "t+", BITTING_DIAGNOSIS_CLOCK_SKEW, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (courses); i++)
    check_course (&courses[i], 0, NULL);
}

static void
test_limit_headers (void)
{
  static const Course course = { "l+", -1, 2 };
  gint64 before = g_get_monotonic_time ();

  check_course (&course, 0, "X-Bapi-Limit-Reset-Timestamp: 1\r\n");
  check_course (&course, 0, "X-Bapi-Limit-Reset-Timestamp: soon\r\n");
  check_course (&course, 0, "X-Bapi-Limit-Reset-Timestamp: -9223372036854775809\r\n");
  check_course (&course, 0, "Retry-After: tomorrow\r\n");
  check_course (&course, 0, "Retry-After: 99999999999999999999\r\n");
  g_assert_cmpint (g_get_monotonic_time () - before, <, 3 * G_USEC_PER_SEC);

  before = g_get_monotonic_time ();
  check_course (&course, 0, "Retry-After: 1\r\n");
  g_assert_cmpint (g_get_monotonic_time () - before, >=, G_USEC_PER_SEC);
}

/* A pause that the deadline does not leave time for is not begun. */
static void
test_limit_too_far (void)
{
  g_autofree char *reset =
    g_strdup_printf ("X-Bapi-Limit-Reset-Timestamp: %" G_GINT64_FORMAT "\r\n",
                     g_get_real_time () / 1000 + 3600 * 1000);
  const char *headers[] = { reset, "Retry-After: 86400\r\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      Exchange exchange = { .script = "l+", .headers = headers[i] };
      g_autoptr(BittingAnswer) answer = NULL;

      exchange_start (&exchange);
      g_object_set (exchange.client, "deadline", 2000, NULL);
      answer = exchange_ask (&exchange, NULL);
      g_assert_cmpint (answer->diagnosis->code, ==, BITTING_DIAGNOSIS_RATE_LIMITED);
      g_assert_cmpuint (answer->network.requests, ==, 1);
      g_assert_cmpint (answer->network.total_ms, <, 1000);
      exchange_stop (&exchange);
    }
}

static void
test_clock (void)
{
  static const struct { gint64 skew_ms; Course course; } table[] = {
    { 0, { "c", -1, 1 } },
    { -60000, { "cc", -1, 2 } },
    { 60000, { "cc", -1, 2 } },
    { -1500, { "cc", -1, 2 } },
    { 86400000, { "cc", -1, 2 } },
    { -60000, { "5cc", -1, 3 } },
    { 0, { "CC+", BITTING_DIAGNOSIS_CLOCK_SKEW, 2 } },
    { 60000, { "CC+", BITTING_DIAGNOSIS_CLOCK_SKEW, 2 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    check_course (&table[i].course, table[i].skew_ms, NULL);
}

static void
test_clock_is_measured (void)
{
  Exchange exchange = { .script = "ccCC", .skew_ms = -60000 };
  g_autoptr(BittingAnswer) answer = NULL;

  exchange_start (&exchange);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&answer, bitting_answer_free);
      answer = exchange_ask (&exchange, NULL);
      g_assert_cmpint (answer->key_info != NULL, ==, i == 0);
      g_assert_true (answer->network.clock_known);
      g_assert_cmpint (ABS (answer->network.clock_skew_ms - 60000), <, 1000);
    }
  exchange_stop (&exchange);
}

static void
test_deadline (void)
{
  Exchange exchange = { .script = "5q" };
  g_autoptr(BittingAnswer) answer = NULL;

  exchange_start (&exchange);
  g_object_set (exchange.client, "deadline", 800, NULL);
  answer = exchange_ask (&exchange, NULL);
  g_assert_cmpint (answer->diagnosis->code, ==, BITTING_DIAGNOSIS_TIMEOUT);
  g_assert_cmpint (answer->network.total_ms, >=, 700);
  g_assert_cmpint (answer->network.total_ms, <, 2500);
  exchange_stop (&exchange);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

/* While nothing comes, and in the pause before a retry. */
static void
test_cancel (void)
{
  static const char *const scripts[] = { "q", "l", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      Exchange exchange = { .script = scripts[i], .headers = "Retry-After: 4\r\n" };
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(BittingAnswer) answer = NULL;

      exchange_start (&exchange);
      if (*scripts[i] != '\0')
        g_timeout_add (300, cancel_cb, cancellable);
      else
        g_cancellable_cancel (cancellable);
      answer = exchange_ask (&exchange, cancellable);
      g_assert_cmpint (answer->diagnosis->code, ==, BITTING_DIAGNOSIS_CANCELLED);
      g_assert_cmpint (answer->network.total_ms, <, 1300);
      exchange_stop (&exchange);
    }
}

/* Faults that are seen before anything is sent. */
static void
test_nothing_sent (void)
{
  static const struct {
    const char *origin; const char *key; BittingDiagnosisCode code;
  } table[] = {
    { "http://api.bybit.com", EXCHANGE_KEY, BITTING_DIAGNOSIS_TLS },
    { "https://user@127.0.0.1", EXCHANGE_KEY, BITTING_DIAGNOSIS_TLS },
    { "https://127.0.0.1/path", EXCHANGE_KEY, BITTING_DIAGNOSIS_TLS },
    { "", EXCHANGE_KEY, BITTING_DIAGNOSIS_TLS },
    { NULL, "", BITTING_DIAGNOSIS_INVALID_KEY },
    { NULL, "a\r\nX-Other: b", BITTING_DIAGNOSIS_INVALID_KEY },
    { NULL, "a b", BITTING_DIAGNOSIS_INVALID_KEY },
    { NULL, "a\xc2\xa0", BITTING_DIAGNOSIS_INVALID_KEY },
  };
  Exchange exchange = { .script = "" };
  g_autofree char *origin = NULL;

  exchange_start (&exchange);
  origin = test_server_dup_origin (exchange.server, "127.0.0.1");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(BittingCredential) credential = exchange_new_credential (table[i].key);
      BybitEndpoint endpoint = { table[i].origin != NULL ? table[i].origin : origin,
                                 test_authority_peek (exchange.authority), NULL };
      g_autoptr(BittingAnswer) answer = exchange_ask_as (&exchange, &endpoint, credential, NULL);

      g_assert_cmpint (answer->diagnosis->code, ==, table[i].code);
      g_assert_cmpuint (answer->network.requests, ==, 0);
    }
  g_assert_cmpuint (test_server_get_requests (exchange.server), ==, 0);
  exchange_stop (&exchange);
}

static void
test_bad_private_key (void)
{
  Exchange exchange = { .script = "" };
  g_autoptr(BittingSecret) secret = bitting_secret_new (EXCHANGE_SECRET, -1);
  g_autoptr(BittingCredential) credential =
    bitting_credential_new_stored (EXCHANGE_KEY, secret, BITTING_SIGNING_RSA);
  g_autofree char *origin = NULL;
  g_autoptr(BittingAnswer) answer = NULL;
  BybitEndpoint endpoint = { NULL, NULL, NULL };

  exchange_start (&exchange);
  origin = test_server_dup_origin (exchange.server, "127.0.0.1");
  endpoint.origin = origin;
  answer = exchange_ask_as (&exchange, &endpoint, credential, NULL);
  g_assert_cmpint (answer->diagnosis->code, ==, BITTING_DIAGNOSIS_BAD_SIGNATURE);
  g_assert_cmpuint (test_server_get_requests (exchange.server), ==, 0);
  exchange_stop (&exchange);
}

static void
test_no_way (void)
{
  Exchange exchange = { .script = "" };
  g_autoptr(BittingCredential) credential = exchange_new_credential (EXCHANGE_KEY);
  g_autoptr(TestProxy) proxy = test_proxy_new (TEST_PROXY_REFUSE);
  g_autofree char *proxy_url = g_strdup_printf ("http://127.0.0.1:%u", test_proxy_get_port (proxy));
  g_autofree char *origin = NULL;
  g_autofree char *seen = NULL;
  g_autoptr(BittingAnswer) untrusted = NULL;
  g_autoptr(BittingAnswer) proxied = NULL;
  BybitEndpoint endpoint = { NULL, NULL, NULL };

  exchange_start (&exchange);
  origin = test_server_dup_origin (exchange.server, "127.0.0.1");
  endpoint.origin = origin;
  untrusted = exchange_ask_as (&exchange, &endpoint, credential, NULL);
  g_assert_cmpint (untrusted->diagnosis->code, ==, BITTING_DIAGNOSIS_TLS);
  g_assert_cmpuint (untrusted->network.requests, ==, 0);
  g_assert_nonnull (untrusted->diagnosis->detail);

  endpoint.proxy = proxy_url;
  proxied = exchange_ask_as (&exchange, &endpoint, credential, NULL);
  g_assert_cmpint (proxied->diagnosis->code, ==, BITTING_DIAGNOSIS_PROXY);
  seen = test_proxy_dup_seen (proxy);
  g_assert_nonnull (strstr (seen, "CONNECT 127.0.0.1"));
  g_assert_null (strstr (seen, EXCHANGE_KEY));
  g_assert_cmpuint (test_server_get_requests (exchange.server), ==, 0);
  exchange_stop (&exchange);
}

static void
count_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(BittingAnswer) answer =
    bybit_client_query_key_finish (BYBIT_CLIENT (object), result);
  guint *left = user_data;

  g_assert_nonnull (answer->key_info);
  (*left)--;
}

static gboolean
tick_cb (gpointer user_data)
{
  guint *ticks = user_data;

  (*ticks)++;
  return G_SOURCE_CONTINUE;
}

/* Several questions are on their way together, and the main loop goes on meanwhile. */
static void
test_at_once (void)
{
  Exchange exchange = { .script = "ssss" };
  g_autoptr(BittingCredential) credential = exchange_new_credential (EXCHANGE_KEY);
  g_autofree char *origin = NULL;
  BybitEndpoint endpoint = { NULL, NULL, NULL };
  guint left = 4, ticks = 0, ticker;

  exchange_start (&exchange);
  origin = test_server_dup_origin (exchange.server, "127.0.0.1");
  endpoint.origin = origin;
  endpoint.ca_pem = test_authority_peek (exchange.authority);
  ticker = g_timeout_add (10, tick_cb, &ticks);
  for (guint i = 0; i < 4; i++)
    bybit_client_query_key_async (exchange.client, &endpoint, credential, NULL, count_cb, &left);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (ticker);

  /* One after the other they would share one. A machine may be so busy that a late one takes over an early one's. */
  g_assert_cmpuint (test_server_get_connections (exchange.server), >, 1);
  g_assert_cmpuint (ticks, >, 3);
  exchange_stop (&exchange);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/request", test_request);
  g_test_add_func ("/client/network", test_network);
  g_test_add_func ("/client/retries", test_retries);
  g_test_add_func ("/client/never-retried", test_never_retried);
  g_test_add_func ("/client/limit-headers", test_limit_headers);
  g_test_add_func ("/client/limit-too-far", test_limit_too_far);
  g_test_add_func ("/client/clock", test_clock);
  g_test_add_func ("/client/clock-is-measured", test_clock_is_measured);
  g_test_add_func ("/client/deadline", test_deadline);
  g_test_add_func ("/client/cancel", test_cancel);
  g_test_add_func ("/client/nothing-sent", test_nothing_sent);
  g_test_add_func ("/client/bad-private-key", test_bad_private_key);
  g_test_add_func ("/client/no-way", test_no_way);
  g_test_add_func ("/client/at-once", test_at_once);
  return g_test_run ();
}
