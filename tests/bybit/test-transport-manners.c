/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "transport-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "test-old-tls.h"

/* What would become of a few hundred bytes. */
#define BOMB_SIZE 200000

/* What a server, a file or the environment may offer, and we do not take. */

/* A file of passwords lies where every program looks for it. */
static void
test_no_netrc (TransportFixture *fixture,
               gconstpointer     data)
{
  g_autoptr(TestServer) server = transport_serve (fixture, transport_say_hello, NULL);
  g_autofree char *url = transport_dup_url (server);
  g_autofree char *home = g_dir_make_tmp ("home-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (home, ".netrc", NULL);
  g_autofree char *head = NULL;
  g_autofree char *authorization = NULL;
  g_autofree char *old_home = g_strdup (g_getenv ("HOME"));
  g_autoptr(GError) error = NULL;
  g_autoptr(BybitResponse) response = NULL;

  g_assert_true (g_file_set_contents (path, "machine 127.0.0.1 login me password word\n", -1,
                                      NULL));
  g_setenv ("HOME", home, TRUE);
  response = transport_get (fixture, url, NULL, &error);
  g_assert_no_error (error);
  head = test_server_dup_head (server, 0);
  authorization = test_head_get (head, "Authorization");
  g_assert_null (authorization);

  if (old_home != NULL)
    g_setenv ("HOME", old_home, TRUE);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (home), ==, 0);
}

static TestReply
send_away (guint       index,
           const char *head,
           gpointer    user_data)
{
  g_autofree char *location = g_strdup_printf ("Location: %s\r\n", (const char *) user_data);

  return (TestReply) { .bytes = test_http (307, location, "") };
}

/* Not even to a host that we know, or that is asked in the same breath. */
static void
test_no_redirect (TransportFixture *fixture,
                  gconstpointer     data)
{
  g_autoptr(TestServer) other = transport_serve (fixture, transport_say_hello, NULL);
  g_autofree char *there = transport_dup_url (other);
  const char *places[] = { there, "http://127.0.0.1/", "file:///etc/passwd", "/elsewhere", "//x" };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(TestServer) server = transport_serve (fixture, send_away, (gpointer) places[i]);
      g_autofree char *url = transport_dup_url (server);
      g_autoptr(GError) error = NULL;
      g_autoptr(BybitResponse) response = transport_get (fixture, url, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, 307);
      g_assert_cmpuint (test_server_get_requests (server), ==, 1);
    }
  g_assert_cmpuint (test_server_get_requests (other), ==, 0);
}

static TestReply
ask_for_password (guint       index,
                  const char *head,
                  gpointer    user_data)
{
  return (TestReply) { .bytes = test_http (401, "WWW-Authenticate: Basic realm=\"a\"\r\n"
                                           "WWW-Authenticate: Negotiate\r\n"
                                           "WWW-Authenticate: NTLM\r\n", "") };
}

static void
test_no_log_in (TransportFixture *fixture,
                gconstpointer     data)
{
  g_autoptr(TestServer) server = transport_serve (fixture, ask_for_password, NULL);
  g_autofree char *url = transport_dup_url (server);
  g_autoptr(GError) error = NULL;
  g_autoptr(BybitResponse) response = transport_get (fixture, url, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 401);
  g_assert_cmpuint (test_server_get_requests (server), ==, 1);
}

static TestReply
send_bomb (guint       index,
           const char *head,
           gpointer    user_data)
{
  g_autoptr(GBytes) bomb = test_gzip (' ', BOMB_SIZE);
  GString *bytes = g_string_new ("HTTP/1.1 200 OK\r\nContent-Encoding: ");
  TestReply reply = { 0 };

  g_string_append_printf (bytes, "%s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                          (const char *) user_data, g_bytes_get_size (bomb));
  g_string_append_len (bytes, g_bytes_get_data (bomb, NULL), (gssize) g_bytes_get_size (bomb));
  reply.length = bytes->len;
  reply.bytes = g_string_free (bytes, FALSE);
  return reply;
}

/* What was not asked for is not unpacked, whatever it is called. */
static void
test_no_unpacking (TransportFixture *fixture,
                   gconstpointer     data)
{
  static const char *const encodings[] = { "gzip", "x-gzip", "deflate", "gzip, gzip" };
  g_autoptr(GBytes) bomb = test_gzip (' ', BOMB_SIZE);

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr(TestServer) server = transport_serve (fixture, send_bomb,
                                                      (gpointer) encodings[i]);
      g_autofree char *url = transport_dup_url (server);
      g_autoptr(GError) error = NULL;
      g_autoptr(BybitResponse) response = transport_get (fixture, url, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (response->body, bomb));
    }
}

/* This process could speak TLS 1.0, as the greeting shows. */
static void
test_no_old_tls (TransportFixture *fixture,
                 gconstpointer     data)
{
  g_autoptr(GTlsCertificate) certificate = test_authority_issue (fixture->authority,
                                                                 TEST_CERTIFICATE_GOOD);
  g_autoptr(TestOldTls) server = test_old_tls_new (certificate);
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/", test_old_tls_get_port (server));
  g_autoptr(GError) error = NULL;

  g_assert_true (test_old_tls_greet (server));
  g_assert_cmpuint (test_old_tls_get_agreed (server), ==, 1);

  g_assert_null (transport_get (fixture, url, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_TLS);
  g_assert_cmpuint (test_old_tls_get_agreed (server), ==, 1);
}

static TestReply
send_headers (guint       index,
              const char *head,
              gpointer    user_data)
{
  gsize size = GPOINTER_TO_SIZE (user_data);
  GString *bytes = g_string_new ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Fill: ");

  while (bytes->len < size - strlen ("\r\n\r\n"))
    g_string_append_c (bytes, 'x');
  g_string_append (bytes, "\r\n\r\n");
  return (TestReply) { .bytes = g_string_free (bytes, FALSE) };
}

static void
test_header_limit (TransportFixture *fixture,
                   gconstpointer     data)
{
  static const struct { gsize size; gboolean good; } table[] = {
    { BYBIT_TRANSPORT_MAX_HEADER, TRUE },
    { BYBIT_TRANSPORT_MAX_HEADER + 1, FALSE },
    /* More than libcurl itself takes of one header. */
    { 4 * BYBIT_TRANSPORT_MAX_HEADER, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(TestServer) server = transport_serve (fixture, send_headers,
                                                      GSIZE_TO_POINTER (table[i].size));
      g_autofree char *url = transport_dup_url (server);
      g_autoptr(GError) error = NULL;
      G_GNUC_UNUSED g_autoptr(BybitResponse) response = transport_get (fixture, url, NULL, &error);

      g_test_message ("%" G_GSIZE_FORMAT, table[i].size);
      if (table[i].good)
        g_assert_no_error (error);
      else
        g_assert_error (error, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_TOO_LARGE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_old_tls_allow ();
  transport_add_test ("/transport-manners/no-netrc", test_no_netrc);
  transport_add_test ("/transport-manners/no-redirect", test_no_redirect);
  transport_add_test ("/transport-manners/no-log-in", test_no_log_in);
  transport_add_test ("/transport-manners/no-unpacking", test_no_unpacking);
  transport_add_test ("/transport-manners/no-old-tls", test_no_old_tls);
  transport_add_test ("/transport-manners/header-limit", test_header_limit);
  return g_test_run ();
}
