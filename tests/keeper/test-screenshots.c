/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide's own screenshots, from a real server on loopback: when it is asked, what it
 * is told, and what is kept. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bitting-bitmap.h"
#include "bitting-data.h"
#include "screenshots-fixture.h"

static void
test_fetch_and_keep (ScreenshotsFixture *fixture,
                     gconstpointer       data)
{
  g_auto (ScreenshotsOutcome) outcome = { 0 };
  g_autofree char *kept = NULL;
  GStatBuf status;

  g_assert_cmpstr (bitting_screenshots_get_host (fixture->screenshots), ==, "127.0.0.1");
  screenshots_load (fixture, "one", FALSE, NULL, &outcome);
  screenshots_assert_shows (&outcome, 320, 200);
  g_assert_cmpuint (outcome.calls, >, 1);
  g_assert_cmpuint (outcome.received, ==, g_bytes_get_size (fixture->body));
  g_assert_cmpuint (outcome.total, ==, outcome.received);

  kept = screenshots_dup_kept ();
  g_assert_nonnull (kept);
  g_assert_cmpint (g_stat (kept, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  screenshots_load (fixture, "one", FALSE, NULL, &outcome);
  screenshots_assert_shows (&outcome, 320, 200);
  g_assert_cmpuint (outcome.calls, ==, 0);
  g_assert_cmpuint (test_server_get_requests (fixture->server), ==, 1);
}

/* What the person was told: nothing about them goes out with the question. */
static void
test_says_nothing (ScreenshotsFixture *fixture,
                   gconstpointer       data)
{
  g_auto (ScreenshotsOutcome) outcome = { 0 };
  g_autofree char *head = NULL;
  g_auto (GStrv) lines = NULL;
  guint i;

  screenshots_load (fixture, "one", FALSE, NULL, &outcome);
  head = test_server_dup_head (fixture->server, 0);
  lines = g_strsplit (g_strchomp (head), "\r\n", -1);
  g_assert_cmpstr (lines[0], ==, "GET /guide/Screen%201.png HTTP/1.1");
  for (i = 1; lines[i] != NULL; i++)
    g_assert_true (g_str_has_prefix (lines[i], "Host: 127.0.0.1:") ||
                   g_str_has_prefix (lines[i], "User-Agent: Bitting/") ||
                   g_str_equal (lines[i], "Accept: */*"));
}

static void
test_not_allowed (ScreenshotsFixture *fixture,
                  gconstpointer       data)
{
  g_auto (ScreenshotsOutcome) outcome = { 0 };
  guint i;

  bitting_screenshots_set_allowed (fixture->screenshots, FALSE);
  for (i = 0; i < 2; i++)
    {
      screenshots_load (fixture, "one", i == 1, NULL, &outcome);
      g_assert_null (outcome.pixbuf);
      g_assert_error (outcome.error, BITTING_SCREENSHOTS_ERROR,
                      BITTING_SCREENSHOTS_ERROR_NOT_ALLOWED);
    }
  screenshots_fetch_all (fixture, &outcome);
  g_assert_false (outcome.done);
  g_assert_cmpuint (test_server_get_connections (fixture->server), ==, 0);

  bitting_screenshots_set_allowed (fixture->screenshots, TRUE);
  screenshots_load (fixture, "one", FALSE, NULL, &outcome);
  screenshots_assert_shows (&outcome, 320, 200);
}

static void
test_offline (ScreenshotsFixture *fixture,
              gconstpointer       data)
{
  g_auto (ScreenshotsOutcome) outcome = { 0 };

  screenshots_fetch_all (fixture, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.done);
  g_assert_cmpuint (test_server_get_requests (fixture->server), ==, 2);

  screenshots_use_address (fixture, NULL);
  g_clear_pointer (&fixture->server, test_server_free);
  screenshots_load (fixture, "one", FALSE, NULL, &outcome);
  screenshots_assert_shows (&outcome, 320, 200);
  screenshots_load (fixture, "two", FALSE, NULL, &outcome);
  screenshots_assert_shows (&outcome, 320, 200);
}

static void
test_good_pictures (ScreenshotsFixture *fixture,
                    gconstpointer       data)
{
  g_auto (ScreenshotsOutcome) outcome = { 0 };

  screenshots_answer (fixture, 200, screenshots_encode (8192, 10, "png"), BODY_WITH_LENGTH);
  screenshots_load (fixture, "one", TRUE, NULL, &outcome);
  screenshots_assert_shows (&outcome, 8192, 10);

  screenshots_answer (fixture, 200, screenshots_encode (30, 40, "jpeg"), BODY_WITHOUT_LENGTH);
  screenshots_load (fixture, "one", TRUE, NULL, &outcome);
  screenshots_assert_shows (&outcome, 30, 40);
  g_assert_cmpuint (outcome.total, ==, 0);
}

static void
damage (const char *path,
        guint       how)
{
  g_assert_cmpint (g_remove (path), ==, 0);
  if (how == 0)
    g_assert_true (g_file_set_contents (path, "", 0, NULL));
  else if (how == 1)
    g_assert_true (g_file_set_contents (path, "\x89PNG\r\n\x1a\nnothing", -1, NULL));
  else if (how == 2)
    g_assert_true (g_file_set_contents (path, "", 0, NULL) &&
                   truncate (path, BITTING_BITMAP_MAX_BYTES + 1) == 0);
  else if (how == 3)
    g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  else
    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

/* Whatever came in the place of what was kept: it is fetched anew. */
static void
test_damaged (ScreenshotsFixture *fixture,
              gconstpointer       data)
{
  g_auto (ScreenshotsOutcome) outcome = { 0 };
  g_autofree char *kept = NULL;
  guint how;

  screenshots_load (fixture, "one", FALSE, NULL, &outcome);
  kept = screenshots_dup_kept ();
  for (how = 0; how < 5; how++)
    {
      damage (kept, how);
      screenshots_load (fixture, "one", FALSE, NULL, &outcome);
      screenshots_assert_shows (&outcome, 320, 200);
      g_assert_cmpuint (test_server_get_requests (fixture->server), ==, how + 2);
    }

  /* A folder cannot be replaced, and does not keep anybody from seeing the picture. */
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_DIR));
}

static void
test_refresh (ScreenshotsFixture *fixture,
              gconstpointer       data)
{
  g_auto (ScreenshotsOutcome) outcome = { 0 };

  screenshots_load (fixture, "one", FALSE, NULL, &outcome);
  screenshots_answer (fixture, 200, screenshots_encode (64, 48, "png"), BODY_WITH_LENGTH);
  screenshots_load (fixture, "one", FALSE, NULL, &outcome);
  screenshots_assert_shows (&outcome, 320, 200);
  screenshots_load (fixture, "one", TRUE, NULL, &outcome);
  screenshots_assert_shows (&outcome, 64, 48);

  screenshots_answer (fixture, 404, NULL, BODY_WITH_LENGTH);
  screenshots_load (fixture, "one", TRUE, NULL, &outcome);
  g_assert_error (outcome.error, BITTING_SCREENSHOTS_ERROR, BITTING_SCREENSHOTS_ERROR_REFUSED);
  screenshots_load (fixture, "one", FALSE, NULL, &outcome);
  screenshots_assert_shows (&outcome, 64, 48);
}

static void
test_cancel (ScreenshotsFixture *fixture,
             gconstpointer       data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (ScreenshotsOutcome) outcome = { 0 };
  g_autofree char *kept = NULL;

  screenshots_answer (fixture, 200, screenshots_encode (64, 48, "png"), BODY_ENDLESS);
  screenshots_load (fixture, "one", FALSE, cancellable, &outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  kept = screenshots_dup_kept ();
  g_assert_null (kept);
}

static void
test_fetch_all_ends (ScreenshotsFixture *fixture,
                     gconstpointer       data)
{
  g_auto (ScreenshotsOutcome) outcome = { 0 };

  screenshots_load (fixture, "one", FALSE, NULL, &outcome);
  screenshots_answer (fixture, 404, NULL, BODY_WITH_LENGTH);
  screenshots_fetch_all (fixture, &outcome);
  g_assert_false (outcome.done);
  g_assert_error (outcome.error, BITTING_SCREENSHOTS_ERROR, BITTING_SCREENSHOTS_ERROR_REFUSED);
  g_assert_cmpuint (test_server_get_requests (fixture->server), ==, 2);
}

/* Which pictures of the real guide have one; at the others the drawing stands alone. */
static void
test_guide (void)
{
  static const char * const wanted[] = {
    "menu Screenshot%201.png", "create Screenshot%202.png", "key-type Screenshot%203.png",
    "settings Screenshot%204.png", "permissions Screenshot%205.png",
    "credentials Screenshot%206.png",
  };
  BittingGuide *guide = bitting_data_get_guide ();
  g_autoptr (BittingScreenshots) screenshots = bitting_screenshots_new (guide, "");
  guint found = 0;
  guint i, j;

  g_assert_cmpstr (bitting_screenshots_get_host (screenshots), ==, "raw.githubusercontent.com");
  for (i = 0; i < guide->steps->len; i++)
    {
      const BittingStep *step = g_ptr_array_index (guide->steps, i);

      for (j = 0; j < step->pictures->len; j++)
        {
          const BittingPicture *picture = g_ptr_array_index (step->pictures, j);
          g_autofree char *pair = g_strconcat (picture->id, " ", picture->screenshot, NULL);

          if (picture->screenshot == NULL)
            continue;
          g_assert_cmpuint (found, <, G_N_ELEMENTS (wanted));
          g_assert_cmpstr (pair, ==, wanted[found++]);
        }
    }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (wanted));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  screenshots_add_test ("/screenshots/fetch-and-keep", test_fetch_and_keep);
  screenshots_add_test ("/screenshots/says-nothing", test_says_nothing);
  screenshots_add_test ("/screenshots/not-allowed", test_not_allowed);
  screenshots_add_test ("/screenshots/offline", test_offline);
  screenshots_add_test ("/screenshots/good-pictures", test_good_pictures);
  screenshots_add_test ("/screenshots/damaged", test_damaged);
  screenshots_add_test ("/screenshots/refresh", test_refresh);
  screenshots_add_test ("/screenshots/cancel", test_cancel);
  screenshots_add_test ("/screenshots/fetch-all-ends", test_fetch_all_ends);
  g_test_add_func ("/screenshots/guide", test_guide);

  return g_test_run ();
}
