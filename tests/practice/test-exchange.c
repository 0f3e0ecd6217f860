/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <curl/curl.h>
#include <string.h>

#include "practice-client.h"

static const char * const no_headers[] = { NULL };

typedef struct
{
  PracticeExchange *exchange;
  PracticeClient   *client;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->exchange = practice_exchange_new ();
  g_assert_true (practice_exchange_start (fixture->exchange, 0, &error));
  g_assert_no_error (error);
  fixture->client = practice_client_new (practice_exchange_get_origin (fixture->exchange),
                                         practice_exchange_get_ca_pem (fixture->exchange));
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

static void
test_time (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 before = g_get_real_time () / 1000;
  g_autoptr (PracticeAnswer) answer = practice_client_send (fixture->client, "GET",
                                                            "/v5/market/time", no_headers, NULL);
  gint64 after = g_get_real_time () / 1000;
  JsonObject *result = practice_answer_get_result (answer);
  gint64 time = json_object_get_int_member (json_node_get_object (answer->root), "time");
  const char *nano = json_object_get_string_member (result, "timeNano");

  g_assert_cmpint (answer->status, ==, 200);
  g_assert_cmpint (practice_answer_get_code (answer), ==, 0);
  g_assert_cmpstr (practice_answer_get_text (answer), ==, "OK");
  g_assert_cmpint (time, >=, before);
  g_assert_cmpint (time, <=, after);
  g_assert_cmpuint (strlen (nano), ==, 19);
  g_assert_cmpint (g_ascii_strtoll (nano, NULL, 10) / 1000000, ==, time);
  g_assert_cmpint (g_ascii_strtoll (json_object_get_string_member (result, "timeSecond"), NULL,
                                    10), ==, time / 1000);
}

static void
test_headers (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (PracticeAnswer) answer = practice_client_ask (fixture->client,
                                                           practice_keys_find ("good"));
  gint64 time = json_object_get_int_member (json_node_get_object (answer->root), "time");
  gint64 timenow = g_ascii_strtoll (practice_answer_get_header (answer, "timenow"), NULL, 10);

  g_assert_cmpint (timenow, ==, time);
  g_assert_cmpstr (practice_answer_get_header (answer, "content-type"), ==,
                   "application/json; charset=utf-8");
  g_assert_cmpstr (practice_answer_get_header (answer, "server"), ==, "Openresty");
  g_assert_cmpstr (practice_answer_get_header (answer, "ret_code"), ==, "0");
  g_assert_cmpuint (strlen (practice_answer_get_header (answer, "traceid")), ==, 32);
  g_assert_cmpstr (practice_answer_get_header (answer, "x-bapi-limit"), ==, "10");
  g_assert_cmpstr (practice_answer_get_header (answer, "x-bapi-limit-status"), ==, "9");
  g_assert_cmpint (g_ascii_strtoll (practice_answer_get_header (answer,
                                                                "x-bapi-limit-reset-timestamp"),
                                    NULL, 10), ==, time);
}

#define QUERY_API "/v5/user/query-api"

/* A call with @key's right signature, spoilt in one way. */
static const struct
{
  const char *fault;
  const char *id;
  const char *drop;     /* header to leave out */
  const char *signer;   /* the key whose secret signs */
  gboolean    upper;    /* upper-case signature */
  const char *api_key;  /* another API key in header and text */
  gint64      ret_code;
} faults[] = {
  { "none", "good", NULL, "good", FALSE, NULL, 0 },
  { "no window", "good", "X-BAPI-RECV-WINDOW", "good", FALSE, NULL, 10004 },
  { "no key", "good", "X-BAPI-API-KEY", "good", FALSE, NULL, 10001 },
  { "no time", "good", "X-BAPI-TIMESTAMP", "good", FALSE, NULL, 10001 },
  { "no signature", "good", "X-BAPI-SIGN", "good", FALSE, NULL, 10001 },
  { "empty key", "good", NULL, "good", FALSE, "", 10001 },
  { "unknown key", "good", NULL, "good", FALSE, "PracticeNobody0000", 10003 },
  { "key in other case", "good", NULL, "good", FALSE, "practicespotonly01", 10003 },
  { "another secret", "good", NULL, "withdraw", FALSE, NULL, 10004 },
  { "upper case", "good", NULL, "good", TRUE, NULL, 10004 },
  { "RSA for HMAC", "good", NULL, "rsa", FALSE, NULL, 10004 },
  { "HMAC for RSA", "rsa", NULL, "good", FALSE, NULL, 10004 },
  { "expired, wrong secret", "expired", NULL, "good", FALSE, NULL, 33004 },
  { "wrong place, wrong secret", "unmatched-ip", NULL, "good", FALSE, NULL, 10004 },
};

static PracticeAnswer *
ask_spoilt (PracticeClient *client,
            gsize           i)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);
  const char *api_key = faults[i].api_key;
  g_autofree char *timestamp = NULL;
  g_autofree char *text = NULL;
  g_autofree char *signature = NULL;

  if (api_key == NULL)
    api_key = practice_keys_find (faults[i].id)->api_key;
  timestamp = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () / 1000);
  text = g_strconcat (timestamp, api_key, "5000", NULL);
  signature = practice_client_sign (practice_keys_find (faults[i].signer), text);
  if (faults[i].upper)
    for (char *each = signature; *each != '\0'; each++)
      *each = g_ascii_toupper (*each);

  /* A line that ends in “;” is how libcurl sends a header without a value. */
  g_ptr_array_add (headers, *api_key == '\0' ? g_strdup ("X-BAPI-API-KEY;")
                                             : g_strconcat ("X-BAPI-API-KEY: ", api_key, NULL));
  g_ptr_array_add (headers, g_strconcat ("X-BAPI-TIMESTAMP: ", timestamp, NULL));
  g_ptr_array_add (headers, g_strconcat ("X-BAPI-SIGN: ", signature, NULL));
  g_ptr_array_add (headers, g_strdup ("X-BAPI-RECV-WINDOW: 5000"));
  for (guint j = 0; faults[i].drop != NULL && j < headers->len; j++)
    if (g_str_has_prefix (g_ptr_array_index (headers, j), faults[i].drop))
      g_ptr_array_remove_index (headers, j--);
  g_ptr_array_add (headers, NULL);

  return practice_client_send (client, "GET", QUERY_API,
                               (const char * const *) headers->pdata, NULL);
}

