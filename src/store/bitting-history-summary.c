/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-history-private.h"

/* What BittingHistory knows of each key at a glance, and how a new card adds to it. */

static gboolean
insert_card (BittingHistory        *self,
             const char            *name,
             const BittingSummary  *summary,
             const GPtrArray       *changes,
             const char            *json,
             GError               **error)
{
  sqlite3_stmt *statement = bitting_history_begin_write (self, BITTING_QUERY_ADD_CARD, error);
  int count;

  if (statement == NULL)
    return FALSE;

  bitting_history_bind_text (statement, 1, name);
  sqlite3_bind_int64 (statement, 2, summary->checked_at);
  bitting_history_bind_text (statement, 3, bitting_outcome_to_string (summary->outcome));
  bitting_history_bind_text (statement, 4, bitting_grade_to_string (summary->grade));
  bitting_history_bind_text (statement, 5, json);
  if (summary->rule != NULL)
    {
      bitting_history_bind_text (statement, 6, summary->rule);
      bitting_history_bind_text (statement, 7, bitting_verdict_to_string (summary->verdict));
    }
  if (summary->diagnosed)
    bitting_history_bind_text (statement, 8, bitting_diagnosis_code_to_string (summary->diagnosis));
  if (changes != NULL && changes->len > 0)
    {
      g_autofree char *text = bitting_changes_to_string (changes);

      bitting_history_bind_text (statement, 9, text);
    }
  if (summary->source != BITTING_SOURCE_ASKED)
    bitting_history_bind_text (statement, 10, bitting_source_kind_to_string (summary->source));
  count = bitting_history_finish_write (self, statement, error);

  return count >= 0 && bitting_history_check_found (count > 0, error);
}

static gboolean
note_seen (BittingHistory        *self,
           const char            *name,
           const BittingSummary  *summary,
           GError               **error)
{
  sqlite3_stmt *statement = bitting_history_begin_write (self, BITTING_QUERY_NOTE_SEEN, error);

  if (statement == NULL)
    return FALSE;

  bitting_history_bind_text (statement, 1, name);
  sqlite3_bind_int64 (statement, 2, summary->seen_at);
  bitting_history_bind_text (statement, 3, bitting_outcome_to_string (summary->outcome));

  return bitting_history_finish_write (self, statement, error) >= 0;
}

static gboolean
note_told (BittingHistory        *self,
           const char            *name,
           const BittingSummary  *summary,
           GError               **error)
{
  sqlite3_stmt *statement = bitting_history_begin_write (self, BITTING_QUERY_NOTE_TOLD, error);

  if (statement == NULL)
    return FALSE;

  bitting_history_bind_text (statement, 1, name);
  sqlite3_bind_int64 (statement, 2, summary->checked_at);
  bitting_history_bind_text (statement, 3, bitting_account_to_string (summary->account));
  sqlite3_bind_int64 (statement, 4, summary->expires_at);

  return bitting_history_finish_write (self, statement, error) >= 0;
}

static gboolean
add_card (BittingHistory        *self,
          const char            *name,
          const BittingSummary  *summary,
          const GPtrArray       *changes,
          const char            *json,
          GError               **error)
{
  if (!insert_card (self, name, summary, changes, json, error))
    return FALSE;
  if (summary->seen_at != 0 && !note_seen (self, name, summary, error))
    return FALSE;
  if (summary->outcome == BITTING_OUTCOME_COMPLETE && !note_told (self, name, summary, error))
    return FALSE;

  return summary->changed_since == 0 ||
         bitting_history_note (self, BITTING_QUERY_NOTE_CHANGE, name, summary->changed_since, error);
}

/**
 * bitting_history_add_card:
 * @self: a history
 * @name: whose card; must be remembered
 * @summary: the card at a glance; changed_since, where set, is kept until the change has
 *   been looked at
 * @changes: (nullable) (element-type BittingChange): what became different since the check before
 * @json: the report, as in a report file
 * @error: return location
 *
 * Returns: whether it was written; the errors are NOT_FOUND, READ_ONLY, FAILED
 */
gboolean
bitting_history_add_card (BittingHistory        *self,
                          const char            *name,
                          const BittingSummary  *summary,
                          const GPtrArray       *changes,
                          const char            *json,
                          GError               **error)
{
  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (name != NULL && summary != NULL && json != NULL, FALSE);

  if (!bitting_history_begin_group (self, error))
    return FALSE;

  return bitting_history_end_group (self, add_card (self, name, summary, changes, json, error),
                                    error);
}

/* Words that this program cannot have written are passed over: one spoilt row must not
 * hide the others. */
static BittingSummary *
read_summary (sqlite3_stmt *row)
{
  g_autoptr (BittingSummary) summary = bitting_summary_new ();
  const char *grade = (const char *) sqlite3_column_text (row, 3);
  const char *diagnosis = (const char *) sqlite3_column_text (row, 6);

  if (!bitting_outcome_from_string ((const char *) sqlite3_column_text (row, 2),
                                    &summary->outcome) ||
      (grade != NULL && !bitting_grade_from_string (grade, &summary->grade)))
    return NULL;

  summary->checked_at = sqlite3_column_int64 (row, 1);
  if (bitting_verdict_from_string ((const char *) sqlite3_column_text (row, 5), &summary->verdict))
    summary->rule = bitting_history_dup_column (row, 4);
  summary->diagnosed = diagnosis != NULL &&
                       bitting_diagnosis_code_from_string (diagnosis, &summary->diagnosis);
  summary->seen_at = sqlite3_column_int64 (row, 7);
  bitting_account_from_string ((const char *) sqlite3_column_text (row, 8), &summary->account);
  summary->expires_at = sqlite3_column_int64 (row, 9);
  summary->changed_since = sqlite3_column_int64 (row, 10);
  summary->reminded = sqlite3_column_int (row, 11);
  summary->environment = bitting_history_dup_column (row, 12);
  bitting_source_kind_from_string ((const char *) sqlite3_column_text (row, 13), &summary->source);

  return g_steal_pointer (&summary);
}

/**
 * bitting_history_summarize:
 *
 * Returns: (transfer full) (element-type utf8 BittingSummary): by name, what is known of
 *   each key that was ever checked; or NULL with @error set
 */
GHashTable *
bitting_history_summarize (BittingHistory  *self,
                           GError         **error)
{
  g_autoptr (GHashTable) by_name = NULL;
  sqlite3_stmt *statement = NULL;
  int code;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), NULL);

  statement = bitting_history_begin (self, BITTING_QUERY_SUMMARIZE, error);
  if (statement == NULL)
    return NULL;

  by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                   (GDestroyNotify) bitting_summary_free);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      BittingSummary *summary = read_summary (statement);

      if (summary != NULL)
        g_hash_table_insert (by_name, bitting_history_dup_column (statement, 0), summary);
    }
  if (code != SQLITE_DONE)
    bitting_history_set_database_error (self, error);
  bitting_history_end (statement);

  return code == SQLITE_DONE ? g_steal_pointer (&by_name) : NULL;
}
