/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key that takes the place of another: a real keyring, a real history, and an exchange on
 * loopback. */

#include <string.h>

#include "bitting-fault.h"
#include "rotate-fixture.h"

static void
test_whole_way (RotationFixture *fixture,
                gconstpointer    data)
{
  g_autofree char *history = rotation_history_path ();
  g_autofree char *ips = NULL;
  g_autoptr (BittingComparison) comparison = NULL;
  g_autoptr (BittingRotation) rotation = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rotation_check (fixture, NAME);
  rotation_must_rotate (fixture, &fixture->good);
  assert_names (fixture->keyring, NAME "|" NEW);
  assert_secret (fixture->keyring, NAME, "first secret");
  assert_secret (fixture->keyring, NEW, "good secret");
  ips = bitting_keeper_dup_ips (fixture->keeper, NEW);
  g_assert_cmpstr (ips, ==, TEAM);

  comparison = rotation_compare (fixture);
  g_assert_cmpint (comparison->strictness, ==, BITTING_STRICTNESS_PROVEN);
  rotation_must_change_places (fixture, TRUE);
  assert_names (fixture->keyring, NAME "|" OLD);
  assert_secret (fixture->keyring, NAME, "good secret");
  assert_secret (fixture->keyring, OLD, "first secret");
  rotation_assert_past (fixture, NAME, &fixture->good, 1);
  rotation_assert_past (fixture, OLD, &fixture->first, 2);

  /* All of it is known after a restart, too. */
  g_clear_object (&fixture->keeper);
  fixture->keeper = bitting_keeper_new (history);
  rotation_assert_stage (fixture, NAME, BITTING_ROTATION_RETIRED);
  rotation_assert_stage (fixture, OLD, BITTING_ROTATION_RETIRED);
  g_assert_false (rotation_change_places (fixture, TRUE, &error));
  g_assert_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION);

  rotation_must_change_places (fixture, FALSE);
  assert_names (fixture->keyring, NAME "|" NEW);
  assert_secret (fixture->keyring, NAME, "first secret");
  assert_secret (fixture->keyring, NEW, "good secret");
  rotation_assert_past (fixture, NAME, &fixture->first, 2);
  rotation_assert_past (fixture, NEW, &fixture->good, 1);
  rotation_check (fixture, NAME);
  rotation_assert_past (fixture, NAME, &fixture->first, 3);

  rotation_must_change_places (fixture, TRUE);
  bitting_keeper_remove_async (fixture->keeper, OLD, NULL, call_done_cb, &fixture->result);
  result = rotation_wait_for (fixture);
  g_assert_true (bitting_keeper_remove_finish (fixture->keeper, result, NULL));
  assert_names (fixture->keyring, NAME);
  rotation_assert_past (fixture, NAME, &fixture->good, 1);
  rotation = bitting_keeper_find_rotation (fixture->keeper, NAME);
  g_assert_null (rotation);
}

static char *
attention_of (RotationFixture *fixture,
              guint            index)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  bitting_keeper_list_async (fixture->keeper, NULL, call_done_cb, &fixture->result);
  result = rotation_wait_for (fixture);
  entries = bitting_keeper_list_finish (fixture->keeper, result, NULL);
  g_assert_cmpuint (entries->len, ==, 2);

  return bitting_entry_dup_attention (g_ptr_array_index (entries, index), now);
}

static void
assert_attention (RotationFixture    *fixture,
                  guint       index,
                  const char *prefix) /* (nullable) */
{
  g_autofree char *words = attention_of (fixture, index);

  g_assert_cmpint (words == NULL, ==, prefix == NULL);
  if (prefix != NULL)
    g_assert_true (g_str_has_prefix (words, prefix));
}

static void
test_listed (RotationFixture *fixture,
             gconstpointer    data)
{
  rotation_must_rotate (fixture, &fixture->good);
  assert_attention (fixture, 0, "A new key waits");
  assert_attention (fixture, 1, "Waits to take over");
  rotation_must_change_places (fixture, TRUE);
  assert_attention (fixture, 0, NULL);
  assert_attention (fixture, 1, "Replaced on ");
}

