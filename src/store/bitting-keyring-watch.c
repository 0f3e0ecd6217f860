/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hears from the secret service that something in a keyring became different, whoever did
 * it. What it is has to be asked: the service tells only the path of an item. */

#include "bitting-keyring-watch.h"

#include "bitting-secret-names.h"

struct _BittingKeyringWatch
{
  GObject          parent_instance;

  GDBusConnection *bus;         /* (owned) (nullable): as soon as it is there */
  GCancellable    *cancellable; /* (owned) */
  guint            ids[3];      /* subscriptions, or 0 */
};

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} BittingKeyringWatchSignal;

G_DEFINE_FINAL_TYPE (BittingKeyringWatch, bitting_keyring_watch, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* Who tells of what: items, the keyrings that they are in, and another daemon. */
static const struct
{
  const char *sender;
  const char *interface;
  const char *member;
  const char *first;  /* argument that has to be the first, or NULL */
} sources[] = {
  { SERVICE_NAME, COLLECTION_INTERFACE, NULL, NULL },
  { SERVICE_NAME, SERVICE_INTERFACE, NULL, NULL },
  { "org.freedesktop.DBus", "org.freedesktop.DBus", "NameOwnerChanged", SERVICE_NAME },
};

static void
told_cb (GDBusConnection *bus,
         const char      *sender,
         const char      *path,
         const char      *interface,
         const char      *member,
         GVariant        *parameters,
         gpointer         user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_CHANGED], 0);
}

static void
got_bus_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BittingKeyringWatch) self = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  guint i;

  /* Without a bus there is no service either, and nothing to hear. */
  if (bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->bus = g_steal_pointer (&bus);
  g_dbus_connection_set_exit_on_close (self->bus, FALSE);
  for (i = 0; i < G_N_ELEMENTS (sources); i++)
    self->ids[i] = g_dbus_connection_signal_subscribe (self->bus, sources[i].sender,
                                                       sources[i].interface, sources[i].member,
                                                       NULL, sources[i].first,
                                                       G_DBUS_SIGNAL_FLAGS_NONE, told_cb, self, NULL);
}

static void
bitting_keyring_watch_dispose (GObject *object)
{
  BittingKeyringWatch *self = BITTING_KEYRING_WATCH (object);
  guint i;

  g_cancellable_cancel (self->cancellable);
  for (i = 0; i < G_N_ELEMENTS (self->ids); i++)
    if (self->ids[i] != 0)
      {
        g_dbus_connection_signal_unsubscribe (self->bus, self->ids[i]);
        self->ids[i] = 0;
      }
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (bitting_keyring_watch_parent_class)->dispose (object);
}

static void
bitting_keyring_watch_finalize (GObject *object)
{
  g_object_unref (BITTING_KEYRING_WATCH (object)->cancellable);

  G_OBJECT_CLASS (bitting_keyring_watch_parent_class)->finalize (object);
}

static void
bitting_keyring_watch_class_init (BittingKeyringWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bitting_keyring_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = bitting_keyring_watch_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bitting_keyring_watch_init (BittingKeyringWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * bitting_keyring_watch_new:
 *
 * Starts to listen; starts no service, and asks nobody.
 *
 * Returns: (transfer full): an object that emits `changed`, often several times for one change
 */
BittingKeyringWatch *
bitting_keyring_watch_new (void)
{
  BittingKeyringWatch *self = g_object_new (BITTING_TYPE_KEYRING_WATCH, NULL);

  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, got_bus_cb, g_object_ref (self));

  return self;
}
