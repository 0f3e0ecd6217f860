/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-secret-service.h"

#include <glib/gi18n-lib.h>

#include "bitting-keyring-error.h"
#include "bitting-secret-names.h"

/*
 * The few things that we ask of the Secret Service ourselves, because libsecret
 * 0.20.5 cannot say what we need to know: who answers, whether the keyring is
 * locked, and whether a prompt was dismissed or its daemon died. In the last case
 * libsecret's callback never comes.
 *
 * Nothing here can be cancelled, on purpose: see BittingCall.
 */

#define NO_OBJECT "/"

typedef struct
{
  GDBusConnection     *bus;
  BittingServiceState *state;
} Probe;

typedef struct
{
  GDBusConnection *bus;
  char            *owner;
  char            *path;
  const char      *interface;     /* static */
  const char      *method;        /* static */
  const char      *reply_type;    /* static; the prompt comes last */
  GVariant        *parameters;
  int              patience;      /* milliseconds for an answer without a prompt */
  guint            completed_id;
  guint            watch_id;
  gboolean         over;
} Ask;

void
bitting_service_state_free (BittingServiceState *self)
{
  g_free (self->owner);
  g_free (self->collection);
  g_free (self);
}

static void
probe_free (gpointer data)
{
  Probe *probe = data;

  g_clear_object (&probe->bus);
  g_clear_pointer (&probe->state, bitting_service_state_free);
  g_free (probe);
}

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_clear_object (&ask->bus);
  g_clear_pointer (&ask->parameters, g_variant_unref);
  g_free (ask->owner);
  g_free (ask->path);
  g_free (ask);
}

/* By its well-known name the service is started; only then does "unknown" mean that
 * there is none. */
static GError *
translate_absence (GError *error)
{
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER))
    {
      g_error_free (error);
      return bitting_keyring_error_new (BITTING_KEYRING_ERROR_ABSENT);
    }

  return bitting_keyring_error_translate (error);
}

static void
probe_return (GTask *task)
{
  Probe *probe = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&probe->state),
                         (GDestroyNotify) bitting_service_state_free);
}

static void
probe_locked_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) value = NULL;
  Probe *probe = g_task_get_task_data (task);
  GError *error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  if (reply == NULL)
    {
      g_task_return_error (task, bitting_keyring_error_translate (error));
      return;
    }

  g_variant_get (reply, "(v)", &value);
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    {
      g_task_return_error (task, bitting_keyring_error_new (BITTING_KEYRING_ERROR_UNREACHABLE));
      return;
    }

  probe->state->locked = g_variant_get_boolean (value);
  probe_return (task);
}

static void
probe_owner_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  Probe *probe = g_task_get_task_data (task);
  GError *error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  if (reply == NULL)
    {
      g_task_return_error (task, bitting_keyring_error_translate (error));
      return;
    }

  g_variant_get (reply, "(s)", &probe->state->owner);
  if (probe->state->collection == NULL)
    {
      probe_return (task);
      return;
    }

  g_dbus_connection_call (probe->bus, probe->state->owner, probe->state->collection,
                          PROPERTIES_INTERFACE, "Get",
                          g_variant_new ("(ss)", COLLECTION_INTERFACE, "Locked"),
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, NO_TIMEOUT, NULL,
                          probe_locked_cb, g_object_ref (task));
}

static void
probe_alias_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  Probe *probe = g_task_get_task_data (task);
  const char *collection = NULL;
  GError *error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  if (reply == NULL)
    {
      g_task_return_error (task, translate_absence (error));
      return;
    }

  g_variant_get (reply, "(&o)", &collection);
  if (!g_str_equal (collection, NO_OBJECT))
    probe->state->collection = g_strdup (collection);

  g_dbus_connection_call (probe->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", "GetNameOwner",
                          g_variant_new ("(s)", SERVICE_NAME),
                          G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, NO_TIMEOUT, NULL,
                          probe_owner_cb, g_object_ref (task));
}

static void
probe_bus_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Probe *probe = g_task_get_task_data (task);
  GError *error = NULL;

  probe->bus = g_bus_get_finish (result, &error);
  if (probe->bus == NULL)
    {
      g_task_return_error (task, bitting_keyring_error_translate (error));
      return;
    }

  /* A bus that ends must not take the program, and a secret on its screen, with it. */
  g_dbus_connection_set_exit_on_close (probe->bus, FALSE);
  g_dbus_connection_call (probe->bus, SERVICE_NAME, SERVICE_PATH, SERVICE_INTERFACE, "ReadAlias",
                          g_variant_new ("(s)", "default"),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, NO_TIMEOUT, NULL,
                          probe_alias_cb, g_object_ref (task));
}

