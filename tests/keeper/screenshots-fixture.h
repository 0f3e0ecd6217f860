/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-screenshots.h"
#include "test-authority.h"
#include "test-server.h"

G_BEGIN_DECLS

/** How a server sends a body. */
typedef enum
{
  BODY_WITH_LENGTH,
  BODY_WITHOUT_LENGTH,
  BODY_ENDLESS,
} BodyManner;

/**
 * ScreenshotsFixture:
 *
 * A guide of which two pictures, “one” and “two”, have a screenshot, and a server that has
 * them. What the server answers is read in its thread while the test waits.
 */
typedef struct
{
  TestAuthority      *authority;   /* (owned) */
  BittingGuide       *guide;       /* (owned) */
  TestServer         *server;      /* (owned) (nullable) */
  BittingScreenshots *screenshots; /* (owned) (nullable) */

  guint               status;
  const char         *headers;     /* (nullable) */
  GBytes             *body;        /* (owned) (nullable) */
  BodyManner          manner;
} ScreenshotsFixture;

/** What came of a call, and of how much progress was told. */
typedef struct
{
  gboolean   ended;
  gboolean   done;
  GdkPixbuf *pixbuf;
  GError    *error;
  guint      calls;
  gsize      received;
  gsize      total;
} ScreenshotsOutcome;

typedef void (*ScreenshotsTest) (ScreenshotsFixture *fixture,
                                 gconstpointer       data);

void       screenshots_add_test     (const char          *path,
                                     ScreenshotsTest      test);
void       screenshots_answer       (ScreenshotsFixture  *fixture,
                                     guint                status,
                                     GBytes              *body,
                                     BodyManner           manner);
TestReply  screenshots_script       (guint                index,
                                     const char          *head,
                                     gpointer             user_data);
void       screenshots_use_address  (ScreenshotsFixture  *fixture,
                                     const char          *address);
void       screenshots_load         (ScreenshotsFixture  *fixture,
                                     const char          *id,
                                     gboolean             refresh,
                                     GCancellable        *cancellable,
                                     ScreenshotsOutcome  *outcome);
void       screenshots_fetch_all    (ScreenshotsFixture  *fixture,
                                     ScreenshotsOutcome  *outcome);
void       screenshots_clear        (ScreenshotsOutcome  *outcome);
void       screenshots_assert_shows (ScreenshotsOutcome  *outcome,
                                     int                  width,
                                     int                  height);
char      *screenshots_dup_kept     (void);
GBytes    *screenshots_encode       (int                  width,
                                     int                  height,
                                     const char          *type);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ScreenshotsOutcome, screenshots_clear)

G_END_DECLS
