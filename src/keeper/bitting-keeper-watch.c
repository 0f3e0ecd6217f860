/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One round over all keys, in the background: nobody is asked for anything, and only what
 * needs a person is told. */

#include "config.h"

#include "bitting-keeper-private.h"

#include "bitting-keyring-error.h"
#include "bitting-pace.h"
#include "bitting-reminder.h"

#define PRACTICE "practice"

typedef struct
{
  GPtrArray    *names;  /* (element-type utf8): of the keys that can be checked */
  GHashTable   *known;  /* (nullable): names of all keys; NULL if the keyring does not tell */
  GHashTable   *alerts; /* (element-type utf8 BittingAlert): borrowed from @watch */
  BittingPace  *pace;
  guint         next;
  BittingWatch *watch;  /* (nullable): NULL once it is given away */
} Round;

static void
round_free (gpointer data)
{
  Round *round = data;

  bitting_pace_free (round->pace);
  g_ptr_array_unref (round->names);
  g_hash_table_unref (round->alerts);
  g_clear_pointer (&round->known, g_hash_table_unref);
  g_clear_pointer (&round->watch, bitting_watch_free);
  g_free (round);
}

static BittingAlert *
find_alert (Round      *round,
            const char *name)
{
  BittingAlert *alert = g_hash_table_lookup (round->alerts, name);

  if (alert == NULL)
    {
      alert = bitting_alert_new (name);
      g_ptr_array_add (round->watch->alerts, alert);
      g_hash_table_insert (round->alerts, alert->name, alert);
    }

  return alert;
}

static void
tell_changes (Round                *round,
              const BittingOutlook *outlook)
{
  BittingAlert *alert = NULL;
  guint i;

  if (!bitting_changes_need_person (outlook->changes))
    return;

  alert = find_alert (round, outlook->report->name);
  alert->report = bitting_report_ref (outlook->report);
  alert->since = g_date_time_ref (outlook->since);
  for (i = 0; i < outlook->changes->len; i++)
    {
      const BittingChange *change = g_ptr_array_index (outlook->changes, i);

      if (bitting_change_get_severity (change) == BITTING_SEVERITY_ATTENTION)
        g_ptr_array_add (alert->changes,
                         bitting_change_new (change->kind, change->before, change->after));
    }
}

static void
remind (BittingKeeper        *self,
        Round                *round,
        const char           *name,
        const BittingSummary *summary)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  int stage = bitting_reminder_due (summary->expires_at, summary->reminded, now);
  BittingAlert *alert = NULL;

  /* What cannot be remembered would be said at each round. */
  if (stage == BITTING_REMINDER_NONE ||
      !bitting_history_set_reminded (self->history, name, stage, NULL))
    return;

  alert = find_alert (round, name);
  alert->reminder = stage;
  alert->expires_at = summary->expires_at;
}

/* The end of a key is known from earlier checks: it comes near without a network, too. */
static void
remind_all (BittingKeeper *self,
            Round         *round)
{
  BittingHistory *history = bitting_keeper_open_history (self);
  g_autoptr (GHashTable) summaries = NULL;
  GHashTableIter iter;
  const char *name = NULL;
  const BittingSummary *summary = NULL;

  if (history != NULL)
    summaries = bitting_history_summarize (history, NULL);
  if (summaries == NULL)
    return;

  g_hash_table_iter_init (&iter, summaries);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &summary))
    if (round->known != NULL ? g_hash_table_contains (round->known, name)
                             : g_strcmp0 (summary->environment, PRACTICE) != 0)
      remind (self, round, name, summary);
}

static int
compare_alerts (gconstpointer a,
                gconstpointer b)
{
  const BittingAlert *first = *(const BittingAlert * const *) a;
  const BittingAlert *second = *(const BittingAlert * const *) b;

  return g_utf8_collate (first->name, second->name);
}

static void
finish_round (GTask *task)
{
  BittingKeeper *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  remind_all (self, round);
  g_ptr_array_sort (round->watch->alerts, compare_alerts);
  g_task_return_pointer (task, g_steal_pointer (&round->watch),
                         (GDestroyNotify) bitting_watch_free);
}

static gboolean look_at_some (gpointer user_data);

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingOutlook) outlook = bitting_keeper_look_finish (self, result, &error);

  bitting_pace_give_back (round->pace, outlook != NULL ? outlook->report : NULL);
  if (outlook == NULL &&
      g_error_matches (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_LOCKED))
    round->watch->n_locked++;
  else if (outlook == NULL || !bitting_report_is_telling (outlook->report))
    round->watch->n_missed++;
  else
    {
      round->watch->n_checked++;
      tell_changes (round, outlook);
    }
  look_at_some (task);
}

/* Nobody else keeps the task, which may have to wait with nothing under way. */
static gboolean
look_at_some (gpointer user_data)
{
  GTask *task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Round *round = g_task_get_task_data (task);

  while (round->next < round->names->len && !g_cancellable_is_cancelled (cancellable) &&
         bitting_pace_take (round->pace))
    bitting_keeper_look_async (self, g_ptr_array_index (round->names, round->next++), cancellable, looked_cb,
                               task);
  if (bitting_pace_get_busy (round->pace) == 0 &&
      (round->next == round->names->len || g_cancellable_is_cancelled (cancellable)))
    {
      finish_round (task);
      g_object_unref (task);
    }

  return G_SOURCE_REMOVE;
}

/* A practice key lives in an exchange of our own, where nothing changes by itself. */
static void
take_names (Round     *round,
            GPtrArray *items)
{
  guint i;

  round->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (i = 0; i < items->len; i++)
    {
      const BittingItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->environment, PRACTICE) == 0)
        continue;
      g_hash_table_add (round->known, g_strdup (item->name));
      if (item->locked)
        round->watch->n_locked++;
      else
        g_ptr_array_add (round->names, g_strdup (item->name));
    }
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Round *round = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;

  items = bitting_keyring_list_finish (BITTING_KEYRING (source), result, &error);
  if (items != NULL)
    take_names (round, items);
  else if (g_error_matches (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_LOCKED))
    round->watch->n_locked++;
  else
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  round->pace = bitting_pace_new (g_task_get_cancellable (task), look_at_some, task);
  look_at_some (g_steal_pointer (&task));
}

/**
 * bitting_keeper_watch_async:
 * @self: the keeper
 * @cancellable: (nullable)
 * @callback: called when every key was looked at
 * @user_data: for @callback
 *
 * Checks all saved keys, several at a time. Asks the person nothing: what a locked keyring
 * holds waits for the next round. Each reminder of an end is given once, also when the key
 * could not be checked.
 */
void
bitting_keeper_watch_async (BittingKeeper       *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Round *round = NULL;

  g_return_if_fail (BITTING_IS_KEEPER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bitting_keeper_watch_async);
  round = g_new0 (Round, 1);
  round->names = g_ptr_array_new_with_free_func (g_free);
  round->alerts = g_hash_table_new (g_str_hash, g_str_equal);
  round->watch = bitting_watch_new ();
  g_task_set_task_data (task, round, round_free);
  bitting_keyring_list_async (self->quiet, cancellable, listed_cb, g_steal_pointer (&task));
}

/**
 * bitting_keeper_watch_finish:
 * @self: the keeper
 * @result: the result
 * @error: return location: of the keyring, or a cancellation
 *
 * Returns: (transfer full) (nullable): what needs a person
 */
BittingWatch *
bitting_keeper_watch_finish (BittingKeeper  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
