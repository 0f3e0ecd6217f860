/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-keyring.h"

#include <string.h>

#include "bitting-keyring-work.h"

/*
 * BittingKeyring keeps keys in the person's keyring, through libsecret. It holds no
 * secret and no connection: whoever lives longer than a session of the keyring would
 * otherwise talk to a daemon that is gone.
 *
 * Each use is a table of steps (see BittingCall); the steps themselves are in
 * bitting-keyring-find.c and bitting-keyring-write.c.
 */

#define DEFAULT_DEADLINE_MS 60000

struct _BittingKeyring
{
  GObject  parent_instance;

  guint    deadline; /* milliseconds */
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (BittingKeyring, bitting_keyring, G_TYPE_OBJECT)

static void
return_done (BittingCall *call)
{
  bitting_call_return_boolean (call, TRUE);
}

/* What a load brings: the credential, and what the keyring says of it. */
typedef struct
{
  BittingItem       *item;
  BittingCredential *credential;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->item, bitting_item_unref);
  g_clear_pointer (&loaded->credential, bitting_credential_unref);
  g_free (loaded);
}

static void
return_credential (BittingCall *call)
{
  Loaded *loaded = g_new0 (Loaded, 1);
  BittingKeyringWork *work = bitting_call_get_data (call);
  BittingItem *item = work->chosen->item;

  loaded->item = bitting_item_ref (item);
  loaded->credential = bitting_credential_new_stored (item->api_key, work->read, item->signing);
  bitting_call_return_pointer (call, loaded, loaded_free);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const BittingItem *first = *(BittingItem *const *) a;
  const BittingItem *second = *(BittingItem *const *) b;
  int order = g_utf8_collate (first->name, second->name);

  return order != 0 ? order : g_strcmp0 (first->name, second->name);
}

static void
return_list (BittingCall *call)
{
  g_autoptr (GHashTable) newest = g_hash_table_new (g_str_hash, g_str_equal);
  BittingKeyringWork *work = bitting_call_get_data (call);
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_item_unref);
  GHashTableIter iter;
  gpointer item;
  guint i;

  for (i = 0; i < work->found->len; i++)
    {
      BittingFound *found = g_ptr_array_index (work->found, i);
      BittingItem *other;

      if (found->item == NULL)
        continue;
      other = g_hash_table_lookup (newest, found->item->name);
      if (other == NULL || found->item->modified_at >= other->modified_at)
        g_hash_table_replace (newest, found->item->name, found->item);
    }

  g_hash_table_iter_init (&iter, newest);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_ptr_array_add (items, bitting_item_ref (item));
  g_ptr_array_sort (items, compare_names);
  bitting_call_return_pointer (call, items, (GDestroyNotify) g_ptr_array_unref);
}

static const BittingCallStep save_steps[] = {
  bitting_keyring_step_open,
  bitting_keyring_step_probe,
  bitting_keyring_step_unlock_default,
  bitting_keyring_step_search,
  bitting_keyring_step_unlock_found,
  bitting_keyring_step_search_again,
  bitting_keyring_step_conclude,
  bitting_keyring_step_refuse_taken,
  bitting_keyring_step_open_session,
  bitting_keyring_step_store,
  bitting_keyring_step_search_stored,
  bitting_keyring_step_conclude,
  bitting_keyring_step_choose_stored,
  bitting_keyring_step_read,
  bitting_keyring_step_compare,
  bitting_keyring_step_delete,
  return_done,
  NULL,
};

static const BittingCallStep list_steps[] = {
  bitting_keyring_step_open,
  bitting_keyring_step_probe,
  bitting_keyring_step_survey,
  bitting_keyring_step_unveil,
  bitting_keyring_step_survey_again,
  bitting_keyring_step_conclude,
  return_list,
  NULL,
};

static const BittingCallStep load_steps[] = {
  bitting_keyring_step_open,
  bitting_keyring_step_probe,
  bitting_keyring_step_search,
  bitting_keyring_step_unlock_found,
  bitting_keyring_step_search_again,
  bitting_keyring_step_conclude,
  bitting_keyring_step_choose,
  bitting_keyring_step_read,
  return_credential,
  NULL,
};

