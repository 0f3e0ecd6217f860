/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Turns among the processes of one person. All share one empty file, in which each name has
 * a byte to lock. The system frees the lock of a process that ends in whatever way. */

#include "bitting-turn.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define FILE_NAME "bitting.turns"

/* The system tells nobody that a lock is free again. */
#define LOOK_MS 100
/* Nothing that takes turns takes so long, unless its process was stopped. */
#define PATIENCE_SECONDS 60

struct _BittingTurn
{
  int file; /* or -1 where there is nothing to lock: then everybody goes at once */
};

/* Two names with one hash only wait for each other. */
static gboolean
lock (int         file,
      const char *name)
{
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = g_str_hash (name),
                         .l_len = 1 };

  return fcntl (file, F_OFD_SETLK, &whole) == 0 || (errno != EAGAIN && errno != EACCES);
}

/**
 * bitting_turn_try:
 * @name: what it is about
 *
 * Returns: (transfer full) (nullable): the turn; NULL if another process has it
 */
BittingTurn *
bitting_turn_try (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), FILE_NAME, NULL);
  g_autoptr (BittingTurn) self = g_new0 (BittingTurn, 1);

  self->file = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->file >= 0 && !lock (self->file, name))
    return NULL;

  return g_steal_pointer (&self);
}

typedef struct
{
  char   *name;
  gint64  limit; /* monotonic microseconds */
} Queue;

static void
queue_free (gpointer data)
{
  Queue *queue = data;

  g_free (queue->name);
  g_free (queue);
}

static gboolean
look_cb (gpointer user_data)
{
  GTask *task = user_data;
  Queue *queue = g_task_get_task_data (task);
  BittingTurn *turn = NULL;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  turn = bitting_turn_try (queue->name);
  if (turn == NULL && g_get_monotonic_time () > queue->limit)
    {
      turn = g_new0 (BittingTurn, 1);
      turn->file = -1;
    }
  if (turn == NULL)
    return G_SOURCE_CONTINUE;

  g_task_return_pointer (task, turn, (GDestroyNotify) bitting_turn_end);

  return G_SOURCE_REMOVE;
}

/**
 * bitting_turn_wait_async:
 * @name: what it is about
 * @cancellable: (nullable)
 * @callback: called when the turn is ours
 * @user_data: for @callback
 *
 * Waits for another process. One that does not come to an end is waited for for a minute.
 */
void
bitting_turn_wait_async (const char          *name,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Queue *queue = g_new0 (Queue, 1);
  g_autoptr (GSource) source = g_timeout_source_new (LOOK_MS);

  g_task_set_source_tag (task, bitting_turn_wait_async);
  queue->name = g_strdup (name);
  queue->limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  g_task_set_task_data (task, queue, queue_free);
  if (cancellable != NULL)
    {
      g_autoptr (GSource) called_off = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (called_off);
      g_source_add_child_source (source, called_off);
    }
  g_task_attach_source (task, source, look_cb);
  g_object_unref (task);
}

/** Returns: (transfer full) (nullable): the turn; NULL with @error when it was cancelled */
BittingTurn *
bitting_turn_wait_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** Ends the turn: the next one goes. */
void
bitting_turn_end (BittingTurn *self)
{
  if (self == NULL)
    return;

  if (self->file >= 0)
    close (self->file);
  g_free (self);
}