static void
test_faults (Fixture       *fixture,
             gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (PracticeAnswer) answer = ask_spoilt (fixture->client, i);

      g_test_message ("%s", faults[i].fault);
      g_assert_cmpint (answer->code, ==, CURLE_OK);
      g_assert_cmpint (answer->status, ==, 200);
      g_assert_cmpint (practice_answer_get_code (answer), ==, faults[i].ret_code);
    }
}

static void
test_unsigned (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (PracticeAnswer) answer = practice_client_send (fixture->client, "GET", QUERY_API,
                                                            no_headers, NULL);
  JsonObject *root = json_node_get_object (answer->root);

  g_assert_cmpint (practice_answer_get_code (answer), ==, 10001);
  g_assert_cmpstr (practice_answer_get_text (answer), ==,
                   "empty value: apiTimestamp[] apiKey[] apiSignature[]: "
                   "openapi sign params error!");
  g_assert_true (json_object_get_null_member (root, "result"));
  g_assert_true (json_object_get_null_member (root, "retExtInfo"));
}

/* The query is signed as it stands on the wire. (libsoup turns %c3 into %C3: nobody sends that.) */
static void
test_query (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const queries[] = {
    "a=1", "subMemberId=123&cursor=a%2Bb%3D", "b=%C3%A9+%20", "a=1&a=1", "&&=",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (PracticeAnswer) answer = NULL;

      g_test_message ("%s", queries[i]);
      answer = practice_client_ask_at (fixture->client, practice_keys_find ("good"),
                                       g_get_real_time () / 1000, "5000", queries[i]);
      g_assert_cmpint (practice_answer_get_code (answer), ==, 0);
    }
}

static void
test_routes (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *method;
    const char *target;
    const char *body;
    long        status;
    gint64      ret_code;
  } routes[] = {
    { "GET", "/", NULL, 404, 10017 },
    { "GET", "/v5", NULL, 404, 10017 },
    { "GET", "/v5/user/query-api/", NULL, 404, 10017 },
    { "GET", "/v5/user/query-apis", NULL, 404, 10017 },
    { "GET", "/v5/asset/withdraw/query-addresses", NULL, 404, 10017 },
    { "POST", "/v5/user/query-api", "{}", 404, 10017 },
    { "GET", "/v5/user/update-api", NULL, 404, 10017 },
    { "PUT", "/v5/market/time", "x", 404, 10017 },
    { "DELETE", "/v5/market/time", NULL, 404, 10017 },
    { "GET", "/v5/market/time", "x", 403, G_MININT64 },
    { "GET", "/v5/user/query-api", "{}", 403, G_MININT64 },
    { "GET", "/v5/market/time", NULL, 200, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      g_autoptr (PracticeAnswer) answer = NULL;

      g_test_message ("%s %s", routes[i].method, routes[i].target);
      answer = practice_client_send (fixture->client, routes[i].method, routes[i].target,
                                     no_headers, routes[i].body);
      g_assert_cmpint (answer->code, ==, CURLE_OK);
      g_assert_cmpint (answer->status, ==, routes[i].status);
      g_assert_cmpint (practice_answer_get_code (answer), ==, routes[i].ret_code);
    }
}

static void
test_cdn_page (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (PracticeAnswer) answer = practice_client_ask (fixture->client,
                                                           practice_keys_find ("blocked"));

  g_assert_cmpstr (practice_answer_get_header (answer, "server"), ==, "CloudFront");
  g_assert_cmpstr (practice_answer_get_header (answer, "x-cache"), ==, "Error from cloudfront");
  g_assert_null (practice_answer_get_header (answer, "traceid"));
  g_assert_nonnull (strstr (answer->body->str,
                            "<title>ERROR: The request could not be satisfied</title>"));
}

