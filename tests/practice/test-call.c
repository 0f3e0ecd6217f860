/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-desk.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The checks without the network, at a time that stands still. */

#define PATH "/v5/user/query-api"
#define NOW G_GINT64_CONSTANT (1795478400000)

typedef struct
{
  PracticeLedger *ledger;
  GHashTable     *limiters;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->ledger = practice_ledger_new ();
  fixture->limiters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < practice_keys_get_n_keys (); i++)
    practice_ledger_add (fixture->ledger, practice_keys_get (i));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  practice_ledger_free (fixture->ledger);
  g_hash_table_unref (fixture->limiters);
}

/* A call with a right signature over whatever it holds. */
static PracticeReply *
answer_signed (Fixture           *fixture,
               const PracticeKey *key,
               const char        *timestamp,
               const char        *window,
               const char        *caller,
               gint64             now_ms)
{
  g_autofree char *text = g_strconcat (timestamp, key->api_key, window, NULL);
  g_autofree char *signature = NULL;
  PracticeCall call = {
    .answer = practice_desk_find ("GET", PATH),
    .path = PATH,
    .ledger = fixture->ledger,
    .limiters = fixture->limiters,
    .caller = caller,
    .now_ms = now_ms,
    .api_key = key->api_key,
    .timestamp = timestamp,
    .window = window,
    .payload = "",
  };

  signature = g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) key->secret,
                                         strlen (key->secret), text, -1);
  call.signature = signature;

  return practice_call_answer (&call);
}

/* server - recv_window <= timestamp < server + 1000 */
static const struct
{
  const char *timestamp;
  const char *window;
  int         ret_code;
} edges[] = {
  { "1795478400000", "5000", 0 },
  { "1795478400999", "5000", 0 },
  { "1795478401000", "5000", 10002 },
  { "1795478401000", "600000", 10002 },
  { "1795478395000", "5000", 0 },
  { "1795478394999", "5000", 10002 },
  { "1795478394999", "5001", 0 },
  { "1795478395000", "", 0 },
  { "1795478394999", "", 10002 },
  { "1795478400000", "0", 0 },
  { "1795478399999", "0", 10002 },
  { "0", "9223372036854775807", 0 },
  { "0", "5000", 10002 },
  { "9223372036854775807", "5000", 10002 },
  { "1795478400", "5000", 10002 },
  { "9223372036854775808", "5000", 10001 },
  { "-1", "5000", 10001 },
  { "1795478400000.0", "5000", 10001 },
  { " 1795478400000", "5000", 10001 },
  { "now", "5000", 10001 },
  { "1795478400000", "-1", 10001 },
  { "1795478400000", "5s", 10001 },
};

static void
test_window (Fixture       *fixture,
             gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      g_autoptr (PracticeReply) reply = NULL;

      g_test_message ("%s within %s", edges[i].timestamp, edges[i].window);
      g_hash_table_remove_all (fixture->limiters);
      reply = answer_signed (fixture, practice_keys_find ("good"), edges[i].timestamp,
                             edges[i].window, NULL, NOW);
      g_assert_cmpint (reply->ret_code, ==, edges[i].ret_code);
    }
}

static void
test_window_text (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (PracticeReply) reply = NULL;

  reply = answer_signed (fixture, practice_keys_find ("good"), "1795478392000", "5000", NULL,
                         NOW);
  g_assert_cmpstr (reply->body, ==,
                   "{\"retCode\":10002,\"retMsg\":\"invalid request, please check your server "
                   "timestamp or recv_window param. req_timestamp[1795478392000],"
                   "server_timestamp[1795478400000],recv_window[5000]\","
                   "\"result\":{},\"retExtInfo\":{},\"time\":1795478400000}");
}

/* Each row has the fault of its line and of every line below it: the first one is named. */
static const struct
{
  const char *fault;
  const char *api_key;
  const char *timestamp;
  const char *signature;
  int         days;
  const char *caller;
  int         ret_code;
} order[] = {
  { "headers", "", "", "", -1, "192.0.2.9", 10001 },
  { "headers", "Nobody", "1", "", -1, "192.0.2.9", 10001 },
  { "window", "Nobody", "1", "x", -1, "192.0.2.9", 10002 },
  { "key", "Nobody", "1795478400000", "x", -1, "192.0.2.9", 10003 },
  { "expiry", "OrderKey", "1795478400000", "x", -1, "192.0.2.9", 33004 },
  { "signature", "OrderKey", "1795478400000", "x", 0, "192.0.2.9", 10004 },
};

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (PracticeReply) reply = NULL;
      PracticeKey key = {
        .api_key = "OrderKey", .secret = "secret", .permissions = "", .ips = "192.0.2.1",
        .note = "", .days = order[i].days, .fault = PRACTICE_FAULT_BANNED,
      };
      PracticeCall call = {
        .answer = practice_desk_find ("GET", PATH), .path = PATH,
        .ledger = fixture->ledger, .limiters = fixture->limiters, .caller = order[i].caller,
        .now_ms = NOW, .api_key = order[i].api_key, .timestamp = order[i].timestamp,
        .signature = order[i].signature, .window = "5000", .payload = "",
      };

      g_test_message ("%s", order[i].fault);
      practice_ledger_add (fixture->ledger, &key);
      reply = practice_call_answer (&call);
      g_assert_cmpint (reply->ret_code, ==, order[i].ret_code);
      practice_ledger_delete (fixture->ledger, &key);
    }
}

