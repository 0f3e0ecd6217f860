/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file with secrets in it, read straight into locked memory. */

#include "bitting-secret-file.h"

typedef struct
{
  BittingSecret *secret; /* (owned): what was read so far */
  char          *buffer; /* (borrowed): its bytes */
  gsize          limit;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  bitting_secret_unref (loading->secret);
  g_free (loading);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Loading *loading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  bitting_secret_set_length (loading->secret, length);
  g_task_return_pointer (task, bitting_secret_ref (loading->secret),
                         (GDestroyNotify) bitting_secret_unref);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Loading *loading = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);

  if (stream == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_input_stream_read_all_async (G_INPUT_STREAM (stream), loading->buffer, loading->limit,
                                 G_PRIORITY_DEFAULT, cancellable, read_cb, g_steal_pointer (&task));
}

/**
 * bitting_secret_file_load_async:
 * @file: a file
 * @limit: bytes to read at most
 * @cancellable: (nullable)
 * @callback: called when it was read
 * @user_data: for @callback
 *
 * Reads the begin of a file, without a copy of it in memory that nobody wipes.
 */
void
bitting_secret_file_load_async (GFile               *file,
                                gsize                limit,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task = g_task_new (file, cancellable, callback, user_data);
  Loading *loading = g_new0 (Loading, 1);

  g_task_set_source_tag (task, bitting_secret_file_load_async);
  loading->limit = limit;
  loading->secret = bitting_secret_new_buffer (limit, &loading->buffer);
  g_task_set_task_data (task, loading, loading_free);
  g_file_read_async (file, G_PRIORITY_DEFAULT, cancellable, opened_cb, task);
}

/** Returns: (transfer full) (nullable): what is in the file, up to the limit */
BittingSecret *
bitting_secret_file_load_finish (GFile         *file,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
