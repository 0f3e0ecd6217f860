/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "practice-client.h"

/* What a key can do beside asking about itself, over HTTPS. */

#define UPDATE "/v5/user/update-api"
#define DELETE "/v5/user/delete-api"
#define ORDERS "/v5/order/realtime"
#define ADDRESSES "/v5/asset/withdraw/query-address"
#define LOWERED "{\"readOnly\":0,\"permissions\":{\"Spot\":[\"SpotTrade\"],\"Wallet\":[]}}"

typedef struct
{
  PracticeExchange *exchange;
  PracticeClient   *client;
} Fixture;

static void
start (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  practice_exchange_start (fixture->exchange, 0, &error);
  g_assert_no_error (error);
  fixture->client = practice_client_new (practice_exchange_get_origin (fixture->exchange),
                                         practice_exchange_get_ca_pem (fixture->exchange));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->exchange = practice_exchange_new ();
  start (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  practice_client_free (fixture->client);
  g_object_unref (fixture->exchange);
}

static gint64
call (Fixture    *fixture,
      const char *id,
      const char *path,
      const char *query,
      const char *body)
{
  g_autoptr (PracticeAnswer) answer = practice_client_call (fixture->client,
                                                            practice_keys_find (id), path, query,
                                                            body);

  return practice_answer_get_code (answer);
}

/* What the exchange says about the key, joined; or NULL. */
static char *
dup_permissions (Fixture    *fixture,
                 const char *id)
{
  g_autoptr (PracticeAnswer) answer = practice_client_ask (fixture->client,
                                                           practice_keys_find (id));
  g_autoptr (GString) text = g_string_new (NULL);
  JsonObjectIter iter;
  const char *group = NULL;
  JsonNode *values = NULL;

  if (practice_answer_get_code (answer) != 0)
    return NULL;

  json_object_iter_init_ordered (&iter,
                                 json_object_get_object_member (practice_answer_get_result (answer),
                                                                "permissions"));
  while (json_object_iter_next_ordered (&iter, &group, &values))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (values)); i++)
      g_string_append_printf (text, "%s%s.%s", text->len > 0 ? "," : "", group,
                              json_array_get_string_element (json_node_get_array (values), i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_reads (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *id; const char *path; const char *query; gint64 code; } table[] = {
    { "good", ADDRESSES, "limit=1", 10005 },
    { "withdraw", ADDRESSES, "limit=1", 0 },
    { "transfer", ADDRESSES, "limit=1", 10005 },
    { "hidden-withdraw", ADDRESSES, "limit=1", 0 },
    { "unmatched-ip", ADDRESSES, "limit=1", 10010 },
    { "deleted", ADDRESSES, "limit=1", 10003 },
    { "good", ORDERS, "category=spot&limit=1", 0 },
    { "read-only", ORDERS, "category=spot&limit=1", 0 },
    { "nothing", ORDERS, "category=spot&limit=1", 10005 },
    { "denied-spot", ORDERS, "category=spot&limit=1", 10005 },
    { "good", ORDERS, "category=linear&settleCoin=USDT", 10005 },
    { "derivatives", ORDERS, "category=linear&settleCoin=USDT", 0 },
    { "good", ORDERS, "limit=1", 10001 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s %s", table[i].id, table[i].path);
      g_assert_cmpint (call (fixture, table[i].id, table[i].path, table[i].query, NULL), ==,
                       table[i].code);
    }
}

/* Source: a main account's key with one of three rights, and nobody else. */
static void
test_who_may (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *id; gboolean may; } table[] = {
    { "good", FALSE },        { "nothing", FALSE },      { "derivatives", FALSE },
    { "main-transfer", FALSE }, { "withdraw", TRUE },    { "transfer", TRUE },
    { "sub-transfer", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].id);
      g_assert_cmpint (call (fixture, table[i].id, UPDATE, "", LOWERED), ==,
                       table[i].may ? 0 : 10005);
      /* Lowered, it may no longer. */
      g_assert_cmpint (call (fixture, table[i].id, DELETE, "", "{}"), ==, 10005);
    }
}

