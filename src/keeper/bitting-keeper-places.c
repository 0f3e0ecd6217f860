/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two keys that change places: the one gets the name that bots look up, the other one is kept
 * under a spare name. The order is the one in which nothing can be lost:
 *
 *   1. the history notes what is to come, and the spare name;
 *   2. the key that has the name is saved under the spare one as well, and read back;
 *   3. the other key is saved under the name, and read back; only then does the keyring let
 *      go of the first one there;
 *   4. the other key's old place is cleared;
 *   5. the history notes the new names, each key keeping its own past.
 *
 * Whoever is interrupted after any of them finds both keys whole, and the same call, or the
 * one for the way back, does what is left: each step looks first whether it was taken. The
 * name itself is never without a key. */

#include "config.h"

#include "bitting-keeper-rotate.h"

#include "bitting-keeper-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  BittingRotation      *rotation;
  BittingRotationStage  target;  /* RETIRED or WAITING */
  char                 *name;    /* that bots look up */
  char                 *spare;   /* where the key goes that has the name, or had it */
  char                 *place;   /* where the other key comes from */
  const char           *leaving; /* (borrowed): the key that goes, masked */
  const char           *coming;  /* (borrowed): the key that comes, masked */
  BittingItem          *there;   /* (nullable): what has the name */
  BittingItem          *parked;  /* (nullable): what has the spare name */
  BittingItem          *waiting; /* (nullable): what is at the place */
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_clear_pointer (&move->there, bitting_item_unref);
  g_clear_pointer (&move->parked, bitting_item_unref);
  g_clear_pointer (&move->waiting, bitting_item_unref);
  bitting_rotation_free (move->rotation);
  g_free (move->name);
  g_free (move->spare);
  g_free (move->place);
  g_free (move);
}

static gboolean
is_key (const BittingItem *item, /* (nullable) */
        const char        *masked)
{
  g_autofree char *own = item != NULL ? bitting_api_key_mask (item->api_key) : NULL;

  return g_strcmp0 (own, masked) == 0;
}

static BittingItem *
rename_item (const BittingItem *item,
             const char        *name)
{
  return bitting_item_new (name, item->environment, item->host, item->api_key, item->signing);
}

/* What is not what it was is not touched: somebody else has changed it. */
static void
refuse (GTask      *task,
        const char *name)
{
  g_task_return_new_error (task, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION,
                           _("“%s” is not in the keyring as it was when the replacement began. Nothing was "
                             "taken away."), name);
}