/* The last checks need a right signature: address, then what is wrong with the account, then the
 * limit. */
static void
test_order_of_the_last (Fixture       *fixture,
                        gconstpointer  data)
{
  const PracticeKey *banned = practice_keys_find ("banned");
  const PracticeKey *good = practice_keys_find ("good");

  for (guint i = 0; i < PRACTICE_LIMIT + 2; i++)
    {
      g_autoptr (PracticeReply) far = NULL;
      g_autoptr (PracticeReply) near = NULL;
      g_autoptr (PracticeReply) plain = NULL;

      far = answer_signed (fixture, banned, "1795478400000", "5000", "192.0.2.9", NOW);
      near = answer_signed (fixture, banned, "1795478400000", "5000", NULL, NOW);
      plain = answer_signed (fixture, good, "1795478400000", "5000", NULL, NOW);
      g_assert_cmpint (far->ret_code, ==, 10010);
      g_assert_cmpint (near->ret_code, ==, 10008);
      g_assert_cmpint (plain->ret_code, ==, i < PRACTICE_LIMIT ? 0 : 10006);
    }
}

static const struct
{
  const char *ips;
  const char *caller;
  int         ret_code;
} places[] = {
  { "203.0.113.21", NULL, 0 },
  { "203.0.113.21", "203.0.113.21", 0 },
  { "203.0.113.2", NULL, 10010 },
  { "203.0.113.211", NULL, 10010 },
  { "192.0.2.1,203.0.113.21", NULL, 0 },
  { "192.0.2.1,203.0.113.21", "192.0.2.1", 0 },
  { "192.0.2.1,203.0.113.21", "192.0.2.2", 10010 },
  { "192.0.2.1,*", "192.0.2.2", 0 },
  { "*", "2001:db8::1", 0 },
  { "2001:db8::1", "2001:db8::1", 0 },
  { "192.0.2.1", "*", 10010 },
};

static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (PracticeReply) reply = NULL;
      PracticeKey key = {
        .api_key = "PlaceKey", .secret = "secret", .permissions = "", .ips = places[i].ips,
        .note = "",
      };

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_hash_table_remove_all (fixture->limiters);
      practice_ledger_add (fixture->ledger, &key);
      reply = answer_signed (fixture, &key, "1795478400000", "5000", places[i].caller, NOW);
      g_assert_cmpint (reply->ret_code, ==, places[i].ret_code);
      practice_ledger_delete (fixture->ledger, &key);
    }
}

static char *
get_expiry (Fixture *fixture,
            gint64   now_ms)
{
  g_autofree char *timestamp = g_strdup_printf ("%" G_GINT64_FORMAT, now_ms);
  g_autoptr (PracticeReply) reply = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *result;

  g_hash_table_remove_all (fixture->limiters);
  reply = answer_signed (fixture, practice_keys_find ("no-ip-ending"), timestamp, "5000", NULL,
                         now_ms);
  root = json_from_string (reply->body, NULL);
  g_assert_nonnull (root);
  result = json_object_get_object_member (json_node_get_object (root), "result");

  return g_strdup_printf ("%" G_GINT64_FORMAT " %s %s",
                          json_object_get_int_member (result, "deadlineDay"),
                          json_object_get_string_member (result, "expiredAt"),
                          json_object_get_string_member (result, "createdAt"));
}

/* Days left are rounded down, and within a day the dates stay as they are. */
static void
test_expiry (Fixture       *fixture,
             gconstpointer  data)
{
  static const gint64 moments[] = { NOW + 1, NOW + 43200000, NOW + 86399999 };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autofree char *text = get_expiry (fixture, moments[i]);

      g_assert_cmpstr (text, ==, "3 2026-11-28T00:00:00Z 2026-08-30T00:00:00Z");
    }
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

  add ("/practice/call/window", test_window);
  add ("/practice/call/window-text", test_window_text);
  add ("/practice/call/order", test_order);
  add ("/practice/call/order-of-the-last", test_order_of_the_last);
  add ("/practice/call/places", test_places);
  add ("/practice/call/expiry", test_expiry);

  return g_test_run ();
}
