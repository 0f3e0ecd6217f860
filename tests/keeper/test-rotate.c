/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key that takes the place of another: a real keyring, a real history, and an exchange on
 * loopback. */

#include <glib/gstdio.h>
#include <string.h>

#include "bitting-fault.h"
#include "bitting-history.h"
#include "bitting-keeper-rotate.h"
#include "bitting-keyring-schema.h"
#include "keyring-fixture.h"
#include "neighbour.h"
#include "practice-exchange.h"

#define TRADE "Spot.SpotTrade"
#define TEAM PRACTICE_CALLER ",203.0.113.22"
#define NAME "bot"
#define OLD "bot (old)"
#define NEW "bot (new)"

typedef struct
{
  PracticeExchange *exchange;
  PracticeKey       first;
  PracticeKey       good;   /* as strict as the first */
  PracticeKey       greedy; /* can do more */
  PracticeKey       hidden; /* answers elsewhere */
  BittingKeyring   *keyring;
  BittingKeeper    *keeper;
  GAsyncResult     *result;
} Fixture;

static GAsyncResult *
wait_for (Fixture *fixture)
{
  call_wait (&fixture->result);

  return g_steal_pointer (&fixture->result);
}

static BittingCredential *
credential_of (const PracticeKey *key)
{
  g_autoptr (BittingSecret) secret = bitting_secret_new (key->secret, -1);

  return bitting_credential_new_stored (key->api_key, secret, BITTING_SIGNING_HMAC);
}

static void
add (Fixture           *fixture,
     const char        *name,
     const PracticeKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingEnvironment) environment = NULL;
  g_autoptr (BittingIpList) ips = bitting_ip_list_parse (TEAM);
  g_autoptr (BittingCredential) credential = credential_of (key);
  g_autoptr (GAsyncResult) result = NULL;
  BittingTerms terms = { .ips = ips };

  environment = bitting_environment_new_custom (practice_exchange_get_origin (fixture->exchange),
                                                &error);
  g_assert_no_error (error);
  bitting_keeper_add_async (fixture->keeper, name, environment, credential, &terms, TRUE, NULL,
                            call_done_cb, &fixture->result);
  result = wait_for (fixture);
  bitting_keeper_add_finish (fixture->keeper, result, &error);
  g_assert_no_error (error);
}

static BittingRotation *
rotate (Fixture            *fixture,
        const PracticeKey  *key,
        GError            **error)
{
  g_autoptr (BittingCredential) credential = credential_of (key);
  g_autoptr (GAsyncResult) result = NULL;

  bitting_keeper_rotate_async (fixture->keeper, NAME, credential, NULL, NULL, call_done_cb,
                               &fixture->result);
  result = wait_for (fixture);

  return bitting_keeper_rotate_finish (fixture->keeper, result, error);
}

static void
must_rotate (Fixture           *fixture,
             const PracticeKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingRotation) rotation = rotate (fixture, key, &error);

  g_assert_no_error (error);
  g_assert_cmpint (rotation->stage, ==, BITTING_ROTATION_WAITING);
  g_assert_cmpstr (rotation->old_name, ==, NAME);
  g_assert_cmpstr (rotation->new_name, ==, NEW);
}

static BittingComparison *
compare (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  BittingComparison *comparison = NULL;

  bitting_keeper_compare_async (fixture->keeper, NAME, NULL, NULL, call_done_cb, &fixture->result);
  result = wait_for (fixture);
  comparison = bitting_keeper_compare_finish (fixture->keeper, result, &error);
  g_assert_no_error (error);

  return comparison;
}

static gboolean
change_places (Fixture   *fixture,
               gboolean   forth,
               GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (forth)
    bitting_keeper_take_over_async (fixture->keeper, NAME, NULL, call_done_cb, &fixture->result);
  else
    bitting_keeper_take_back_async (fixture->keeper, NAME, NULL, call_done_cb, &fixture->result);
  result = wait_for (fixture);

  return bitting_keeper_change_places_finish (fixture->keeper, result, error);
}

static void
must_change_places (Fixture  *fixture,
                    gboolean  forth)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (change_places (fixture, forth, &error));
  g_assert_no_error (error);
}

static void
check (Fixture    *fixture,
       const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BittingReport) report = NULL;

  bitting_keeper_check_async (fixture->keeper, name, NULL, NULL, call_done_cb, &fixture->result);
  result = wait_for (fixture);
  report = bitting_keeper_check_finish (fixture->keeper, result, &error);
  g_assert_no_error (error);
}

