/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "transport-fixture.h"

#include <string.h>

/* Each fault of a server or a network, made for real on loopback. */

static void
test_good (TransportFixture *fixture,
           gconstpointer     data)
{
  g_autoptr(TestServer) server = transport_serve (fixture, transport_say_hello, NULL);
  g_autofree char *url = transport_dup_url (server);
  g_autoptr(GBytes) hello = g_bytes_new_static ("hello", 5);
  gint64 before = g_get_monotonic_time ();

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(BybitResponse) response = transport_get (fixture, url, NULL, &error);
      g_autofree char *head = NULL;
      g_autofree char *cookie = NULL;
      g_autofree char *test = NULL;
      g_autofree char *encoding = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, 200);
      g_assert_cmpstr (response->content_type, ==, "text/plain");
      g_assert_cmpstr (response->trace_id, ==, "abc");
      g_assert_null (response->server);
      g_assert_true (g_bytes_equal (response->body, hello));
      g_assert_cmpuint (response->connections, ==, i == 0 ? 1 : 0);
      g_assert_cmpint (before, <, response->sent_us);
      g_assert_cmpint (response->sent_us, <=, response->received_us);
      g_assert_cmpint (response->received_us, <=, response->done_us);

      head = test_server_dup_head (server, i);
      cookie = test_head_get (head, "Cookie");
      test = test_head_get (head, "X-Test");
      encoding = test_head_get (head, "Accept-Encoding");
      g_assert_true (g_str_has_prefix (head, "GET /path?query=1 HTTP/1.1\r\n"));
      g_assert_cmpstr (test, ==, "whisper");
      g_assert_null (cookie);
      g_assert_null (encoding);
    }
  g_assert_cmpuint (test_server_get_connections (server), ==, 1);
}

static TestReply
misbehave (guint       index,
           const char *head,
           gpointer    user_data)
{
  const TestReply *reply = user_data;

  return (TestReply) { g_strdup (reply->bytes), reply->then, reply->delay_ms };
}