static const struct
{
  gint64      offset_ms;
  const char *window;
  gint64      ret_code;
} clocks[] = {
  { 0, "5000", 0 },
  { 60000, "5000", 10002 },
  { 60000, "120000", 0 },
  { -60000, "5000", 10002 },
  { -60000, "120000", 10002 },
  { 0, "5000", 0 },
};

static void
test_clock (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpint (practice_exchange_get_clock_offset (fixture->exchange), ==, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autoptr (PracticeAnswer) answer = NULL;
      gint64 now = g_get_real_time () / 1000;
      gint64 time;

      practice_exchange_set_clock_offset (fixture->exchange, clocks[i].offset_ms);
      g_assert_cmpint (practice_exchange_get_clock_offset (fixture->exchange), ==,
                       clocks[i].offset_ms);
      answer = practice_client_ask_at (fixture->client, practice_keys_find ("good"), now,
                                       clocks[i].window, "");
      g_assert_cmpint (practice_answer_get_code (answer), ==, clocks[i].ret_code);
      time = json_object_get_int_member (json_node_get_object (answer->root), "time");
      g_assert_cmpint (ABS (time - now - clocks[i].offset_ms), <, 20000);
    }
}

static const struct
{
  const char *caller;
  const char *id;
  gint64      ret_code;
} callers[] = {
  { NULL, "good", 0 },
  { NULL, "unmatched-ip", 10010 },
  { "203.0.113.22", "good", 0 },
  { "203.0.113.22", "unmatched-ip", 0 },
  { "203.0.113.22", "wrong-ips", 10010 },
  { "192.0.2.10", "wrong-ips", 0 },
  { "192.0.2.10", "good", 10010 },
  { "192.0.2.10", "no-ip", 0 },
  { "192.0.2.10", "open-list", 0 },
  { NULL, "wrong-ips", 0 },
};

static void
test_caller (Fixture       *fixture,
             gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (callers); i++)
    {
      g_test_message ("%s from %s", callers[i].id, callers[i].caller);
      practice_exchange_set_caller (fixture->exchange, callers[i].caller);
      g_assert_cmpstr (practice_exchange_get_caller (fixture->exchange), ==, callers[i].caller);
      g_assert_cmpint (ask_code (fixture->client, callers[i].id), ==, callers[i].ret_code);
    }
}

/* Ten a second: on a slow machine it may take some more to be too many. */
static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (PracticeAnswer) answer = practice_client_ask (fixture->client,
                                                               practice_keys_find ("good"));
      gint64 time = json_object_get_int_member (json_node_get_object (answer->root), "time");
      gint64 reset;

      if (practice_answer_get_code (answer) == 0)
        continue;

      reset = g_ascii_strtoll (practice_answer_get_header (answer,
                                                           "x-bapi-limit-reset-timestamp"),
                               NULL, 10);
      g_assert_cmpuint (i, >=, 10);
      g_assert_cmpint (practice_answer_get_code (answer), ==, 10006);
      g_assert_cmpstr (practice_answer_get_header (answer, "x-bapi-limit-status"), ==, "0");
      g_assert_cmpint (reset, >, time);
      g_assert_cmpint (reset, <=, time + 1000);

      /* another key is not kept waiting, and this one not for ever */
      g_assert_cmpint (ask_code (fixture->client, "withdraw"), ==, 0);
      g_usleep ((gulong) (reset - time + 1) * 1000);
      g_assert_cmpint (ask_code (fixture->client, "good"), ==, 0);
      return;
    }

  g_test_fail_printf ("never too many");
}

/* A test's own key, which is changed behind the back of whoever watches it. */
static void
test_add_key (Fixture       *fixture,
              gconstpointer  data)
{
  PracticeKey key = {
    .id = "own", .number = 900, .api_key = "PracticeOwnKey0900", .secret = "own secret",
    .permissions = "Spot.SpotTrade", .ips = "*", .note = "own", .days = 5,
  };
  g_autoptr (PracticeAnswer) before = NULL;
  g_autoptr (PracticeAnswer) after = NULL;

  before = practice_client_ask (fixture->client, &key);
  g_assert_cmpint (practice_answer_get_code (before), ==, 10003);

  practice_exchange_add_key (fixture->exchange, &key);
  key.note = "changed";
  after = practice_client_ask (fixture->client, &key);
  g_assert_cmpint (practice_answer_get_code (after), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (practice_answer_get_result (after), "note"),
                   ==, "changed");
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

  add ("/practice/exchange/time", test_time);
  add ("/practice/exchange/headers", test_headers);
  add ("/practice/exchange/faults", test_faults);
  add ("/practice/exchange/unsigned", test_unsigned);
  add ("/practice/exchange/query", test_query);
  add ("/practice/exchange/routes", test_routes);
  add ("/practice/exchange/cdn-page", test_cdn_page);
  add ("/practice/exchange/clock", test_clock);
  add ("/practice/exchange/caller", test_caller);
  add ("/practice/exchange/limit", test_limit);
  add ("/practice/exchange/add-key", test_add_key);

  return g_test_run ();
}