static void
settle (GTask *task)
{
  BittingKeeper *self = g_task_get_source_object (task);
  Move *move = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (bitting_history_settle_rotation (bitting_keeper_open_history (self), move->rotation->id,
                                       move->target, move->name, move->spare, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (bitting_keyring_remove_finish (BITTING_KEYRING (source), result, &error) ||
      g_error_matches (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_NOT_FOUND))
    settle (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
placed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Move *move = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (bitting_keyring_save_finish (BITTING_KEYRING (source), result, &error))
    bitting_keyring_remove_async (BITTING_KEYRING (source), move->place, NULL, cleared_cb,
                                  g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
loaded_waiting_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Move *move = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingItem) item = NULL;
  g_autoptr (BittingItem) renamed = NULL;
  g_autoptr (BittingCredential) credential = NULL;

  credential = bitting_keyring_load_finish (BITTING_KEYRING (source), result, &item, &error);
  if (credential == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!is_key (item, move->coming))
    refuse (task, move->place);
  else
    {
      renamed = rename_item (item, move->name);
      bitting_keyring_save_async (BITTING_KEYRING (source), renamed, credential, TRUE, NULL, placed_cb,
                                  g_steal_pointer (&task));
    }
}

/* The key that goes is safe under the spare name now. */
static void
place (GTask *task)
{
  BittingKeeper *self = g_task_get_source_object (task);
  Move *move = g_task_get_task_data (task);

  if (move->waiting != NULL)
    bitting_keyring_load_async (self->keyring, move->place, NULL, loaded_waiting_cb, g_object_ref (task));
  else
    settle (task);
}

static void
parked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (bitting_keyring_save_finish (BITTING_KEYRING (source), result, &error))
    place (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
loaded_leaving_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Move *move = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingItem) item = NULL;
  g_autoptr (BittingItem) renamed = NULL;
  g_autoptr (BittingCredential) credential = NULL;

  credential = bitting_keyring_load_finish (BITTING_KEYRING (source), result, &item, &error);
  if (credential == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (is_key (item, move->leaving))
    {
      renamed = rename_item (item, move->spare);
      bitting_keyring_save_async (BITTING_KEYRING (source), renamed, credential, move->parked != NULL,
                                  NULL, parked_cb, g_steal_pointer (&task));
    }
  else if (move->parked != NULL)
    place (task);
  else
    refuse (task, move->name);
}

static void
find_items (Move            *move,
            const GPtrArray *items)
{
  guint i;

  for (i = 0; i < items->len; i++)
    {
      BittingItem *item = g_ptr_array_index (items, i);

      if (g_str_equal (item->name, move->name))
        move->there = bitting_item_ref (item);
      else if (g_strcmp0 (item->name, move->spare) == 0)
        move->parked = bitting_item_ref (item);
      else if (g_str_equal (item->name, move->place))
        move->waiting = bitting_item_ref (item);
    }
}

static void
choose_spare (Move            *move,
              const GPtrArray *items)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  for (i = 0; i < items->len; i++)
    g_hash_table_add (taken, ((BittingItem *) g_ptr_array_index (items, i))->name);
  move->spare = bitting_rotation_dup_spare_name (move->name,
                                                 move->target == BITTING_ROTATION_RETIRED
                                                   ? BITTING_ROTATION_OLD : BITTING_ROTATION_NEW,
                                                 taken);
}

/* Returns: (transfer none) (nullable): the name of what is in the way, or missing */
static const char *
find_obstacle (const Move *move)
{
  if (move->parked != NULL && !is_key (move->parked, move->leaving))
    return move->spare;
  if (move->waiting != NULL && !is_key (move->waiting, move->coming))
    return move->place;
  if (move->waiting == NULL && !is_key (move->there, move->coming))
    return move->place;
  if (move->parked == NULL && !is_key (move->there, move->leaving))
    return move->name;
  if (move->there != NULL && !is_key (move->there, move->leaving) && !is_key (move->there, move->coming))
    return move->name;

  return NULL;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  Move *move = g_task_get_task_data (task);
  BittingRotationStage stage = move->target == BITTING_ROTATION_RETIRED ? BITTING_ROTATION_TAKING_OVER
                                                                       : BITTING_ROTATION_TAKING_BACK;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = bitting_keyring_list_finish (BITTING_KEYRING (source), result, &error);

  if (items == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (move->spare == NULL)
    choose_spare (move, items);
  find_items (move, items);
  if (find_obstacle (move) != NULL)
    refuse (task, find_obstacle (move));
  /* Turned back on the way, it keeps its stage: that says which names the history has. */
  else if (bitting_rotation_is_settled (move->rotation) &&
           !bitting_history_set_rotation (bitting_keeper_open_history (self), move->rotation->id, stage,
                                          move->spare, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (move->there != NULL)
    bitting_keyring_load_async (self->keyring, move->name, NULL, loaded_leaving_cb, g_steal_pointer (&task));
  else
    place (task);
}

/* The names that the history has are those from before an interruption. */
static Move *
plan (BittingRotation      *rotation, /* (transfer full) */
      BittingRotationStage  target)
{
  Move *move = g_new0 (Move, 1);
  gboolean forth = target == BITTING_ROTATION_RETIRED;
  gboolean from_old = bitting_rotation_get_name (rotation) == rotation->old_name;

  move->rotation = rotation;
  move->target = target;
  move->name = g_strdup (bitting_rotation_get_name (rotation));
  move->leaving = forth ? rotation->old_key : rotation->new_key;
  move->coming = forth ? rotation->new_key : rotation->old_key;
  if (forth == from_old)
    {
      move->spare = bitting_rotation_is_settled (rotation) ? NULL : g_strdup (rotation->spare);
      move->place = g_strdup (forth ? rotation->new_name : rotation->old_name);
    }
  else
    {
      move->spare = g_strdup (forth ? rotation->old_name : rotation->new_name);
      move->place = g_strdup (rotation->spare);
    }

  return move;
}

static void
change_places (BittingKeeper        *self,
               gpointer              tag,
               const char           *name,
               BittingRotationStage  target,
               GCancellable         *cancellable,
               GAsyncReadyCallback   callback,
               gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingRotation) rotation = bitting_keeper_need_rotation (self, name, &error);

  g_task_set_source_tag (task, tag);
  if (rotation == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (rotation->stage == target)
    g_task_return_new_error (task, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION,
                             target == BITTING_ROTATION_RETIRED
                               ? _("The new key has taken over already.")
                               : _("The old key has its name already."));
  else
    {
      g_task_set_task_data (task, plan (g_steal_pointer (&rotation), target), move_free);
      bitting_keyring_list_async (self->keyring, cancellable, listed_cb, g_steal_pointer (&task));
    }
}

/**
 * bitting_keeper_take_over_async:
 * @self: the keeper
 * @name: name of a key that has a part in a replacement
 * @cancellable: (nullable): ends it as long as nothing has been changed
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Gives the new key the name of the old one, which is kept under a suffix. Also finishes what
 * was interrupted.
 */
void
bitting_keeper_take_over_async (BittingKeeper       *self,
                                const char          *name,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  change_places (self, bitting_keeper_take_over_async, name, BITTING_ROTATION_RETIRED, cancellable,
                 callback, user_data);
}

/**
 * bitting_keeper_take_back_async:
 * @self: the keeper
 * @name: name of a key that has a part in a replacement
 * @cancellable: (nullable): ends it as long as nothing has been changed
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Gives the old key its name back; the new one waits again, under a suffix.
 */
void
bitting_keeper_take_back_async (BittingKeeper       *self,
                                const char          *name,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  change_places (self, bitting_keeper_take_back_async, name, BITTING_ROTATION_WAITING, cancellable,
                 callback, user_data);
}

/** Returns: TRUE once both keys have their new names; otherwise @error says why not, and both are
 * still in the keyring */
gboolean
bitting_keeper_change_places_finish (BittingKeeper  *self,
                                     GAsyncResult   *result,
                                     GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
