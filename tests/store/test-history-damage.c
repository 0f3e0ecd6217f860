/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bitting-history-schema.h"
#include "history-fixture.h"

/* A spoilt file, a full disk, two at once, and death in the middle. */

/* Returns: how many files were set aside, and checks that each is as @bytes were. */
static guint
count_aside (const char *path,
             const char *bytes,
             gsize       length)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autofree char *kept = NULL;
      gsize kept_length = 0;

      if (!g_str_has_prefix (name, "history.sqlite.damaged-") || strchr (name + 23, '-') != NULL)
        continue;
      count++;
      g_assert_true (g_file_get_contents (file, &kept, &kept_length, NULL));
      g_assert_cmpuint (kept_length, ==, length);
      g_assert_cmpint (memcmp (kept, bytes, length), ==, 0);
    }

  return count;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
}

static void
assert_set_aside (const char *path,
                  const char *bytes,
                  gsize       length)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (BittingHistory) history = NULL;
  g_autoptr (GError) error = NULL;

  remove_folder (folder);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);

  history = bitting_history_new (path);
  must_open (history);
  g_assert_nonnull (bitting_history_get_notice (history));
  g_assert_nonnull (strstr (bitting_history_get_notice (history), "history.sqlite.damaged-"));
  g_assert_cmpuint (count_aside (path, bytes, length), ==, 1);
  assert_works (history);

  /* And it is not found damaged again. */
  g_clear_object (&history);
  history = bitting_history_new (path);
  must_open (history);
  g_assert_null (bitting_history_get_notice (history));
}

/* A sound file of some 30 pages. */
static char *
make_sound (const char *path,
            gsize      *length)
{
  g_autofree char *report = g_strnfill (1000, 'r');
  g_autoptr (BittingHistory) history = bitting_history_new (path);
  char *bytes = NULL;
  guint i;

  must_remember (history, "one");
  for (i = 0; i < 100; i++)
    must_add (history, "one", i, BITTING_GRADE_A, report);
  g_clear_object (&history);
  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  g_assert_cmpuint (*length, >, 20 * 4096);

  return bytes;
}

static void
test_truncated (void)
{
  g_autofree char *path = find_path ();
  gsize length;
  g_autofree char *bytes = make_sound (path, &length);
  const gsize sizes[] = {
    16, 99, 100, 511, 512, 1024, 4095, 4096, 4097, 8192, length / 2, length / 2 / 4096 * 4096,
    length - 4096,
  };
  g_autoptr (BittingHistory) history = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, sizes[i], length);
      assert_set_aside (path, bytes, sizes[i]);
    }

  /* One byte less is not damage to SQLite, which reads a zero for it: all cards are there. */
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length - 1, NULL));
  history = bitting_history_new (path);
  must_open (history);
  g_assert_null (bitting_history_get_notice (history));
  cards = bitting_history_list_cards (history, "one", NULL);
  g_assert_cmpuint (cards->len, ==, 100);
}

/* As after a crash before the first byte: nothing is lost, so nothing is said. */
static void
test_no_bytes (void)
{
  g_autofree char *path = find_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (BittingHistory) history = bitting_history_new (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  must_open (history);
  g_assert_null (bitting_history_get_notice (history));
  assert_works (history);
}

static void
test_garbage (void)
{
  g_autofree char *path = find_path ();
  gsize length;
  g_autofree char *bytes = make_sound (path, &length);
  g_autofree char *text = g_strnfill (5000, 'x');
  gsize at;

  assert_set_aside (path, text, 5000);
  assert_set_aside (path, "hello", 5);
  /* The header, the first table, and a page in the middle. */
  for (at = 0; at <= length / 2; at += at == 0 ? 4096 : length / 2 / 4096 * 4096 - 4096)
    {
      g_autofree char *spoilt = g_memdup2 (bytes, length);

      g_test_message ("at %" G_GSIZE_FORMAT, at);
      memset (spoilt + at, 0xa5, 256);
      assert_set_aside (path, spoilt, length);
    }
}

static void
test_wrong_tables (void)
{
  g_autofree char *path = find_path ();
  g_autofree char *bytes = NULL;
  g_autofree char *sql = g_strdup_printf ("CREATE TABLE subject (nonsense); PRAGMA user_version = %d",
                                          bitting_history_schema_get_latest ());
  gsize length;
  sqlite3 *database = open_raw (path);

  run_raw (database, sql);
  sqlite3_close (database);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  assert_set_aside (path, bytes, length);
}

/* A log that stayed behind would be read into the new file. */
static void
test_companions (void)
{
  g_autofree char *path = find_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (BittingHistory) history = bitting_history_new (path);
  g_autoptr (GDir) entries = NULL;
  g_autofree char *kept = NULL;
  const char *name;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "not a database at all", -1, NULL));
  g_assert_true (g_file_set_contents (log, "not a log", -1, NULL));
  must_open (history);
  g_assert_nonnull (bitting_history_get_notice (history));

  entries = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (entries)) != NULL)
    if (g_str_has_prefix (name, "history.sqlite.damaged-") && g_str_has_suffix (name, "-wal"))
      {
        g_autofree char *file = g_build_filename (folder, name, NULL);

        g_assert_true (g_file_get_contents (file, &kept, NULL, NULL));
      }
  g_assert_cmpstr (kept, ==, "not a log");
  assert_works (history);
}

