/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <signal.h>

#include "keyring-fixture.h"

/* A gnome-keyring that was loaded from disk and never opened, with a person at the
 * password dialogue. */

#define KEY "k3yAbCdEfGhIjKlMnO"
#define OTHER_KEY "0therKeyPqRsTuVwXy"
#define SECRET "s3cretAbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define PASSWORD "pw"

typedef enum
{
  LIST,
  LOAD,
  LOAD_ABSENT,
  SAVE_NEW,
  SAVE_TAKEN,
  REPLACE,
  REMOVE,
  RENAME,
  N_DEEDS,
} Deed;

/* Does one thing to a keyring that holds one key called "one". */
static void
act (BittingKeyring  *keyring,
     Deed             deed,
     GError         **error)
{
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (GPtrArray) items = NULL;

  switch (deed)
    {
    case LIST:
      items = list (keyring, error);
      break;
    case LOAD:
      credential = load (keyring, "one", error);
      break;
    case LOAD_ABSENT:
      credential = load (keyring, "absent", error);
      break;
    case SAVE_NEW:
      save (keyring, "new", OTHER_KEY, SECRET, FALSE, error);
      break;
    case SAVE_TAKEN:
      save (keyring, "one", OTHER_KEY, SECRET, FALSE, error);
      break;
    case REPLACE:
      save (keyring, "one", OTHER_KEY, SECRET, TRUE, error);
      break;
    case REMOVE:
      remove_key (keyring, "one", error);
      break;
    case RENAME:
      rename_key (keyring, "one", "two", error);
      break;
    case N_DEEDS:
    default:
      g_assert_not_reached ();
    }
}

static BittingKeyring *
set_up (void)
{
  BittingKeyring *keyring = bitting_keyring_new ();

  session_keyring ("unlocked");
  clear_keyring (keyring);
  must_save (keyring, "one", KEY, SECRET, FALSE);
  session_keyring ("locked");

  return keyring;
}

/* After whatever happened: opened with the password, the keyring holds what it held. */
static void
assert_untouched (BittingKeyring *keyring)
{
  session_keyring ("unlocked");
  assert_names (keyring, "one");
  assert_secret (keyring, "one", SECRET);
}

static void
test_dismissed (void)
{
  Deed deed;

  for (deed = LIST; deed < N_DEEDS; deed++)
    {
      g_autoptr (BittingKeyring) keyring = set_up ();
      Helper *prompter = helper_start ("prompter", "dismiss", NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("deed %d", (int) deed);
      act (keyring, deed, &error);
      g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_DISMISSED);
      g_assert_cmpuint (helper_stop (prompter), ==, 1);
      assert_untouched (keyring);
    }
}

/* Each deed asks for the password exactly once, and then does what it does when the
 * keyring is open. */
static void
test_given (void)
{
  static const struct
  {
    int         code;   /* -1: none */
    const char *names;
  } outcomes[N_DEEDS] = {
    [LIST] = { -1, "one" },
    [LOAD] = { -1, "one" },
    [LOAD_ABSENT] = { BITTING_KEYRING_ERROR_NOT_FOUND, "one" },
    [SAVE_NEW] = { -1, "new|one" },
    [SAVE_TAKEN] = { BITTING_KEYRING_ERROR_EXISTS, "one" },
    [REPLACE] = { -1, "one" },
    [REMOVE] = { -1, "" },
    [RENAME] = { -1, "two" },
  };
  Deed deed;

  for (deed = LIST; deed < N_DEEDS; deed++)
    {
      g_autoptr (BittingKeyring) keyring = set_up ();
      Helper *prompter = helper_start ("prompter", "give", PASSWORD);
      g_autoptr (GError) error = NULL;

      g_test_message ("deed %d", (int) deed);
      act (keyring, deed, &error);
      if (outcomes[deed].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, BITTING_KEYRING_ERROR, outcomes[deed].code);
      g_assert_cmpuint (helper_stop (prompter), ==, 1);
      assert_names (keyring, outcomes[deed].names);
    }
}

