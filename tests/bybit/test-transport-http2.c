/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "transport-fixture.h"

#include <libsoup/soup.h>

/* The exchange's content network speaks HTTP/2, with header names in lower case. */

#define REQUESTS 4

static void
handle_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  GPtrArray *ports = user_data;
  GSocketAddress *remote = soup_server_message_get_remote_address (message);
  guint port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (remote));
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  g_assert_cmpint (soup_server_message_get_http_version (message), ==, SOUP_HTTP_2_0);
  g_assert_cmpstr (soup_message_headers_get_one (headers, "X-Test"), ==, "whisper");
  g_ptr_array_add (ports, GUINT_TO_POINTER (port));
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Traceid",
                               "abc");
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, "{}", 2);
  soup_server_message_set_status (message, 200, NULL);
}

static void
test_http2 (TransportFixture *fixture,
            gconstpointer     data)
{
  g_autoptr(GTlsCertificate) certificate = test_authority_issue (fixture->authority,
                                                                 TEST_CERTIFICATE_GOOD);
  g_autoptr(SoupServer) server = soup_server_new ("tls-certificate", certificate, NULL);
  g_autoptr(GPtrArray) ports = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *url = NULL;
  GSList *uris;

  soup_server_add_handler (server, NULL, handle_cb, ports, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY,
                            &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  for (guint i = 0; i < REQUESTS; i++)
    {
      g_autoptr(BybitResponse) response = transport_get (fixture, url, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, 200);
      g_assert_cmpstr (response->content_type, ==, "application/json");
      g_assert_cmpstr (response->trace_id, ==, "abc");
      g_assert_cmpuint (response->connections, ==, i == 0 ? 1 : 0);
    }

  g_assert_cmpuint (ports->len, ==, REQUESTS);
  for (guint i = 1; i < REQUESTS; i++)
    g_assert_true (g_ptr_array_index (ports, i) == g_ptr_array_index (ports, 0));
  soup_server_disconnect (server);
}

int
main (int   argc,
      char *argv[])
{
  /* libsoup's server has it, but only on request. */
  g_setenv ("SOUP_SERVER_HTTP2", "1", TRUE);
  g_test_init (&argc, &argv, NULL);
  transport_add_test ("/transport-http2/one-connection", test_http2);
  return g_test_run ();
}
