/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rotate-fixture.h"

#include <glib/gstdio.h>

GAsyncResult *
rotation_wait_for (RotationFixture *fixture)
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

void
rotation_add (RotationFixture   *fixture,
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
  result = rotation_wait_for (fixture);
  bitting_keeper_add_finish (fixture->keeper, result, &error);
  g_assert_no_error (error);
}

BittingRotation *
rotation_rotate (RotationFixture    *fixture,
                 const PracticeKey  *key,
                 GError            **error)
{
  g_autoptr (BittingCredential) credential = credential_of (key);
  g_autoptr (GAsyncResult) result = NULL;

  bitting_keeper_rotate_async (fixture->keeper, NAME, credential, NULL, NULL, call_done_cb,
                               &fixture->result);
  result = rotation_wait_for (fixture);

  return bitting_keeper_rotate_finish (fixture->keeper, result, error);
}

void
rotation_must_rotate (RotationFixture   *fixture,
                      const PracticeKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingRotation) rotation = rotation_rotate (fixture, key, &error);

  g_assert_no_error (error);
  g_assert_cmpint (rotation->stage, ==, BITTING_ROTATION_WAITING);
  g_assert_cmpstr (rotation->old_name, ==, NAME);
  g_assert_cmpstr (rotation->new_name, ==, NEW);
}

BittingComparison *
rotation_compare (RotationFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  BittingComparison *comparison = NULL;

  bitting_keeper_compare_async (fixture->keeper, NAME, NULL, NULL, call_done_cb, &fixture->result);
  result = rotation_wait_for (fixture);
  comparison = bitting_keeper_compare_finish (fixture->keeper, result, &error);
  g_assert_no_error (error);

  return comparison;
}

gboolean
rotation_change_places (RotationFixture  *fixture,
                        gboolean          forth,
                        GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (forth)
    bitting_keeper_take_over_async (fixture->keeper, NAME, NULL, call_done_cb, &fixture->result);
  else
    bitting_keeper_take_back_async (fixture->keeper, NAME, NULL, call_done_cb, &fixture->result);
  result = rotation_wait_for (fixture);

  return bitting_keeper_change_places_finish (fixture->keeper, result, error);
}

void
rotation_must_change_places (RotationFixture *fixture,
                             gboolean         forth)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rotation_change_places (fixture, forth, &error));
  g_assert_no_error (error);
}

void
rotation_check (RotationFixture *fixture,
                const char      *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BittingReport) report = NULL;

  bitting_keeper_check_async (fixture->keeper, name, NULL, NULL, call_done_cb, &fixture->result);
  result = rotation_wait_for (fixture);
  report = bitting_keeper_check_finish (fixture->keeper, result, &error);
  g_assert_no_error (error);
}

/* The past of a key is under its name, and is its own: every card is of that key. */
void
rotation_assert_past (RotationFixture   *fixture,
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

void
rotation_assert_stage (RotationFixture      *fixture,
                       const char           *name,
                       BittingRotationStage  stage)
{
  g_autoptr (BittingRotation) rotation = bitting_keeper_find_rotation (fixture->keeper, name);

  g_assert_nonnull (rotation);
  g_assert_cmpstr (bitting_rotation_stage_to_string (rotation->stage), ==,
                   bitting_rotation_stage_to_string (stage));
}

char *
rotation_history_path (void)
{
  return g_build_filename (g_getenv ("SESSION_FOLDER"), "rotate.sqlite", NULL);
}

static void
forget_history (void)
{
  static const char * const ends[] = { "", "-wal", "-shm" };
  g_autofree char *path = rotation_history_path ();
  guint i;

  for (i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *file = g_strconcat (path, ends[i], NULL);

      g_remove (file);
    }
}

void
rotation_begin_anew (RotationFixture *fixture)
{
  g_autofree char *history = rotation_history_path ();

  g_clear_object (&fixture->keeper);
  clear_keyring (fixture->keyring);
  forget_history ();
  fixture->keeper = bitting_keeper_new (history);
  rotation_add (fixture, NAME, &fixture->first);
}

void
rotation_set_up (RotationFixture *fixture,
                 gconstpointer    data)
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
  rotation_begin_anew (fixture);
}

void
rotation_tear_down (RotationFixture *fixture,
                    gconstpointer    data)
{
  practice_exchange_stop (fixture->exchange);
  g_clear_object (&fixture->exchange);
  g_clear_object (&fixture->keeper);
  g_clear_object (&fixture->keyring);
}
