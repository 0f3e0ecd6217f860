/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-keeper.h"
#include "bitting-report-json.h"
#include "hostile-faults.h"
#include "keyring-fixture.h"
#include "test-authority.h"
#include "test-old-tls.h"
#include "test-proxy.h"

#include <glib/gstdio.h>
#include <string.h>

/* An exchange, or somebody in between, at its worst. Every line of hostile-faults.c is a
 * server of its own and a key that was saved for it in a real keyring; each check must end
 * in its diagnosis, in time, with the key as it was. They run side by side, since some
 * take as long as our patience lasts. What was seen is printed beside what was expected. */

/** A check ends within so many seconds, whatever happens. */
#define MAX_SECONDS 20

/** How many checks are under way at once that do not just wait. */
#define AT_ONCE 6

/* Longer than a name can be, so that no name server is asked. */
#define NO_NAME "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.invalid"

typedef struct
{
  BittingKeeper *keeper;    /* (owned) */
  TestAuthority *authority; /* (owned): the one that is trusted */
  TestAuthority *stranger;  /* (owned) */
  GPtrArray     *cases;     /* (owned) */
  guint          started;
  guint          running;
  guint          ended;
} Exchange;

typedef struct
{
  const HostileFault *fault;
  Exchange           *exchange;
  char               *name;
  TestServer         *server;  /* (owned) (nullable) */
  TestOldTls         *old_tls; /* (owned) (nullable) */
  GSocketListener    *other;   /* (owned) (nullable): what is no server at all */
  TestProxy          *proxy;   /* (owned) (nullable) */
  char               *origin;
  char               *proxy_url;
  gint64              started_us;
  double              seconds;
  BittingReport      *report;  /* (owned) */
} Case;

static guint16
find_closed_port (void)
{
  g_autoptr(TestServer) server = test_server_new (NULL, hostile_play, NULL);

  return test_server_get_port (server);
}

/* The kernel takes connections for it; nobody ever looks at them. */
static GSocketListener *
listen_and_do_nothing (guint16 *port)
{
  g_autoptr(GError) error = NULL;
  GSocketListener *listener = g_socket_listener_new ();

  *port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  g_assert_no_error (error);
  return listener;
}

static gboolean
answer_plainly_cb (GSocketService    *service,
                   GSocketConnection *connection,
                   GObject           *source,
                   gpointer           user_data)
{
  static const char text[] = "HTTP/1.1 400 Bad Request\r\n\r\n";
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  g_output_stream_write_all (output, text, strlen (text), NULL, NULL, NULL);
  return TRUE;
}

/* What it reads is no HTTP to it, and what it says no TLS to us. */
static GSocketListener *
serve_plainly (guint16 *port)
{
  g_autoptr(GError) error = NULL;
  GSocketService *service = g_socket_service_new ();

  *port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (service, "incoming", G_CALLBACK (answer_plainly_cb), NULL);
  return G_SOCKET_LISTENER (service);
}

static TestServer *
serve (Case                *self,
       TestAuthority       *authority,
       TestCertificateKind  kind)
{
  g_autoptr(GTlsCertificate) certificate = test_authority_issue (authority, kind);

  return test_server_new (certificate, hostile_play, (gpointer) self->fault);
}

static void
use_proxy (Case          *self,
           TestProxyKind  kind)
{
  self->server = serve (self, self->exchange->authority, TEST_CERTIFICATE_GOOD);
  self->proxy = test_proxy_new (kind);
  self->proxy_url = g_strdup_printf ("http://127.0.0.1:%u", test_proxy_get_port (self->proxy));
}

/* Returns FALSE if the fault is not a proxy's. */
static gboolean
build_proxy (Case *self)
{
  switch ((int) self->fault->way)
    {
    case HOSTILE_PROXY_REFUSES:
      use_proxy (self, TEST_PROXY_REFUSE);
      return TRUE;
    case HOSTILE_PROXY_HANGS_UP:
      use_proxy (self, TEST_PROXY_HANG_UP);
      return TRUE;
    case HOSTILE_PROXY_SILENT:
      use_proxy (self, TEST_PROXY_SILENT);
      return TRUE;
    case HOSTILE_PROXY_CLOSED:
      self->server = serve (self, self->exchange->authority, TEST_CERTIFICATE_GOOD);
      self->proxy_url = g_strdup_printf ("http://127.0.0.1:%u", find_closed_port ());
      return TRUE;
    case HOSTILE_PROXY_NO_NAME:
      self->server = serve (self, self->exchange->authority, TEST_CERTIFICATE_GOOD);
      self->proxy_url = g_strdup ("http://" NO_NAME ":3128");
      return TRUE;
    default:
      return FALSE;
    }
}