static void
test_not_proven (RotationFixture *fixture,
                 gconstpointer    data)
{
  g_autoptr (BittingComparison) looser = NULL;
  g_autoptr (BittingComparison) unseen = NULL;
  g_autoptr (BittingComparison) refused = NULL;
  const BittingDifference *worst = NULL;

  rotation_must_rotate (fixture, &fixture->greedy);
  looser = rotation_compare (fixture);
  worst = g_ptr_array_index (looser->differences, 0);
  g_assert_cmpint (looser->strictness, ==, BITTING_STRICTNESS_LOOSER);
  g_assert_cmpstr (worst->aspect, ==, "permission.Wallet.Withdraw");

  rotation_begin_anew (fixture);
  rotation_must_rotate (fixture, &fixture->hidden);
  unseen = rotation_compare (fixture);
  g_assert_cmpint (unseen->strictness, ==, BITTING_STRICTNESS_UNPROVEN);
  g_assert_cmpint (unseen->diagnosis->code, ==, BITTING_DIAGNOSIS_UNMATCHED_IP);

  rotation_begin_anew (fixture);
  fixture->good.fault = PRACTICE_FAULT_DELETED;
  rotation_must_rotate (fixture, &fixture->good);
  refused = rotation_compare (fixture);
  g_assert_cmpint (refused->strictness, ==, BITTING_STRICTNESS_UNPROVEN);
  g_assert_cmpint (refused->diagnosis->code, ==, BITTING_DIAGNOSIS_INVALID_KEY);
}

/* A leaked key is often deleted at the exchange first: then it counts what it was. */
static void
test_old_key_gone (RotationFixture *fixture,
                   gconstpointer    data)
{
  g_autoptr (BittingComparison) comparison = NULL;

  rotation_check (fixture, NAME);
  fixture->first.fault = PRACTICE_FAULT_DELETED;
  rotation_must_rotate (fixture, &fixture->good);
  comparison = rotation_compare (fixture);
  g_assert_cmpint (comparison->strictness, ==, BITTING_STRICTNESS_PROVEN);
}

static void
assert_refused (RotationFixture   *fixture,
                const PracticeKey *key,
                const char        *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingRotation) rotation = rotation_rotate (fixture, key, &error);

  g_assert_null (rotation);
  g_assert_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION);
  g_assert_cmpint (bitting_fault_classify (error), ==, BITTING_FAULT_REQUEST);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (RotationFixture *fixture,
              gconstpointer    data)
{
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, &fixture->first, "the key that “" NAME "” has already");
  rotation_add (fixture, "another", &fixture->greedy);
  assert_names (fixture->keyring, "another|" NAME);
  rotation_must_rotate (fixture, &fixture->good);
  assert_refused (fixture, &fixture->hidden, "is being replaced already");
  rotation_must_change_places (fixture, TRUE);
  assert_refused (fixture, &fixture->hidden, "still waits for your bots");
  assert_names (fixture->keyring, "another|" NAME "|" OLD);

  rotation_must_change_places (fixture, FALSE);
  g_assert_true (bitting_keeper_give_up_rotation (fixture->keeper, NAME, &error));
  assert_names (fixture->keyring, "another|" NAME "|" NEW);
  g_assert_false (bitting_keeper_give_up_rotation (fixture->keeper, NAME, &error));
  g_assert_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION);
}

/* Killed between saving it and noting why, or given up and wanted again after all. */
static void
test_begun_before (RotationFixture *fixture,
                   gconstpointer    data)
{
  rotation_add (fixture, NEW, &fixture->good);
  rotation_must_rotate (fixture, &fixture->good);
  assert_names (fixture->keyring, NAME "|" NEW);
  assert_secret (fixture->keyring, NEW, "good secret");

  rotation_begin_anew (fixture);
  rotation_add (fixture, NEW, &fixture->greedy);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (BittingRotation) rotation = rotation_rotate (fixture, &fixture->good, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (rotation->new_name, ==, "bot (new 2)");
    assert_secret (fixture->keyring, NEW, "greedy secret");
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/rotate/whole-way", RotationFixture, NULL, rotation_set_up, test_whole_way,
              rotation_tear_down);
  g_test_add ("/rotate/listed", RotationFixture, NULL, rotation_set_up, test_listed,
              rotation_tear_down);
  g_test_add ("/rotate/not-proven", RotationFixture, NULL, rotation_set_up, test_not_proven,
              rotation_tear_down);
  g_test_add ("/rotate/old-key-gone", RotationFixture, NULL, rotation_set_up, test_old_key_gone,
              rotation_tear_down);
  g_test_add ("/rotate/refused", RotationFixture, NULL, rotation_set_up, test_refused,
              rotation_tear_down);
  g_test_add ("/rotate/begun-before", RotationFixture, NULL, rotation_set_up, test_begun_before,
              rotation_tear_down);

  return g_test_run ();
}
