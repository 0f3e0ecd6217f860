/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/** Limits of one picture from outside: bytes of the file, pixels on a side. */
#define BITTING_BITMAP_MAX_BYTES (20 * 1024 * 1024)
#define BITTING_BITMAP_MAX_SIDE 8192

typedef enum
{
  BITTING_BITMAP_ERROR_TOO_LARGE,
  BITTING_BITMAP_ERROR_DAMAGED, /* or no picture at all, or one of another kind */
} BittingBitmapError;

#define BITTING_BITMAP_ERROR (bitting_bitmap_error_quark ())

GQuark     bitting_bitmap_error_quark (void);
GdkPixbuf *bitting_bitmap_decode      (GBytes      *bytes,
                                       GError     **error);
GdkPixbuf *bitting_bitmap_read        (const char  *path,
                                       GError     **error);
gboolean   bitting_bitmap_keep        (const char  *path,
                                       GBytes      *bytes,
                                       GError     **error);

G_END_DECLS