static void
build_server (Case *self)
{
  TestAuthority *authority = self->exchange->authority;
  g_autoptr(GTlsCertificate) certificate = NULL;
  guint16 port = 0;

  switch ((int) self->fault->way)
    {
    case HOSTILE_EXPIRED:
      self->server = serve (self, authority, TEST_CERTIFICATE_EXPIRED);
      break;
    case HOSTILE_OTHER_HOST:
      self->server = serve (self, authority, TEST_CERTIFICATE_WRONG_HOST);
      break;
    case HOSTILE_STRANGER:
      self->server = serve (self, self->exchange->stranger, TEST_CERTIFICATE_GOOD);
      break;
    case HOSTILE_OLD_TLS:
      certificate = test_authority_issue (authority, TEST_CERTIFICATE_GOOD);
      self->old_tls = test_old_tls_new (certificate);
      port = test_old_tls_get_port (self->old_tls);
      break;
    case HOSTILE_NO_TLS:
      self->other = serve_plainly (&port);
      break;
    case HOSTILE_DEAF:
      self->other = listen_and_do_nothing (&port);
      break;
    case HOSTILE_CLOSED_PORT:
      port = find_closed_port ();
      break;
    case HOSTILE_NO_NAME:
      self->origin = g_strdup ("https://" NO_NAME);
      return;
    default:
      if (!build_proxy (self))
        self->server = serve (self, authority, TEST_CERTIFICATE_GOOD);
      break;
    }
  if (port == 0)
    port = test_server_get_port (self->server);
  self->origin = g_strdup_printf ("https://127.0.0.1:%u", port);
}

/* A key with a secret of its own, so that none can be taken for another. */
static char *
dup_secret (const Case *self)
{
  return g_strconcat (HOSTILE_SECRET, "x", self->name, NULL);
}

static void
save_key (Case *self)
{
  g_autofree char *text = dup_secret (self);
  g_autoptr(BittingSecret) secret = bitting_secret_new (text, -1);
  g_autoptr(BittingCredential) credential =
    bitting_credential_new_stored (HOSTILE_KEY, secret, BITTING_SIGNING_HMAC);
  g_autoptr(BittingEnvironment) environment = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  BittingKeeper *keeper = self->exchange->keeper;

  environment = bitting_keeper_find_environment (keeper, NULL, self->origin, &error);
  g_assert_no_error (error);
  bitting_keeper_add_async (keeper, self->name, environment, credential, NULL, FALSE, NULL,
                            call_done_cb, &result);
  bitting_keeper_add_finish (keeper, call_wait (&result), &error);
  g_assert_no_error (error);
}

static Case *
case_new (Exchange           *exchange,
          const HostileFault *fault,
          guint               number)
{
  Case *self = g_new0 (Case, 1);

  self->fault = fault;
  self->exchange = exchange;
  self->name = g_strdup_printf ("fault%02u", number);
  build_server (self);
  save_key (self);
  return self;
}

static void
case_free (gpointer data)
{
  Case *self = data;

  g_clear_pointer (&self->report, bitting_report_unref);
  g_clear_pointer (&self->proxy, test_proxy_free);
  g_clear_pointer (&self->server, test_server_free);
  g_clear_pointer (&self->old_tls, test_old_tls_free);
  if (self->other != NULL)
    g_socket_listener_close (self->other);
  g_clear_object (&self->other);
  g_free (self->name);
  g_free (self->origin);
  g_free (self->proxy_url);
  g_free (self);
}

/* Those only wait; they start first, and wait together. */
static gboolean
is_slow (const Case *self)
{
  return strcmp (self->fault->expected, "timeout") == 0 ||
         self->fault->way == HOSTILE_PROXY_SILENT;
}

static void start_more (Exchange *exchange);

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Case *self = user_data;
  Exchange *exchange = self->exchange;
  g_autoptr(GError) error = NULL;

  self->report = bitting_keeper_check_finish (BITTING_KEEPER (object), result, &error);
  g_assert_no_error (error);
  self->seconds = (double) (g_get_monotonic_time () - self->started_us) / G_USEC_PER_SEC;
  exchange->ended++;
  if (!is_slow (self))
    exchange->running--;
  start_more (exchange);
}

static void
start (Case *self)
{
  const BittingTerms terms = { .proxy = self->proxy_url };

  self->started_us = g_get_monotonic_time ();
  bitting_keeper_check_async (self->exchange->keeper, self->name, &terms, NULL, checked_cb, self);
}

static void
start_more (Exchange *exchange)
{
  while (exchange->started < exchange->cases->len && exchange->running < AT_ONCE)
    {
      Case *next = g_ptr_array_index (exchange->cases, exchange->started++);

      if (is_slow (next))
        continue;
      exchange->running++;
      start (next);
    }
}

static void
run_all (Exchange *exchange)
{
  for (guint i = 0; i < exchange->cases->len; i++)
    if (is_slow (g_ptr_array_index (exchange->cases, i)))
      start (g_ptr_array_index (exchange->cases, i));
  start_more (exchange);
  while (exchange->ended < exchange->cases->len)
    g_main_context_iteration (NULL, TRUE);
}

