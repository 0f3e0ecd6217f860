/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "history-fixture.h"

#include <glib/gstdio.h>

#include "bitting-credential.h"

char *
find_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "bitting", "history.sqlite", NULL);
}

void
must_remember (BittingHistory *history,
               const char     *name)
{
  g_autofree char *masked = bitting_api_key_mask (KEY);
  g_autoptr (GError) error = NULL;
  gboolean done = bitting_history_remember (history, name, "mainnet", HOST, masked, "guide",
                                            "13.229.10.1,54.1.2.3", &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

gboolean
add (BittingHistory  *history,
     const char      *name,
     gint64           checked_at,
     BittingGrade     grade,
     const char      *json,
     GError         **error)
{
  BittingSummary summary = {
    .checked_at = checked_at,
    .outcome = grade == BITTING_GRADE_NONE ? BITTING_OUTCOME_FAILED : BITTING_OUTCOME_COMPLETE,
    .grade = grade,
    .seen_at = grade == BITTING_GRADE_NONE ? 0 : checked_at,
  };

  return bitting_history_add_card (history, name, &summary, NULL, json, error);
}

void
must_add (BittingHistory *history,
          const char     *name,
          gint64          checked_at,
          BittingGrade    grade,
          const char     *json)
{
  g_autoptr (GError) error = NULL;
  gboolean done = add (history, name, checked_at, grade, json, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

void
assert_latest (BittingHistory *history,
               const char     *name,
               gint64          checked_at,
               BittingGrade    grade,
               const char     *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingCard) card = bitting_history_get_latest (history, name, &error);

  g_assert_no_error (error);
  g_assert_nonnull (card);
  g_assert_cmpint (card->checked_at, ==, checked_at);
  g_assert_cmpint (card->grade, ==, grade);
  g_assert_cmpint (card->outcome, ==,
                   grade == BITTING_GRADE_NONE ? BITTING_OUTCOME_FAILED : BITTING_OUTCOME_COMPLETE);
  g_assert_cmpstr (card->json, ==, json);
}

void
must_open (BittingHistory *history)
{
  g_autoptr (GError) error = NULL;
  gboolean done = bitting_history_open (history, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/* Whatever happened to the file before: the history that is open now does its work. */
void
assert_works (BittingHistory *history)
{
  must_remember (history, "works");
  must_add (history, "works", 1, BITTING_GRADE_A, "{}");
  assert_latest (history, "works", 1, BITTING_GRADE_A, "{}");
}

sqlite3 *
open_raw (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  sqlite3 *database = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);

  return database;
}

void
run_raw (sqlite3    *database,
         const char *sql)
{
  char *message = NULL;

  sqlite3_exec (database, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}
