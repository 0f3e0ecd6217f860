/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "bitting-history-schema.h"
#include "history-fixture.h"

#define MARKER "marker-that-must-go"

static void
test_life (void)
{
  g_autofree char *path = find_path ();
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *policy = NULL;
  g_autofree char *ips = NULL;
  guint i;

  g_assert_cmpstr (bitting_history_get_path (history), ==, path);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  must_remember (history, "ICG-MM");
  g_assert_null (bitting_history_get_notice (history));
  g_assert_null (bitting_history_get_latest (history, "ICG-MM", &error));
  g_assert_no_error (error);
  g_assert_true (bitting_history_get_subject (history, "ICG-MM", &policy, &ips, &error));
  g_assert_cmpstr (policy, ==, "guide");
  g_assert_cmpstr (ips, ==, "13.229.10.1,54.1.2.3");

  must_add (history, "ICG-MM", 200, BITTING_GRADE_B, "{\"two\"}");
  must_add (history, "ICG-MM", 300, BITTING_GRADE_NONE, "{\"three\"}");
  must_add (history, "ICG-MM", 100, BITTING_GRADE_F, "{\"one\"}");
  assert_latest (history, "ICG-MM", 300, BITTING_GRADE_NONE, "{\"three\"}");

  cards = bitting_history_list_cards (history, "ICG-MM", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, ==, 3);
  for (i = 0; i < 3; i++)
    g_assert_cmpint (((BittingCard *) g_ptr_array_index (cards, i))->checked_at, ==, 300 - 100 * i);
}

/* What is remembered again is brought up to date, and keeps its cards; but those of another
 * key are no longer the latest. */
static void
test_remember_again (void)
{
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *policy = NULL;
  g_autofree char *ips = NULL;

  must_remember (history, "one");
  must_add (history, "one", 100, BITTING_GRADE_A, "{}");
  g_assert_true (bitting_history_remember (history, "one", "eu", "https://api.bybit.eu", "ab…",
                                           "read-only", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (bitting_history_get_subject (history, "one", &policy, &ips, &error));
  g_assert_cmpstr (policy, ==, "read-only");
  g_assert_null (ips);
  g_assert_true (bitting_history_get_subject (history, "one", NULL, NULL, &error));
  cards = bitting_history_list_cards (history, "one", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, ==, 1);
  g_assert_null (bitting_history_get_latest (history, "one", &error));
  g_assert_no_error (error);

  must_add (history, "one", 50, BITTING_GRADE_B, "{}");
  assert_latest (history, "one", 50, BITTING_GRADE_B, "{}");
  g_assert_true (bitting_history_remember (history, "one", "eu", "https://api.bybit.eu", "ab…",
                                           "guide", NULL, &error));
  assert_latest (history, "one", 50, BITTING_GRADE_B, "{}");
}

static void
test_summarize (void)
{
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GHashTable) summaries = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("key %u", i);

      must_remember (history, name);
      must_add (history, name, 1000 + i, BITTING_GRADE_A, "{}");
      must_add (history, name, 500, BITTING_GRADE_F, "{}");
    }
  must_remember (history, "never checked");

  summaries = bitting_history_summarize (history, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (summaries), ==, 100);
  for (i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("key %u", i);
      BittingSummary *summary = g_hash_table_lookup (summaries, name);

      g_assert_nonnull (summary);
      g_assert_cmpint (summary->checked_at, ==, 1000 + i);
      g_assert_cmpint (summary->seen_at, ==, 1000 + i);
      g_assert_cmpint (summary->grade, ==, BITTING_GRADE_A);
    }
}

