/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-history-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bitting-history.h"
#include "bitting-history-schema.h"

/* Another of our processes holds the file for the time of one small write at most. */
#define BUSY_TIMEOUT_MS 1000

static const char settings[] =
  "PRAGMA journal_mode = WAL;"
  /* With WAL a power cut can cost the last card, never the file. */
  "PRAGMA synchronous = NORMAL;"
  "PRAGMA foreign_keys = ON;"
  /* What is forgotten is overwritten. */
  "PRAGMA secure_delete = ON;";

/* Fails to compile if the tables are not what their version promises. */
static const char sample[] =
  "SELECT name, environment, host, api_key, policy, expected_ips, created,"
  " account, seen_at, told_at, told_outcome, expires_at, changed_since, reminded, old_card,"
  " checked_at, outcome, grade, report, rule, verdict, diagnosis, changes"
  " FROM subject LEFT JOIN card ON subject_id = subject.id LIMIT 1";

static gboolean
is_damage (int code)
{
  return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB ||
         (code & 0xff) == SQLITE_ERROR || (code & 0xff) == SQLITE_FORMAT;
}

static void
set_error (GError     **error,
           const char  *reason)
{
  g_set_error (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_FAILED,
               /* Translators: the placeholder is the system's reason. */
               _("The history of checks cannot be opened, so this check will not be remembered. "
                 "The system says: “%s”"),
               reason);
}

/* Made before SQLite sees it, so that nobody else can read it for a moment. Never opens a
 * file that is there already: closing it again would drop the locks that SQLite holds. */
static gboolean
make_private_file (const char  *path,
                   GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int file;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      set_error (error, g_strerror (errno));
      return FALSE;
    }

  file = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file >= 0)
    return g_close (file, error);
  if (errno == EEXIST && g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_chmod (path, 0600) == 0)
    return TRUE;

  set_error (error, g_strerror (errno));
  return FALSE;
}

static int
check (sqlite3 *database)
{
  sqlite3_stmt *statement = NULL;
  int code;

  code = sqlite3_prepare_v2 (database, "PRAGMA quick_check (1)", -1, &statement, NULL);
  if (code != SQLITE_OK)
    return code;

  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    code = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0
             ? SQLITE_OK
             : SQLITE_CORRUPT;
  sqlite3_finalize (statement);

  return code;
}

static int
check_tables (sqlite3 *database)
{
  sqlite3_stmt *statement = NULL;
  int code;

  code = sqlite3_prepare_v2 (database, sample, -1, &statement, NULL);
  sqlite3_finalize (statement);

  return code;
}

/* Leaves the database ready for use, or returns why it is not. */
static int
prepare (sqlite3  *database,
         gboolean *read_only)
{
  int version = 0;
  int code;

  sqlite3_extended_result_codes (database, TRUE);
  sqlite3_busy_timeout (database, BUSY_TIMEOUT_MS);
  code = check (database);
  if (code == SQLITE_OK)
    code = bitting_history_schema_get_version (database, &version);
  if (code != SQLITE_OK)
    return code;

  *read_only = version > bitting_history_schema_get_latest ();
  if (*read_only)
    return sqlite3_exec (database, "PRAGMA query_only = ON", NULL, NULL, NULL);
  if (sqlite3_db_readonly (database, "main") == 1)
    return SQLITE_READONLY;

  if (version == bitting_history_schema_get_latest ())
    code = check_tables (database);
  if (code == SQLITE_OK)
    code = sqlite3_exec (database, settings, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = bitting_history_schema_migrate (database, bitting_history_schema_get_latest ());

  return code;
}

/* Without writing back what is in the write-ahead log: whoever looks into the damage later
 * wants the files as they were found. */
static void
close_untouched (sqlite3 *database)
{
  sqlite3_db_config (database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_close (database);
}

static char *
choose_aside (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  char *aside = g_strdup_printf ("%s.damaged-%s", path, date);
  guint i;

  for (i = 2; g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.damaged-%s-%u", path, date, i);
    }

  return aside;
}

static gboolean
set_aside (const char  *path,
           char       **notice,
           GError     **error)
{
  static const char *const companions[] = { "-wal", "-shm" };
  g_autofree char *aside = choose_aside (path);
  g_autofree char *name = g_path_get_basename (aside);
  guint i;

  if (g_rename (path, aside) != 0)
    {
      set_error (error, g_strerror (errno));
      return FALSE;
    }

  /* One that stayed behind would be taken for the new file's own. */
  for (i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (path, companions[i], NULL);
      g_autofree char *to = g_strconcat (aside, companions[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          set_error (error, g_strerror (errno));
          return FALSE;
        }
    }

  g_free (*notice);
  *notice = g_strdup_printf (_("The history of past checks was damaged. It has been set aside as "
                               "“%s”, and a new one was begun. Your keys are not affected."),
                             name);
  return TRUE;
}

static sqlite3 *
open_once (const char  *path,
           gboolean    *read_only,
           gboolean    *damaged,
           GError     **error)
{
  sqlite3 *database = NULL;
  int code;

  code = sqlite3_open_v2 (path, &database, SQLITE_OPEN_READWRITE, NULL);
  if (code == SQLITE_OK)
    code = prepare (database, read_only);
  if (code == SQLITE_OK)
    return database;

  *damaged = is_damage (code);
  set_error (error, sqlite3_errstr (code));
  close_untouched (database);

  return NULL;
}

/**
 * bitting_history_file_open:
 * @path: where the file is, or is to be
 * @read_only: (out): TRUE if a newer version of the program wrote it
 * @notice: (inout): what the person should be told, if anything
 * @error: return location: BITTING_HISTORY_ERROR_FAILED
 *
 * A damaged file is set aside, and a new one begun.
 *
 * Returns: (transfer full): the database, ready for use; or NULL
 */
sqlite3 *
bitting_history_file_open (const char  *path,
                           gboolean    *read_only,
                           char       **notice,
                           GError     **error)
{
  g_autoptr (GError) first = NULL;
  gboolean damaged = FALSE;
  sqlite3 *database = NULL;

  if (!make_private_file (path, error))
    return NULL;

  database = open_once (path, read_only, &damaged, &first);
  if (database == NULL && damaged)
    {
      if (!set_aside (path, notice, error) || !make_private_file (path, error))
        return NULL;
      return open_once (path, read_only, &damaged, error);
    }
  if (database == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&first));
      return NULL;
    }

  if (*read_only)
    {
      g_free (*notice);
      *notice = g_strdup (_("The history of past checks was written by a newer version of Bitting. "
                            "It can be read, but new checks are not added to it."));
    }
  return database;
}
