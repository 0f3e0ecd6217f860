/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether all keys are checked once a day, and who sees to it. */

#include "config.h"

#include "bitting-watching.h"

#include "bitting-timer.h"

#include <glib/gi18n-lib.h>

/* A round that is so late will not be made by the system's timer any more, which wakes
 * Bitting once a day and takes an hour's liberty. */
#define LATE (26 * G_TIME_SPAN_HOUR)

/* Returns: (transfer none) (nullable): the settings; NULL where the program is not installed */
static GSettings *
get_settings (void)
{
  static GSettings *settings;
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings == NULL && source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema != NULL)
    settings = g_settings_new_full (schema, NULL, NULL);

  return settings;
}

/** Returns: whether the person wants all keys to be checked once a day */
gboolean
bitting_watching_is_on (void)
{
  GSettings *settings = get_settings ();

  return settings != NULL && g_settings_get_boolean (settings, "watch");
}

/** Returns: whether the person may be asked if they want that: once, and only while it is off */
gboolean
bitting_watching_should_ask (void)
{
  GSettings *settings = get_settings ();

  return settings != NULL && !g_settings_get_boolean (settings, "watch") &&
         !g_settings_get_boolean (settings, "watch-asked");
}

/** The person was asked, whatever they said. */
void
bitting_watching_note_asked (void)
{
  GSettings *settings = get_settings ();

  if (settings != NULL)
    g_settings_set_boolean (settings, "watch-asked", TRUE);
}

/**
 * bitting_watching_is_due:
 * @now: the present
 *
 * Returns: whether an open window has to make the round by itself, since nobody else did
 */
gboolean
bitting_watching_is_due (GDateTime *now)
{
  GSettings *settings = get_settings ();
  gint64 last;

  if (!bitting_watching_is_on ())
    return FALSE;

  last = g_settings_get_int64 (settings, "watched-at");

  /* A clock that was set back must not stop the rounds. */
  return ABS (g_date_time_to_unix (now) - last) >= LATE / G_TIME_SPAN_SECOND;
}

/** A round over all keys was made. */
void
bitting_watching_note_round (GDateTime *now)
{
  GSettings *settings = get_settings ();

  if (settings != NULL)
    g_settings_set_int64 (settings, "watched-at", g_date_time_to_unix (now));
}

static char *
describe (gboolean           on,
          BittingTimerState  state,
          const char        *reason)
{
  if (!on)
    return g_strdup (_("Bitting no longer checks your keys by itself."));

  switch (state)
    {
    case BITTING_TIMER_SET:
      return g_strdup (_("Bitting checks your keys once a day from now on, also while its window is "
                         "closed."));
    case BITTING_TIMER_ABSENT:
      return g_strdup (_("This computer has no systemd, so Bitting checks your keys once a day while "
                         "its window is open."));
    case BITTING_TIMER_REFUSED:
    default:
      /* Translators: the placeholder is the system's reason. */
      return g_strdup_printf (_("The system’s timer could not be switched on, so Bitting checks your "
                                "keys once a day while its window is open. The system says: “%s”"),
                              reason);
    }
}

static void
switched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  gboolean on = GPOINTER_TO_INT (g_task_get_task_data (task));
  g_autofree char *reason = NULL;
  BittingTimerState state = bitting_timer_switch_finish (result, &reason);

  g_task_return_pointer (task, describe (on, state, reason), g_free);
}

/**
 * bitting_watching_switch_async:
 * @on: whether all keys are to be checked once a day
 * @cancellable: (nullable)
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Keeps the person's wish, and sees to it that somebody fulfils it: the system's timer, or
 * else an open window. Whoever wishes it has been asked.
 */
void
bitting_watching_switch_async (gboolean             on,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GSettings *settings = get_settings ();

  g_task_set_source_tag (task, bitting_watching_switch_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, GINT_TO_POINTER (on), NULL);
  if (settings == NULL || !g_settings_set_boolean (settings, "watch", on))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                               _("Bitting’s settings cannot be written."));
      return;
    }

  bitting_watching_note_asked ();
  g_settings_sync ();
  bitting_timer_switch_async (on, cancellable, switched_cb, g_steal_pointer (&task));
}

/** Returns: (transfer full) (nullable): one translated sentence on what was done; NULL with
 * @error set if the wish could not be kept */
char *
bitting_watching_switch_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
