/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "keyring-fixture.h"

/* Without any secret service: libsecret's own encrypted file, as in a Flatpak. */

#define KEY "k3yAbCdEfGhIjKlMnO"
#define OTHER_KEY "0therKeyPqRsTuVwXy"
#define SECRET "s3cretAbCdEfGhIjKlMnOpQrStUvWxYz0123"

static char *
find_file (void)
{
  return g_build_filename (g_get_user_data_dir (), "file.keyring", NULL);
}

static void
test_life (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (GError) error = NULL;

  assert_names (keyring, "");
  g_assert_null (load (keyring, "one", &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_NOT_FOUND);
  g_clear_error (&error);

  must_save (keyring, "one", KEY, SECRET, FALSE);
  must_save (keyring, "two", OTHER_KEY, SECRET, FALSE);
  assert_names (keyring, "one|two");
  assert_secret (keyring, "one", SECRET);
  g_assert_false (save (keyring, "one", OTHER_KEY, SECRET, FALSE, &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_EXISTS);
  g_clear_error (&error);

  must_save (keyring, "one", OTHER_KEY, SECRET, TRUE);
  credential = load (keyring, "one", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (credential->api_key, ==, OTHER_KEY);

  must_rename (keyring, "two", "three");
  assert_names (keyring, "one|three");
  assert_secret (keyring, "three", SECRET);
  must_remove (keyring, "one");
  must_remove (keyring, "three");
  assert_names (keyring, "");
}

static void
test_encrypted (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autofree char *path = find_file ();
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  must_save (keyring, "one", KEY, SECRET, FALSE);
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 0);
  g_assert_null (memmem (bytes, length, SECRET, strlen (SECRET)));
  must_remove (keyring, "one");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *path = NULL;

  g_test_init (&argc, &argv, NULL);

  path = find_file ();
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "pw", TRUE);

  g_test_add_func ("/keyring/file/life", test_life);
  g_test_add_func ("/keyring/file/encrypted", test_encrypted);

  return g_test_run ();
}