/* The past of a key is under its name, and is its own: every card is of that key. */
static void
assert_past (Fixture           *fixture,
             const char        *name,
             const PracticeKey *key,
             guint              n_cards)
{
  g_autofree char *masked = bitting_api_key_mask (key->api_key);
  g_autoptr (GPtrArray) events = bitting_keeper_load_timeline (fixture->keeper, name);
  guint i;

  g_assert_cmpuint (events->len, ==, n_cards);
  for (i = 0; i < events->len; i++)
    {
      const BittingEvent *event = g_ptr_array_index (events, i);
      g_autoptr (BittingReport) report = bitting_keeper_load_past_report (fixture->keeper, name, event->card);

      g_assert_cmpstr (report->api_key, ==, masked);
      g_assert_cmpstr (report->name, ==, name);
      g_assert_false (event->old_key);
    }
}

static void
assert_stage (Fixture              *fixture,
              const char           *name,
              BittingRotationStage  stage)
{
  g_autoptr (BittingRotation) rotation = bitting_keeper_find_rotation (fixture->keeper, name);

  g_assert_nonnull (rotation);
  g_assert_cmpstr (bitting_rotation_stage_to_string (rotation->stage), ==,
                   bitting_rotation_stage_to_string (stage));
}

static char *
history_path (void)
{
  return g_build_filename (g_getenv ("SESSION_FOLDER"), "rotate.sqlite", NULL);
}

static void
forget_history (void)
{
  static const char * const ends[] = { "", "-wal", "-shm" };
  g_autofree char *path = history_path ();
  guint i;

  for (i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *file = g_strconcat (path, ends[i], NULL);

      g_remove (file);
    }
}

static void
begin_anew (Fixture *fixture)
{
  g_autofree char *history = history_path ();

  g_clear_object (&fixture->keeper);
  clear_keyring (fixture->keyring);
  forget_history ();
  fixture->keeper = bitting_keeper_new (history);
  add (fixture, NAME, &fixture->first);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *certificate = g_build_filename (g_getenv ("SESSION_FOLDER"), "ca.pem", NULL);
  g_autoptr (GError) error = NULL;

  fixture->keyring = bitting_keyring_new ();
  fixture->exchange = practice_exchange_new ();
  practice_exchange_start (fixture->exchange, 0, &error);
  g_assert_no_error (error);
  g_file_set_contents (certificate, practice_exchange_get_ca_pem (fixture->exchange), -1, &error);
  g_assert_no_error (error);
  g_setenv ("SSL_CERT_FILE", certificate, TRUE);

  fixture->first = (PracticeKey) { .id = "first", .number = 911, .api_key = "FirstPracticeKey01",
                                   .secret = "first secret", .permissions = TRADE, .ips = TEAM };
  fixture->good = (PracticeKey) { .id = "good", .number = 912, .api_key = "GoodPracticeKey002",
                                  .secret = "good secret", .permissions = TRADE, .ips = TEAM };
  fixture->greedy = (PracticeKey) { .id = "greedy", .number = 913, .api_key = "GreedyPracticeKey3",
                                    .secret = "greedy secret", .permissions = TRADE ",Wallet.Withdraw",
                                    .ips = TEAM };
  fixture->hidden = (PracticeKey) { .id = "hidden", .number = 914, .api_key = "HiddenPracticeKey4",
                                    .secret = "hidden secret", .permissions = TRADE,
                                    .ips = "198.51.100.40" };
  practice_exchange_add_key (fixture->exchange, &fixture->first);
  practice_exchange_add_key (fixture->exchange, &fixture->good);
  practice_exchange_add_key (fixture->exchange, &fixture->greedy);
  practice_exchange_add_key (fixture->exchange, &fixture->hidden);
  begin_anew (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  practice_exchange_stop (fixture->exchange);
  g_clear_object (&fixture->exchange);
  g_clear_object (&fixture->keeper);
  g_clear_object (&fixture->keyring);
}

static void
test_whole_way (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *history = history_path ();
  g_autofree char *ips = NULL;
  g_autoptr (BittingComparison) comparison = NULL;
  g_autoptr (BittingRotation) rotation = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  check (fixture, NAME);
  must_rotate (fixture, &fixture->good);
  assert_names (fixture->keyring, NAME "|" NEW);
  assert_secret (fixture->keyring, NAME, "first secret");
  assert_secret (fixture->keyring, NEW, "good secret");
  ips = bitting_keeper_dup_ips (fixture->keeper, NEW);
  g_assert_cmpstr (ips, ==, TEAM);

  comparison = compare (fixture);
  g_assert_cmpint (comparison->strictness, ==, BITTING_STRICTNESS_PROVEN);
  must_change_places (fixture, TRUE);
  assert_names (fixture->keyring, NAME "|" OLD);
  assert_secret (fixture->keyring, NAME, "good secret");
  assert_secret (fixture->keyring, OLD, "first secret");
  assert_past (fixture, NAME, &fixture->good, 1);
  assert_past (fixture, OLD, &fixture->first, 2);

  /* All of it is known after a restart, too. */
  g_clear_object (&fixture->keeper);
  fixture->keeper = bitting_keeper_new (history);
  assert_stage (fixture, NAME, BITTING_ROTATION_RETIRED);
  assert_stage (fixture, OLD, BITTING_ROTATION_RETIRED);
  g_assert_false (change_places (fixture, TRUE, &error));
  g_assert_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION);

  must_change_places (fixture, FALSE);
  assert_names (fixture->keyring, NAME "|" NEW);
  assert_secret (fixture->keyring, NAME, "first secret");
  assert_secret (fixture->keyring, NEW, "good secret");
  assert_past (fixture, NAME, &fixture->first, 2);
  assert_past (fixture, NEW, &fixture->good, 1);
  check (fixture, NAME);
  assert_past (fixture, NAME, &fixture->first, 3);

  must_change_places (fixture, TRUE);
  bitting_keeper_remove_async (fixture->keeper, OLD, NULL, call_done_cb, &fixture->result);
  result = wait_for (fixture);
  g_assert_true (bitting_keeper_remove_finish (fixture->keeper, result, NULL));
  assert_names (fixture->keyring, NAME);
  assert_past (fixture, NAME, &fixture->good, 1);
  rotation = bitting_keeper_find_rotation (fixture->keeper, NAME);
  g_assert_null (rotation);
}

