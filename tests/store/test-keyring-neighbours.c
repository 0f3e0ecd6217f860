/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring-fixture.h"
#include "neighbour.h"

/* A keyring that other programs use too. */

#define KEY "k3yAbCdEfGhIjKlMnO"
#define OTHER_KEY "0therKeyPqRsTuVwXy"
#define SECRET "s3cretAbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define OTHER_SECRET "0therSecretAbCdEfGhIjKlMnOpQrStUvWxY"

/* Whatever else is in the keyring is neither shown, nor read, nor deleted. */
static void
test_strangers (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (GError) error = NULL;

  neighbour_plant ("Wi-Fi", "hunter2", "network", "home", NULL);
  neighbour_plant ("a newer format", "x", "application", "bitting", "format", "2",
                   "exchange", "bybit", "name", "newer", NULL);
  neighbour_plant ("a spoilt one", "x", "application", "bitting", "format", "1",
                   "exchange", "bybit", "environment", "mainnet", "host", HOST,
                   "name", "spoilt", "signing", "hmac", NULL);
  neighbour_plant ("a bad name", "x", "application", "bitting", "format", "1",
                   "exchange", "bybit", "environment", "mainnet", "host", HOST,
                   "name", "a/b", "signing", "hmac", "api-key", KEY, NULL);
  neighbour_plant ("somebody else's", "x", "application", "other", "format", "1",
                   "exchange", "bybit", "environment", "mainnet", "host", HOST,
                   "name", "theirs", "signing", "hmac", "api-key", KEY, NULL);

  assert_names (keyring, "");
  g_assert_null (load (keyring, "newer", &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (save (keyring, "newer", KEY, SECRET, FALSE, &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (remove_key (keyring, "theirs", &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (neighbour_count_items (), ==, 5);

  must_save (keyring, "theirs", KEY, SECRET, FALSE);
  assert_secret (keyring, "theirs", SECRET);
  must_remove (keyring, "theirs");
  g_assert_cmpuint (neighbour_count_items (), ==, 5);
}

/* A replacement that was killed half-way leaves two of one name. */
static void
test_twins (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  gsize before = neighbour_count_items ();

  neighbour_plant ("older", OTHER_SECRET, "application", "bitting", "format", "1", "exchange", "bybit",
                   "environment", "mainnet", "host", HOST, "name", "twin", "signing", "hmac",
                   "api-key", OTHER_KEY, "xdg:schema", "io.github.bitting.Key", NULL);
  wait_ms (1100);
  neighbour_plant ("newer", SECRET, "application", "bitting", "format", "1", "exchange", "bybit",
                   "environment", "mainnet", "host", HOST, "name", "twin", "signing", "hmac",
                   "api-key", KEY, "xdg:schema", "io.github.bitting.Key", NULL);
  g_assert_cmpuint (neighbour_count_items (), ==, before + 2);

  assert_names (keyring, "twin");
  items = list (keyring, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((BittingItem *) g_ptr_array_index (items, 0))->api_key, ==, KEY);
  credential = load (keyring, "twin", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (credential->api_key, ==, KEY);
  assert_secret (keyring, "twin", SECRET);

  must_remove (keyring, "twin");
  g_assert_cmpuint (neighbour_count_items (), ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/strangers", test_strangers);
  g_test_add_func ("/keyring/twins", test_twins);

  return g_test_run ();
}
