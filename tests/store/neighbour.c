/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "neighbour.h"

#include <libsecret/secret.h>

GVariant *
neighbour_ask (const char *path,
               const char *interface,
               const char *method,
               GVariant   *parameters)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (bus, "org.freedesktop.secrets", path, interface,
                                                 method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE,
                                                 -1, NULL, &error);

  g_assert_no_error (error);

  return reply;
}

/* How many items the login keyring holds, ours or not. */
gsize
neighbour_count_items (void)
{
  g_autoptr (GVariant) reply =
    neighbour_ask ("/org/freedesktop/secrets/collection/login", "org.freedesktop.DBus.Properties",
                   "Get", g_variant_new ("(ss)", "org.freedesktop.Secret.Collection", "Items"));
  g_autoptr (GVariant) items = NULL;

  g_variant_get (reply, "(v)", &items);

  return g_variant_n_children (items);
}

/* Puts something into the keyring that this program did not write. */
void
neighbour_plant (const char *label,
                 const char *secret,
                 ...)
{
  g_autoptr (GHashTable) attributes = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  va_list list;

  attributes = g_hash_table_new (g_str_hash, g_str_equal);
  va_start (list, secret);
  while ((name = va_arg (list, const char *)) != NULL)
    g_hash_table_insert (attributes, (char *) name, va_arg (list, char *));
  va_end (list);
  secret_password_storev_sync (NULL, attributes, NULL, label, secret, NULL, &error);
  g_assert_no_error (error);
}
