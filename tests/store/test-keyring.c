/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libsecret/secret.h>
#include <string.h>

#include "keyring-fixture.h"
#include "neighbour.h"

/* An open gnome-keyring, as most people have it. */

#define KEY "k3yAbCdEfGhIjKlMnO"
#define OTHER_KEY "0therKeyPqRsTuVwXy"
#define SECRET "s3cretAbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define OTHER_SECRET "0therSecretAbCdEfGhIjKlMnOpQrStUvWxY"

static char *
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return output;
}

static void
test_empty (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (GError) error = NULL;

  assert_names (keyring, "");
  g_assert_null (load (keyring, "nothing", &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (remove_key (keyring, "nothing", &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (rename_key (keyring, "nothing", "something", &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_NOT_FOUND);
}

static void
test_life (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  BittingItem *item;

  must_save (keyring, "ICG-MM", KEY, SECRET, FALSE);
  assert_secret (keyring, "ICG-MM", SECRET);

  items = list (keyring, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (item->name, ==, "ICG-MM");
  g_assert_cmpstr (item->environment, ==, "mainnet");
  g_assert_cmpstr (item->host, ==, HOST);
  g_assert_cmpstr (item->api_key, ==, KEY);
  g_assert_cmpint (item->signing, ==, BITTING_SIGNING_HMAC);
  g_assert_false (item->locked);

  must_remove (keyring, "ICG-MM");
  assert_names (keyring, "");
  g_assert_cmpuint (neighbour_count_items (), ==, 0);
}

/* Other programs rely on each of these: section 4 of the design. */
static void
test_face (void)
{
  static const char *const expected[][2] = {
    { "application", "bitting" }, { "format", "1" },
    { "exchange", "bybit" }, { "environment", "mainnet" },
    { "host", HOST }, { "name", "ICG-MM" },
    { "api-key", KEY }, { "signing", "hmac" },
    { "xdg:schema", "io.github.bitting.Key" },
  };
  static const char *const lookup[] = {
    "secret-tool", "lookup", "application", "bitting", "name", "ICG-MM", NULL,
  };
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autofree char *output = NULL;
  g_autofree char *label = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GVariant) found = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) properties = NULL;
  g_autoptr (GVariant) attributes = NULL;
  guint i;

  must_save (keyring, "ICG-MM", KEY, SECRET, FALSE);

  output = run (lookup);
  g_assert_cmpstr (output, ==, SECRET);

  found = neighbour_ask ("/org/freedesktop/secrets", "org.freedesktop.Secret.Service",
                         "SearchItems",
                         g_variant_new_parsed ("({'application': 'bitting'},)"));
  {
    g_autoptr (GVariant) unlocked = g_variant_get_child_value (found, 0);

    g_assert_cmpuint (g_variant_n_children (unlocked), ==, 1);
    g_variant_get_child (unlocked, 0, "o", &path);
  }
  reply = neighbour_ask (path, "org.freedesktop.DBus.Properties", "GetAll",
                         g_variant_new ("(s)", "org.freedesktop.Secret.Item"));
  properties = g_variant_get_child_value (reply, 0);
  g_assert_true (g_variant_lookup (properties, "Label", "s", &label));
  g_assert_cmpstr (label, ==, "Bitting: ICG-MM (mainnet)");
  attributes = g_variant_lookup_value (properties, "Attributes", G_VARIANT_TYPE ("a{ss}"));
  g_assert_cmpuint (g_variant_n_children (attributes), ==, G_N_ELEMENTS (expected));
  for (i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const char *value = NULL;

      g_assert_true (g_variant_lookup (attributes, expected[i][0], "&s", &value));
      g_assert_cmpstr (value, ==, expected[i][1]);
    }

  clear_keyring (keyring);
}

static void
test_exists (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (GError) error = NULL;

  must_save (keyring, "taken", KEY, SECRET, FALSE);

  g_assert_false (save (keyring, "taken", KEY, OTHER_SECRET, FALSE, &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (save (keyring, "taken", OTHER_KEY, OTHER_SECRET, FALSE, &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_EXISTS);
  assert_secret (keyring, "taken", SECRET);
  g_assert_cmpuint (neighbour_count_items (), ==, 1);

  clear_keyring (keyring);
}

static void
test_replace (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (GError) error = NULL;

  /* Where there is nothing to replace. */
  must_save (keyring, "bot", KEY, SECRET, TRUE);
  /* The same key with another secret. */
  must_save (keyring, "bot", KEY, OTHER_SECRET, TRUE);
  assert_secret (keyring, "bot", OTHER_SECRET);
  g_assert_cmpuint (neighbour_count_items (), ==, 1);
  /* Another key. */
  must_save (keyring, "bot", OTHER_KEY, SECRET, TRUE);
  credential = load (keyring, "bot", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (credential->api_key, ==, OTHER_KEY);
  assert_secret (keyring, "bot", SECRET);
  g_assert_cmpuint (neighbour_count_items (), ==, 1);

  clear_keyring (keyring);
}

static void
test_rename (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (GError) error = NULL;

  must_save (keyring, "one", KEY, SECRET, FALSE);
  must_save (keyring, "two", OTHER_KEY, OTHER_SECRET, FALSE);

  g_assert_false (rename_key (keyring, "one", "two", &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (rename_key (keyring, "one", "one", &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_EXISTS);
  g_clear_error (&error);
  assert_names (keyring, "one|two");

  must_rename (keyring, "one", "three");
  assert_names (keyring, "three|two");
  assert_secret (keyring, "three", SECRET);
  assert_secret (keyring, "two", OTHER_SECRET);
  g_assert_cmpuint (neighbour_count_items (), ==, 2);

  clear_keyring (keyring);
}

static void
test_names (void)
{
  static const char *const names[] = {
    "it's \"quoted\" \\ back", "a=b;c,d", "Schlüssel für Jürgen", "日本語の鍵", "🔑", "مفتاح",
    "%s%n", "<b>bold & co", "-rf", "name with spaces",
  };
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autofree char *longest = g_strnfill (200, 'n');
  guint i;

  for (i = 0; i <= G_N_ELEMENTS (names); i++)
    {
      const char *name = i < G_N_ELEMENTS (names) ? names[i] : longest;

      must_save (keyring, name, KEY, SECRET, FALSE);
      assert_names (keyring, name);
      assert_secret (keyring, name, SECRET);
      must_remove (keyring, name);
    }
}

/* A slash would be a folder in KWallet: whoever lets one through made a mistake. */
static void
test_slash (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();

      save (keyring, "a/b", KEY, SECRET, FALSE, NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*bitting_item_check_name*");
}

static void
test_second_line (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();

      save (keyring, "lines", KEY, "one\ntwo", FALSE, NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*strpbrk*");
}

/* A private key of 8192 bits, as one line, is about 6,300 characters long. */
static void
test_rsa (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  g_autoptr (BittingItem) item = bitting_item_new ("rsa", "testnet", HOST, KEY,
                                                   BITTING_SIGNING_RSA);
  g_autoptr (BittingCredential) credential = NULL;
  g_autofree char *text = g_malloc (6301);
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < 6300; i++)
    text[i] = alphabet[(i * i + i / 7) % 64];
  text[6300] = '\0';

  must_save_item (keyring, item, text);
  credential = load (keyring, "rsa", &error);
  g_assert_no_error (error);
  g_assert_cmpint (credential->signing, ==, BITTING_SIGNING_RSA);
  g_assert_cmpstr (bitting_secret_peek (credential->secret), ==, text);

  clear_keyring (keyring);
}

static void
test_list_is_blind (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  Ear *ear;

  must_save (keyring, "quiet", KEY, SECRET, FALSE);

  ear = ear_start (SECRET);
  assert_names (keyring, "quiet");
  g_assert_cmpuint (ear_count (ear, "SearchItems"), ==, 1);
  g_assert_cmpuint (ear_count (ear, "GetSecret"), ==, 0);
  g_assert_cmpuint (ear_count (ear, "GetSecrets"), ==, 0);
  g_assert_cmpuint (ear_count (ear, "Unlock"), ==, 0);

  /* The ear does hear: a secret is fetched, but never in clear. */
  assert_secret (keyring, "quiet", SECRET);
  g_assert_cmpuint (ear_count (ear, "GetSecret"), ==, 1);
  g_assert_false (ear_heard_canary (ear));
  ear_stop (ear);

  clear_keyring (keyring);
}

/* The way to the keyring is encrypted in both directions. A name, which is not, proves
 * that the ear works. */
static void
test_wire (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  Ear *ear = ear_start (SECRET);
  Ear *control = ear_start ("canary-name");

  must_save (keyring, "canary-name", KEY, SECRET, FALSE);
  must_rename (keyring, "canary-name", "other");
  g_assert_cmpuint (ear_count (ear, "CreateItem"), ==, 2);
  g_assert_false (ear_heard_canary (ear));
  g_assert_true (ear_heard_canary (control));
  ear_stop (ear);
  ear_stop (control);

  clear_keyring (keyring);
}

static void
test_many (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("key %02u", (i * 37) % 50);

      must_save (keyring, name, KEY, SECRET, FALSE);
    }

  items = list (keyring, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 50);
  for (i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("key %02u", i);

      g_assert_cmpstr (((BittingItem *) g_ptr_array_index (items, i))->name, ==, name);
    }

  clear_keyring (keyring);
}

static void
test_cancelled_before (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (BittingItem) item = bitting_item_new ("never", "mainnet", HOST, KEY,
                                                   BITTING_SIGNING_HMAC);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gsize before = neighbour_count_items ();

  g_cancellable_cancel (cancellable);
  g_assert_false (save_item (keyring, item, SECRET, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  wait_ms (200);
  g_assert_cmpuint (neighbour_count_items (), ==, before);
}

static void
test_diagnosis (void)
{
  static const struct
  {
    BittingKeyringError  code;
    gboolean             fault;
    BittingDiagnosisCode diagnosis;
  } rows[] = {
    { BITTING_KEYRING_ERROR_LOCKED, TRUE, BITTING_DIAGNOSIS_KEYRING_LOCKED },
    { BITTING_KEYRING_ERROR_DISMISSED, TRUE, BITTING_DIAGNOSIS_KEYRING_DISMISSED },
    { BITTING_KEYRING_ERROR_ABSENT, TRUE, BITTING_DIAGNOSIS_KEYRING_ABSENT },
    { BITTING_KEYRING_ERROR_UNREACHABLE, TRUE, BITTING_DIAGNOSIS_KEYRING_UNREACHABLE },
    { BITTING_KEYRING_ERROR_MISMATCH, TRUE, BITTING_DIAGNOSIS_KEYRING_MISMATCH },
    { BITTING_KEYRING_ERROR_NOT_FOUND, FALSE, 0 },
    { BITTING_KEYRING_ERROR_EXISTS, FALSE, 0 },
    { BITTING_KEYRING_ERROR_TIMEOUT, TRUE, BITTING_DIAGNOSIS_KEYRING_UNREACHABLE },
  };
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "x");
  BittingDiagnosisCode code;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = bitting_keyring_error_new (rows[i].code);

      g_assert_error (error, BITTING_KEYRING_ERROR, (int) rows[i].code);
      g_assert_cmpuint (strlen (error->message), >, 10);
      g_assert_cmpint (bitting_keyring_error_to_diagnosis (error, &code), ==, rows[i].fault);
      if (rows[i].fault)
        g_assert_cmpint (code, ==, rows[i].diagnosis);
    }
  g_assert_false (bitting_keyring_error_to_diagnosis (other, &code));
}

/* Whoever stopped in between can go on; another key of that name is never written over. */
static void
test_rename_again (void)
{
  static const struct
  {
    const char *key;
    const char *secret;
  } strangers[] = {
    { OTHER_KEY, SECRET },
    { KEY, OTHER_SECRET },
  };
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  guint i;

  must_save (keyring, "old", KEY, SECRET, FALSE);
  must_save (keyring, "new", KEY, SECRET, FALSE);
  must_rename (keyring, "old", "new");
  assert_names (keyring, "new");
  assert_secret (keyring, "new", SECRET);

  for (i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autoptr (GError) error = NULL;

      must_save (keyring, "other", strangers[i].key, strangers[i].secret, TRUE);
      g_assert_false (rename_key (keyring, "new", "other", &error));
      g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_EXISTS);
      assert_names (keyring, "new|other");
      assert_secret (keyring, "new", SECRET);
      assert_secret (keyring, "other", strangers[i].secret);
    }
  must_remove (keyring, "new");
  must_remove (keyring, "other");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/empty", test_empty);
  g_test_add_func ("/keyring/life", test_life);
  g_test_add_func ("/keyring/face", test_face);
  g_test_add_func ("/keyring/exists", test_exists);
  g_test_add_func ("/keyring/replace", test_replace);
  g_test_add_func ("/keyring/rename", test_rename);
  g_test_add_func ("/keyring/names", test_names);
  g_test_add_func ("/keyring/slash", test_slash);
  g_test_add_func ("/keyring/second-line", test_second_line);
  g_test_add_func ("/keyring/rsa", test_rsa);
  g_test_add_func ("/keyring/list-is-blind", test_list_is_blind);
  g_test_add_func ("/keyring/wire", test_wire);
  g_test_add_func ("/keyring/many", test_many);
  g_test_add_func ("/keyring/cancelled-before", test_cancelled_before);
  g_test_add_func ("/keyring/diagnosis", test_diagnosis);

  g_test_add_func ("/keyring/rename-again", test_rename_again);

  return g_test_run ();
}