static const BittingCallStep remove_steps[] = {
  bitting_keyring_step_open,
  bitting_keyring_step_probe,
  bitting_keyring_step_search,
  bitting_keyring_step_unlock_found,
  bitting_keyring_step_search_again,
  bitting_keyring_step_conclude,
  bitting_keyring_step_choose,
  bitting_keyring_step_discard,
  bitting_keyring_step_delete,
  bitting_keyring_step_search,
  bitting_keyring_step_conclude,
  bitting_keyring_step_refuse_left,
  return_done,
  NULL,
};

static const BittingCallStep rename_steps[] = {
  bitting_keyring_step_open,
  bitting_keyring_step_probe,
  bitting_keyring_step_unlock_default,
  bitting_keyring_step_search_new_name,
  bitting_keyring_step_conclude,
  bitting_keyring_step_find_twin,
  bitting_keyring_step_read_twin,
  bitting_keyring_step_keep_twin,
  bitting_keyring_step_search,
  bitting_keyring_step_unlock_found,
  bitting_keyring_step_search_again,
  bitting_keyring_step_conclude,
  bitting_keyring_step_choose,
  bitting_keyring_step_read,
  bitting_keyring_step_adopt,
  bitting_keyring_step_refuse_stranger,
  bitting_keyring_step_store,
  bitting_keyring_step_search_stored,
  bitting_keyring_step_conclude,
  bitting_keyring_step_choose_stored,
  bitting_keyring_step_read,
  bitting_keyring_step_compare,
  bitting_keyring_step_delete,
  return_done,
  NULL,
};

static void
start (BittingKeyring      *self,
       gpointer             tag,
       const BittingCallStep   *steps,
       BittingKeyringWork  *work,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  work->patience = (int) self->deadline;
  work->quiet = self->quiet;
  bitting_call_start (task, steps, self->deadline, work, bitting_keyring_work_free);
}

static void
bitting_keyring_class_init (BittingKeyringClass *klass)
{
}

static void
bitting_keyring_init (BittingKeyring *self)
{
  self->deadline = DEFAULT_DEADLINE_MS;
}

/** Returns: (transfer full): a way to the person's keyring; nothing is asked of it yet */
BittingKeyring *
bitting_keyring_new (void)
{
  return g_object_new (BITTING_TYPE_KEYRING, NULL);
}

/** For work in the background: listing and loading fail as LOCKED before they would prompt. */
BittingKeyring *
bitting_keyring_new_quiet (void)
{
  BittingKeyring *self = bitting_keyring_new ();

  self->quiet = TRUE;

  return self;
}

/**
 * bitting_keyring_set_deadline:
 * @self: a keyring
 * @milliseconds: how long a call may take, not counting the time in which the person is
 *   being asked for something; 60,000 unless told
 */
void
bitting_keyring_set_deadline (BittingKeyring *self,
                              guint           milliseconds)
{
  g_return_if_fail (BITTING_IS_KEYRING (self));
  g_return_if_fail (milliseconds > 0 && milliseconds < G_MAXINT);

  self->deadline = milliseconds;
}

/**
 * bitting_keyring_save_async:
 * @self: a keyring
 * @item: under which name, and for which place
 * @credential: what to keep
 * @replace: whether a key that has the name already may be replaced
 * @cancellable: (nullable): ends the waiting at once, not what the keyring does already:
 *   a save that was cancelled, or that ran into the deadline, may have been done
 *
 * Stores, reads back and compares. An older key of the name is deleted only after that.
 * May ask the person to unlock the keyring.
 */
void
bitting_keyring_save_async (BittingKeyring      *self,
                            BittingItem         *item,
                            BittingCredential   *credential,
                            gboolean             replace,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  BittingKeyringWork *work;

  g_return_if_fail (BITTING_IS_KEYRING (self));
  g_return_if_fail (item != NULL && bitting_item_check_name (item->name, NULL));
  g_return_if_fail (credential != NULL);
  g_return_if_fail (g_str_equal (item->api_key, credential->api_key));
  g_return_if_fail (item->signing == credential->signing);
  /* A second line would destroy an unencrypted keyring of gnome-keyring's. */
  g_return_if_fail (strpbrk (bitting_secret_peek (credential->secret), "\r\n") == NULL);

  work = bitting_keyring_work_new (item->name);
  work->item = bitting_item_ref (item);
  work->secret = bitting_secret_ref (credential->secret);
  work->replace = replace;
  start (self, bitting_keyring_save_async, save_steps, work, cancellable, callback, user_data);
}