/**
 * bitting_secret_service_probe_async:
 *
 * Asks for the state of the service, and starts it if need be. Never prompts.
 * The errors are BITTING_KEYRING_ERROR: ABSENT, UNREACHABLE, TIMEOUT.
 */
void
bitting_secret_service_probe_async (GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Probe *probe = g_new0 (Probe, 1);

  g_task_set_source_tag (task, bitting_secret_service_probe_async);
  probe->state = g_new0 (BittingServiceState, 1);
  g_task_set_task_data (task, probe, probe_free);

  g_bus_get (G_BUS_TYPE_SESSION, NULL, probe_bus_cb, g_object_ref (task));
}

/** Returns: (transfer full): the state, or NULL with @error set */
BittingServiceState *
bitting_secret_service_probe_finish (GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bitting_secret_service_probe_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Ends the asking with @error, or well if it is NULL; only the first end counts. The
 * subscription and the watch hold the task, so they go first. */
static void
ask_end (GTask  *task,
         GError *error)
{
  G_GNUC_UNUSED g_autoptr (GTask) held = g_object_ref (task);
  Ask *ask = g_task_get_task_data (task);

  if (ask->over)
    {
      g_clear_error (&error);
      return;
    }

  ask->over = TRUE;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);

  if (ask->completed_id != 0)
    g_dbus_connection_signal_unsubscribe (ask->bus, ask->completed_id);
  if (ask->watch_id != 0)
    g_bus_unwatch_name (ask->watch_id);
}

/* Unlock answers with what it unlocked, and an empty list is how a wrong password and
 * Escape look. The other calls answer with the object that they made or with nothing. */
static gboolean
is_done (const Ask *ask,
         GVariant  *result)
{
  return !g_variant_is_of_type (result, G_VARIANT_TYPE_OBJECT_PATH_ARRAY) ||
         g_variant_n_children (result) > 0;
}

static void
ask_completed_cb (GDBusConnection *bus,
                  const char      *sender,
                  const char      *path,
                  const char      *interface,
                  const char      *signal,
                  GVariant        *parameters,
                  gpointer         user_data)
{
  GTask *task = user_data;
  g_autoptr (GVariant) result = NULL;
  gboolean dismissed = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(bv)")))
    g_variant_get (parameters, "(bv)", &dismissed, &result);

  if (dismissed || !is_done (g_task_get_task_data (task), result))
    ask_end (task, bitting_keyring_error_new (BITTING_KEYRING_ERROR_DISMISSED));
  else
    ask_end (task, NULL);
}

static void
ask_vanished_cb (GDBusConnection *bus,
                 const char      *name,
                 gpointer         user_data)
{
  ask_end (user_data,
           g_error_new_literal (BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_UNREACHABLE,
                                _("The keyring stopped while it was asking for its password.")));
}

static void
ask_prompted_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  GError *error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  if (reply == NULL)
    ask_end (task, bitting_keyring_error_translate (error));
}

static void
ask_prompt (GTask      *task,
            const char *prompt)
{
  Ask *ask = g_task_get_task_data (task);

  ask->completed_id =
    g_dbus_connection_signal_subscribe (ask->bus, ask->owner, PROMPT_INTERFACE, "Completed",
                                        prompt, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                        ask_completed_cb, g_object_ref (task), g_object_unref);
  ask->watch_id =
    g_bus_watch_name_on_connection (ask->bus, ask->owner, G_BUS_NAME_WATCHER_FLAGS_NONE, NULL,
                                    ask_vanished_cb, g_object_ref (task), g_object_unref);
  /* The empty text stands for "no window to put the prompt over". */
  g_dbus_connection_call (ask->bus, ask->owner, prompt, PROMPT_INTERFACE, "Prompt",
                          g_variant_new ("(s)", ""), NULL, G_DBUS_CALL_FLAGS_NONE,
                          ask->patience, NULL, ask_prompted_cb, g_object_ref (task));
}