static char *
attention_of (Fixture *fixture,
              guint    index)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  bitting_keeper_list_async (fixture->keeper, NULL, call_done_cb, &fixture->result);
  result = wait_for (fixture);
  entries = bitting_keeper_list_finish (fixture->keeper, result, NULL);
  g_assert_cmpuint (entries->len, ==, 2);

  return bitting_entry_dup_attention (g_ptr_array_index (entries, index), now);
}

static void
assert_attention (Fixture    *fixture,
                  guint       index,
                  const char *prefix) /* (nullable) */
{
  g_autofree char *words = attention_of (fixture, index);

  g_assert_cmpint (words == NULL, ==, prefix == NULL);
  if (prefix != NULL)
    g_assert_true (g_str_has_prefix (words, prefix));
}

static void
test_listed (Fixture       *fixture,
             gconstpointer  data)
{
  must_rotate (fixture, &fixture->good);
  assert_attention (fixture, 0, "A new key waits");
  assert_attention (fixture, 1, "Waits to take over");
  must_change_places (fixture, TRUE);
  assert_attention (fixture, 0, NULL);
  assert_attention (fixture, 1, "Replaced on ");
}

static void
test_not_proven (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (BittingComparison) looser = NULL;
  g_autoptr (BittingComparison) unseen = NULL;
  g_autoptr (BittingComparison) refused = NULL;
  const BittingDifference *worst = NULL;

  must_rotate (fixture, &fixture->greedy);
  looser = compare (fixture);
  worst = g_ptr_array_index (looser->differences, 0);
  g_assert_cmpint (looser->strictness, ==, BITTING_STRICTNESS_LOOSER);
  g_assert_cmpstr (worst->aspect, ==, "permission.Wallet.Withdraw");

  begin_anew (fixture);
  must_rotate (fixture, &fixture->hidden);
  unseen = compare (fixture);
  g_assert_cmpint (unseen->strictness, ==, BITTING_STRICTNESS_UNPROVEN);
  g_assert_cmpint (unseen->diagnosis->code, ==, BITTING_DIAGNOSIS_UNMATCHED_IP);

  begin_anew (fixture);
  fixture->good.fault = PRACTICE_FAULT_DELETED;
  must_rotate (fixture, &fixture->good);
  refused = compare (fixture);
  g_assert_cmpint (refused->strictness, ==, BITTING_STRICTNESS_UNPROVEN);
  g_assert_cmpint (refused->diagnosis->code, ==, BITTING_DIAGNOSIS_INVALID_KEY);
}