/**
 * bitting_keyring_save_finish:
 *
 * Returns: TRUE if the keyring has it, proven by reading it back. Otherwise the error is a
 *   BITTING_KEYRING_ERROR (EXISTS, MISMATCH, or what kept us from it) or G_IO_ERROR_CANCELLED
 */
gboolean
bitting_keyring_save_finish (BittingKeyring  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bitting_keyring_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bitting_keyring_list_async:
 * @self: a keyring
 * @cancellable: (nullable): ends the waiting at once
 *
 * Lists the keys, without any secret: none leaves the keyring. Asks the person to unlock
 * it only where the names cannot be known otherwise.
 */
void
bitting_keyring_list_async (BittingKeyring      *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (BITTING_IS_KEYRING (self));

  start (self, bitting_keyring_list_async, list_steps, bitting_keyring_work_new (NULL),
         cancellable, callback, user_data);
}

/**
 * bitting_keyring_list_finish:
 *
 * Returns: (transfer full) (element-type BittingItem): the keys by name, which may be none;
 *   or NULL with @error set
 */
GPtrArray *
bitting_keyring_list_finish (BittingKeyring  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bitting_keyring_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bitting_keyring_load_async:
 * @self: a keyring
 * @name: whose secret
 * @cancellable: (nullable): ends the waiting at once
 *
 * Reads one key with its secret. May ask the person to unlock the keyring.
 */
void
bitting_keyring_load_async (BittingKeyring      *self,
                            const char          *name,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (BITTING_IS_KEYRING (self));
  g_return_if_fail (name != NULL);

  start (self, bitting_keyring_load_async, load_steps, bitting_keyring_work_new (name),
         cancellable, callback, user_data);
}

/**
 * bitting_keyring_load_finish:
 * @item: (out) (optional) (transfer full): where the key lives, and what it is called
 *
 * Returns: (transfer full): key and secret, or NULL with @error set; NOT_FOUND only if an
 *   open keyring answered so
 */
BittingCredential *
bitting_keyring_load_finish (BittingKeyring  *self,
                             GAsyncResult    *result,
                             BittingItem    **item,
                             GError         **error)
{
  BittingCredential *credential = NULL;
  Loaded *loaded = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, bitting_keyring_load_async), NULL);

  loaded = g_task_propagate_pointer (G_TASK (result), error);
  if (loaded == NULL)
    return NULL;

  credential = g_steal_pointer (&loaded->credential);
  if (item != NULL)
    *item = g_steal_pointer (&loaded->item);
  loaded_free (loaded);

  return credential;
}

/**
 * bitting_keyring_remove_async:
 * @self: a keyring
 * @name: which key
 * @cancellable: (nullable): ends the waiting at once, not what the keyring does already
 *
 * Deletes a key for good, and looks whether it is gone. May ask the person first.
 */
void
bitting_keyring_remove_async (BittingKeyring      *self,
                              const char          *name,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (BITTING_IS_KEYRING (self));
  g_return_if_fail (name != NULL);

  start (self, bitting_keyring_remove_async, remove_steps, bitting_keyring_work_new (name),
         cancellable, callback, user_data);
}

/** Returns: TRUE if the key was there and is gone; otherwise @error says why not */
gboolean
bitting_keyring_remove_finish (BittingKeyring  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bitting_keyring_remove_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bitting_keyring_rename_async:
 * @self: a keyring
 * @old_name: which key
 * @new_name: what it is to be called; must not be taken
 * @cancellable: (nullable): ends the waiting at once, not what the keyring does already
 *
 * Stores the key under the new name, proves it, and deletes the old one. If it stops in
 * between, the key is there under both names, never under none, and can be renamed again.
 */
void
bitting_keyring_rename_async (BittingKeyring      *self,
                              const char          *old_name,
                              const char          *new_name,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  BittingKeyringWork *work;

  g_return_if_fail (BITTING_IS_KEYRING (self));
  g_return_if_fail (old_name != NULL);
  g_return_if_fail (new_name != NULL && bitting_item_check_name (new_name, NULL));

  work = bitting_keyring_work_new (old_name);
  work->new_name = g_strdup (new_name);
  start (self, bitting_keyring_rename_async, rename_steps, work, cancellable, callback, user_data);
}

/** Returns: TRUE if the key has the new name and only that; otherwise @error says why not */
gboolean
bitting_keyring_rename_finish (BittingKeyring  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bitting_keyring_rename_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