static void
ask_answered_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) first = NULL;
  g_autoptr (GVariant) prompt = NULL;
  Ask *ask = g_task_get_task_data (task);
  GError *error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  /* What somebody else has deleted meanwhile need not be deleted. */
  if (reply == NULL && g_str_equal (ask->interface, ITEM_INTERFACE) && bitting_keyring_error_is_gone (error))
    g_clear_error (&error);
  if (reply == NULL)
    {
      ask_end (task, error != NULL ? bitting_keyring_error_translate (error) : NULL);
      return;
    }

  first = g_variant_get_child_value (reply, 0);
  prompt = g_variant_get_child_value (reply, g_variant_n_children (reply) - 1);
  if (!g_str_equal (g_variant_get_string (prompt, NULL), NO_OBJECT))
    ask_prompt (task, g_variant_get_string (prompt, NULL));
  else if (is_done (ask, first))
    ask_end (task, NULL);
  else
    ask_end (task, bitting_keyring_error_new (BITTING_KEYRING_ERROR_LOCKED));
}

static void
ask_bus_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Ask *ask = g_task_get_task_data (task);
  GError *error = NULL;

  ask->bus = g_bus_get_finish (result, &error);
  if (ask->bus == NULL)
    {
      ask_end (task, bitting_keyring_error_translate (error));
      return;
    }

  g_dbus_connection_call (ask->bus, ask->owner, ask->path, ask->interface, ask->method,
                          ask->parameters, G_VARIANT_TYPE (ask->reply_type),
                          G_DBUS_CALL_FLAGS_NONE, ask->patience, NULL,
                          ask_answered_cb, g_object_ref (task));
}

static void
ask_start (const char          *owner,
           const char          *path,
           const char          *interface,
           const char          *method,
           const char          *reply_type,
           GVariant            *parameters,
           int                  patience,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Ask *ask = g_new0 (Ask, 1);

  g_task_set_source_tag (task, ask_start);
  ask->owner = g_strdup (owner);
  ask->path = g_strdup (path);
  ask->interface = interface;
  ask->method = method;
  ask->reply_type = reply_type;
  ask->parameters = parameters != NULL ? g_variant_ref_sink (parameters) : NULL;
  ask->patience = patience;
  g_task_set_task_data (task, ask, ask_free);

  g_bus_get (G_BUS_TYPE_SESSION, NULL, ask_bus_cb, g_object_ref (task));
}

/**
 * bitting_secret_service_unlock_async:
 * @owner: who was probed, so that a restarted daemon is not mistaken for it
 * @paths: collections or items to unlock
 * @patience: milliseconds to wait for an answer; a prompt may stay as long as it likes
 *
 * Asks the service to unlock, which asks the person. The errors are
 * BITTING_KEYRING_ERROR: DISMISSED, LOCKED (locked, and no prompt offered),
 * UNREACHABLE, TIMEOUT. Ends with bitting_secret_service_ask_finish().
 */
void
bitting_secret_service_unlock_async (const char          *owner,
                                     const char *const   *paths,
                                     int                  patience,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  ask_start (owner, SERVICE_PATH, SERVICE_INTERFACE, "Unlock", "(aoo)",
             g_variant_new ("(^ao)", paths), patience, callback, user_data);
}

/**
 * bitting_secret_service_make_default_async:
 *
 * Makes the default collection on a computer that has none yet, as after the very
 * first log-in: the service asks the person to choose a password.
 */
void
bitting_secret_service_make_default_async (const char          *owner,
                                           int                  patience,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  GVariantBuilder properties;

  g_variant_builder_init (&properties, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&properties, "{sv}", COLLECTION_INTERFACE ".Label",
                         /* Translators: name of the keyring that Bitting makes if there is none. */
                         g_variant_new_string (_("Default keyring")));

  ask_start (owner, SERVICE_PATH, SERVICE_INTERFACE, "CreateCollection", "(oo)",
             g_variant_new ("(a{sv}s)", &properties, "default"), patience, callback, user_data);
}

/**
 * bitting_secret_service_delete_async:
 * @path: an item
 *
 * Deletes one item and no other. Some services ask the person first.
 */
void
bitting_secret_service_delete_async (const char          *owner,
                                     const char          *path,
                                     int                  patience,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  ask_start (owner, path, ITEM_INTERFACE, "Delete", "(o)", NULL, patience, callback, user_data);
}

/** Returns: whether it was done; if not, @error says why */
gboolean
bitting_secret_service_ask_finish (GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, ask_start), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
