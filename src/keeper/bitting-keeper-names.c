/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Renaming and removing. */

#include "config.h"

#include "bitting-keeper-private.h"

/* Both names of a key that is renamed; only the old one when it is removed. */
typedef struct
{
  char *name;
  char *new_name;
} Names;

static void
names_free (gpointer data)
{
  Names *names = data;

  g_free (names->name);
  g_free (names->new_name);
  g_free (names);
}

static GTask *
names_task (BittingKeeper       *self,
            const char          *name,
            const char          *new_name,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Names *names = g_new0 (Names, 1);

  names->name = g_strdup (name);
  names->new_name = g_strdup (new_name);
  g_task_set_task_data (task, names, names_free);

  return task;
}

static void
renamed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  Names *names = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  BittingHistory *history = NULL;

  if (!bitting_keyring_rename_finish (BITTING_KEYRING (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  history = bitting_keeper_open_history (self);
  if (history != NULL)
    bitting_history_rename (history, names->name, names->new_name, NULL);
  g_task_return_boolean (task, TRUE);
}

/** Gives a saved key another name; its past goes with it. */
void
bitting_keeper_rename_async (BittingKeeper       *self,
                             const char          *name,
                             const char          *new_name,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = names_task (self, name, new_name, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_keeper_rename_async);
  bitting_keyring_rename_async (self->keyring, name, new_name, cancellable, renamed_cb, task);
}

gboolean
bitting_keeper_rename_finish (BittingKeeper  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  Names *names = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  BittingHistory *history = NULL;

  if (!bitting_keyring_remove_finish (BITTING_KEYRING (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  history = bitting_keeper_open_history (self);
  if (history != NULL)
    bitting_history_forget (history, names->name, NULL);
  g_task_return_boolean (task, TRUE);
}

/** Takes a key out of the keyring, with its past. At the exchange it goes on existing. */
void
bitting_keeper_remove_async (BittingKeeper       *self,
                             const char          *name,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = names_task (self, name, NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_keeper_remove_async);
  bitting_keyring_remove_async (self->keyring, name, cancellable, removed_cb, task);
}

gboolean
bitting_keeper_remove_finish (BittingKeeper  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
