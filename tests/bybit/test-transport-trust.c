/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "transport-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define LONG_NAME "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* Whom the transport trusts, and what it refuses to send. */

/* Nothing of the request may leave before the certificate is known to be good. */
static void
check_untrusted (TransportFixture    *fixture,
                 TestCertificateKind  kind,
                 const char          *ca_pem)
{
  g_autoptr(GTlsCertificate) certificate = test_authority_issue (fixture->authority, kind);
  g_autoptr(TestServer) server = test_server_new (certificate, transport_say_hello, NULL);
  g_autofree char *url = transport_dup_url (server);
  g_autoptr(GError) error = NULL;
  BybitRequest request = { .url = url, .ca_pem = ca_pem };

  g_assert_null (transport_run (fixture, &request, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_TLS);
  g_assert_cmpuint (test_server_get_requests (server), ==, 0);
}

static void
test_certificates (TransportFixture *fixture,
                   gconstpointer     data)
{
  g_autoptr(TestAuthority) stranger = test_authority_new ();

  check_untrusted (fixture, TEST_CERTIFICATE_EXPIRED, test_authority_peek (fixture->authority));
  check_untrusted (fixture, TEST_CERTIFICATE_WRONG_HOST, test_authority_peek (fixture->authority));
  check_untrusted (fixture, TEST_CERTIFICATE_GOOD, test_authority_peek (stranger));
  check_untrusted (fixture, TEST_CERTIFICATE_GOOD, "no certificate");
  check_untrusted (fixture, TEST_CERTIFICATE_GOOD, NULL);
}

/* A connection that one authority vouched for is not used under another. */
static void
test_trust_is_kept_apart (TransportFixture *fixture,
                          gconstpointer     data)
{
  g_autoptr(TestServer) server = transport_serve (fixture, transport_say_hello, NULL);
  g_autoptr(TestAuthority) stranger = test_authority_new ();
  g_autofree char *url = transport_dup_url (server);
  g_autoptr(GError) error = NULL;
  G_GNUC_UNUSED g_autoptr(BybitResponse) response = transport_get (fixture, url, NULL, &error);
  BybitRequest request = { .url = url, .ca_pem = test_authority_peek (stranger) };

  g_assert_no_error (error);
  g_assert_null (transport_run (fixture, &request, NULL, &error));
  g_assert_error (error, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_TLS);
  g_assert_cmpuint (test_server_get_requests (server), ==, 1);
}

static void
test_bundle (TransportFixture *fixture,
             gconstpointer     data)
{
  g_autoptr(TestServer) server = transport_serve (fixture, transport_say_hello, NULL);
  g_autofree char *url = transport_dup_url (server);
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(BybitResponse) response = NULL;
  BybitRequest request = { .url = url };
  int descriptor = g_file_open_tmp ("bundle-XXXXXX.pem", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (descriptor, NULL));
  g_assert_true (g_file_set_contents (path, test_authority_peek (fixture->authority), -1, NULL));

  g_setenv ("SSL_CERT_FILE", path, TRUE);
  response = transport_run (fixture, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 200);

  g_setenv ("SSL_CERT_FILE", "/nonexistent", TRUE);
  g_assert_null (transport_run (fixture, &request, NULL, &error));
  g_assert_error (error, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_TLS);

  g_unsetenv ("SSL_CERT_FILE");
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static gboolean
answer_plainly_cb (GSocketService    *service,
                   GSocketConnection *connection,
                   GObject           *source,
                   gpointer           user_data)
{
  static const char text[] = "HTTP/1.1 400 Bad Request\r\n\r\n";
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  g_assert_true (g_output_stream_write_all (output, text, strlen (text), NULL, NULL, NULL));
  return TRUE;
}

static void
test_no_tls (TransportFixture *fixture,
             gconstpointer     data)
{
  g_autoptr(GSocketService) service = g_socket_service_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *url = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);

  g_assert_no_error (error);
  g_signal_connect (service, "incoming", G_CALLBACK (answer_plainly_cb), NULL);
  url = g_strdup_printf ("https://127.0.0.1:%u/", port);

  g_assert_null (transport_get (fixture, url, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_TLS);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
}

static void
test_urls (TransportFixture *fixture,
           gconstpointer     data)
{
  static const struct { const char *url; int code; } table[] = {
    { "http://api.example.com/", BYBIT_TRANSPORT_ERROR_REFUSED },
    { "http://192.0.2.1/", BYBIT_TRANSPORT_ERROR_REFUSED },
    { "http://127.0.0.1.example.com/", BYBIT_TRANSPORT_ERROR_REFUSED },
    { "http://localhost.example.com/", BYBIT_TRANSPORT_ERROR_REFUSED },
    { "http://[::2]/", BYBIT_TRANSPORT_ERROR_REFUSED },
    { "http://0.0.0.0/", BYBIT_TRANSPORT_ERROR_REFUSED },
    { "https://user:word@127.0.0.1/", BYBIT_TRANSPORT_ERROR_REFUSED },
    { "https://user@127.0.0.1/", BYBIT_TRANSPORT_ERROR_REFUSED },
    { "ftp://127.0.0.1/", BYBIT_TRANSPORT_ERROR_REFUSED },
    { "file:///etc/passwd", BYBIT_TRANSPORT_ERROR_REFUSED },
    { "127.0.0.1", BYBIT_TRANSPORT_ERROR_REFUSED },
    { "", BYBIT_TRANSPORT_ERROR_REFUSED },
    /* Longer than any name can be, so that no name server is asked. */
    { "https://" LONG_NAME LONG_NAME ".invalid/", BYBIT_TRANSPORT_ERROR_DNS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", table[i].url);
      g_assert_null (transport_get (fixture, table[i].url, NULL, &error));
      g_assert_error (error, BYBIT_TRANSPORT_ERROR, table[i].code);
    }
}

static void
test_headers (TransportFixture *fixture,
              gconstpointer     data)
{
  const char *headers[] = { "X-Test: a\r\nX-Other: b", NULL };
  BybitRequest request = { .url = "https://127.0.0.1/", .headers = headers };
  g_autoptr(GError) error = NULL;

  g_assert_null (transport_run (fixture, &request, NULL, &error));
  g_assert_error (error, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_REFUSED);
}

static void
test_plain_on_loopback (TransportFixture *fixture,
                        gconstpointer     data)
{
  g_autoptr(TestServer) server = test_server_new (NULL, transport_say_hello, NULL);
  static const char *const hosts[] = { "127.0.0.1", "localhost" };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *url = test_server_dup_origin (server, hosts[i]);
      g_autoptr(GError) error = NULL;
      g_autoptr(BybitResponse) response = transport_get (fixture, url, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, 200);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  transport_add_test ("/transport-trust/certificates", test_certificates);
  transport_add_test ("/transport-trust/trust-is-kept-apart", test_trust_is_kept_apart);
  transport_add_test ("/transport-trust/bundle", test_bundle);
  transport_add_test ("/transport-trust/no-tls", test_no_tls);
  transport_add_test ("/transport-trust/urls", test_urls);
  transport_add_test ("/transport-trust/headers", test_headers);
  transport_add_test ("/transport-trust/plain-on-loopback", test_plain_on_loopback);
  return g_test_run ();
}