static void
test_rename (void)
{
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GError) error = NULL;

  must_remember (history, "one");
  must_remember (history, "two");
  must_add (history, "one", 100, BITTING_GRADE_C, "{}");

  g_assert_false (bitting_history_rename (history, "one", "two", &error));
  g_assert_error (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (bitting_history_rename (history, "none", "three", &error));
  g_assert_error (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (bitting_history_rename (history, "one", "three", &error));
  g_assert_no_error (error);
  assert_latest (history, "three", 100, BITTING_GRADE_C, "{}");
  g_assert_false (bitting_history_get_subject (history, "one", NULL, NULL, &error));
  g_assert_error (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_NOT_FOUND);
}

static void
test_unknown (void)
{
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (add (history, "none", 1, BITTING_GRADE_A, "{}", &error));
  g_assert_error (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  cards = bitting_history_list_cards (history, "none", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, ==, 0);
  g_assert_true (bitting_history_forget (history, "none", &error));
  g_assert_no_error (error);
}

static void
test_names (void)
{
  static const char *const names[] = {
    "it's \"quoted\"", "'; DROP TABLE card; --", "日本語の鍵", "🔑", "%s%n",
  };
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      must_remember (history, names[i]);
      must_add (history, names[i], 100 + i, BITTING_GRADE_A, names[i]);
    }
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    assert_latest (history, names[i], 100 + i, BITTING_GRADE_A, names[i]);
}

/* Returns: whether @text is anywhere in the history's files. */
static gboolean
is_on_disk (const char *path,
            const char *text)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  gboolean found = FALSE;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      if (g_file_get_contents (file, &bytes, &length, NULL))
        found = found || memmem (bytes, length, text, strlen (text)) != NULL;
    }

  return found;
}

static void
test_forget (void)
{
  g_autofree char *path = find_path ();
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GError) error = NULL;

  must_remember (history, "one");
  must_remember (history, "two");
  must_add (history, "one", 100, BITTING_GRADE_A, MARKER);
  must_add (history, "two", 100, BITTING_GRADE_A, "{}");
  g_assert_true (is_on_disk (path, MARKER));

  g_assert_true (bitting_history_forget (history, "one", &error));
  g_assert_no_error (error);
  g_assert_null (bitting_history_get_latest (history, "one", &error));
  g_assert_no_error (error);
  assert_latest (history, "two", 100, BITTING_GRADE_A, "{}");

  /* The write-ahead log goes when the file is closed; then nothing is left. */
  g_clear_object (&history);
  g_assert_false (is_on_disk (path, MARKER));
}

static void
test_masked (void)
{
  static const char *const keys[] = { KEY, "", ("…" KEY), "short" };
  guint i;

  if (g_test_subprocess ())
    {
      g_autoptr (BittingHistory) history = bitting_history_new (NULL);

      bitting_history_remember (history, "one", "mainnet", HOST, g_getenv ("KEY_TO_TRY"), "guide",
                                NULL, NULL);
      return;
    }

  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_setenv ("KEY_TO_TRY", keys[i], TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_failed ();
      g_test_trap_assert_stderr ("*is_masked*");
    }
}

static void
test_private (void)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autofree char *path = find_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  GStatBuf info;
  guint i;

  umask (0);
  assert_works (history);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  for (i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_assert_cmpint (g_stat (file, &info), ==, 0);
      g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
    }

  /* One that was made readable is taken back. */
  g_clear_object (&history);
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  history = bitting_history_new (NULL);
  must_open (history);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

/* The whole key never gets there; the host proves that the search works. */
static void
test_no_key_on_disk (void)
{
  g_autofree char *path = find_path ();
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);

  assert_works (history);
  g_assert_true (is_on_disk (path, HOST));
  g_assert_false (is_on_disk (path, KEY));
  g_clear_object (&history);
  g_assert_true (is_on_disk (path, HOST));
  g_assert_false (is_on_disk (path, KEY));
}

static int
collect_cb (void  *user_data,
            int    count,
            char **values,
            char **names)
{
  g_string_append_printf (user_data, "%s\n", values[0]);

  return 0;
}

