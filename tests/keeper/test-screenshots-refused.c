/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What should not have come in place of a screenshot is refused, however it is dressed up,
 * and nothing of it is kept. */

#include <string.h>

#include "bitting-bitmap.h"
#include "screenshots-fixture.h"

static guint32
crc (const guint8 *data,
     gsize         size)
{
  guint32 sum = 0xffffffff;
  gsize i;
  guint bit;

  for (i = 0; i < size; i++)
    {
      sum ^= data[i];
      for (bit = 0; bit < 8; bit++)
        sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
    }

  return ~sum;
}

static void
put (guint8  *data,
     guint32  value)
{
  guint32 big = GUINT32_TO_BE (value);

  memcpy (data, &big, sizeof big);
}

/* A small file that says of itself, in good order, that it is huge. */
static GBytes *
make_png_bomb (void)
{
  g_autoptr (GBytes) small = screenshots_encode (10, 10, "png");
  gsize size;
  guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&small), &size);

  put (data + 16, 60000);
  put (data + 20, 60000);
  put (data + 29, crc (data + 12, 17));

  return g_bytes_new_take (data, size);
}

static GBytes *
make_jpeg_bomb (void)
{
  g_autoptr (GBytes) small = screenshots_encode (10, 10, "jpeg");
  gsize size, at = 2;
  guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&small), &size);

  while (data[at + 1] != 0xc0)
    at += 2 + (gsize) data[at + 2] * 256 + data[at + 3];
  put (data + at + 5, 0xffdcffdc);

  return g_bytes_new_take (data, size);
}

static GBytes *
cut (GBytes *whole, /* (transfer full) */
     gsize   size)
{
  GBytes *part = g_bytes_new_from_bytes (whole, 0, size);

  g_bytes_unref (whole);

  return part;
}

static GBytes *
text (const char *words)
{
  return g_bytes_new_static (words, strlen (words));
}

static GBytes *
many (gsize size)
{
  return g_bytes_new_take (g_strnfill (size, 'x'), size);
}

static void
assert_refused (ScreenshotsFixture *fixture,
                guint               status,
                GBytes             *body, /* (transfer full) (nullable) */
                BodyManner          manner,
                int                 code,
                const char         *words)
{
  guint before = test_server_get_requests (fixture->server);
  g_auto (ScreenshotsOutcome) outcome = { 0 };
  g_autofree char *kept = NULL;

  screenshots_answer (fixture, status, body, manner);
  screenshots_load (fixture, "one", FALSE, NULL, &outcome);
  g_assert_null (outcome.pixbuf);
  g_test_message ("%s", outcome.error->message);
  g_assert_error (outcome.error, BITTING_SCREENSHOTS_ERROR, code);
  g_assert_nonnull (strstr (outcome.error->message, words));
  kept = screenshots_dup_kept ();
  g_assert_null (kept);
  g_assert_cmpuint (test_server_get_requests (fixture->server), ==, before + 1);
}

static void
test_refused_answers (ScreenshotsFixture *fixture,
                      gconstpointer       data)
{
  static const struct { guint status; const char *words; } rows[] = {
    { 204, "(HTTP 204)" },
    { 206, "(HTTP 206)" },
    { 302, "has moved" },
    { 404, "any more" },
    { 410, "any more" },
    { 429, "(HTTP 429)" },
    { 500, "(HTTP 500)" },
  };
  guint i;

  fixture->headers = "Location: /guide/Screen%202.png\r\n";
  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_refused (fixture, rows[i].status, NULL, BODY_WITH_LENGTH,
                    BITTING_SCREENSHOTS_ERROR_REFUSED, rows[i].words);
}

static void
test_refused_pictures (ScreenshotsFixture *fixture,
                       gconstpointer       data)
{
  static const char damaged[] = "whole PNG or JPEG";
  static const char large[] = "larger than Bitting accepts";
  const struct { GBytes *body; const char *words; } rows[] = {
    { NULL, damaged },
    { text ("<!DOCTYPE html><title>Hello</title>"), damaged },
    { text ("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"), damaged },
    { text ("\x89PNG\r\n\x1a\n"), damaged },
    { cut (screenshots_encode (320, 200, "png"), 60000), damaged },
    { cut (screenshots_encode (9, 9, "png"), 100), damaged },
    { cut (screenshots_encode (320, 200, "jpeg"), 9000), damaged },
    { screenshots_encode (9000, 10, "png"), large },
    { screenshots_encode (10, 8193, "png"), large },
    { screenshots_encode (9000, 10, "jpeg"), large },
    { make_png_bomb (), large },
    { make_jpeg_bomb (), large },
    { many (BITTING_BITMAP_MAX_BYTES + 1), large },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_refused (fixture, 200, rows[i].body, BODY_WITH_LENGTH,
                    BITTING_SCREENSHOTS_ERROR_UNUSABLE, rows[i].words);
  assert_refused (fixture, 200, many (65536), BODY_ENDLESS,
                  BITTING_SCREENSHOTS_ERROR_UNUSABLE, large);
}

/* A decoder that made room first would run out of it, and say so with the other code. */
static void
test_bombs (void)
{
  GBytes *bombs[] = { make_png_bomb (), make_jpeg_bomb () };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autoptr (GBytes) bomb = bombs[i];
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (g_bytes_get_size (bomb), <, 1024);
      g_assert_null (bitting_bitmap_decode (bomb, &error));
      g_assert_error (error, BITTING_BITMAP_ERROR, BITTING_BITMAP_ERROR_TOO_LARGE);
    }
}

static void
test_unreachable (ScreenshotsFixture *fixture,
                  gconstpointer       data)
{
  g_autoptr (TestAuthority) stranger = test_authority_new ();
  g_autoptr (GTlsCertificate) certificate = test_authority_issue (stranger, TEST_CERTIFICATE_GOOD);
  TestServer *down = test_server_new (certificate, screenshots_script, fixture);
  g_autoptr (TestServer) impostor = test_server_new (certificate, screenshots_script, fixture);
  g_autofree char *nowhere = test_server_dup_origin (down, "127.0.0.1");
  g_autofree char *elsewhere = test_server_dup_origin (impostor, "127.0.0.1");
  const struct { const char *address; const char *words; } rows[] = {
    { nowhere, "cannot be reached" },
    { elsewhere, "would not be safe" },
    { "http://192.0.2.1", "would not be safe" },
    { "ftp://127.0.0.1", "would not be safe" },
    { "nonsense", "would not be safe" },
  };
  g_auto (ScreenshotsOutcome) outcome = { 0 };
  guint i;

  test_server_free (down);
  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *kept = NULL;

      screenshots_use_address (fixture, rows[i].address);
      screenshots_load (fixture, "one", FALSE, NULL, &outcome);
      g_assert_null (outcome.pixbuf);
      g_test_message ("%s: %s", rows[i].address, outcome.error->message);
      g_assert_error (outcome.error, BITTING_SCREENSHOTS_ERROR,
                      BITTING_SCREENSHOTS_ERROR_UNREACHABLE);
      g_assert_nonnull (strstr (outcome.error->message, rows[i].words));
      kept = screenshots_dup_kept ();
      g_assert_null (kept);
    }
  g_assert_cmpuint (test_server_get_requests (impostor), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  screenshots_add_test ("/screenshots-refused/answers", test_refused_answers);
  screenshots_add_test ("/screenshots-refused/pictures", test_refused_pictures);
  screenshots_add_test ("/screenshots-refused/unreachable", test_unreachable);
  g_test_add_func ("/screenshots-refused/bombs", test_bombs);

  return g_test_run ();
}
