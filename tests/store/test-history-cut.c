/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "history-fixture.h"

/* A file, or its write-ahead log, that ends too early: at every sector of its last pages. */

#define SECTOR 512
#define PAGE 4096
#define LAST_PAGES 12
#define CARDS 60

typedef struct
{
  char *bytes;
  gsize length;
} Content;

static void
read_content (Content    *content,
              const char *path)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content->bytes, &content->length, &error);
  g_assert_no_error (error);
}

static void
write_content (const char *path,
               const char *bytes,
               gsize       length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
}

/* Returns: whether a file of a damaged history is in the folder */
static gboolean
is_set_aside (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    if (g_str_has_prefix (name, "history.sqlite.damaged-"))
      return TRUE;

  return FALSE;
}

/* Opens what is there and uses it in every way. Returns: how many of the cards are left */
static guint
survive (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (BittingHistory) history = bitting_history_new (path);
  g_autoptr (GHashTable) summaries = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GError) error = NULL;

  must_open (history);
  g_assert_cmpint (bitting_history_get_notice (history) != NULL, ==, is_set_aside (folder));
  summaries = bitting_history_summarize (history, &error);
  g_assert_no_error (error);
  events = bitting_history_list_events (history, "one", &error);
  g_assert_no_error (error);
  cards = bitting_history_list_cards (history, "one", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, ==, events->len);
  assert_works (history);

  return cards->len;
}

static void
fill (BittingHistory *history)
{
  g_autofree char *report = g_strnfill (1500, 'r');
  guint i;

  must_remember (history, "one");
  for (i = 0; i < CARDS; i++)
    must_add (history, "one", i, BITTING_GRADE_A, report);
}

static void
test_file (void)
{
  g_autofree char *path = find_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (BittingHistory) history = bitting_history_new (path);
  Content content = { 0 };
  guint set_aside = 0;
  gsize length;

  fill (history);
  g_clear_object (&history);
  read_content (&content, path);
  g_assert_cmpuint (content.length, >, (LAST_PAGES + 4) * PAGE);

  for (length = content.length - LAST_PAGES * PAGE; length < content.length; length += SECTOR)
    {
      g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, length, content.length);
      empty_folder (folder);
      write_content (path, content.bytes, length);
      survive (path);
      if (is_set_aside (folder))
        set_aside++;
    }
  /* A whole page that is missing is never overlooked. */
  g_assert_cmpuint (set_aside, >=, (LAST_PAGES - 1) * PAGE / SECTOR);
  g_free (content.bytes);
}

/* What was not written back yet is in the log. A log that ends early is what a power cut
 * leaves: the cards up to there are kept, and nothing is said. */
static void
test_log (void)
{
  g_autofree char *path = find_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (BittingHistory) history = bitting_history_new (path);
  Content file = { 0 };
  Content content = { 0 };
  guint left = 0;
  gsize length;

  fill (history);
  read_content (&file, path);
  read_content (&content, log);
  g_clear_object (&history);
  g_assert_cmpuint (content.length, >, 100 * PAGE);

  for (length = 0; left < CARDS; length = MIN (length + SECTOR, content.length))
    {
      guint now;

      g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, length, content.length);
      empty_folder (folder);
      write_content (path, file.bytes, file.length);
      write_content (log, content.bytes, length);
      now = survive (path);
      g_assert_false (is_set_aside (folder));
      g_assert_cmpuint (now, >=, left);
      left = now;
    }
  /* The last card is there only with the last bytes. */
  g_assert_cmpuint (length, ==, content.length);
  g_free (content.bytes);
  g_free (file.bytes);
}

/* A log that is longer than its file, whose end is lost. */
static void
test_file_with_log (void)
{
  g_autofree char *path = find_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (BittingHistory) history = bitting_history_new (path);
  Content file = { 0 };
  Content content = { 0 };
  gsize length;

  fill (history);
  g_clear_object (&history);
  history = bitting_history_new (path);
  must_add (history, "one", 1000, BITTING_GRADE_B, "{}");
  read_content (&file, path);
  read_content (&content, log);
  g_clear_object (&history);
  g_assert_cmpuint (content.length, >, PAGE);

  for (length = file.length - LAST_PAGES * PAGE; length < file.length; length += SECTOR)
    {
      empty_folder (folder);
      write_content (path, file.bytes, length);
      write_content (log, content.bytes, content.length);
      survive (path);
    }
  g_free (content.bytes);
  g_free (file.bytes);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/history/cut/file", test_file);
  g_test_add_func ("/history/cut/log", test_log);
  g_test_add_func ("/history/cut/file-with-log", test_file_with_log);

  return g_test_run ();
}
