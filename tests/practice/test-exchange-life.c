/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "practice-client.h"

static const char * const no_headers[] = { NULL };

typedef struct
{
  PracticeExchange *exchange;
  PracticeClient   *client;
} Fixture;

static PracticeExchange *
start (guint port)
{
  g_autoptr (GError) error = NULL;
  PracticeExchange *exchange = practice_exchange_new ();

  g_assert_true (practice_exchange_start (exchange, port, &error));
  g_assert_no_error (error);

  return exchange;
}

static PracticeClient *
connect_to (PracticeExchange *exchange)
{
  return practice_client_new (practice_exchange_get_origin (exchange),
                              practice_exchange_get_ca_pem (exchange));
}

static guint
get_port (PracticeExchange *exchange)
{
  const char *origin = practice_exchange_get_origin (exchange);

  g_assert_true (g_str_has_prefix (origin, "https://127.0.0.1:"));

  return (guint) atoi (strrchr (origin, ':') + 1);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->exchange = start (0);
  fixture->client = connect_to (fixture->exchange);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  practice_client_free (fixture->client);
  practice_exchange_stop (fixture->exchange);
  g_assert_finalize_object (fixture->exchange);
}

static gint64
ask_code (PracticeClient *client,
          const char     *id)
{
  g_autoptr (PracticeAnswer) answer = practice_client_ask (client, practice_keys_find (id));

  g_assert_cmpint (answer->code, ==, CURLE_OK);

  return practice_answer_get_code (answer);
}

static int
ping (PracticeClient *client)
{
  g_autoptr (PracticeAnswer) answer = practice_client_send (client, "GET", "/v5/market/time",
                                                            no_headers, NULL);

  return answer->code;
}

static void
test_counters (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (PracticeClient) other = connect_to (fixture->exchange);

  g_assert_cmpuint (practice_exchange_get_requests (fixture->exchange), ==, 0);
  g_assert_cmpuint (practice_exchange_get_connections (fixture->exchange), ==, 0);

  for (guint i = 1; i <= 3; i++)
    {
      g_assert_cmpint (ask_code (fixture->client, "good"), ==, 0);
      g_assert_cmpuint (practice_exchange_get_requests (fixture->exchange), ==, i);
      g_assert_cmpuint (practice_exchange_get_connections (fixture->exchange), ==, 1);
    }

  g_assert_cmpint (ping (other), ==, CURLE_OK);
  g_assert_cmpint (ping (fixture->client), ==, CURLE_OK);
  g_assert_cmpuint (practice_exchange_get_requests (fixture->exchange), ==, 5);
  g_assert_cmpuint (practice_exchange_get_connections (fixture->exchange), ==, 2);
}

static void
test_hosts (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const hosts[] = { "127.0.0.1", "localhost" };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *origin = g_strdup_printf ("https://%s:%u", hosts[i],
                                                 get_port (fixture->exchange));
      g_autoptr (PracticeClient) client = NULL;

      g_test_message ("%s", origin);
      client = practice_client_new (origin, practice_exchange_get_ca_pem (fixture->exchange));
      g_assert_cmpint (ping (client), ==, CURLE_OK);
    }
}

/* Nobody trusts it who was not told to, and it speaks nothing but TLS. */
static void
test_trust (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (PracticeExchange) other = start (0);
  g_autofree char *plain_origin = g_strdup_printf ("http://127.0.0.1:%u",
                                                   get_port (fixture->exchange));
  g_autoptr (PracticeClient) unaware = NULL;
  g_autoptr (PracticeClient) misled = NULL;
  g_autoptr (PracticeClient) plain = NULL;

  unaware = practice_client_new (practice_exchange_get_origin (fixture->exchange), NULL);
  misled = practice_client_new (practice_exchange_get_origin (fixture->exchange),
                                practice_exchange_get_ca_pem (other));
  plain = practice_client_new (plain_origin, NULL);

  g_assert_cmpint (ping (unaware), ==, CURLE_PEER_FAILED_VERIFICATION);
  g_assert_cmpint (ping (misled), ==, CURLE_PEER_FAILED_VERIFICATION);
  g_assert_cmpint (ping (plain), !=, CURLE_OK);
  g_assert_cmpuint (practice_exchange_get_requests (fixture->exchange), ==, 0);
}

/* Reads the kernel's own list of listening sockets. */
static guint
count_listeners (const char *table,
                 const char *address,
                 guint       port,
                 guint      *elsewhere)
{
  g_autofree char *suffix = g_strdup_printf (":%04X", port);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint found = 0;

  if (!g_file_get_contents (table, &text, NULL, NULL))
    return 0;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char local[64] = "";
      char state[8] = "";

      if (sscanf (lines[i], " %*d: %63s %*s %7s", local, state) != 2 ||
          !g_str_equal (state, "0A") || !g_str_has_suffix (local, suffix))
        continue;

      if (strlen (local) == strlen (address) + strlen (suffix) && g_str_has_prefix (local, address))
        found++;
      else
        (*elsewhere)++;
    }

  return found;
}

