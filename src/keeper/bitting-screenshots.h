/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

#include "bitting-guide.h"

G_BEGIN_DECLS

/**
 * BittingScreenshotsError:
 * @BITTING_SCREENSHOTS_ERROR_NOT_ALLOWED: it is not kept here, and nobody may be asked for it
 * @BITTING_SCREENSHOTS_ERROR_UNREACHABLE: whoever has it could not be reached safely
 * @BITTING_SCREENSHOTS_ERROR_REFUSED: whoever should have it answered something else
 * @BITTING_SCREENSHOTS_ERROR_UNUSABLE: what came is too large, or no picture
 *
 * Why there is no screenshot. The messages are for people.
 */
typedef enum
{
  BITTING_SCREENSHOTS_ERROR_NOT_ALLOWED,
  BITTING_SCREENSHOTS_ERROR_UNREACHABLE,
  BITTING_SCREENSHOTS_ERROR_REFUSED,
  BITTING_SCREENSHOTS_ERROR_UNUSABLE,
} BittingScreenshotsError;

#define BITTING_SCREENSHOTS_ERROR (bitting_screenshots_error_quark ())

/** Called on the main loop while a screenshot comes: bytes so far, and in all or 0 if unknown. */
typedef void (*BittingProgress) (gsize    received,
                                 gsize    total,
                                 gpointer user_data);

#define BITTING_TYPE_SCREENSHOTS (bitting_screenshots_get_type ())

/**
 * BittingScreenshots:
 *
 * The guide's own screenshots of the site: fetched when the person has allowed it, and kept
 * in the user's cache folder.
 */
G_DECLARE_FINAL_TYPE (BittingScreenshots, bitting_screenshots, BITTING, SCREENSHOTS, GObject)

GQuark              bitting_screenshots_error_quark      (void);
BittingScreenshots *bitting_screenshots_new              (BittingGuide         *guide,
                                                          const char           *address);
const char         *bitting_screenshots_get_host         (BittingScreenshots   *self);
void                bitting_screenshots_set_allowed      (BittingScreenshots   *self,
                                                          gboolean              allowed);
void                bitting_screenshots_load_async       (BittingScreenshots   *self,
                                                          const BittingPicture *picture,
                                                          gboolean              refresh,
                                                          BittingProgress       progress,
                                                          gpointer              progress_data,
                                                          GCancellable         *cancellable,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
GdkPixbuf          *bitting_screenshots_load_finish      (BittingScreenshots   *self,
                                                          GAsyncResult         *result,
                                                          GError              **error);
void                bitting_screenshots_fetch_all_async  (BittingScreenshots   *self,
                                                          GCancellable         *cancellable,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
gboolean            bitting_screenshots_fetch_all_finish (BittingScreenshots   *self,
                                                          GAsyncResult         *result,
                                                          GError              **error);

G_END_DECLS
