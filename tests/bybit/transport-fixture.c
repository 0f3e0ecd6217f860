/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "transport-fixture.h"

static void
set_up (TransportFixture *fixture,
        gconstpointer     data)
{
  fixture->authority = test_authority_new ();
  fixture->transport = bybit_transport_new ();
}

static void
tear_down (TransportFixture *fixture,
           gconstpointer     data)
{
  test_authority_free (fixture->authority);
  g_assert_finalize_object (fixture->transport);
}

typedef struct
{
  GMainLoop     *loop;
  BybitResponse *response;
  GError        *error;
} Outcome;

static void
got_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->response = bybit_transport_send_finish (BYBIT_TRANSPORT (object), result,
                                                  &outcome->error);
  g_main_loop_quit (outcome->loop);
}

BybitResponse *
transport_run (TransportFixture    *fixture,
               const BybitRequest  *request,
               GCancellable        *cancellable,
               GError             **error)
{
  Outcome outcome = { .loop = g_main_loop_new (NULL, FALSE) };

  bybit_transport_send_async (fixture->transport, request, cancellable, got_cb, &outcome);
  g_main_loop_run (outcome.loop);
  g_main_loop_unref (outcome.loop);
  g_assert_true ((outcome.response != NULL) != (outcome.error != NULL));
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);
  return outcome.response;
}

BybitResponse *
transport_get (TransportFixture  *fixture,
               const char        *url,
               const char        *proxy,
               GError           **error)
{
  const char *headers[] = { "X-Test: whisper", NULL };
  BybitRequest request = {
    .url = url,
    .headers = headers,
    .ca_pem = test_authority_peek (fixture->authority),
    .proxy = proxy,
  };

  return transport_run (fixture, &request, NULL, error);
}

/** transport_serve: a server with a good certificate. */
TestServer *
transport_serve (TransportFixture *fixture,
                 TestScript        script,
                 gpointer          user_data)
{
  g_autoptr(GTlsCertificate) certificate = test_authority_issue (fixture->authority,
                                                                 TEST_CERTIFICATE_GOOD);

  return test_server_new (certificate, script, user_data);
}

char *
transport_dup_url (TestServer *server)
{
  g_autofree char *origin = test_server_dup_origin (server, "127.0.0.1");

  return g_strconcat (origin, "/path?query=1", NULL);
}

TestReply
transport_say_hello (guint       index,
                     const char *head,
                     gpointer    user_data)
{
  return (TestReply) { .bytes = test_http (200, "Content-Type: text/plain\r\nTraceid: abc\r\n"
                                           "Set-Cookie: a=b\r\n", "hello") };
}

guint16
transport_find_closed_port (void)
{
  g_autoptr(TestServer) server = test_server_new (NULL, transport_say_hello, NULL);

  return test_server_get_port (server);
}

void
transport_add_test (const char    *path,
                    TransportTest  test)
{
  g_test_add (path, TransportFixture, NULL, set_up, test, tear_down);
}
