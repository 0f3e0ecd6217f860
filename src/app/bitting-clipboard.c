/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text from the clipboard that may be a secret. It is read straight into locked memory: what GDK
 * itself offers for texts collects it in common memory, and in that of another thread at that. */

#include "config.h"

#include "bitting-clipboard.h"

#include "bitting-display.h"

#include <glib/gi18n.h>

typedef struct
{
  BittingSecret *text;   /* (owned) */
  char          *bytes;  /* (borrowed): those of the text */
  gsize          limit;
  gsize          length; /* bytes that have arrived */
} Reading;

static void read_more (GTask        *task,
                       GInputStream *stream);

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->text, bitting_secret_unref);
  g_free (reading);
}

static void
return_text (GTask   *task,
             Reading *reading)
{
  bitting_display_forget (gdk_clipboard_get_display (g_task_get_source_object (task)));
  if (!g_utf8_validate (reading->bytes, (gssize) reading->length, NULL))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                               _("What is on the clipboard is no text."));
      return;
    }

  bitting_secret_set_length (reading->text, reading->length);
  g_task_return_pointer (task, g_steal_pointer (&reading->text), (GDestroyNotify) bitting_secret_unref);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  gssize got = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (got < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  if (got == 0)
    {
      return_text (task, reading);
      return;
    }

  reading->length += (gsize) got;
  if (reading->length > reading->limit)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "%s",
                               _("What is on the clipboard is too long."));
      return;
    }

  read_more (g_steal_pointer (&task), G_INPUT_STREAM (source));
}

/* One byte more than is allowed, to see that there is more. */
static void
read_more (GTask        *task,
           GInputStream *stream)
{
  Reading *reading = g_task_get_task_data (task);

  g_input_stream_read_async (stream, reading->bytes + reading->length,
                             reading->limit + 1 - reading->length, G_PRIORITY_DEFAULT, NULL, read_cb,
                             task);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL,
                                                               &error);

  if (stream == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  read_more (g_steal_pointer (&task), stream);
}

/**
 * bitting_clipboard_read_async:
 * @clipboard: a clipboard
 * @limit: bytes that may be read
 *
 * Reads the text that is on it.
 */
void
bitting_clipboard_read_async (GdkClipboard        *clipboard,
                              gsize                limit,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  static const char *types[] = { "text/plain;charset=utf-8", "text/plain", NULL };
  GTask *task = g_task_new (clipboard, NULL, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->limit = limit;
  reading->text = bitting_secret_new_buffer (limit + 1, &reading->bytes);
  g_task_set_source_tag (task, bitting_clipboard_read_async);
  g_task_set_task_data (task, reading, reading_free);
  gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, opened_cb, task);
}

/** Returns: (transfer full) (nullable): the text, valid UTF-8; NULL with @error where there is none */
BittingSecret *
bitting_clipboard_read_finish (GdkClipboard  *clipboard,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, clipboard), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