static void
test_update (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *before = dup_permissions (fixture, "withdraw");
  g_autofree char *after = NULL;
  g_autofree char *other = NULL;
  g_autofree char *anew = NULL;

  g_assert_cmpstr (before, ==, "Spot.SpotTrade,Wallet.Withdraw");
  g_assert_cmpint (call (fixture, "withdraw", UPDATE, "", LOWERED), ==, 0);
  after = dup_permissions (fixture, "withdraw");
  other = dup_permissions (fixture, "transfer");
  g_assert_cmpstr (after, ==, "Spot.SpotTrade");
  g_assert_cmpstr (other, ==, "Spot.SpotTrade,Wallet.AccountTransfer");
  g_assert_cmpint (call (fixture, "withdraw", ADDRESSES, "limit=1", NULL), ==, 10005);

  practice_exchange_stop (fixture->exchange);
  practice_client_free (fixture->client);
  start (fixture);
  anew = dup_permissions (fixture, "withdraw");
  g_assert_cmpstr (anew, ==, before);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *anew = NULL;

  g_assert_cmpint (call (fixture, "transfer", DELETE, "", "{}"), ==, 0);
  g_assert_cmpint (call (fixture, "transfer", "/v5/user/query-api", "", NULL), ==, 10003);
  g_assert_cmpint (call (fixture, "transfer", DELETE, "", "{}"), ==, 10003);

  practice_exchange_stop (fixture->exchange);
  practice_client_free (fixture->client);
  start (fixture);
  anew = dup_permissions (fixture, "transfer");
  g_assert_nonnull (anew);
}

/* It is done, and nobody hears of it. */
static void
test_lost (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (PracticeAnswer) answer = NULL;
  g_autofree char *after = NULL;

  answer = practice_client_call (fixture->client, practice_keys_find ("lost-replies"), UPDATE, "",
                                 LOWERED);
  g_assert_cmpint (answer->code, !=, 0);
  g_assert_cmpint (answer->status, ==, 0);
  after = dup_permissions (fixture, "lost-replies");
  g_assert_cmpstr (after, ==, "Spot.SpotTrade");
}

/* A POST is signed over its body. */
static void
test_signed (Fixture       *fixture,
             gconstpointer  data)
{
  const PracticeKey *key = practice_keys_find ("withdraw");
  PracticeKey wrong = *key;
  g_autoptr (PracticeAnswer) answer = NULL;
  g_autofree char *after = NULL;

  wrong.secret = "PracticeWrongSecret0000000000000000";
  answer = practice_client_call (fixture->client, &wrong, UPDATE, "", LOWERED);
  g_assert_cmpint (practice_answer_get_code (answer), ==, 10004);
  after = dup_permissions (fixture, "withdraw");
  g_assert_cmpstr (after, ==, "Spot.SpotTrade,Wallet.Withdraw");

  /* And what only reads is not there for a POST. */
  g_assert_cmpint (call (fixture, "withdraw", ADDRESSES, "", "{}"), ==, 10017);
  g_assert_cmpint (call (fixture, "withdraw", UPDATE, "", NULL), ==, 10017);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/calls/reads", Fixture, NULL, set_up, test_reads, tear_down);
  g_test_add ("/calls/who-may", Fixture, NULL, set_up, test_who_may, tear_down);
  g_test_add ("/calls/update", Fixture, NULL, set_up, test_update, tear_down);
  g_test_add ("/calls/delete", Fixture, NULL, set_up, test_delete, tear_down);
  g_test_add ("/calls/lost", Fixture, NULL, set_up, test_lost, tear_down);
  g_test_add ("/calls/signed", Fixture, NULL, set_up, test_signed, tear_down);

  return g_test_run ();
}