static void
test_loopback_only (Fixture       *fixture,
                    gconstpointer  data)
{
  guint port = get_port (fixture->exchange);
  guint elsewhere = 0;

  g_assert_cmpuint (count_listeners ("/proc/net/tcp", "0100007F", port, &elsewhere), ==, 1);
  g_assert_cmpuint (count_listeners ("/proc/net/tcp6", "00000000000000000000000001000000", port,
                                     &elsewhere), <=, 1);
  g_assert_cmpuint (elsewhere, ==, 0);
}

static void
test_start_stop (void)
{
  g_autoptr (PracticeExchange) exchange = practice_exchange_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *last_ca = NULL;
  guint port = 0;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PracticeClient) client = NULL;

      g_assert_false (practice_exchange_is_running (exchange));
      g_assert_null (practice_exchange_get_origin (exchange));
      g_assert_null (practice_exchange_get_ca_pem (exchange));

      g_assert_true (practice_exchange_start (exchange, port, &error));
      g_assert_no_error (error);
      g_assert_true (practice_exchange_is_running (exchange));
      g_assert_cmpstr (practice_exchange_get_ca_pem (exchange), !=, last_ca);

      /* the same port again, a new certificate each time */
      if (port != 0)
        g_assert_cmpuint (get_port (exchange), ==, port);
      port = get_port (exchange);
      g_free (last_ca);
      last_ca = g_strdup (practice_exchange_get_ca_pem (exchange));

      client = connect_to (exchange);
      g_assert_cmpint (ask_code (client, "good"), ==, 0);
      g_assert_cmpuint (practice_exchange_get_connections (exchange), ==, i + 1);

      /* a second start and a second stop change nothing */
      g_assert_true (practice_exchange_start (exchange, 0, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (get_port (exchange), ==, port);
      practice_exchange_stop (exchange);
      practice_exchange_stop (exchange);

      g_assert_cmpint (ping (client), ==, CURLE_COULDNT_CONNECT);
    }
}

/* A caller that never gets as far as a request does not keep the exchange alive. */
static void
test_stop_half_open (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  GSocket *socket;
  char byte;

  connection = g_socket_client_connect_to_host (client, "127.0.0.1",
                                                (guint16) get_port (fixture->exchange), NULL,
                                                &error);
  g_assert_no_error (error);
  socket = g_socket_connection_get_socket (connection);
  g_socket_set_timeout (socket, 10);

  /* any other request: the half-open connection was taken up before it */
  g_assert_cmpint (ping (fixture->client), ==, CURLE_OK);
  practice_exchange_stop (fixture->exchange);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_cmpint (g_socket_receive (socket, &byte, 1, NULL, &error), <=, 0);
  g_assert_false (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT));
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint count = 0;

  g_assert_nonnull (folder);
  while (g_dir_read_name (folder) != NULL)
    count++;

  return count;
}

/* Nothing stays open from one run to the next. */
static void
test_left_overs (void)
{
  guint before = 0;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (PracticeExchange) exchange = start (0);
      g_autoptr (PracticeClient) client = connect_to (exchange);

      g_assert_cmpint (ping (client), ==, CURLE_OK);
      practice_exchange_stop (exchange);
      g_clear_pointer (&client, practice_client_free);
      g_clear_object (&exchange);
      while (g_main_context_iteration (NULL, FALSE))
        ;

      /* the first run also opens what the libraries keep */
      if (i == 0)
        before = count_open_files ();
    }

  g_assert_cmpuint (count_open_files (), ==, before);
}

static void
test_two_at_once (void)
{
  g_autoptr (PracticeExchange) one = start (0);
  g_autoptr (PracticeExchange) two = start (0);
  g_autoptr (PracticeClient) first = connect_to (one);
  g_autoptr (PracticeClient) second = connect_to (two);

  practice_exchange_set_caller (two, "192.0.2.10");
  g_assert_cmpuint (get_port (one), !=, get_port (two));
  g_assert_cmpint (ask_code (first, "good"), ==, 0);
  g_assert_cmpint (ask_code (second, "good"), ==, 10010);
  g_assert_cmpint (ask_code (first, "good"), ==, 0);
  g_assert_cmpuint (practice_exchange_get_requests (one), ==, 2);
  g_assert_cmpuint (practice_exchange_get_requests (two), ==, 1);

  practice_exchange_stop (one);
  g_assert_cmpint (ask_code (second, "no-ip"), ==, 0);
}

static void
test_port_taken (void)
{
  g_autoptr (PracticeExchange) one = start (0);
  g_autoptr (PracticeExchange) two = practice_exchange_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (practice_exchange_start (two, get_port (one), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_false (practice_exchange_is_running (two));
  g_assert_null (practice_exchange_get_origin (two));
}

static void
add (const char  *path,
     void       (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/practice/exchange-life/counters", test_counters);
  add ("/practice/exchange-life/hosts", test_hosts);
  add ("/practice/exchange-life/trust", test_trust);
  add ("/practice/exchange-life/loopback-only", test_loopback_only);
  add ("/practice/exchange-life/stop-half-open", test_stop_half_open);
  g_test_add_func ("/practice/exchange-life/start-stop", test_start_stop);
  g_test_add_func ("/practice/exchange-life/left-overs", test_left_overs);
  g_test_add_func ("/practice/exchange-life/two-at-once", test_two_at_once);
  g_test_add_func ("/practice/exchange-life/port-taken", test_port_taken);

  return g_test_run ();
}
