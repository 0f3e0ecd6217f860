/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "transport-fixture.h"

#include <string.h>

#include "test-proxy.h"

/* Longer than any name can be, so that no name server is asked. */
#define LONG_NAME "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* Proxies: the one that is asked for, and those of the environment. */

static char *
dup_proxy_url (TestProxy  *proxy,
               const char *scheme)
{
  return g_strdup_printf ("%s://127.0.0.1:%u", scheme, test_proxy_get_port (proxy));
}

static void
test_proxy_tunnel (TransportFixture *fixture,
                   gconstpointer     data)
{
  static const struct { TestProxyKind kind; const char *scheme; } table[] = {
    { TEST_PROXY_HTTP, "http" },
    { TEST_PROXY_SOCKS, "socks5h" },
  };
  g_autoptr(TestServer) server = transport_serve (fixture, transport_say_hello, NULL);
  g_autofree char *url = test_server_dup_origin (server, "localhost");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(TestProxy) proxy = test_proxy_new (table[i].kind);
      g_autofree char *proxy_url = dup_proxy_url (proxy, table[i].scheme);
      g_autoptr(GError) error = NULL;
      g_autoptr(BybitResponse) response = transport_get (fixture, url, proxy_url, &error);
      g_autofree char *seen = test_proxy_dup_seen (proxy);

      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, 200);
      g_assert_cmpstr (response->trace_id, ==, "abc");
      g_assert_nonnull (strstr (seen, "localhost"));
      g_assert_null (strstr (seen, "whisper"));
      g_assert_null (strstr (seen, "X-Test"));

      /* The connection must not outlive the proxy that it leads through. */
      g_clear_object (&fixture->transport);
      fixture->transport = bybit_transport_new ();
    }
}

static void
test_proxy_faults (TransportFixture *fixture,
                   gconstpointer     data)
{
  static const struct { TestProxyKind kind; const char *scheme; int code; } table[] = {
    { TEST_PROXY_REFUSE, "http", BYBIT_TRANSPORT_ERROR_PROXY_AUTH },
    { TEST_PROXY_HANG_UP, "http", BYBIT_TRANSPORT_ERROR_PROXY },
    { TEST_PROXY_SILENT, "http", BYBIT_TRANSPORT_ERROR_PROXY },
    { TEST_PROXY_REFUSE, "socks5h", BYBIT_TRANSPORT_ERROR_PROXY },
    { TEST_PROXY_SILENT, "socks5h", BYBIT_TRANSPORT_ERROR_PROXY },
    { TEST_PROXY_SOCKS_PASSWORD, "socks5h", BYBIT_TRANSPORT_ERROR_PROXY_AUTH },
    { TEST_PROXY_HTTP, "https", BYBIT_TRANSPORT_ERROR_PROXY },
  };
  g_autoptr(TestServer) server = transport_serve (fixture, transport_say_hello, NULL);
  g_autofree char *url = transport_dup_url (server);

  g_object_set (fixture->transport, "timeout", 700, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(TestProxy) proxy = test_proxy_new (table[i].kind);
      g_autofree char *proxy_url = dup_proxy_url (proxy, table[i].scheme);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s %u", table[i].scheme, table[i].kind);
      g_assert_null (transport_get (fixture, url, proxy_url, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, BYBIT_TRANSPORT_ERROR, table[i].code);
    }
  g_assert_cmpuint (test_server_get_requests (server), ==, 0);
}

static void
test_proxy_urls (TransportFixture *fixture,
                 gconstpointer     data)
{
  g_autofree char *closed = g_strdup_printf ("http://127.0.0.1:%u", transport_find_closed_port ());
  const struct { const char *url; const char *proxy; int code; } table[] = {
    { "https://127.0.0.1/", "127.0.0.1:1", BYBIT_TRANSPORT_ERROR_PROXY },
    { "https://127.0.0.1/", "socks4://127.0.0.1:1", BYBIT_TRANSPORT_ERROR_PROXY },
    { "https://127.0.0.1/", "socks5://127.0.0.1:1", BYBIT_TRANSPORT_ERROR_PROXY },
    { "https://127.0.0.1/", "", BYBIT_TRANSPORT_ERROR_PROXY },
    { "https://127.0.0.1/", "http://" LONG_NAME LONG_NAME ".invalid:1",
      BYBIT_TRANSPORT_ERROR_PROXY_DNS },
    { "https://127.0.0.1/", closed, BYBIT_TRANSPORT_ERROR_PROXY_CONNECT },
    { "http://127.0.0.1/", closed, BYBIT_TRANSPORT_ERROR_REFUSED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", table[i].proxy);
      g_assert_null (transport_get (fixture, table[i].url, table[i].proxy, &error));
      g_assert_error (error, BYBIT_TRANSPORT_ERROR, table[i].code);
    }
}

/* A proxy, a password file or an exception in the environment is not ours. */
static void
test_environment (TransportFixture *fixture,
                  gconstpointer     data)
{
  static const char *const names[] = {
    "https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY"
  };
  g_autoptr(TestServer) server = transport_serve (fixture, transport_say_hello, NULL);
  g_autoptr(TestProxy) proxy = test_proxy_new (TEST_PROXY_HTTP);
  g_autofree char *proxy_url = dup_proxy_url (proxy, "http");
  g_autofree char *closed = g_strdup_printf ("http://127.0.0.1:%u", transport_find_closed_port ());
  g_autofree char *url = transport_dup_url (server);
  g_autofree char *seen = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(BybitResponse) direct = NULL;
  g_autoptr(BybitResponse) proxied = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_setenv (names[i], closed, TRUE);
  g_setenv ("no_proxy", "*", TRUE);

  direct = transport_get (fixture, url, NULL, &error);
  g_assert_no_error (error);
  proxied = transport_get (fixture, url, proxy_url, &error);
  g_assert_no_error (error);
  seen = test_proxy_dup_seen (proxy);
  g_assert_cmpuint (strlen (seen), >, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_unsetenv (names[i]);
  g_unsetenv ("no_proxy");
  g_clear_object (&fixture->transport);
  fixture->transport = bybit_transport_new ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  transport_add_test ("/transport-proxy/tunnel", test_proxy_tunnel);
  transport_add_test ("/transport-proxy/faults", test_proxy_faults);
  transport_add_test ("/transport-proxy/urls", test_proxy_urls);
  transport_add_test ("/transport-proxy/environment", test_environment);
  return g_test_run ();
}
