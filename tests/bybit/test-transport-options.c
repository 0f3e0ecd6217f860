/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "transport-fixture.h"

#include <stdarg.h>
#include <string.h>

#include "bybit-curl.h"

/* What libcurl is told. Most of it is libcurl's default of today, so that no server could
 * show whether it was said; therefore each call of curl_easy_setopt() is led through here,
 * and what must have been said stands in one table. */

typedef struct
{
  CURLoption option;
  gboolean   is_number;
  gint64     number;
  char      *text; /* (owned) (nullable) */
} Said;

static GArray *said;

static gboolean
is_text (CURLoption option)
{
  const struct curl_easyoption *known = curl_easy_option_by_id (option);

  return known->type == CURLOT_STRING;
}

static CURLcode
note_option (CURL       *easy,
             CURLoption  option,
             ...)
{
  Said one = { .option = option };
  CURLcode code;
  va_list arguments;

  va_start (arguments, option);
  if (option < CURLOPTTYPE_OBJECTPOINT)
    {
      one.number = va_arg (arguments, long);
      code = (curl_easy_setopt) (easy, option, (long) one.number);
    }
  else if (option >= CURLOPTTYPE_OFF_T && option < CURLOPTTYPE_BLOB)
    {
      one.number = va_arg (arguments, curl_off_t);
      code = (curl_easy_setopt) (easy, option, (curl_off_t) one.number);
    }
  else
    {
      void *pointer = va_arg (arguments, void *);

      one.text = pointer != NULL && is_text (option) ? g_strdup (pointer) : NULL;
      one.number = pointer != NULL;
      code = (curl_easy_setopt) (easy, option, pointer);
    }
  va_end (arguments);

  if (said != NULL)
    g_array_append_val (said, one);
  else
    g_free (one.text);
  return code;
}

static void
clear_said (gpointer data)
{
  Said *one = data;

  g_free (one->text);
}

/* Lets a request be told to libcurl, and fail: no server is needed. */
static void
tell (TransportFixture *fixture,
      BybitRequest     *request)
{
  int expected = request->proxy != NULL ? BYBIT_TRANSPORT_ERROR_PROXY_CONNECT
                                        : BYBIT_TRANSPORT_ERROR_CONNECT;
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&said, g_array_unref);
  said = g_array_new (FALSE, FALSE, sizeof (Said));
  g_array_set_clear_func (said, clear_said);
  bybit_curl.call_curl_easy_setopt = note_option;
  g_assert_null (transport_run (fixture, request, NULL, &error));
  g_assert_error (error, BYBIT_TRANSPORT_ERROR, expected);
}

/* The last word counts. */
static const Said *
find_said (CURLoption option)
{
  for (guint i = said->len; i > 0; i--)
    if (g_array_index (said, Said, i - 1).option == option)
      return &g_array_index (said, Said, i - 1);
  return NULL;
}

static void
assert_number (CURLoption option,
               gint64     number)
{
  const Said *one = find_said (option);

  g_test_message ("%s", curl_easy_option_by_id (option)->name);
  g_assert_nonnull (one);
  g_assert_cmpint (one->number, ==, number);
}

static void
assert_text (CURLoption  option,
             const char *text)
{
  const Said *one = find_said (option);

  g_test_message ("%s", curl_easy_option_by_id (option)->name);
  g_assert_nonnull (one);
  g_assert_cmpstr (one->text, ==, text);
}

static void
test_always (TransportFixture *fixture,
             gconstpointer     data)
{
  static const struct { CURLoption option; gint64 number; } numbers[] = {
    /* Whom to trust. */
    { CURLOPT_SSL_VERIFYPEER, 1 },
    { CURLOPT_SSL_VERIFYHOST, 2 },
    { CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2 },
    { CURLOPT_PROXY_SSL_VERIFYPEER, 1 },
    { CURLOPT_PROXY_SSL_VERIFYHOST, 2 },
    { CURLOPT_PROXY_SSLVERSION, CURL_SSLVERSION_TLSv1_2 },
    /* Where not to go. */
    { CURLOPT_FOLLOWLOCATION, 0 },
    { CURLOPT_MAXREDIRS, 0 },
    { CURLOPT_DISALLOW_USERNAME_IN_URL, 1 },
    { CURLOPT_UNRESTRICTED_AUTH, 0 },
    { CURLOPT_NETRC, CURL_NETRC_IGNORED },
    /* What not to take. */
    { CURLOPT_HTTP09_ALLOWED, 0 },
    { CURLOPT_HTTP_CONTENT_DECODING, 0 },
    { CURLOPT_MAXFILESIZE_LARGE, BYBIT_TRANSPORT_MAX_BODY },
    /* How long to wait, and what not to be interrupted by. */
    { CURLOPT_CONNECTTIMEOUT_MS, 5000 },
    { CURLOPT_TIMEOUT_MS, 15000 },
    { CURLOPT_NOSIGNAL, 1 },
    { CURLOPT_MAXLIFETIME_CONN, 600 },
    /* What not to say. */
    { CURLOPT_VERBOSE, 0 },
    { CURLOPT_HEADEROPT, CURLHEADER_SEPARATE },
    { CURLOPT_SUPPRESS_CONNECT_HEADERS, 1 },
  };
  static const struct { CURLoption option; const char *text; } texts[] = {
    { CURLOPT_PROTOCOLS_STR, "https" },
    { CURLOPT_REDIR_PROTOCOLS_STR, "https" },
    { CURLOPT_ACCEPT_ENCODING, NULL },
    /* Empty, not NULL: NULL means the environment's. */
    { CURLOPT_PROXY, "" },
    { CURLOPT_NOPROXY, "" },
  };
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/", transport_find_closed_port ());
  BybitRequest request = { .url = url };

  tell (fixture, &request);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    assert_number (numbers[i].option, numbers[i].number);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_text (texts[i].option, texts[i].text);
}

