/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-history-private.h"

#include <glib/gi18n-lib.h>

/* Every statement of the history's, and how they are run. */

static const char *const queries[BITTING_N_QUERIES] = {
  [BITTING_QUERY_BEGIN] = "BEGIN IMMEDIATE",
  [BITTING_QUERY_COMMIT] = "COMMIT",
  [BITTING_QUERY_ROLLBACK] = "ROLLBACK",
  /* What was learnt of another key that had the name says nothing of the new one. */
  [BITTING_QUERY_REPLACE] =
    "UPDATE subject SET account = 'unknown', seen_at = 0, told_at = 0, expires_at = 0,"
    "  changed_since = 0, reminded = -1, told_outcome = NULL, visitor = '',"
    "  old_card = coalesce ((SELECT max (id) FROM card WHERE subject_id = subject.id), 0)"
    " WHERE name = ?1 AND (environment <> ?2 OR host <> ?3 OR api_key <> ?4)",
  [BITTING_QUERY_REMEMBER] =
    "INSERT INTO subject (name, environment, host, api_key, policy, expected_ips, created)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, unixepoch ())"
    " ON CONFLICT (name) DO UPDATE SET environment = excluded.environment,"
    "  host = excluded.host, api_key = excluded.api_key, policy = excluded.policy,"
    "  expected_ips = excluded.expected_ips",
  [BITTING_QUERY_GET_SUBJECT] =
    "SELECT policy, expected_ips FROM subject WHERE name = ?1",
  [BITTING_QUERY_GET_WAY] =
    "SELECT proxy, visitor FROM subject WHERE name = ?1",
  [BITTING_QUERY_SET_PROXY] =
    "UPDATE subject SET proxy = ?2 WHERE name = ?1",
  [BITTING_QUERY_SET_VISITOR] =
    "UPDATE subject SET visitor = ?2 WHERE name = ?1",
  [BITTING_QUERY_RENAME] =
    "UPDATE subject SET name = ?2 WHERE name = ?1",
  [BITTING_QUERY_FORGET] =
    "DELETE FROM subject WHERE name = ?1",
  [BITTING_QUERY_ADD_CARD] =
    "INSERT INTO card (subject_id, checked_at, outcome, grade, report, rule, verdict, diagnosis,"
    "  changes, source)"
    " SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 FROM subject WHERE name = ?1",
  [BITTING_QUERY_NOTE_SEEN] =
    "UPDATE subject SET seen_at = ?2, told_outcome = ?3 WHERE name = ?1 AND seen_at <= ?2",
  /* Another end is a new reason for reminders; the exchange counts in whole days. */
  [BITTING_QUERY_NOTE_TOLD] =
    "UPDATE subject SET told_at = ?2, account = ?3, expires_at = ?4,"
    "  reminded = iif (abs (expires_at - ?4) <= 86400, reminded, -1)"
    " WHERE name = ?1 AND told_at <= ?2",
  /* The first of several changes counts. */
  [BITTING_QUERY_NOTE_CHANGE] =
    "UPDATE subject SET changed_since = ?2 WHERE name = ?1 AND changed_since = 0",
  [BITTING_QUERY_NOTE_REMINDER] =
    "UPDATE subject SET reminded = ?2 WHERE name = ?1",
  [BITTING_QUERY_ACKNOWLEDGE] =
    "UPDATE subject SET changed_since = ?2 WHERE name = ?1",
  [BITTING_QUERY_GET_LATEST] =
    "SELECT checked_at, outcome, grade, report FROM card"
    " WHERE subject_id = (SELECT id FROM subject WHERE name = ?1)"
    "  AND id > (SELECT old_card FROM subject WHERE name = ?1)"
    " ORDER BY checked_at DESC, id DESC LIMIT 1",
  [BITTING_QUERY_GET_CARD] =
    "SELECT checked_at, outcome, grade, report FROM card"
    " WHERE id = ?2 AND subject_id = (SELECT id FROM subject WHERE name = ?1)",
  [BITTING_QUERY_GET_BEFORE] =
    "SELECT told_outcome, seen_at, (SELECT report FROM card"
    "  WHERE subject_id = subject.id AND id > old_card AND outcome = 'complete'"
    "  ORDER BY checked_at DESC, id DESC LIMIT 1)"
    " FROM subject WHERE name = ?1 AND told_outcome IS NOT NULL",
  [BITTING_QUERY_SUMMARIZE] =
    "SELECT name, checked_at, outcome, grade, rule, verdict, diagnosis, seen_at, account,"
    "  expires_at, changed_since, reminded, environment, source"
    " FROM subject JOIN card ON card.id = (SELECT id FROM card"
    "  WHERE subject_id = subject.id AND id > subject.old_card"
    "  ORDER BY checked_at DESC, id DESC LIMIT 1)",
  [BITTING_QUERY_LIST_CARDS] =
    "SELECT checked_at, outcome, grade, report FROM card"
    " WHERE subject_id = (SELECT id FROM subject WHERE name = ?1)"
    " ORDER BY checked_at DESC, id DESC",
  [BITTING_QUERY_LIST_EVENTS] =
    "SELECT card.id, checked_at, outcome, grade, diagnosis, card.id <= old_card, changes, source"
    " FROM card JOIN subject ON subject_id = subject.id WHERE name = ?1"
    " ORDER BY checked_at DESC, card.id DESC",
  [BITTING_QUERY_BEGIN_ROTATION] =
    "INSERT INTO rotation (old_id, new_id, stage, since)"
    " SELECT old.id, new.id, ?3, unixepoch () FROM subject AS old, subject AS new"
    " WHERE old.name = ?1 AND new.name = ?2",
  [BITTING_QUERY_SET_ROTATION] =
    "UPDATE rotation SET stage = ?2, spare = ?3, since = unixepoch () WHERE id = ?1",
  /* Whatever was checked under that name meanwhile was one of the two. */
  [BITTING_QUERY_MAKE_ROOM] =
    "DELETE FROM subject WHERE name = ?2 AND id NOT IN"
    " (SELECT old_id FROM rotation WHERE id = ?1 UNION SELECT new_id FROM rotation WHERE id = ?1)",
  [BITTING_QUERY_NAME_OLD] =
    "UPDATE subject SET name = ?2 WHERE id = (SELECT old_id FROM rotation WHERE id = ?1)",
  [BITTING_QUERY_NAME_NEW] =
    "UPDATE subject SET name = ?2 WHERE id = (SELECT new_id FROM rotation WHERE id = ?1)",
  [BITTING_QUERY_END_ROTATION] =
    "DELETE FROM rotation WHERE id = ?1",
  [BITTING_QUERY_LIST_ROTATIONS] =
    "SELECT rotation.id, stage, since, old.name, new.name, old.api_key, new.api_key, spare"
    " FROM rotation JOIN subject AS old ON old.id = old_id JOIN subject AS new ON new.id = new_id"
    " ORDER BY rotation.id",
};