/* What a server can do to us once it has the request. */
static void
test_faults (TransportFixture *fixture,
             gconstpointer     data)
{
  static const struct { const char *name; TestReply reply; int code; } table[] = {
    { "closed", { NULL, TEST_THEN_CLOSE }, BYBIT_TRANSPORT_ERROR_BROKEN },
    { "reset", { NULL, TEST_THEN_RESET }, BYBIT_TRANSPORT_ERROR_BROKEN },
    { "head cut", { (char *) "HTTP/1.1 200 O", TEST_THEN_CLOSE }, BYBIT_TRANSPORT_ERROR_BROKEN },
    { "body cut", { (char *) "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
      TEST_THEN_CLOSE },
      BYBIT_TRANSPORT_ERROR_BROKEN },
    { "chunk cut", { (char *) "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf",
                     TEST_THEN_CLOSE }, BYBIT_TRANSPORT_ERROR_BROKEN },
    { "silent", { NULL, TEST_THEN_SILENCE }, BYBIT_TRANSPORT_ERROR_TIMEOUT },
    { "slow", { (char *) "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", TEST_THEN_SILENCE },
      BYBIT_TRANSPORT_ERROR_TIMEOUT },
    { "no http", { (char *) "Good day\r\nto you\r\n\r\n", TEST_THEN_CLOSE },
      BYBIT_TRANSPORT_ERROR_BAD_RESPONSE },
    { "large", { (char *) "HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n", TEST_THEN_SILENCE },
      BYBIT_TRANSPORT_ERROR_TOO_LARGE },
    { "larger", { (char *) "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                  TEST_THEN_SILENCE }, BYBIT_TRANSPORT_ERROR_TOO_LARGE },
    { "odd length", { (char *) "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
      TEST_THEN_SILENCE },
      BYBIT_TRANSPORT_ERROR_BAD_RESPONSE },
    { "odd chunk", { (char *) "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                     TEST_THEN_SILENCE }, BYBIT_TRANSPORT_ERROR_BROKEN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      /* Long enough for a slow machine to get as far as the fault. */
      guint limit = table[i].code == BYBIT_TRANSPORT_ERROR_TIMEOUT ? 3000 : 15000;
      g_autoptr(TestServer) server = transport_serve (fixture, misbehave,
                                                      (gpointer) &table[i].reply);
      g_autofree char *url = transport_dup_url (server);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", table[i].name);
      g_object_set (fixture->transport, "timeout", limit, NULL);
      g_assert_null (transport_get (fixture, url, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, BYBIT_TRANSPORT_ERROR, table[i].code);
      g_assert_cmpuint (test_server_get_requests (server), ==, 1);
    }
}

static TestReply
endless_body (guint       index,
              const char *head,
              gpointer    user_data)
{
  g_autofree char *body = g_strnfill (16384, 'x');

  return (TestReply) { .bytes = g_strconcat ("HTTP/1.1 200 OK\r\n\r\n", body, NULL),
                       .then = TEST_THEN_REPEAT };
}

static TestReply
endless_head (guint       index,
              const char *head,
              gpointer    user_data)
{
  GString *bytes = g_string_new ("HTTP/1.1 200 OK\r\n");

  while (bytes->len <= BYBIT_TRANSPORT_MAX_HEADER)
    g_string_append (bytes, "X-More: 0123456789abcdef\r\n");
  return (TestReply) { .bytes = g_string_free (bytes, FALSE), .then = TEST_THEN_SILENCE };
}

/* Sizes are counted as they come; no header is believed. */
static void
test_endless (TransportFixture *fixture,
              gconstpointer     data)
{
  static const TestScript scripts[] = { endless_body, endless_head };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr(TestServer) server = transport_serve (fixture, scripts[i], NULL);
      g_autofree char *url = transport_dup_url (server);
      g_autoptr(GError) error = NULL;

      g_assert_null (transport_get (fixture, url, NULL, &error));
      g_assert_error (error, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_TOO_LARGE);
    }
}

static TestReply
say_much (guint       index,
          const char *head,
          gpointer    user_data)
{
  g_autofree char *body = g_strnfill (GPOINTER_TO_SIZE (user_data), 'x');

  return (TestReply) { .bytes = test_http (200, NULL, body) };
}

static void
test_body_limit (TransportFixture *fixture,
                 gconstpointer     data)
{
  g_autoptr(TestServer) server = transport_serve (fixture, say_much,
                                                  GSIZE_TO_POINTER (BYBIT_TRANSPORT_MAX_BODY));
  g_autofree char *url = transport_dup_url (server);
  g_autoptr(GError) error = NULL;
  g_autoptr(BybitResponse) response = transport_get (fixture, url, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (response->body), ==, BYBIT_TRANSPORT_MAX_BODY);
}

typedef struct
{
  guint calls;
  gsize received;
  gsize total;
} Seen;

static void
see_cb (gsize    received,
        gsize    total,
        gpointer user_data)
{
  Seen *seen = user_data;

  g_assert_cmpuint (received, >, seen->received);
  seen->calls++;
  seen->received = received;
  seen->total = total;
}

/* A caller's own limit holds to the byte, and the way there is told. */
static void
test_own_limit (TransportFixture *fixture,
                gconstpointer     data)
{
  const gsize size = 3 * BYBIT_TRANSPORT_MAX_BODY;
  g_autoptr(TestServer) server = transport_serve (fixture, say_much, GSIZE_TO_POINTER (size));
  g_autofree char *url = transport_dup_url (server);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) refusal = NULL;
  g_autoptr(BybitResponse) response = NULL;
  Seen seen = { 0 };
  BybitRequest request = {
    .url = url,
    .ca_pem = test_authority_peek (fixture->authority),
    .max_body = size,
    .progress = see_cb,
    .progress_data = &seen,
  };

  response = transport_run (fixture, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (response->body), ==, size);
  g_assert_cmpuint (seen.calls, >, 1);
  g_assert_cmpuint (seen.received, ==, size);
  g_assert_cmpuint (seen.total, ==, size);

  request.max_body = size - 1;
  request.progress = NULL;
  g_assert_null (transport_run (fixture, &request, NULL, &refusal));
  g_assert_error (refusal, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_TOO_LARGE);
}

static TestReply
redirect (guint       index,
          const char *head,
          gpointer    user_data)
{
  return (TestReply) { .bytes = test_http (302, "Location: /elsewhere\r\n", "") };
}

static void
test_redirect (TransportFixture *fixture,
               gconstpointer     data)
{
  g_autoptr(TestServer) server = transport_serve (fixture, redirect, NULL);
  g_autofree char *url = transport_dup_url (server);
  g_autoptr(GError) error = NULL;
  g_autoptr(BybitResponse) response = transport_get (fixture, url, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 302);
  g_assert_cmpuint (test_server_get_requests (server), ==, 1);
}

static void
test_refused (TransportFixture *fixture,
              gconstpointer     data)
{
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/", transport_find_closed_port ());
  g_autoptr(GError) error = NULL;

  g_assert_null (transport_get (fixture, url, NULL, &error));
  g_assert_error (error, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_CONNECT);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (TransportFixture *fixture,
             gconstpointer     data)
{
  static const TestReply silent = { NULL, TEST_THEN_SILENCE };
  g_autoptr(TestServer) server = transport_serve (fixture, misbehave,
                                                  (gpointer) &silent);
  g_autofree char *url = transport_dup_url (server);
  BybitRequest request = { .url = url, .ca_pem = test_authority_peek (fixture->authority) };

  for (guint delay = 0; delay < 200; delay += 60)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;
      gint64 before = g_get_monotonic_time ();

      if (delay == 0)
        g_cancellable_cancel (cancellable);
      else
        g_timeout_add (delay, cancel_cb, cancellable);
      g_assert_null (transport_run (fixture, &request, cancellable, &error));
      g_assert_error (error, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_CANCELLED);
      g_assert_cmpint (g_get_monotonic_time () - before, <, G_USEC_PER_SEC);
    }
}

static void
count_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BybitResponse) response = NULL;
  guint *left = user_data;

  response = bybit_transport_send_finish (BYBIT_TRANSPORT (object), result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 200);
  (*left)--;
}

/* The last callback may be what keeps the transport alive. */
static void
test_many_at_once (TransportFixture *fixture,
                   gconstpointer     data)
{
  g_autoptr(TestServer) server = transport_serve (fixture, transport_say_hello, NULL);
  BybitTransport *transport = bybit_transport_new ();
  g_autofree char *url = transport_dup_url (server);
  BybitRequest request = { .url = url, .ca_pem = test_authority_peek (fixture->authority) };
  guint left = 6;

  g_object_add_weak_pointer (G_OBJECT (transport), (gpointer *) &transport);
  for (guint i = 0; i < 6; i++)
    bybit_transport_send_async (transport, &request, NULL, count_cb, &left);
  g_object_unref (transport);

  while (left > 0 || transport != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (test_server_get_requests (server), ==, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  transport_add_test ("/transport/good", test_good);
  transport_add_test ("/transport/faults", test_faults);
  transport_add_test ("/transport/endless", test_endless);
  transport_add_test ("/transport/body-limit", test_body_limit);
  transport_add_test ("/transport/own-limit", test_own_limit);
  transport_add_test ("/transport/redirect", test_redirect);
  transport_add_test ("/transport/refused", test_refused);
  transport_add_test ("/transport/cancel", test_cancel);
  transport_add_test ("/transport/many-at-once", test_many_at_once);
  return g_test_run ();
}
