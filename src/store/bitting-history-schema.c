/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-history-schema.h"

/* The step at index n leads from version n to n + 1. A step that was released is never
 * changed: a new version is a new step at the end. */
static const char *const steps[] = {
  "CREATE TABLE subject ("
  "  id INTEGER PRIMARY KEY,"
  "  name TEXT NOT NULL UNIQUE,"
  "  environment TEXT NOT NULL,"
  "  host TEXT NOT NULL,"
  "  api_key TEXT NOT NULL,"
  "  policy TEXT NOT NULL,"
  "  expected_ips TEXT NOT NULL,"
  "  created INTEGER NOT NULL"
  ") STRICT;",

  "CREATE TABLE card ("
  "  id INTEGER PRIMARY KEY,"
  "  subject_id INTEGER NOT NULL REFERENCES subject (id) ON DELETE CASCADE,"
  "  checked_at INTEGER NOT NULL,"
  "  outcome TEXT NOT NULL,"
  "  grade TEXT,"
  "  report TEXT NOT NULL"
  ") STRICT;"
  "CREATE INDEX card_of_subject ON card (subject_id, checked_at);",
};

/** Returns: the version that this program writes */
int
bitting_history_schema_get_latest (void)
{
  return (int) G_N_ELEMENTS (steps);
}

/** Returns: a result code of SQLite's; @version is set with SQLITE_OK */
int
bitting_history_schema_get_version (sqlite3 *database,
                                    int     *version)
{
  sqlite3_stmt *statement = NULL;
  int code;

  code = sqlite3_prepare_v2 (database, "PRAGMA user_version", -1, &statement, NULL);
  if (code != SQLITE_OK)
    return code;

  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *version = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);

  return code == SQLITE_ROW ? SQLITE_OK : code;
}

static int
migrate_locked (sqlite3 *database,
                int      target)
{
  int version = 0;
  int code;

  /* Asked again now that nobody else can write: another process may have been faster. */
  code = bitting_history_schema_get_version (database, &version);
  while (code == SQLITE_OK && version < target)
    {
      char set_version[64];

      code = sqlite3_exec (database, steps[version], NULL, NULL, NULL);
      version++;
      g_snprintf (set_version, sizeof set_version, "PRAGMA user_version = %d", version);
      if (code == SQLITE_OK)
        code = sqlite3_exec (database, set_version, NULL, NULL, NULL);
    }

  return code;
}

/**
 * bitting_history_schema_migrate:
 * @database: an open database of any version
 * @target: the version to lead to, at most bitting_history_schema_get_latest()
 *
 * Takes all steps or none. Does nothing for a database that is as new or newer.
 *
 * Returns: a result code of SQLite's
 */
int
bitting_history_schema_migrate (sqlite3 *database,
                                int      target)
{
  int code;

  g_return_val_if_fail (target <= (int) G_N_ELEMENTS (steps), SQLITE_MISUSE);

  code = sqlite3_exec (database, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    return code;

  code = migrate_locked (database, target);
  if (code == SQLITE_OK)
    code = sqlite3_exec (database, "COMMIT", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    sqlite3_exec (database, "ROLLBACK", NULL, NULL, NULL);

  return code;
}
