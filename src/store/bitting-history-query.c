/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-history-private.h"

#include <glib/gi18n-lib.h>

/* Every statement of the history's, and how they are run. */

static const char *const queries[BITTING_N_QUERIES] = {
  [BITTING_QUERY_REMEMBER] =
    "INSERT INTO subject (name, environment, host, api_key, policy, expected_ips, created)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, unixepoch ())"
    " ON CONFLICT (name) DO UPDATE SET environment = excluded.environment,"
    "  host = excluded.host, api_key = excluded.api_key, policy = excluded.policy,"
    "  expected_ips = excluded.expected_ips",
  [BITTING_QUERY_GET_SUBJECT] =
    "SELECT policy, expected_ips FROM subject WHERE name = ?1",
  [BITTING_QUERY_RENAME] =
    "UPDATE subject SET name = ?2 WHERE name = ?1",
  [BITTING_QUERY_FORGET] =
    "DELETE FROM subject WHERE name = ?1",
  [BITTING_QUERY_ADD_CARD] =
    "INSERT INTO card (subject_id, checked_at, outcome, grade, report)"
    " SELECT id, ?2, ?3, ?4, ?5 FROM subject WHERE name = ?1",
  [BITTING_QUERY_GET_LATEST] =
    "SELECT checked_at, outcome, grade, report FROM card"
    " WHERE subject_id = (SELECT id FROM subject WHERE name = ?1)"
    " ORDER BY checked_at DESC, id DESC LIMIT 1",
  [BITTING_QUERY_LIST_LATEST] =
    "SELECT checked_at, outcome, grade, NULL, name FROM subject JOIN card ON card.id ="
    " (SELECT id FROM card WHERE subject_id = subject.id"
    "  ORDER BY checked_at DESC, id DESC LIMIT 1)",
  [BITTING_QUERY_LIST_CARDS] =
    "SELECT checked_at, outcome, grade, report FROM card"
    " WHERE subject_id = (SELECT id FROM subject WHERE name = ?1)"
    " ORDER BY checked_at DESC, id DESC",
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

gboolean
bitting_history_check_found (gboolean   found,
                             GError   **error)
{
  if (!found)
    g_set_error_literal (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_NOT_FOUND,
                         _("The history knows no key of this name."));

  return found;
}