static void
test_unwritable (void)
{
  g_autofree char *file = g_build_filename (g_get_user_data_dir (), "file", NULL);
  g_autofree char *below_file = g_build_filename (file, "history.sqlite", NULL);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "folder", NULL);
  const char *const paths[] = { below_file, folder, "/proc/history.sqlite", "/proc/x/y.sqlite" };
  GStatBuf info;
  guint i;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));

  for (i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (BittingHistory) history = bitting_history_new (paths[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (bitting_history_open (history, &error));
      g_assert_error (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_FAILED);
      g_clear_error (&error);
      g_assert_null (bitting_history_get_latest (history, "one", &error));
      g_assert_error (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_FAILED);
      g_clear_error (&error);
      g_assert_null (bitting_history_summarize (history, &error));
      g_assert_error (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_FAILED);
      g_assert_null (bitting_history_get_notice (history));
    }

  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0755);
}

/* No file may grow any more: what is there stays readable, and what is new is refused. */
static void
test_full_disk (void)
{
  g_autoptr (BittingHistory) history = bitting_history_new (NULL);
  g_autofree char *report = g_strnfill (100000, 'r');
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit tight;

  assert_works (history);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  tight = before;
  tight.rlim_cur = 100000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  g_assert_false (add (history, "works", 2, BITTING_GRADE_F, report, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_FAILED);
  assert_latest (history, "works", 1, BITTING_GRADE_A, "{}");
  assert_works (history);
}

static void
test_two_at_once (void)
{
  g_autofree char *path = find_path ();
  g_autoptr (BittingHistory) first = bitting_history_new (NULL);
  g_autoptr (BittingHistory) second = bitting_history_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 start;
  sqlite3 *database;

  must_remember (first, "one");
  must_add (second, "one", 100, BITTING_GRADE_A, "{}");
  must_add (first, "one", 200, BITTING_GRADE_B, "{}");
  assert_latest (second, "one", 200, BITTING_GRADE_B, "{}");

  /* Somebody who does not let go costs a second, and then the card, not the program. */
  database = open_raw (path);
  run_raw (database, "BEGIN IMMEDIATE");
  start = g_get_monotonic_time ();
  g_assert_false (add (first, "one", 300, BITTING_GRADE_C, "{}", &error));
  g_assert_error (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_FAILED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * G_USEC_PER_SEC);
  assert_latest (first, "one", 200, BITTING_GRADE_B, "{}");
  run_raw (database, "COMMIT");
  sqlite3_close (database);
  must_add (first, "one", 300, BITTING_GRADE_C, "{}");
}

/* Killed in the middle of writing, again and again: the file is sound each time. */
static void
test_killed (void)
{
  guint round;

  for (round = 0; round < 10; round++)
    {
      g_autoptr (BittingHistory) history = NULL;
      pid_t child = fork ();

      if (child == 0)
        {
          g_autoptr (BittingHistory) busy = bitting_history_new (NULL);
          gint64 at;

          must_remember (busy, "one");
          for (at = 0;; at++)
            must_add (busy, "one", at, BITTING_GRADE_A, "{}");
        }
      g_assert_cmpint (child, >, 0);
      g_usleep (20000 + round * 5000);
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);

      history = bitting_history_new (NULL);
      must_open (history);
      g_assert_null (bitting_history_get_notice (history));
      assert_works (history);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/history/damage/truncated", test_truncated);
  g_test_add_func ("/history/damage/no-bytes", test_no_bytes);
  g_test_add_func ("/history/damage/garbage", test_garbage);
  g_test_add_func ("/history/damage/wrong-tables", test_wrong_tables);
  g_test_add_func ("/history/damage/companions", test_companions);
  g_test_add_func ("/history/damage/unwritable", test_unwritable);
  g_test_add_func ("/history/damage/full-disk", test_full_disk);
  g_test_add_func ("/history/damage/two-at-once", test_two_at_once);
  g_test_add_func ("/history/damage/killed", test_killed);

  return g_test_run ();
}