/* Each of these would open a door that nobody uses. */
static void
test_never (TransportFixture *fixture,
            gconstpointer     data)
{
  static const CURLoption options[] = {
    CURLOPT_COOKIE, CURLOPT_COOKIEFILE, CURLOPT_COOKIEJAR, CURLOPT_COOKIELIST, CURLOPT_USERPWD,
    CURLOPT_USERNAME, CURLOPT_PASSWORD, CURLOPT_HTTPAUTH, CURLOPT_NETRC_FILE, CURLOPT_HSTS,
    CURLOPT_ALTSVC, CURLOPT_DOH_URL, CURLOPT_INTERFACE, CURLOPT_RESOLVE, CURLOPT_CONNECT_TO,
    CURLOPT_SSL_OPTIONS, CURLOPT_SSL_CIPHER_LIST, CURLOPT_SSLCERT, CURLOPT_SSLKEY,
    CURLOPT_DEBUGFUNCTION, CURLOPT_REFERER, CURLOPT_UPLOAD, CURLOPT_XOAUTH2_BEARER,
  };
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/", transport_find_closed_port ());
  BybitRequest request = { .url = url, .ca_pem = test_authority_peek (fixture->authority) };

  tell (fixture, &request);
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      const struct curl_easyoption *known = curl_easy_option_by_id (options[i]);

      g_test_message ("%s", known != NULL ? known->name : "?");
      g_assert_null (find_said (options[i]));
    }
}

/* Plain HTTP is for this computer alone, and then for nothing else. */
static void
test_plain (TransportFixture *fixture,
            gconstpointer     data)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/", transport_find_closed_port ());
  BybitRequest request = { .url = url };

  tell (fixture, &request);
  assert_text (CURLOPT_PROTOCOLS_STR, "http");
  assert_text (CURLOPT_REDIR_PROTOCOLS_STR, "https");
}

static void
test_proxy (TransportFixture *fixture,
            gconstpointer     data)
{
  g_autofree char *proxy = g_strdup_printf ("http://127.0.0.1:%u", transport_find_closed_port ());
  BybitRequest request = { .url = "https://127.0.0.1/", .proxy = proxy };

  tell (fixture, &request);
  assert_text (CURLOPT_PROXY, proxy);
  assert_text (CURLOPT_NOPROXY, "");
  assert_number (CURLOPT_HTTPPROXYTUNNEL, 1);
}

/* What a caller asks for can only be stricter. */
static void
test_limits (TransportFixture *fixture,
             gconstpointer     data)
{
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/", transport_find_closed_port ());
  BybitRequest request = { .url = url, .timeout_ms = 700, .max_body = 10 };

  tell (fixture, &request);
  assert_number (CURLOPT_TIMEOUT_MS, 700);
  assert_number (CURLOPT_MAXFILESIZE_LARGE, 10);

  request.timeout_ms = G_MAXUINT;
  tell (fixture, &request);
  assert_number (CURLOPT_TIMEOUT_MS, 15000);
}

static void
test_authority (TransportFixture *fixture,
                gconstpointer     data)
{
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/", transport_find_closed_port ());
  BybitRequest request = { .url = url, .ca_pem = test_authority_peek (fixture->authority) };

  tell (fixture, &request);
  assert_text (CURLOPT_CAINFO, NULL);
  assert_text (CURLOPT_CAPATH, NULL);
  assert_number (CURLOPT_CAINFO_BLOB, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  transport_add_test ("/transport-options/always", test_always);
  transport_add_test ("/transport-options/never", test_never);
  transport_add_test ("/transport-options/plain", test_plain);
  transport_add_test ("/transport-options/proxy", test_proxy);
  transport_add_test ("/transport-options/limits", test_limits);
  transport_add_test ("/transport-options/authority", test_authority);
  status = g_test_run ();
  g_clear_pointer (&said, g_array_unref);
  return status;
}
