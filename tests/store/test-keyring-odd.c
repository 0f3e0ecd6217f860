/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring-fixture.h"

/* Services that do what a sound one does not: see tests/lib/odd-service. */

#define KEY "k3yAbCdEfGhIjKlMnO"
#define OTHER_KEY "0therKeyPqRsTuVwXy"
#define SECRET "s3cretAbCdEfGhIjKlMnOpQrStUvWxYz0123"

/* Also proves that the stand-in is good enough to be believed. */
static void
test_sound (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  Helper *service = helper_start ("odd-service", "sound", NULL);

  must_save (keyring, "one", KEY, SECRET, FALSE);
  must_save (keyring, "one", OTHER_KEY, SECRET, TRUE);
  must_rename (keyring, "one", "two");
  assert_names (keyring, "two");
  assert_secret (keyring, "two", SECRET);
  must_remove (keyring, "two");
  assert_names (keyring, "");
  /* Stored three times, deleted three times. */
  g_assert_cmpuint (helper_stop (service), ==, 6);
}

static const struct
{
  const char         *mode;
  BittingKeyringError code;
  guint               asked;
} faults[] = {
  /* What was stored wrong is deleted again. */
  { "mangle", BITTING_KEYRING_ERROR_MISMATCH, 2 },
  { "forget", BITTING_KEYRING_ERROR_MISMATCH, 1 },
  /* libsecret itself unlocks and tries once more. */
  { "refuse", BITTING_KEYRING_ERROR_LOCKED, 2 },
  { "sealed", BITTING_KEYRING_ERROR_LOCKED, 0 },
  /* A write is not tried twice: it may have been done. */
  { "die", BITTING_KEYRING_ERROR_UNREACHABLE, 1 },
};

static void
test_save (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
      Helper *service = helper_start ("odd-service", faults[i].mode, NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", faults[i].mode);
      g_assert_false (save (keyring, "one", KEY, SECRET, FALSE, &error));
      g_assert_error (error, BITTING_KEYRING_ERROR, (int) faults[i].code);
      g_assert_cmpuint (helper_stop (service), ==, faults[i].asked);
    }
}

/* Nobody is asked to choose a password for a second keyring. */
static void
test_blink (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  Helper *service = helper_start ("odd-service", "blink", NULL);

  must_save (keyring, "one", KEY, SECRET, FALSE);
  assert_secret (keyring, "one", SECRET);
  g_assert_cmpuint (helper_stop (service), ==, 1);
}

static void
test_mangled_is_gone (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  Helper *service = helper_start ("odd-service", "mangle", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (save (keyring, "one", KEY, SECRET, FALSE, &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_MISMATCH);
  assert_names (keyring, "");
  helper_stop (service);
}

static const struct
{
  const char *mode;
  int         code;   /* -1: none */
  const char *left;
} removals[] = {
  { "confirm", -1, "" },
  { "keep", BITTING_KEYRING_ERROR_DISMISSED, "one" },
  { "retain", BITTING_KEYRING_ERROR_LOCKED, "one" },
};

static void
test_remove (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (removals); i++)
    {
      g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
      Helper *service = helper_start ("odd-service", removals[i].mode, NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", removals[i].mode);
      must_save (keyring, "one", KEY, SECRET, FALSE);
      g_assert_cmpint (remove_key (keyring, "one", &error), ==, removals[i].code < 0);
      if (removals[i].code >= 0)
        g_assert_error (error, BITTING_KEYRING_ERROR, removals[i].code);
      assert_names (keyring, removals[i].left);
      g_assert_cmpuint (helper_stop (service), ==, 2);
    }
}

/* The new key is proven, so it is saved, whatever the person says about the old one; and
 * from now on the newer of the two counts. */
static void
test_replace_and_keep (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (GError) error = NULL;
  Helper *service = helper_start ("odd-service", "keep", NULL);

  must_save (keyring, "one", KEY, SECRET, FALSE);
  must_save (keyring, "one", OTHER_KEY, SECRET, TRUE);
  assert_names (keyring, "one");
  credential = load (keyring, "one", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (credential->api_key, ==, OTHER_KEY);
  helper_stop (service);
}

/* The key stays under both names rather than under none, and that is said. */
static void
test_rename_and_keep (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (GError) error = NULL;
  Helper *service = helper_start ("odd-service", "keep", NULL);

  must_save (keyring, "one", KEY, SECRET, FALSE);
  g_assert_false (rename_key (keyring, "one", "two", &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_DISMISSED);
  assert_names (keyring, "one|two");
  assert_secret (keyring, "two", SECRET);
  helper_stop (service);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/odd/sound", test_sound);
  g_test_add_func ("/keyring/odd/save", test_save);
  g_test_add_func ("/keyring/odd/blink", test_blink);
  g_test_add_func ("/keyring/odd/mangled-is-gone", test_mangled_is_gone);
  g_test_add_func ("/keyring/odd/remove", test_remove);
  g_test_add_func ("/keyring/odd/replace-and-keep", test_replace_and_keep);
  g_test_add_func ("/keyring/odd/rename-and-keep", test_rename_and_keep);

  return g_test_run ();
}