static char *
query_raw (const char *path,
           const char *sql)
{
  sqlite3 *database = open_raw (path);
  GString *text = g_string_new (NULL);

  g_assert_cmpint (sqlite3_exec (database, sql, collect_cb, text, NULL), ==, SQLITE_OK);
  sqlite3_close (database);

  return g_string_free (text, FALSE);
}

static void
test_migrate (void)
{
  static const char tables[] = "SELECT sql FROM sqlite_schema ORDER BY name";
  g_autofree char *fresh_path = g_build_filename (g_get_user_data_dir (), "fresh.sqlite", NULL);
  g_autoptr (BittingHistory) fresh = bitting_history_new (fresh_path);
  g_autofree char *expected = NULL;
  int version;

  must_open (fresh);
  g_clear_object (&fresh);
  expected = query_raw (fresh_path, tables);
  g_assert_cmpuint (strlen (expected), >, 100);

  for (version = 0; version < bitting_history_schema_get_latest (); version++)
    {
      g_autofree char *name = g_strdup_printf ("version-%d.sqlite", version);
      g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
      g_autoptr (BittingHistory) history = NULL;
      g_autofree char *found = NULL;
      g_autofree char *policy = NULL;
      sqlite3 *database = open_raw (path);

      g_assert_cmpint (bitting_history_schema_migrate (database, version), ==, SQLITE_OK);
      if (version >= 1)
        run_raw (database, "INSERT INTO subject (name, environment, host, api_key, policy, expected_ips,"
                           " created) VALUES ('old', 'mainnet', 'h', 'ab…', 'guide', '', 1)");
      sqlite3_close (database);

      history = bitting_history_new (path);
      must_open (history);
      g_assert_null (bitting_history_get_notice (history));
      assert_works (history);
      if (version >= 1)
        {
          g_assert_true (bitting_history_get_subject (history, "old", &policy, NULL, NULL));
          g_assert_cmpstr (policy, ==, "guide");
        }
      g_clear_object (&history);
      found = query_raw (path, tables);
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_newer (void)
{
  g_autofree char *path = find_path ();
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *set_version = NULL;
  gsize before_length;
  gsize after_length;
  sqlite3 *database;

  must_remember (history, "one");
  must_add (history, "one", 100, BITTING_GRADE_A, "{}");
  g_clear_object (&history);
  database = open_raw (path);
  set_version = g_strdup_printf ("ALTER TABLE card ADD COLUMN novelty TEXT;"
                                 "PRAGMA user_version = %d",
                                 bitting_history_schema_get_latest () + 1);
  run_raw (database, set_version);
  sqlite3_close (database);
  g_assert_true (g_file_get_contents (path, &before, &before_length, NULL));

  history = bitting_history_new (NULL);
  must_open (history);
  g_assert_nonnull (bitting_history_get_notice (history));
  g_assert_nonnull (strstr (bitting_history_get_notice (history), "newer version"));
  assert_latest (history, "one", 100, BITTING_GRADE_A, "{}");
  g_assert_false (add (history, "one", 200, BITTING_GRADE_A, "{}", &error));
  g_assert_error (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (bitting_history_forget (history, "one", &error));
  g_assert_error (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_READ_ONLY);
  g_clear_object (&history);

  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpuint (after_length, ==, before_length);
  g_assert_cmpint (memcmp (after, before, before_length), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/history/life", test_life);
  g_test_add_func ("/history/remember-again", test_remember_again);
  g_test_add_func ("/history/summarize", test_summarize);
  g_test_add_func ("/history/rename", test_rename);
  g_test_add_func ("/history/unknown", test_unknown);
  g_test_add_func ("/history/names", test_names);
  g_test_add_func ("/history/forget", test_forget);
  g_test_add_func ("/history/masked", test_masked);
  g_test_add_func ("/history/private", test_private);
  g_test_add_func ("/history/no-key-on-disk", test_no_key_on_disk);
  g_test_add_func ("/history/migrate", test_migrate);
  g_test_add_func ("/history/newer", test_newer);

  return g_test_run ();
}