/* A leaked key is often deleted at the exchange first: then it counts what it was. */
static void
test_old_key_gone (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (BittingComparison) comparison = NULL;

  check (fixture, NAME);
  fixture->first.fault = PRACTICE_FAULT_DELETED;
  must_rotate (fixture, &fixture->good);
  comparison = compare (fixture);
  g_assert_cmpint (comparison->strictness, ==, BITTING_STRICTNESS_PROVEN);
}

static void
assert_refused (Fixture           *fixture,
                const PracticeKey *key,
                const char        *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingRotation) rotation = rotate (fixture, key, &error);

  g_assert_null (rotation);
  g_assert_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION);
  g_assert_cmpint (bitting_fault_classify (error), ==, BITTING_FAULT_REQUEST);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, &fixture->first, "the key that “" NAME "” has already");
  add (fixture, "another", &fixture->greedy);
  assert_names (fixture->keyring, "another|" NAME);
  must_rotate (fixture, &fixture->good);
  assert_refused (fixture, &fixture->hidden, "is being replaced already");
  must_change_places (fixture, TRUE);
  assert_refused (fixture, &fixture->hidden, "still waits for your bots");
  assert_names (fixture->keyring, "another|" NAME "|" OLD);

  must_change_places (fixture, FALSE);
  g_assert_true (bitting_keeper_give_up_rotation (fixture->keeper, NAME, &error));
  assert_names (fixture->keyring, "another|" NAME "|" NEW);
  g_assert_false (bitting_keeper_give_up_rotation (fixture->keeper, NAME, &error));
  g_assert_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION);
}

/* Killed between saving it and noting why, or given up and wanted again after all. */
static void
test_begun_before (Fixture       *fixture,
                   gconstpointer  data)
{
  add (fixture, NEW, &fixture->good);
  must_rotate (fixture, &fixture->good);
  assert_names (fixture->keyring, NAME "|" NEW);
  assert_secret (fixture->keyring, NEW, "good secret");

  begin_anew (fixture);
  add (fixture, NEW, &fixture->greedy);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (BittingRotation) rotation = rotate (fixture, &fixture->good, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (rotation->new_name, ==, "bot (new 2)");
    assert_secret (fixture->keyring, NEW, "greedy secret");
  }
}

/* What the keyring holds at each point where somebody can be killed: the names with the keys,
 * "1" the first and "2" the second. */
typedef struct
{
  gboolean    forth; /* which way it went when it was interrupted */
  const char *held;
} Point;

static const Point points[] = {
  { TRUE, NAME "=1," NEW "=2" },
  { TRUE, NAME "=1," OLD "=1," NEW "=2" },
  { TRUE, NAME "=1," NAME "=2," OLD "=1," NEW "=2" },
  { TRUE, NAME "=2," OLD "=1," NEW "=2" },
  { TRUE, NAME "=2," OLD "=1" },
  { FALSE, NAME "=2," OLD "=1" },
  { FALSE, NAME "=2," OLD "=1," NEW "=2" },
  { FALSE, NAME "=2," NAME "=1," OLD "=1," NEW "=2" },
  { FALSE, NAME "=1," OLD "=1," NEW "=2" },
  { FALSE, NAME "=1," NEW "=2" },
};

/* Saving under a name lets go of what had it before; here both stay. */
static void
hold_item (BittingItem *item,
           const char  *secret)
{
  g_autoptr (GHashTable) attributes = bitting_keyring_schema_dup_attributes (item);
  g_autofree char *label = bitting_keyring_schema_dup_label (item);
  g_autoptr (GError) error = NULL;

  secret_password_storev_sync (bitting_keyring_schema_get (), attributes, SECRET_COLLECTION_DEFAULT,
                               label, secret, NULL, &error);
  g_assert_no_error (error);
}

