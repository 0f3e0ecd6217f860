/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-secret-backend.h"

/*
 * libsecret talks to the Secret Service, or keeps an encrypted file of its own: when it
 * is told so, and inside a Flatpak or a Snap whose desktop hands out a key for that file.
 * It does not say which, so the same conditions are looked at here.
 * Source: libsecret's documentation of SECRET_BACKEND and of its file back end.
 */

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Secret"

static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP_NAME") != NULL;
}

static void
version_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) version = NULL;

  /* Any error means that there is no such portal, and then the service is used. */
  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);
  if (reply != NULL)
    g_variant_get (reply, "(v)", &version);
  g_task_return_boolean (task, version != NULL &&
                               g_variant_is_of_type (version, G_VARIANT_TYPE_UINT32) &&
                               g_variant_get_uint32 (version) >= 1);
}

static void
bus_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }

  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", PORTAL_INTERFACE, "version"),
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          version_cb, g_object_ref (task));
}

/** Finds out where libsecret keeps secrets. Cannot fail. */
void
bitting_secret_backend_is_file_async (GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  const char *backend = g_getenv ("SECRET_BACKEND");

  g_task_set_source_tag (task, bitting_secret_backend_is_file_async);
  if (backend != NULL && *backend != '\0')
    g_task_return_boolean (task, g_str_equal (backend, "file"));
  else if (is_sandboxed ())
    g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, g_object_ref (task));
  else
    g_task_return_boolean (task, FALSE);
}

/** Returns: TRUE if libsecret keeps a file, FALSE if it talks to the Secret Service */
gboolean
bitting_secret_backend_is_file_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bitting_secret_backend_is_file_async),
                        FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
