/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange-fixture.h"

#include <string.h>

static char *
business (const Exchange *exchange,
          gint64          ret_code)
{
  static const char result[] =
    "{\"apiKey\":\"" EXCHANGE_KEY "\",\"readOnly\":0,\"permissions\":{\"Spot\":[\"SpotTrade\"]},"
    "\"ips\":[\"203.0.113.21\"]}";
  g_autofree char *body =
    g_strdup_printf ("{\"retCode\":%" G_GINT64_FORMAT ",\"retMsg\":\"\",\"result\":%s,"
                     "\"retExtInfo\":{},\"time\":%" G_GINT64_FORMAT "}",
                     ret_code, ret_code == 0 ? result : "{}",
                     g_get_real_time () / 1000 + exchange->skew_ms);

  return test_http (200, exchange->headers, body);
}

/* The exchange's own rule: not older than the window, not a second ahead. */
static gboolean
is_on_time (const Exchange *exchange,
            const char     *head)
{
  g_autofree char *timestamp = test_head_get (head, "X-BAPI-TIMESTAMP");
  gint64 late = g_get_real_time () / 1000 + exchange->skew_ms
                - g_ascii_strtoll (timestamp, NULL, 10);

  return late <= 5000 && late > -1000;
}

/* Refusals with HTTP status 200. */
static gint64
find_ret_code (char action)
{
  static const struct { char action; gint64 ret_code; } table[] = {
    { '3', 10003 }, /* unknown key */
    { '4', 10004 }, /* wrong signature */
    { 'd', 10005 }, /* denied */
    { 'l', 10006 }, /* over the limit */
    { 'i', 10010 }, /* unmatched IP */
    { 'b', 10016 }, /* busy */
    { 'C', 10002 }, /* wrong clock, whatever we send */
    { 'e', 33004 }, /* expired */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].action == action)
      return table[i].ret_code;
  return 0;
}

static TestReply
play (guint       index,
      const char *head,
      gpointer    user_data)
{
  static const char page[] = "Content-Type: text/html\r\n";
  Exchange *exchange = user_data;
  char action = index < strlen (exchange->script) ? exchange->script[index] : '+';

  switch (action)
    {
    case 'c': /* wrong clock, if it is */
      return (TestReply) { .bytes = business (exchange, is_on_time (exchange, head) ? 0 : 10002) };
    case 's': /* a slow answer */
      return (TestReply) { .bytes = business (exchange, 0), .delay_ms = 200 };
    case 'L': /* over the limit, said by status */
      return (TestReply) { .bytes = test_http (429, exchange->headers, "") };
    case '5': /* down */
      return (TestReply) { .bytes = test_http (500, page, "<html>") };
    case 'f': /* forbidden */
      return (TestReply) { .bytes = test_http (403, page, "<html>") };
    case 'p': /* a network that wants a log-in */
      return (TestReply) { .bytes = test_http (200, page, "<html>Log in") };
    case 't': /* wrong clock, without the right time */
      return (TestReply) { .bytes = test_http (200, NULL, "{\"retCode\":10002,\"retMsg\":\"\"}") };
    case 'x': /* breaks off */
      return (TestReply) { .then = TEST_THEN_RESET };
    case 'q': /* quiet */
      return (TestReply) { .then = TEST_THEN_SILENCE };
    default:
      return (TestReply) { .bytes = business (exchange, find_ret_code (action)) };
    }
}

void
exchange_start (Exchange *exchange)
{
  g_autoptr(GTlsCertificate) certificate = NULL;

  exchange->authority = test_authority_new ();
  certificate = test_authority_issue (exchange->authority, TEST_CERTIFICATE_GOOD);
  exchange->server = test_server_new (certificate, play, exchange);
  exchange->client = bybit_client_new ();
  g_object_set (exchange->client, "retry-delay", 20, NULL);
}

void
exchange_stop (Exchange *exchange)
{
  g_assert_finalize_object (exchange->client);
  test_server_free (exchange->server);
  test_authority_free (exchange->authority);
}

typedef struct
{
  GMainLoop     *loop;
  BittingAnswer *answer;
  BybitReply    *reply;
} Outcome;

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->answer = bybit_client_query_key_finish (BYBIT_CLIENT (object), result);
  g_main_loop_quit (outcome->loop);
}

BittingAnswer *
exchange_ask_as (Exchange            *exchange,
                 const BybitEndpoint *endpoint,
                 BittingCredential   *credential,
                 GCancellable        *cancellable)
{
  Outcome outcome = { .loop = g_main_loop_new (NULL, FALSE) };

  bybit_client_query_key_async (exchange->client, endpoint, credential, cancellable,
                                answered_cb, &outcome);
  g_main_loop_run (outcome.loop);
  g_main_loop_unref (outcome.loop);
  g_assert_nonnull (outcome.answer);
  g_assert_true ((outcome.answer->key_info != NULL) != (outcome.answer->diagnosis != NULL));
  return outcome.answer;
}

static void
replied_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->reply = bybit_client_call_finish (BYBIT_CLIENT (object), result);
  g_main_loop_quit (outcome->loop);
}

/** exchange_call: puts any call; takes it. */
BybitReply *
exchange_call (Exchange     *exchange,
               BybitCall    *call,
               GCancellable *cancellable)
{
  g_autoptr(BittingCredential) credential = exchange_new_credential (EXCHANGE_KEY);
  g_autofree char *origin = test_server_dup_origin (exchange->server, "127.0.0.1");
  BybitEndpoint endpoint = {
    .origin = origin, .ca_pem = test_authority_peek (exchange->authority),
    .clock_offset_ms = exchange->clock_offset_ms,
  };
  Outcome outcome = { .loop = g_main_loop_new (NULL, FALSE) };

  bybit_client_call_async (exchange->client, &endpoint, credential, call, cancellable,
                           replied_cb, &outcome);
  g_main_loop_run (outcome.loop);
  g_main_loop_unref (outcome.loop);
  g_assert_nonnull (outcome.reply);
  g_assert_true ((outcome.reply->value != NULL) != (outcome.reply->diagnosis != NULL));
  return outcome.reply;
}

BittingCredential *
exchange_new_credential (const char *api_key)
{
  g_autoptr(BittingSecret) secret = bitting_secret_new (EXCHANGE_SECRET, -1);

  return bitting_credential_new_stored (api_key, secret, BITTING_SIGNING_HMAC);
}

BittingAnswer *
exchange_ask (Exchange     *exchange,
              GCancellable *cancellable)
{
  g_autoptr(BittingCredential) credential = exchange_new_credential (EXCHANGE_KEY);
  g_autofree char *origin = test_server_dup_origin (exchange->server, "127.0.0.1");
  BybitEndpoint endpoint = { origin, test_authority_peek (exchange->authority), NULL };

  return exchange_ask_as (exchange, &endpoint, credential, cancellable);
}
