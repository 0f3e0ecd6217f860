/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timer that wakes Bitting once a day: a unit of systemd's, switched over the session
 * bus as systemctl does (source: org.freedesktop.systemd1(5)). */

#include "bitting-timer.h"

#define TIMER "io.github.bitting.Bitting.timer"

#define MANAGER_NAME "org.freedesktop.systemd1"
#define MANAGER_PATH "/org/freedesktop/systemd1"
#define MANAGER_INTERFACE "org.freedesktop.systemd1.Manager"

/* Each of these calls is a matter of milliseconds. */
#define PATIENCE_MS 10000

/* One call: what is to be said to the manager. */
typedef struct
{
  const char *method;
  const char *parameters; /* (nullable): in GVariant's text format */
} Step;

static const Step on_steps[] = {
  { "EnableUnitFiles", "(['" TIMER "'], false, false)" },
  { "Reload", NULL },
  { "StartUnit", "('" TIMER "', 'replace')" },
  { NULL },
};

static const Step off_steps[] = {
  { "StopUnit", "('" TIMER "', 'replace')" },
  { "DisableUnitFiles", "(['" TIMER "'], false)" },
  { "Reload", NULL },
  { NULL },
};

typedef struct
{
  GDBusConnection *bus;
  const Step      *step;
} Switch;

static void
switch_free (gpointer data)
{
  Switch *work = data;

  g_clear_object (&work->bus);
  g_free (work);
}

static void take_step (GTask *task);

static gboolean
is_absent (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER);
}

/* A timer that does not run is stopped already. */
static gboolean
is_harmless (const Step   *step,
             const GError *error)
{
  g_autofree char *name = g_dbus_error_get_remote_error (error);

  return g_str_equal (step->method, "StopUnit") &&
         g_strcmp0 (name, "org.freedesktop.systemd1.NoSuchUnit") == 0;
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Switch *work = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (work->bus, result, &error);

  if (reply == NULL && is_absent (error))
    {
      g_task_return_int (task, BITTING_TIMER_ABSENT);
      return;
    }
  if (reply == NULL && !is_harmless (work->step, error))
    {
      g_dbus_error_strip_remote_error (error);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  work->step++;
  take_step (task);
}

static void
take_step (GTask *task)
{
  Switch *work = g_task_get_task_data (task);
  GVariant *parameters = NULL;

  if (work->step->method == NULL)
    {
      g_task_return_int (task, BITTING_TIMER_SET);
      return;
    }

  if (work->step->parameters != NULL)
    parameters = g_variant_new_parsed (work->step->parameters);
  /* A manager that would have to be started first is none. */
  g_dbus_connection_call (work->bus, MANAGER_NAME, MANAGER_PATH, MANAGER_INTERFACE,
                          work->step->method, parameters, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          PATIENCE_MS, g_task_get_cancellable (task), called_cb,
                          g_object_ref (task));
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Switch *work = g_task_get_task_data (task);

  work->bus = g_bus_get_finish (result, NULL);
  if (work->bus == NULL)
    g_task_return_int (task, BITTING_TIMER_ABSENT);
  else
    take_step (task);
}

/**
 * bitting_timer_switch_async:
 * @on: whether Bitting is to be woken once a day from now on
 * @cancellable: (nullable)
 * @callback: called when the manager has answered
 * @user_data: for @callback
 *
 * Switches the timer for this user, now and for the sessions to come.
 */
void
bitting_timer_switch_async (gboolean             on,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Switch *work = g_new0 (Switch, 1);

  g_task_set_source_tag (task, bitting_timer_switch_async);
  work->step = on ? on_steps : off_steps;
  g_task_set_task_data (task, work, switch_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, connected_cb, g_steal_pointer (&task));
}

/**
 * bitting_timer_switch_finish:
 * @result: the result
 * @reason: (out) (transfer full) (nullable): the system's words, where it refused
 *
 * Returns: what came of it
 */
BittingTimerState
bitting_timer_switch_finish (GAsyncResult  *result,
                             char         **reason)
{
  g_autoptr (GError) error = NULL;
  gssize state;

  g_return_val_if_fail (g_task_is_valid (result, NULL), BITTING_TIMER_REFUSED);

  state = g_task_propagate_int (G_TASK (result), &error);
  *reason = error != NULL ? g_strdup (error->message) : NULL;

  return error != NULL ? BITTING_TIMER_REFUSED : (BittingTimerState) state;
}