static void
test_secret_after_password (void)
{
  g_autoptr (BittingKeyring) keyring = set_up ();
  Helper *prompter = helper_start ("prompter", "give", PASSWORD);

  assert_secret (keyring, "one", SECRET);
  assert_secret (keyring, "one", SECRET);
  g_assert_cmpuint (helper_stop (prompter), ==, 1);
}

static void
test_mistaken (void)
{
  g_autoptr (BittingKeyring) keyring = set_up ();
  Helper *prompter = helper_start ("prompter", "mistake", "wrong");
  g_autoptr (GError) error = NULL;

  act (keyring, LOAD, &error);
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_DISMISSED);
  g_assert_cmpuint (helper_stop (prompter), ==, 2);
  assert_untouched (keyring);
}

/* As over ssh: there is nobody to ask. */
static void
test_nobody (void)
{
  Deed deed;

  for (deed = LIST; deed < N_DEEDS; deed++)
    {
      g_autoptr (BittingKeyring) keyring = set_up ();
      g_autoptr (GError) error = NULL;

      act (keyring, deed, &error);
      g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_DISMISSED);
      assert_untouched (keyring);
    }
}

/* Locked, and holding nothing: only an open keyring can be believed. */
static void
test_empty (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  Helper *prompter;

  session_keyring ("unlocked");
  clear_keyring (keyring);
  session_keyring ("locked");

  prompter = helper_start ("prompter", "dismiss", NULL);
  items = list (keyring, &error);
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_DISMISSED);
  g_assert_null (items);
  g_assert_cmpuint (helper_stop (prompter), ==, 1);

  prompter = helper_start ("prompter", "give", PASSWORD);
  assert_names (keyring, "");
  g_assert_cmpuint (helper_stop (prompter), ==, 1);
}

