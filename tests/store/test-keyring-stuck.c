/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>

#include "keyring-fixture.h"

/* A daemon that does not answer, or is killed while it is asked; and a bus that goes. */

#define KEY "k3yAbCdEfGhIjKlMnO"
#define OTHER_KEY "0therKeyPqRsTuVwXy"
#define SECRET "s3cretAbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define PASSWORD "pw"

static BittingKeyring *
set_up (void)
{
  BittingKeyring *keyring = bitting_keyring_new ();

  session_keyring ("unlocked");
  clear_keyring (keyring);
  must_save (keyring, "one", KEY, SECRET, FALSE);

  return keyring;
}

static void
freeze (GPid daemon)
{
  g_assert_cmpint (kill (daemon, SIGSTOP), ==, 0);
}

static void
thaw (GPid daemon)
{
  g_assert_cmpint (kill (daemon, SIGCONT), ==, 0);
}

static void
assert_timed_out (GError *error)
{
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_TIMEOUT);
  g_error_free (error);
}

static void
test_deadline (void)
{
  g_autoptr (BittingKeyring) keyring = set_up ();
  GPid daemon = session_daemon ();
  gint64 start = g_get_monotonic_time ();
  GError *errors[5] = { NULL };
  guint i;

  bitting_keyring_set_deadline (keyring, 300);
  freeze (daemon);
  g_assert_null (list (keyring, &errors[0]));
  g_assert_null (load (keyring, "one", &errors[1]));
  g_assert_false (save (keyring, "new", OTHER_KEY, SECRET, FALSE, &errors[2]));
  g_assert_false (remove_key (keyring, "one", &errors[3]));
  g_assert_false (rename_key (keyring, "one", "two", &errors[4]));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * 800 * 1000);
  for (i = 0; i < G_N_ELEMENTS (errors); i++)
    assert_timed_out (errors[i]);

  /* The late answers come in, and nothing is done with them. */
  thaw (daemon);
  wait_ms (500);
  bitting_keyring_set_deadline (keyring, 10000);
  g_assert_cmpint (session_daemon (), ==, daemon);
  assert_names (keyring, "one");
  assert_secret (keyring, "one", SECRET);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

static void
test_cancel (void)
{
  g_autoptr (BittingKeyring) keyring = set_up ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GPid daemon = session_daemon ();
  gint64 start = g_get_monotonic_time ();

  freeze (daemon);
  g_timeout_add (300, cancel_cb, cancellable);
  g_assert_null (load_cancellable (keyring, "one", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 1300 * 1000);

  thaw (daemon);
  wait_ms (500);
  g_assert_cmpint (session_daemon (), ==, daemon);
  assert_secret (keyring, "one", SECRET);
}

/* To cancel at any moment of a save leaves the whole key there, or none. */
static void
test_cancel_save_anywhere (void)
{
  g_autoptr (BittingKeyring) keyring = set_up ();
  g_autoptr (BittingItem) item = bitting_item_new ("two", "mainnet", HOST, OTHER_KEY,
                                                   BITTING_SIGNING_HMAC);
  GPid daemon = session_daemon ();
  guint done = 0;
  guint delay;

  for (delay = 0; delay <= 30; delay++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GPtrArray) items = NULL;
      g_autoptr (GError) error = NULL;
      /* The last one never comes, however slow the machine is. */
      guint id = g_timeout_add (delay < 30 ? delay : 60000, cancel_cb, cancellable);

      if (save_item (keyring, item, SECRET, FALSE, cancellable, &error))
        {
          g_assert_no_error (error);
          done++;
        }
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      if (!g_cancellable_is_cancelled (cancellable))
        g_source_remove (id);
      wait_ms (60);

      items = list (keyring, &error);
      g_assert_no_error (error);
      if (items->len == 2)
        {
          assert_secret (keyring, "two", SECRET);
          must_remove (keyring, "two");
        }
      assert_names (keyring, "one");
    }

  /* Both ends were tried: cancelled at once, and not before it was done. */
  g_assert_cmpuint (done, >, 0);
  g_assert_cmpuint (done, <, 31);
  g_assert_cmpint (session_daemon (), ==, daemon);
}

static gboolean
kill_cb (gpointer user_data)
{
  g_assert_cmpint (kill (GPOINTER_TO_INT (user_data), SIGKILL), ==, 0);

  return G_SOURCE_REMOVE;
}

/* The bus starts another one, which is locked: that is asked, and the person too. */
static void
test_killed (void)
{
  g_autoptr (BittingKeyring) keyring = set_up ();
  Helper *prompter = helper_start ("prompter", "give", PASSWORD);
  GPid daemon = session_daemon ();

  freeze (daemon);
  g_timeout_add (200, kill_cb, GINT_TO_POINTER (daemon));
  assert_secret (keyring, "one", SECRET);
  g_assert_cmpint (session_daemon (), !=, daemon);
  g_assert_cmpuint (helper_stop (prompter), ==, 1);
}

/* The same without anybody at the dialogue: never "not found". */
static void
test_killed_alone (void)
{
  g_autoptr (BittingKeyring) keyring = set_up ();
  g_autoptr (GError) error = NULL;
  GPid daemon = session_daemon ();

  freeze (daemon);
  g_timeout_add (200, kill_cb, GINT_TO_POINTER (daemon));
  g_assert_null (load (keyring, "one", &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_DISMISSED);
}

/* Between two calls: libsecret's old connection must not be used. */
static void
test_restarted (void)
{
  g_autoptr (BittingKeyring) keyring = set_up ();
  guint i;

  for (i = 0; i < 3; i++)
    {
      assert_secret (keyring, "one", SECRET);
      session_keyring ("unlocked");
    }
  assert_names (keyring, "one");
  must_save (keyring, "two", OTHER_KEY, SECRET, FALSE);
  session_keyring ("unlocked");
  must_rename (keyring, "two", "three");
  session_keyring ("unlocked");
  must_remove (keyring, "three");
}

static GPid
find_bus (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  guint32 id = 0;

  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                       g_variant_new ("(s)", "org.freedesktop.DBus"), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(u)", &id);

  return (GPid) id;
}

/* Must be the last: the session has no bus after it. The program must live, or the secret
 * that somebody is typing would go with it. */
static void
test_bus_dies (void)
{
  g_autoptr (BittingKeyring) keyring = set_up ();
  g_autoptr (GError) error = NULL;
  GPid daemon = session_daemon ();

  freeze (daemon);
  g_timeout_add (200, kill_cb, GINT_TO_POINTER (find_bus ()));
  g_assert_false (save (keyring, "two", OTHER_KEY, SECRET, FALSE, &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_UNREACHABLE);
  g_clear_error (&error);
  thaw (daemon);

  g_assert_null (list (keyring, &error));
  g_assert_error (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_UNREACHABLE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/stuck/deadline", test_deadline);
  g_test_add_func ("/keyring/stuck/cancel", test_cancel);
  g_test_add_func ("/keyring/stuck/cancel-save-anywhere", test_cancel_save_anywhere);
  g_test_add_func ("/keyring/stuck/killed", test_killed);
  g_test_add_func ("/keyring/stuck/killed-alone", test_killed_alone);
  g_test_add_func ("/keyring/stuck/restarted", test_restarted);
  g_test_add_func ("/keyring/stuck/bus-dies", test_bus_dies);

  return g_test_run ();
}
