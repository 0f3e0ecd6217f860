/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-history-private.h"

/* The past of a key in BittingHistory, for its timeline and for the comparison with it. */

/* A row that this program cannot have written is passed over: see read_summary(). */
static BittingEvent *
read_event (sqlite3_stmt *row)
{
  g_autoptr (BittingEvent) event = bitting_event_new ((const char *) sqlite3_column_text (row, 6));
  const char *grade = (const char *) sqlite3_column_text (row, 3);

  if (!bitting_outcome_from_string ((const char *) sqlite3_column_text (row, 2), &event->outcome) ||
      (grade != NULL && !bitting_grade_from_string (grade, &event->grade)))
    return NULL;

  event->card = sqlite3_column_int64 (row, 0);
  event->checked_at = sqlite3_column_int64 (row, 1);
  event->diagnosed = bitting_diagnosis_code_from_string ((const char *) sqlite3_column_text (row, 4),
                                                         &event->diagnosis);
  event->old_key = sqlite3_column_int (row, 5) != 0;
  bitting_source_kind_from_string ((const char *) sqlite3_column_text (row, 7), &event->source);

  return g_steal_pointer (&event);
}

/**
 * bitting_history_list_events:
 *
 * Reads no report: a few words for each card, so that thousands are quickly there.
 *
 * Returns: (transfer full) (element-type BittingEvent): every check of @name, newest first,
 *   which may be none; or NULL with @error set
 */
GPtrArray *
bitting_history_list_events (BittingHistory  *self,
                             const char      *name,
                             GError         **error)
{
  g_autoptr (GPtrArray) events = NULL;
  sqlite3_stmt *statement = NULL;
  int code;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  statement = bitting_history_begin (self, BITTING_QUERY_LIST_EVENTS, error);
  if (statement == NULL)
    return NULL;

  bitting_history_bind_text (statement, 1, name);
  events = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_event_free);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      BittingEvent *event = read_event (statement);

      if (event != NULL)
        g_ptr_array_add (events, event);
    }
  if (code != SQLITE_DONE)
    bitting_history_set_database_error (self, error);
  bitting_history_end (statement);

  return code == SQLITE_DONE ? g_steal_pointer (&events) : NULL;
}

/**
 * bitting_history_get_before:
 * @self: a history
 * @name: which key
 * @outcome: (out): how the last check went that told anything about the key; FAILED means
 *   that the exchange refused it
 * @seen_at: (out): when that was, in seconds since 1970
 * @json: (out) (transfer full) (nullable): the report of the last complete check
 * @error: return location
 *
 * What a new card is to be compared with.
 *
 * Returns: FALSE if there is nothing to compare with, without @error, or on an error
 */
gboolean
bitting_history_get_before (BittingHistory  *self,
                            const char      *name,
                            BittingOutcome  *outcome,
                            gint64          *seen_at,
                            char           **json,
                            GError         **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean found = FALSE;
  int code;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  statement = bitting_history_begin (self, BITTING_QUERY_GET_BEFORE, error);
  if (statement == NULL)
    return FALSE;

  bitting_history_bind_text (statement, 1, name);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    {
      found = bitting_outcome_from_string ((const char *) sqlite3_column_text (statement, 0), outcome);
      *seen_at = sqlite3_column_int64 (statement, 1);
      *json = bitting_history_dup_column (statement, 2);
    }
  else if (code != SQLITE_DONE)
    bitting_history_set_database_error (self, error);
  bitting_history_end (statement);

  return found;
}

/**
 * bitting_history_acknowledge:
 *
 * A person has looked at what changed. To say so of a key that did not is no error.
 *
 * Returns: whether it is noted
 */
gboolean
bitting_history_acknowledge (BittingHistory  *self,
                             const char      *name,
                             GError         **error)
{
  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return bitting_history_note (self, BITTING_QUERY_ACKNOWLEDGE, name, 0, error);
}

/**
 * bitting_history_set_reminded:
 * @self: a history
 * @name: which key
 * @stage: what bitting_reminder_due() gave
 * @error: return location
 *
 * A person was reminded of the key's end. A new end begins anew.
 *
 * Returns: whether it is noted
 */
gboolean
bitting_history_set_reminded (BittingHistory  *self,
                              const char      *name,
                              int              stage,
                              GError         **error)
{
  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return bitting_history_note (self, BITTING_QUERY_NOTE_REMINDER, name, stage, error);
}