static void
lock_open_keyring (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.secrets", "/org/freedesktop/secrets",
                                       "org.freedesktop.Secret.Service", "Lock",
                                       g_variant_new_parsed ("([objectpath "
                                         "'/org/freedesktop/secrets/collection/login'],)"),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/* One that was open before still tells the names, so nobody is asked for a list. */
static void
test_locked_again (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  Helper *prompter;

  session_keyring ("unlocked");
  clear_keyring (keyring);
  must_save (keyring, "one", KEY, SECRET, FALSE);
  lock_open_keyring ();

  prompter = helper_start ("prompter", "give", PASSWORD);
  items = list (keyring, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  /* Still locked, so nobody was asked so far; and for the secret they are asked once. */
  g_assert_true (((BittingItem *) g_ptr_array_index (items, 0))->locked);
  assert_secret (keyring, "one", SECRET);
  g_assert_cmpuint (helper_stop (prompter), ==, 1);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

/* To cancel a look-up of libsecret's here aborts gnome-keyring 42.1. */
static void
test_cancelled_at_prompt (void)
{
  g_autoptr (BittingKeyring) keyring = set_up ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Helper *prompter = helper_start ("prompter", "wait", NULL);
  GPid daemon = session_daemon ();
  gint64 start = g_get_monotonic_time ();

  g_timeout_add (400, cancel_cb, cancellable);
  g_assert_null (load_cancellable (keyring, "one", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 1400 * 1000);

  wait_ms (500);
  g_assert_cmpint (kill (daemon, 0), ==, 0);
  /* Whoever closes the dialogue in the end finds nobody waiting, and no harm done. */
  g_assert_cmpuint (helper_stop (prompter), ==, 1);
  wait_ms (2000);
  g_assert_cmpint (kill (daemon, 0), ==, 0);
  g_assert_cmpint (session_daemon (), ==, daemon);

  prompter = helper_start ("prompter", "give", PASSWORD);
  assert_secret (keyring, "one", SECRET);
  g_assert_cmpuint (helper_stop (prompter), ==, 1);
  g_assert_cmpint (session_daemon (), ==, daemon);
}

/* People look for their password longer than any deadline. */
static void
test_no_deadline_at_prompt (void)
{
  g_autoptr (BittingKeyring) keyring = set_up ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Helper *prompter = helper_start ("prompter", "wait", NULL);

  bitting_keyring_set_deadline (keyring, 500);
  g_timeout_add (2000, cancel_cb, cancellable);
  g_assert_null (load_cancellable (keyring, "one", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (helper_stop (prompter), ==, 1);
}

static gboolean
kill_cb (gpointer user_data)
{
  g_assert_cmpint (kill (session_daemon (), SIGKILL), ==, 0);

  return G_SOURCE_REMOVE;
}

/* libsecret's own call would wait for ever. The bus starts a new daemon, which is asked
 * once more. */
static void
test_killed_at_prompt (void)
{
  g_autoptr (BittingKeyring) keyring = set_up ();
  Helper *prompter = helper_start ("prompter", "late", PASSWORD);

  g_timeout_add (400, kill_cb, NULL);
  assert_secret (keyring, "one", SECRET);
  g_assert_cmpuint (helper_stop (prompter), ==, 2);
}

/* The same twice: then it is reported. */
static void
test_killed_at_both_prompts (void)
{
  g_autoptr (BittingKeyring) keyring = set_up ();
  g_autoptr (GError) error = NULL;
  Helper *prompter = helper_start ("prompter", "wait", NULL);

  g_timeout_add (400, kill_cb, NULL);
  g_timeout_add (1200, kill_cb, NULL);
  g_assert_null (load (keyring, "one", &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_UNREACHABLE);
  g_assert_cmpuint (helper_stop (prompter), ==, 2);
  assert_untouched (keyring);
}

static void
remove_keyrings (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "keyrings", NULL);
  g_autoptr (GDir) entries = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  session_keyring ("stop");
  entries = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  session_keyring ("locked");
}

/* A brand-new account has no keyring yet. To look is free; the first save makes one,
 * and the person chooses its password. */
static void
test_first_ever (void)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (GError) error = NULL;
  Helper *prompter;

  remove_keyrings ();

  prompter = helper_start ("prompter", "dismiss", NULL);
  assert_names (keyring, "");
  g_assert_null (load (keyring, "one", &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (save (keyring, "one", KEY, SECRET, FALSE, &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_DISMISSED);
  g_assert_cmpuint (helper_stop (prompter), ==, 1);

  prompter = helper_start ("prompter", "give", PASSWORD);
  must_save (keyring, "one", KEY, SECRET, FALSE);
  assert_secret (keyring, "one", SECRET);
  /* For the new password, and whether one as weak as the test's will do. */
  g_assert_cmpuint (helper_stop (prompter), ==, 2);
}

/* Work in the background never brings up the dialogue, whoever sits before it. */
static void
test_quiet (void)
{
  g_autoptr (BittingKeyring) keyring = set_up ();
  g_autoptr (BittingKeyring) quiet = bitting_keyring_new_quiet ();
  Helper *prompter = helper_start ("prompter", "give", PASSWORD);
  Deed deed;

  for (deed = LIST; deed <= LOAD_ABSENT; deed++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("deed %d", (int) deed);
      act (quiet, deed, &error);
      g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_LOCKED);
    }
  g_assert_cmpuint (helper_stop (prompter), ==, 0);

  assert_untouched (keyring);
  assert_names (quiet, "one");
  assert_secret (quiet, "one", SECRET);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/locked/dismissed", test_dismissed);
  g_test_add_func ("/keyring/locked/given", test_given);
  g_test_add_func ("/keyring/locked/secret-after-password", test_secret_after_password);
  g_test_add_func ("/keyring/locked/mistaken", test_mistaken);
  g_test_add_func ("/keyring/locked/nobody", test_nobody);
  g_test_add_func ("/keyring/locked/quiet", test_quiet);
  g_test_add_func ("/keyring/locked/empty", test_empty);
  g_test_add_func ("/keyring/locked/locked-again", test_locked_again);
  g_test_add_func ("/keyring/locked/cancelled-at-prompt", test_cancelled_at_prompt);
  g_test_add_func ("/keyring/locked/no-deadline-at-prompt", test_no_deadline_at_prompt);
  g_test_add_func ("/keyring/locked/killed-at-prompt", test_killed_at_prompt);
  g_test_add_func ("/keyring/locked/killed-at-both-prompts", test_killed_at_both_prompts);
  g_test_add_func ("/keyring/locked/first-ever", test_first_ever);

  return g_test_run ();
}
