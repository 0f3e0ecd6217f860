/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring-fixture.h"

/* Many who use the keyring at the same time, as when all keys are checked: libsecret has
 * one connection for them all. */

#define KEYS 6
#define ROUNDS 6
#define SECRET "s3cretAbCdEfGhIjKlMnOpQrStUvWxYz0123"

static char *
dup_name (guint number)
{
  return g_strdup_printf ("key%u", number);
}

static void
save_keys (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();

  for (guint i = 0; i < KEYS; i++)
    {
      g_autofree char *name = dup_name (i);
      g_autofree char *secret = g_strconcat (SECRET, name, NULL);

      must_save (keyring, name, name, secret, FALSE);
    }
}

/* @keyrings is 1 where all use the same, or as many as there are loads. */
static void
load_all_at_once (guint keyrings)
{
  g_autoptr (GPtrArray) used = g_ptr_array_new_with_free_func (g_object_unref);
  GAsyncResult *results[KEYS * ROUNDS] = { NULL };

  for (guint i = 0; i < keyrings; i++)
    g_ptr_array_add (used, bitting_keyring_new ());
  for (guint i = 0; i < KEYS * ROUNDS; i++)
    {
      g_autofree char *name = dup_name (i % KEYS);

      bitting_keyring_load_async (g_ptr_array_index (used, i % keyrings), name, NULL, call_done_cb,
                                  &results[i]);
      /* Not in step: each is somewhere else when the next one begins. */
      for (guint turns = 0; turns < i % 7; turns++)
        g_main_context_iteration (NULL, FALSE);
    }

  for (guint i = 0; i < KEYS * ROUNDS; i++)
    {
      g_autofree char *name = dup_name (i % KEYS);
      g_autofree char *secret = g_strconcat (SECRET, name, NULL);
      g_autoptr (BittingCredential) credential = NULL;
      g_autoptr (GError) error = NULL;

      call_wait (&results[i]);
      credential = bitting_keyring_load_finish (g_ptr_array_index (used, i % keyrings), results[i],
                                                NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (bitting_secret_peek (credential->secret), ==, secret);
      g_clear_object (&results[i]);
    }
}

static void
test_one_keyring (void)
{
  load_all_at_once (1);
}

static void
test_many_keyrings (void)
{
  load_all_at_once (KEYS * ROUNDS);
}

/* The daemon that they all talked to is gone; a new one has the keys. */
static void
test_after_restart (void)
{
  session_keyring ("unlocked");
  load_all_at_once (1);
  session_keyring ("unlocked");
  load_all_at_once (KEYS * ROUNDS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  save_keys ();
  g_test_add_func ("/keyring-at-once/one-keyring", test_one_keyring);
  g_test_add_func ("/keyring-at-once/many-keyrings", test_many_keyrings);
  g_test_add_func ("/keyring-at-once/after-restart", test_after_restart);
  return g_test_run ();
}
