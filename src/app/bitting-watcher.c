/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rounds over all keys, with or without a window. Whatever needs a person becomes a
 * notification of its own; what is fine says nothing. */

#include "config.h"

#include "bitting-watcher.h"

#include "bitting-watching.h"

/* How often an open window looks whether a round is due. */
#define LOOK_SECONDS (30 * 60)

/* Only this service can start Bitting again for a click; the older one needs it alive. */
#define LASTING_SERVICE "org.gtk.Notifications"
#define LINGER_SECONDS (10 * 60)

struct _BittingWatcher
{
  GObject        parent_instance;

  GApplication  *application; /* (borrowed): it owns us */
  BittingKeeper *keeper;      /* (owned) */
  GCancellable  *cancellable; /* (owned) */
  guint          look;        /* source that looks whether a round is due, or 0 */
  guint          linger;      /* source that ends the lingering, or 0 */
  gboolean       running;
};

G_DEFINE_FINAL_TYPE (BittingWatcher, bitting_watcher, G_TYPE_OBJECT)

static void
bitting_watcher_dispose (GObject *object)
{
  BittingWatcher *self = BITTING_WATCHER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->keeper);
  g_clear_handle_id (&self->look, g_source_remove);
  g_clear_handle_id (&self->linger, g_source_remove);

  G_OBJECT_CLASS (bitting_watcher_parent_class)->dispose (object);
}

static void
bitting_watcher_class_init (BittingWatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bitting_watcher_dispose;
}

static void
bitting_watcher_init (BittingWatcher *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * bitting_watcher_new:
 * @application: (transfer none): who sends the notifications; outlives the watcher
 * @keeper: whose keys
 *
 * Returns: (transfer full): a watcher that does nothing yet
 */
BittingWatcher *
bitting_watcher_new (GApplication  *application,
                     BittingKeeper *keeper)
{
  BittingWatcher *self = g_object_new (BITTING_TYPE_WATCHER, NULL);

  self->application = application;
  self->keeper = g_object_ref (keeper);

  return self;
}

/* One for each key: a newer one takes the place of an older one. */
static char *
notification_id (const char *name)
{
  return g_strconcat ("key-", name, NULL);
}

static void
notify (BittingWatcher     *self,
        const BittingAlert *alert,
        GDateTime          *now)
{
  g_autofree char *id = notification_id (alert->name);
  g_autofree char *title = bitting_alert_dup_title (alert, now);
  g_autofree char *body = bitting_alert_dup_body (alert, now);
  g_autoptr (GNotification) notification = g_notification_new (title);
  g_autoptr (GIcon) icon = g_themed_icon_new (APPLICATION_ID "-symbolic");

  g_notification_set_body (notification, body);
  g_notification_set_icon (notification, icon);
  g_notification_set_priority (notification, bitting_alert_is_urgent (alert)
                                               ? G_NOTIFICATION_PRIORITY_URGENT
                                               : G_NOTIFICATION_PRIORITY_NORMAL);
  g_notification_set_default_action_and_target (notification, "app.open-key", "s", alert->name);
  g_application_send_notification (self->application, id, notification);
}

static gboolean
lingered_cb (gpointer user_data)
{
  BittingWatcher *self = user_data;

  self->linger = 0;
  g_application_release (self->application);

  return G_SOURCE_REMOVE;
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BittingWatcher) self = user_data;
  GDBusConnection *bus = G_DBUS_CONNECTION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (bus, result, &error);
  gboolean lasting = FALSE;

  if (reply != NULL)
    g_variant_get (reply, "(b)", &lasting);
  if (lasting || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_application_release (self->application);
  else if (self->linger == 0)
    self->linger = g_timeout_add_seconds (LINGER_SECONDS, lingered_cb, self);
  else
    g_application_release (self->application);
}

/* Stays for a while where a click on a notification would otherwise find nobody. */
static void
linger (BittingWatcher *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (self->application);

  if (bus == NULL)
    return;

  g_application_hold (self->application);
  g_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", "NameHasOwner",
                          g_variant_new ("(s)", LASTING_SERVICE),
                          G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable,
                          asked_cb, g_object_ref (self));
}

static void
watched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BittingWatcher) self = user_data;
  BittingKeeper *keeper = BITTING_KEEPER (source);
  g_autoptr (BittingWatch) watch = bitting_keeper_watch_finish (keeper, result, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  guint i;

  self->running = FALSE;
  /* No keyring, or the end of the program: the next round tries again. */
  if (watch != NULL)
    {
      bitting_watching_note_round (now);
      for (i = 0; i < watch->alerts->len; i++)
        notify (self, g_ptr_array_index (watch->alerts, i), now);
      if (watch->alerts->len > 0)
        linger (self);
    }
  g_application_release (self->application);
}

/** Begins a round, if none is under way. The application stays until it is done. */
void
bitting_watcher_start (BittingWatcher *self)
{
  g_return_if_fail (BITTING_IS_WATCHER (self));

  if (self->running)
    return;

  self->running = TRUE;
  g_application_hold (self->application);
  bitting_keeper_watch_async (self->keeper, self->cancellable, watched_cb, g_object_ref (self));
}

static gboolean
look_cb (gpointer user_data)
{
  BittingWatcher *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (bitting_watching_is_due (now))
    bitting_watcher_start (self);

  return G_SOURCE_CONTINUE;
}

/** Makes the rounds that nobody else makes, for as long as the program is open. */
void
bitting_watcher_keep_on (BittingWatcher *self)
{
  g_return_if_fail (BITTING_IS_WATCHER (self));

  if (self->look != 0)
    return;

  self->look = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  look_cb (self);
}

/** The person looks at a key: what was to be told of it is told. */
void
bitting_watcher_dismiss (BittingWatcher *self,
                         const char     *name)
{
  g_autofree char *id = notification_id (name);

  g_application_withdraw_notification (self->application, id);
}

/** Calls off what is under way, and stays for nobody: the person wants the program to end. */
void
bitting_watcher_leave (BittingWatcher *self)
{
  g_return_if_fail (BITTING_IS_WATCHER (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->linger == 0)
    return;

  g_clear_handle_id (&self->linger, g_source_remove);
  g_application_release (self->application);
}
