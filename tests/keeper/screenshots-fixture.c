/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "screenshots-fixture.h"

#include <string.h>

static const char guide_xml[] =
  "<guide exchange='e' screenshots='https://example.invalid/'><title>T</title>"
  "<step id='s'><title>T</title><summary>S</summary>"
  "<picture id='drawn' file='d.svg' width='9' height='9'><description>D</description></picture>"
  "<picture id='one' file='1.svg' screenshot='Screen%201.png' width='9' height='9'>"
  "<description>D</description></picture>"
  "<picture id='two' file='2.svg' screenshot='Screen%202.png' width='9' height='9'>"
  "<description>D</description></picture>"
  "<instruction id='i' picture='one'><text>Do</text></instruction></step></guide>";

/** screenshots_script: what a server of the fixture answers with. */
TestReply
screenshots_script (guint       index,
                    const char *head,
                    gpointer    user_data)
{
  ScreenshotsFixture *fixture = user_data;
  gsize size = 0;
  const char *data = fixture->body != NULL ? g_bytes_get_data (fixture->body, &size) : NULL;
  GString *bytes = g_string_new (NULL);
  TestReply reply = { .then = TEST_THEN_KEEP };

  g_string_printf (bytes, "HTTP/1.1 %u Test\r\n", fixture->status);
  if (fixture->headers != NULL)
    g_string_append (bytes, fixture->headers);
  if (fixture->manner == BODY_WITH_LENGTH)
    g_string_append_printf (bytes, "Content-Length: %" G_GSIZE_FORMAT "\r\n", size);
  else
    reply.then = fixture->manner == BODY_ENDLESS ? TEST_THEN_REPEAT : TEST_THEN_CLOSE;
  g_string_append (bytes, "\r\n");
  g_string_append_len (bytes, data, (gssize) size);
  reply.length = bytes->len;
  reply.bytes = g_string_free (bytes, FALSE);

  return reply;
}

/** screenshots_answer: what the server says from now on; takes @body. */
void
screenshots_answer (ScreenshotsFixture *fixture,
                    guint               status,
                    GBytes             *body,
                    BodyManner          manner)
{
  g_clear_pointer (&fixture->body, g_bytes_unref);
  fixture->status = status;
  fixture->body = body;
  fixture->manner = manner;
}

/** screenshots_use_address: begins anew, with @address or else with the server's. */
void
screenshots_use_address (ScreenshotsFixture *fixture,
                         const char         *address)
{
  g_autofree char *origin = test_server_dup_origin (fixture->server, "127.0.0.1");
  g_autofree char *folder = g_strconcat (origin, "/guide", NULL);

  g_clear_object (&fixture->screenshots);
  fixture->screenshots = bitting_screenshots_new (fixture->guide,
                                                  address != NULL ? address : folder);
  bitting_screenshots_set_allowed (fixture->screenshots, TRUE);
}

static void
set_up (ScreenshotsFixture *fixture,
        gconstpointer       data)
{
  g_autofree char *bundle = g_build_filename (g_get_user_runtime_dir (), "authority.pem", NULL);
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;

  fixture->authority = test_authority_new ();
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_runtime_dir (), 0700), ==, 0);
  g_file_set_contents (bundle, test_authority_peek (fixture->authority), -1, &error);
  g_assert_no_error (error);
  g_setenv ("SSL_CERT_FILE", bundle, TRUE);

  fixture->guide = bitting_guide_parse (guide_xml, -1, &error);
  g_assert_no_error (error);
  screenshots_answer (fixture, 200, screenshots_encode (320, 200, "png"), BODY_WITH_LENGTH);
  certificate = test_authority_issue (fixture->authority, TEST_CERTIFICATE_GOOD);
  fixture->server = test_server_new (certificate, screenshots_script, fixture);
  screenshots_use_address (fixture, NULL);
}

static void
tear_down (ScreenshotsFixture *fixture,
           gconstpointer       data)
{
  g_assert_finalize_object (fixture->screenshots);
  g_clear_pointer (&fixture->server, test_server_free);
  test_authority_free (fixture->authority);
  bitting_guide_unref (fixture->guide);
  g_clear_pointer (&fixture->body, g_bytes_unref);
}

/** screenshots_add_test: a test with the fixture, in folders of its own. */
void
screenshots_add_test (const char      *path,
                      ScreenshotsTest  test)
{
  g_test_add (path, ScreenshotsFixture, NULL, set_up, test, tear_down);
}

static void
progress_cb (gsize    received,
             gsize    total,
             gpointer user_data)
{
  ScreenshotsOutcome *outcome = user_data;

  g_assert_cmpuint (received, >, outcome->received);
  outcome->calls++;
  outcome->received = received;
  outcome->total = total;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  ScreenshotsOutcome *outcome = user_data;

  outcome->pixbuf = bitting_screenshots_load_finish (BITTING_SCREENSHOTS (source), result,
                                                     &outcome->error);
  outcome->ended = TRUE;
}

/** screenshots_load: loads the picture @id; cancels @cancellable once some of it has come. */
void
screenshots_load (ScreenshotsFixture *fixture,
                  const char         *id,
                  gboolean            refresh,
                  GCancellable       *cancellable,
                  ScreenshotsOutcome *outcome)
{
  const BittingStep *step = bitting_guide_get_step (fixture->guide, 1);

  screenshots_clear (outcome);
  bitting_screenshots_load_async (fixture->screenshots, bitting_step_find_picture (step, id),
                                  refresh, progress_cb, outcome, cancellable, loaded_cb, outcome);
  while (!outcome->ended)
    {
      g_main_context_iteration (NULL, TRUE);
      if (outcome->calls > 0)
        g_cancellable_cancel (cancellable);
    }
}

static void
fetched_all_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  ScreenshotsOutcome *outcome = user_data;

  outcome->done = bitting_screenshots_fetch_all_finish (BITTING_SCREENSHOTS (source), result,
                                                        &outcome->error);
  outcome->ended = TRUE;
}

void
screenshots_fetch_all (ScreenshotsFixture *fixture,
                       ScreenshotsOutcome *outcome)
{
  screenshots_clear (outcome);
  bitting_screenshots_fetch_all_async (fixture->screenshots, NULL, fetched_all_cb, outcome);
  while (!outcome->ended)
    g_main_context_iteration (NULL, TRUE);
}

void
screenshots_clear (ScreenshotsOutcome *outcome)
{
  g_clear_object (&outcome->pixbuf);
  g_clear_error (&outcome->error);
  memset (outcome, 0, sizeof *outcome);
}

void
screenshots_assert_shows (ScreenshotsOutcome *outcome,
                          int                 width,
                          int                 height)
{
  g_assert_no_error (outcome->error);
  g_assert_cmpint (gdk_pixbuf_get_width (outcome->pixbuf), ==, width);
  g_assert_cmpint (gdk_pixbuf_get_height (outcome->pixbuf), ==, height);
}

/** screenshots_dup_kept: the one file of the cache, or NULL if there is none. */
char *
screenshots_dup_kept (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "bitting", "guide", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  if (name == NULL)
    return NULL;
  g_assert_null (g_dir_read_name (dir));

  return g_build_filename (folder, name, NULL);
}

/** screenshots_encode: a picture of noise, which no format makes small. */
GBytes *
screenshots_encode (int         width,
                    int         height,
                    const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;
  guchar *pixels = gdk_pixbuf_get_pixels (pixbuf);
  char *data;
  gsize size, i;

  for (i = 0; i < gdk_pixbuf_get_byte_length (pixbuf); i++)
    pixels[i] = (guchar) g_rand_int (rand);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}
