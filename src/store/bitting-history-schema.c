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

  /* What a list shows, so that it need not read the reports. Words for programs only:
   * people's words are made when they are shown. */
  "ALTER TABLE card ADD COLUMN rule TEXT;"
  "ALTER TABLE card ADD COLUMN verdict TEXT;"
  "ALTER TABLE card ADD COLUMN diagnosis TEXT;"
  "ALTER TABLE card ADD COLUMN changes TEXT;"
  "ALTER TABLE subject ADD COLUMN account TEXT NOT NULL DEFAULT 'unknown';"
  "ALTER TABLE subject ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE subject ADD COLUMN told_at INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE subject ADD COLUMN expires_at INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE subject ADD COLUMN changed_since INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE subject ADD COLUMN reminded INTEGER NOT NULL DEFAULT -1;"
  /* How the last check went that told anything about the key. */
  "ALTER TABLE subject ADD COLUMN told_outcome TEXT;"
  /* Cards up to this one are of another key that had the name before. */
  "ALTER TABLE subject ADD COLUMN old_card INTEGER NOT NULL DEFAULT 0;"
  "UPDATE card SET rule = json_extract (report, '$.findings[0].rule'),"
  "  verdict = json_extract (report, '$.findings[0].verdict')"
  " WHERE outcome = 'complete' AND json_valid (report)"
  "  AND json_extract (report, '$.findings[0].verdict') <> 'pass';"
  "UPDATE card SET diagnosis = json_extract (report, '$.diagnosis.code')"
  " WHERE json_valid (report);"
  "UPDATE subject SET seen_at = seen.checked_at, told_outcome = seen.outcome"
  " FROM (SELECT subject_id, max (checked_at) AS checked_at, outcome FROM card"
  "  WHERE outcome <> 'failed' GROUP BY subject_id) AS seen"
  " WHERE seen.subject_id = subject.id;"
  "UPDATE subject SET told_at = told.checked_at,"
  "  account = CASE json_extract (told.report, '$.key.is_master')"
  "   WHEN 1 THEN 'main' WHEN 0 THEN 'sub' ELSE 'unknown' END,"
  "  expires_at = coalesce (unixepoch (json_extract (told.report, '$.key.expires_at')), 0)"
  " FROM (SELECT subject_id, max (checked_at) AS checked_at, report FROM card"
  "  WHERE outcome = 'complete' AND json_valid (report) GROUP BY subject_id) AS told"
  " WHERE told.subject_id = subject.id;",

  /* Which key takes the place of which. It goes with either of the two. */
  "CREATE TABLE rotation ("
  "  id INTEGER PRIMARY KEY,"
  "  old_id INTEGER NOT NULL UNIQUE REFERENCES subject (id) ON DELETE CASCADE,"
  "  new_id INTEGER NOT NULL UNIQUE REFERENCES subject (id) ON DELETE CASCADE,"
  "  stage TEXT NOT NULL,"
  "  since INTEGER NOT NULL,"
  "  spare TEXT"
  ") STRICT;",

  /* Ways to a key that refuses this computer: through which proxy, what was let in for a
   * check, and where a card came from if the exchange was not simply asked. */
  "ALTER TABLE subject ADD COLUMN proxy TEXT NOT NULL DEFAULT '';"
  "ALTER TABLE subject ADD COLUMN visitor TEXT NOT NULL DEFAULT '';"
  "ALTER TABLE card ADD COLUMN source TEXT;",
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