void
bitting_history_set_database_error (BittingHistory  *self,
                                    GError         **error)
{
  g_set_error (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_FAILED,
               /* Translators: the placeholder is the system's reason. */
               _("The history of checks cannot be used. The system says: “%s”"),
               sqlite3_errmsg (self->database));
}

/* Returns: (transfer none) (nullable): the query, compiled once, with nothing bound to it. */
sqlite3_stmt *
bitting_history_begin (BittingHistory  *self,
                       BittingQuery     query,
                       GError         **error)
{
  if (!bitting_history_open (self, error))
    return NULL;

  if (self->statements[query] == NULL &&
      sqlite3_prepare_v3 (self->database, queries[query], -1, SQLITE_PREPARE_PERSISTENT,
                          &self->statements[query], NULL) != SQLITE_OK)
    {
      bitting_history_set_database_error (self, error);
      return NULL;
    }

  return self->statements[query];
}

sqlite3_stmt *
bitting_history_begin_write (BittingHistory  *self,
                             BittingQuery     query,
                             GError         **error)
{
  if (!bitting_history_open (self, error))
    return NULL;

  if (self->read_only)
    {
      g_set_error_literal (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_READ_ONLY,
                           self->notice);
      return NULL;
    }

  return bitting_history_begin (self, query, error);
}

/* A statement that is not reset holds the file. */
void
bitting_history_end (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

void
bitting_history_bind_text (sqlite3_stmt *statement,
                           int           index,
                           const char   *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

char *
bitting_history_dup_column (sqlite3_stmt *statement,
                            int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/* Runs a writing statement. Returns: how many rows it touched, or -1 with @error set. */
int
bitting_history_finish_write (BittingHistory  *self,
                              sqlite3_stmt    *statement,
                              GError         **error)
{
  int code = sqlite3_step (statement);
  int changes = -1;

  if (code == SQLITE_DONE)
    changes = sqlite3_changes (self->database);
  else if (code == SQLITE_CONSTRAINT_UNIQUE)
    g_set_error_literal (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_EXISTS,
                         _("The history already knows a key of this name."));
  else
    bitting_history_set_database_error (self, error);
  bitting_history_end (statement);

  return changes;
}

/* Runs a writing statement on a name and a number. */
gboolean
bitting_history_note (BittingHistory  *self,
                      BittingQuery     query,
                      const char      *name,
                      gint64           value,
                      GError         **error)
{
  sqlite3_stmt *statement = bitting_history_begin_write (self, query, error);

  if (statement == NULL)
    return FALSE;

  bitting_history_bind_text (statement, 1, name);
  sqlite3_bind_int64 (statement, 2, value);

  return bitting_history_finish_write (self, statement, error) >= 0;
}

/* Whatever is written from here to bitting_history_end_group() is written whole or not. */
gboolean
bitting_history_begin_group (BittingHistory  *self,
                             GError         **error)
{
  sqlite3_stmt *statement = bitting_history_begin_write (self, BITTING_QUERY_BEGIN, error);

  return statement != NULL && bitting_history_finish_write (self, statement, error) >= 0;
}

/* Returns: whether it is kept */
gboolean
bitting_history_end_group (BittingHistory  *self,
                           gboolean         keep,
                           GError         **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean kept = FALSE;

  if (keep)
    {
      statement = bitting_history_begin (self, BITTING_QUERY_COMMIT, error);
      kept = statement != NULL && bitting_history_finish_write (self, statement, error) >= 0;
    }
  if (!kept && sqlite3_get_autocommit (self->database) == 0)
    {
      statement = bitting_history_begin (self, BITTING_QUERY_ROLLBACK, NULL);
      if (statement != NULL)
        bitting_history_finish_write (self, statement, NULL);
    }

  return kept;
}

gboolean
bitting_history_check_found (gboolean   found,
                             GError   **error)
{
  if (!found)
    g_set_error_literal (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_NOT_FOUND,
                         _("The history knows no key of this name."));

  return found;
}
