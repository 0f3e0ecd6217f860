/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures from outside. Only the two kinds that screenshots come in are let near a
 * decoder, and how large a picture claims to be is judged before room is made for it:
 * a few bytes can claim gigabytes. */

#include "config.h"

#include "bitting-bitmap.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

G_DEFINE_QUARK (bitting-bitmap-error-quark, bitting_bitmap_error)

/* How a whole file begins and ends. The decoders take half a file for a whole one, so
 * that its end has to be looked at here. */
typedef struct
{
  const char *type;
  const char *start;
  gsize       start_length;
  const char *end;
  gsize       end_length;
} Kind;

static const Kind kinds[] = {
  { "png", "\x89PNG\r\n\x1a\n", 8, "\0\0\0\0IEND\xae\x42\x60\x82", 12 },
  { "jpeg", "\xff\xd8\xff", 3, "\xff\xd9", 2 },
};

static const Kind *
find_kind (const guint8 *data,
           gsize         size)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const Kind *kind = &kinds[i];

      if (size > kind->start_length + kind->end_length &&
          memcmp (data, kind->start, kind->start_length) == 0 &&
          memcmp (data + size - kind->end_length, kind->end, kind->end_length) == 0)
        return kind;
    }

  return NULL;
}

/* A size of nothing makes the decoder stop before it makes room for the pixels. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gpointer         user_data)
{
  gboolean *too_large = user_data;

  *too_large = width > BITTING_BITMAP_MAX_SIDE || height > BITTING_BITMAP_MAX_SIDE;
  if (*too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static GdkPixbuf *
refuse_size (GError **error)
{
  g_set_error (error, BITTING_BITMAP_ERROR, BITTING_BITMAP_ERROR_TOO_LARGE,
               _("The picture is larger than Bitting accepts: %d MiB, or %d pixels on a side."),
               BITTING_BITMAP_MAX_BYTES / (1024 * 1024), BITTING_BITMAP_MAX_SIDE);

  return NULL;
}

static GdkPixbuf *
refuse_damage (GError **error)
{
  g_set_error_literal (error, BITTING_BITMAP_ERROR, BITTING_BITMAP_ERROR_DAMAGED,
                       _("It is not a whole PNG or JPEG picture."));

  return NULL;
}

/**
 * bitting_bitmap_decode:
 * @bytes: a file from outside
 * @error: return location for a #BittingBitmapError, with a message for people
 *
 * May be called in any thread.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkPixbuf *
bitting_bitmap_decode (GBytes  *bytes,
                       GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const Kind *kind = find_kind (data, size);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  gboolean too_large = FALSE;
  gboolean whole;
  GdkPixbuf *pixbuf = NULL;

  if (size > BITTING_BITMAP_MAX_BYTES)
    return refuse_size (error);
  if (kind == NULL)
    return refuse_damage (error);
  loader = gdk_pixbuf_loader_new_with_type (kind->type, NULL);
  if (loader == NULL)
    return refuse_damage (error);

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &too_large);
  whole = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  whole &= gdk_pixbuf_loader_close (loader, NULL);
  if (too_large)
    return refuse_size (error);
  if (whole)
    pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);

  return pixbuf != NULL ? g_object_ref (pixbuf) : refuse_damage (error);
}

/**
 * bitting_bitmap_read:
 * @path: a file that bitting_bitmap_keep() wrote, or something that came in its place
 * @error: return location for a #BittingBitmapError, or why it cannot be read
 *
 * Believes the file no more than what came from outside.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkPixbuf *
bitting_bitmap_read (const char  *path,
                     GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;
  GStatBuf status;
  char *data = NULL;
  gsize size;

  /* Asked first: to read a pipe would wait without end. */
  if (g_stat (path, &status) == 0)
    {
      if (!S_ISREG (status.st_mode))
        return refuse_damage (error);
      if (status.st_size > BITTING_BITMAP_MAX_BYTES)
        return refuse_size (error);
    }
  if (!g_file_get_contents (path, &data, &size, error))
    return NULL;
  bytes = g_bytes_new_take (data, size);

  return bitting_bitmap_decode (bytes, error);
}

/** Writes a file whole or not at all, for the user alone; makes its folder where needed. */
gboolean
bitting_bitmap_keep (const char  *path,
                     GBytes      *bytes,
                     GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int fault = errno;

      g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (fault),
                           g_strerror (fault));
      return FALSE;
    }

  return g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                   error);
}