/* A card that leaves a rule open for want of an answer has no grade: it is no pass. */
static const char *
find_seen (const Case *self)
{
  if (self->report->diagnosis != NULL)
    return bitting_diagnosis_code_to_string (self->report->diagnosis->code);

  return self->report->grade != BITTING_GRADE_NONE ? "card" : "no-grade";
}

static guint
count_requests (const Case *self)
{
  if (self->old_tls != NULL)
    return test_old_tls_get_agreed (self->old_tls);
  return self->server != NULL ? test_server_get_requests (self->server) : 0;
}

static void
assert_key_is_untouched (const Case *self)
{
  g_autofree char *secret = dup_secret (self);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(BittingCredential) credential = NULL;

  bitting_keeper_load_async (self->exchange->keeper, self->name, NULL, call_done_cb, &result);
  credential = bitting_keeper_load_finish (self->exchange->keeper, call_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (credential->api_key, ==, HOSTILE_KEY);
  g_assert_cmpstr (bitting_secret_peek (credential->secret), ==, secret);
}

/* Nothing that a screen or a terminal would obey, nothing that nobody may see. */
static void
assert_report_is_clean (const Case *self)
{
  g_autofree char *json = bitting_report_to_json (self->report, FALSE);

  g_assert_null (strstr (json, HOSTILE_SECRET));
  g_assert_null (strstr (json, HOSTILE_KEY));
  for (const char *at = json; *at != '\0'; at = g_utf8_next_char (at))
    {
      GUnicodeType type = g_unichar_type (g_utf8_get_char (at));

      g_assert_cmpint (type, !=, G_UNICODE_CONTROL);
      g_assert_cmpint (type, !=, G_UNICODE_FORMAT);
    }
  g_assert_null (strstr (json, "\\u001b"));
  if (self->report->diagnosis != NULL && self->report->diagnosis->detail != NULL)
    g_assert_cmpint (g_utf8_strlen (self->report->diagnosis->detail, -1), <, 300);
}

static void
test_faults (void)
{
  Exchange exchange = { .cases = g_ptr_array_new_with_free_func (case_free) };
  g_autofree char *history = g_build_filename (g_getenv ("SESSION_FOLDER"), "hostile.sqlite",
                                               NULL);
  g_autofree char *bundle = g_build_filename (g_getenv ("SESSION_FOLDER"), "trusted.pem", NULL);
  guint wrong = 0;

  exchange.authority = test_authority_new ();
  exchange.stranger = test_authority_new ();
  g_assert_true (g_file_set_contents (bundle, test_authority_peek (exchange.authority), -1, NULL));
  g_setenv ("SSL_CERT_FILE", bundle, TRUE);
  exchange.keeper = bitting_keeper_new (history);

  g_assert_cmpuint (hostile_n_faults, >=, 40);
  for (guint i = 0; i < hostile_n_faults; i++)
    g_ptr_array_add (exchange.cases, case_new (&exchange, &hostile_faults[i], i));
  run_all (&exchange);

  g_test_message ("%-40s %-15s %-15s %s %6s", "fault", "expected", "seen", "heard", "s");
  for (guint i = 0; i < exchange.cases->len; i++)
    {
      const Case *one = g_ptr_array_index (exchange.cases, i);
      gboolean good = strcmp (find_seen (one), one->fault->expected) == 0 &&
                      count_requests (one) == one->fault->requests && one->seconds < MAX_SECONDS;

      g_test_message ("%-40s %-15s %-15s %u/%u %8.1f%s", one->fault->name, one->fault->expected,
                      find_seen (one), count_requests (one), one->fault->requests, one->seconds,
                      good ? "" : "  <- WRONG");
      wrong += good ? 0 : 1;
      assert_report_is_clean (one);
      assert_key_is_untouched (one);
    }
  g_assert_cmpuint (wrong, ==, 0);

  g_assert_finalize_object (exchange.keeper);
  g_ptr_array_unref (exchange.cases);
  test_authority_free (exchange.authority);
  test_authority_free (exchange.stranger);
}

/* Were TLS 1.0 not possible here at all, its line in the table would show nothing. */
static void
test_old_tls_is_possible (void)
{
  TestAuthority *authority = test_authority_new ();
  g_autoptr(GTlsCertificate) certificate = test_authority_issue (authority, TEST_CERTIFICATE_GOOD);
  g_autoptr(TestOldTls) server = test_old_tls_new (certificate);

  g_assert_true (test_old_tls_greet (server));
  test_authority_free (authority);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_old_tls_allow ();
  g_test_add_func ("/hostile/old-tls-is-possible", test_old_tls_is_possible);
  g_test_add_func ("/hostile/faults", test_faults);
  return g_test_run ();
}