static void
hold (Fixture    *fixture,
      const char *held)
{
  g_auto (GStrv) pairs = g_strsplit (held, ",", -1);
  guint i;

  clear_keyring (fixture->keyring);
  for (i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      const PracticeKey *key = *pair[1] == '1' ? &fixture->first : &fixture->good;
      g_autoptr (BittingItem) item = bitting_item_new (pair[0], "custom",
                                                       practice_exchange_get_origin (fixture->exchange),
                                                       key->api_key, BITTING_SIGNING_HMAC);

      hold_item (item, key->secret);
    }
}

static void
interrupt (Fixture    *fixture,
           const Point *point)
{
  g_autofree char *path = history_path ();
  g_autoptr (BittingHistory) history = NULL;
  g_autoptr (BittingRotation) rotation = NULL;
  g_autoptr (BittingComparison) comparison = NULL;

  begin_anew (fixture);
  must_rotate (fixture, &fixture->good);
  comparison = compare (fixture);
  if (!point->forth)
    must_change_places (fixture, TRUE);
  rotation = bitting_keeper_find_rotation (fixture->keeper, NAME);
  history = bitting_history_new (path);
  g_assert_true (bitting_history_set_rotation (history, rotation->id,
                                               point->forth ? BITTING_ROTATION_TAKING_OVER
                                                            : BITTING_ROTATION_TAKING_BACK,
                                               point->forth ? OLD : NEW, NULL));
  hold (fixture, point->held);
}

static void
test_interrupted (Fixture       *fixture,
                  gconstpointer  data)
{
  guint i, forth;

  for (i = 0; i < G_N_ELEMENTS (points); i++)
    for (forth = 0; forth < 2; forth++)
      {
        g_test_message ("point %u, %s", i, forth == 1 ? "forth" : "back");
        interrupt (fixture, &points[i]);

        /* A check meanwhile must not spoil the past of either. */
        check (fixture, NAME);
        must_change_places (fixture, forth == 1);
        assert_names (fixture->keyring, forth == 1 ? NAME "|" OLD : NAME "|" NEW);
        g_assert_cmpuint (neighbour_count_items (), ==, 2);
        assert_secret (fixture->keyring, NAME, forth == 1 ? "good secret" : "first secret");
        assert_secret (fixture->keyring, forth == 1 ? OLD : NEW,
                       forth == 1 ? "first secret" : "good secret");
        assert_stage (fixture, NAME, forth == 1 ? BITTING_ROTATION_RETIRED : BITTING_ROTATION_WAITING);
        assert_past (fixture, forth == 1 ? OLD : NAME, &fixture->first, 1);
        assert_past (fixture, forth == 1 ? NAME : NEW, &fixture->good, 1);
      }
}

/* Somebody else gave one of the names to a key that has no part in it, or took one away. */
static void
test_changed_elsewhere (Fixture       *fixture,
                        gconstpointer  data)
{
  static const Point changed[] = {
    { TRUE, NAME "=2," NEW "=2" },
    { TRUE, NAME "=1" },
    { TRUE, OLD "=2," NAME "=1," NEW "=2" },
    { TRUE, NAME "=1," NEW "=1" },
    { FALSE, NEW "=2," OLD "=2" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      interrupt (fixture, &changed[i]);
      g_assert_false (change_places (fixture, changed[i].forth, &error));
      g_assert_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION);
      if (strstr (changed[i].held, NAME "=1") != NULL)
        assert_secret (fixture->keyring, NAME, "first secret");
    }

  interrupt (fixture, &points[3]);
  add (fixture, NAME, &fixture->greedy);
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (change_places (fixture, TRUE, &error));
    g_assert_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION);
    assert_secret (fixture->keyring, NAME, "greedy secret");
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/rotate/whole-way", Fixture, NULL, set_up, test_whole_way, tear_down);
  g_test_add ("/rotate/listed", Fixture, NULL, set_up, test_listed, tear_down);
  g_test_add ("/rotate/not-proven", Fixture, NULL, set_up, test_not_proven, tear_down);
  g_test_add ("/rotate/old-key-gone", Fixture, NULL, set_up, test_old_key_gone, tear_down);
  g_test_add ("/rotate/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/rotate/begun-before", Fixture, NULL, set_up, test_begun_before, tear_down);
  g_test_add ("/rotate/interrupted", Fixture, NULL, set_up, test_interrupted, tear_down);
  g_test_add ("/rotate/changed-elsewhere", Fixture, NULL, set_up, test_changed_elsewhere, tear_down);

  return g_test_run ();
}
