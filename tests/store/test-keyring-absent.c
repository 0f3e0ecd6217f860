/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "keyring-fixture.h"

/* A session in which no secret service can be started, or without a bus. */

#define KEY "k3yAbCdEfGhIjKlMnO"
#define SECRET "s3cretAbCdEfGhIjKlMnOpQrStUvWxYz0123"

static void
assert_all (BittingKeyringError code)
{
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  GError *errors[5] = { NULL };
  guint i;

  g_assert_null (list (keyring, &errors[0]));
  g_assert_null (load (keyring, "one", &errors[1]));
  g_assert_false (save (keyring, "one", KEY, SECRET, FALSE, &errors[2]));
  g_assert_false (remove_key (keyring, "one", &errors[3]));
  g_assert_false (rename_key (keyring, "one", "two", &errors[4]));
  for (i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_error (errors[i], BITTING_KEYRING_ERROR, (int) code);
      g_assert_null (strstr (errors[i]->message, SECRET));
      g_assert_null (strstr (errors[i]->message, KEY));
      g_assert_null (strstr (errors[i]->message, "GDBus.Error"));
      g_error_free (errors[i]);
    }
}

static void
test_no_service (void)
{
  assert_all (BITTING_KEYRING_ERROR_ABSENT);
}

static void
test_no_bus (void)
{
  static const char *const addresses[] = {
    "disabled:", "unix:path=/nowhere/bus", "nonsense", "tcp:host=127.0.0.1,port=1", NULL,
  };
  guint i;

  /* A process keeps the bus that it got first, so each address needs one of its own. */
  if (g_test_subprocess ())
    {
      assert_all (BITTING_KEYRING_ERROR_UNREACHABLE);
      return;
    }

  for (i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_test_message ("%s", addresses[i] != NULL ? addresses[i] : "none");
      if (addresses[i] != NULL)
        g_setenv ("DBUS_SESSION_BUS_ADDRESS", addresses[i], TRUE);
      else
        g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
      g_test_trap_subprocess (NULL, 20 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/absent/no-service", test_no_service);
  g_test_add_func ("/keyring/absent/no-bus", test_no_bus);

  return g_test_run ();
}
