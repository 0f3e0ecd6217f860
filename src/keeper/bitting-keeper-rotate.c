/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new key beside the old one that it is to replace. */

#include "config.h"

#include "bitting-keeper-rotate.h"

#include "bitting-keeper-private.h"

#include <glib/gi18n-lib.h>

/**
 * bitting_keeper_find_rotation:
 * @self: the keeper
 * @name: name of a saved key
 *
 * Returns: (transfer full) (nullable): the replacement that the key has a part in; NULL if none
 */
BittingRotation *
bitting_keeper_find_rotation (BittingKeeper *self,
                              const char    *name)
{
  BittingHistory *history = NULL;
  g_autoptr (GPtrArray) rotations = NULL;
  guint i;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), NULL);

  history = bitting_keeper_open_history (self);
  if (history != NULL)
    rotations = bitting_history_list_rotations (history, NULL);
  for (i = 0; rotations != NULL && i < rotations->len; i++)
    if (bitting_rotation_is_about (g_ptr_array_index (rotations, i), name))
      return bitting_rotation_copy (g_ptr_array_index (rotations, i));

  return NULL;
}

/* Without the history nobody would know afterwards which key replaces which. */
BittingHistory *
bitting_keeper_need_history (BittingKeeper  *self,
                             GError        **error)
{
  BittingHistory *history = bitting_keeper_open_history (self);

  if (history == NULL)
    g_set_error_literal (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_FAILED,
                         bitting_keeper_get_notice (self));

  return history;
}

/* Returns: (transfer full) (nullable): NULL with an error if the key has no part in one */
BittingRotation *
bitting_keeper_need_rotation (BittingKeeper  *self,
                              const char     *name,
                              GError        **error)
{
  BittingRotation *rotation = NULL;

  if (bitting_keeper_need_history (self, error) == NULL)
    return NULL;

  rotation = bitting_keeper_find_rotation (self, name);
  if (rotation == NULL)
    g_set_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION,
                 _("“%s” is not being replaced."), name);

  return rotation;
}

/* A new key on its way into the keyring. */
typedef struct
{
  char              *name;
  BittingCredential *credential;
  BittingItem       *item;   /* (nullable): as it is saved */
  char              *policy; /* (nullable): as told */
  char              *ips;    /* (nullable): as told */
} Newcomer;

static void
newcomer_free (gpointer data)
{
  Newcomer *newcomer = data;

  g_free (newcomer->name);
  bitting_credential_unref (newcomer->credential);
  g_clear_pointer (&newcomer->item, bitting_item_unref);
  g_free (newcomer->policy);
  g_free (newcomer->ips);
  g_free (newcomer);
}

/* What the old key was held against, the new one is. */
static gboolean
note_newcomer (BittingKeeper   *self,
               Newcomer        *newcomer,
               GError         **error)
{
  BittingHistory *history = bitting_keeper_open_history (self);
  BittingItem *item = newcomer->item;
  g_autofree char *masked = bitting_api_key_mask (item->api_key);
  g_autofree char *policy = NULL;
  g_autofree char *ips = NULL;

  bitting_history_get_subject (history, newcomer->name, &policy, &ips, NULL);

  return bitting_history_remember (history, item->name, item->environment, item->host, masked,
                                   newcomer->policy != NULL ? newcomer->policy
                                                            : policy != NULL ? policy : "guide",
                                   newcomer->ips != NULL ? newcomer->ips : ips, error) &&
         bitting_history_begin_rotation (history, newcomer->name, item->name, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  Newcomer *newcomer = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!bitting_keyring_save_finish (BITTING_KEYRING (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!note_newcomer (self, newcomer, &error))
    g_task_return_new_error (task, error->domain, error->code,
                             /* Translators: the name of a key, and a sentence on what went wrong */
                             _("The new key is safe in the keyring, as “%s”. But it cannot be noted that "
                               "it is to replace another: %s"), newcomer->item->name, error->message);
  else
    g_task_return_pointer (task, bitting_keeper_find_rotation (self, newcomer->name),
                           (GDestroyNotify) bitting_rotation_free);
}

/* Returns: (nullable): the one of that name */
static BittingItem *
find_item (const GPtrArray *items,
           const char      *name)
{
  guint i;

  for (i = 0; i < items->len; i++)
    if (g_str_equal (((BittingItem *) g_ptr_array_index (items, i))->name, name))
      return g_ptr_array_index (items, i);

  return NULL;
}

/* Whether an earlier try with the same key came as far as this item, and no further. */
static gboolean
is_left_over (BittingKeeper     *self,
              const BittingItem *item,
              const BittingItem *old,
              const Newcomer    *newcomer)
{
  g_autoptr (BittingRotation) other = NULL;

  if (!g_str_equal (item->api_key, newcomer->credential->api_key) ||
      !g_str_equal (item->environment, old->environment) || !g_str_equal (item->host, old->host) ||
      !bitting_rotation_is_spare_name (item->name, newcomer->name, BITTING_ROTATION_NEW))
    return FALSE;

  other = bitting_keeper_find_rotation (self, item->name);

  return other == NULL;
}

/* The name for the time until it takes over. */
static char *
choose_name (BittingKeeper      *self,
             const GPtrArray    *items,
             const BittingItem  *old,
             const Newcomer     *newcomer,
             gboolean           *again,
             GError            **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  if (g_str_equal (old->api_key, newcomer->credential->api_key))
    {
      g_set_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION,
                   _("This is the key that “%s” has already. Make a new one on the site."), old->name);
      return NULL;
    }

  for (i = 0; i < items->len; i++)
    {
      BittingItem *item = g_ptr_array_index (items, i);

      *again = is_left_over (self, item, old, newcomer);
      if (*again)
        return g_strdup (item->name);
      g_hash_table_add (taken, item->name);
    }

  return bitting_rotation_dup_spare_name (newcomer->name, BITTING_ROTATION_NEW, taken);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  Newcomer *newcomer = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = bitting_keyring_list_finish (BITTING_KEYRING (source), result, &error);
  BittingItem *old = items != NULL ? find_item (items, newcomer->name) : NULL;
  g_autofree char *name = NULL;
  gboolean again = FALSE;

  if (items != NULL && old == NULL)
    error = bitting_keyring_error_new (BITTING_KEYRING_ERROR_NOT_FOUND);
  if (old != NULL)
    name = choose_name (self, items, old, newcomer, &again, &error);
  if (name == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  newcomer->item = bitting_item_new (name, old->environment, old->host, newcomer->credential->api_key,
                                     newcomer->credential->signing);
  bitting_keyring_save_async (self->keyring, newcomer->item, newcomer->credential, again,
                              g_task_get_cancellable (task), saved_cb, g_object_ref (task));
}

static gboolean
may_rotate (BittingKeeper  *self,
            const char     *name,
            GError        **error)
{
  g_autoptr (BittingRotation) rotation = NULL;

  if (bitting_keeper_need_history (self, error) == NULL)
    return FALSE;
  rotation = bitting_keeper_find_rotation (self, name);
  if (rotation == NULL)
    return TRUE;

  if (rotation->stage == BITTING_ROTATION_RETIRED)
    g_set_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION,
                 _("“%s” was replaced by “%s”, and still waits for your bots to change over. Remove it, or "
                   "take it back, before you replace this key again."),
                 rotation->old_name, rotation->new_name);
  else
    g_set_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION,
                 _("“%s” is being replaced already: the new key is saved as “%s”."),
                 rotation->old_name, rotation->new_name);

  return FALSE;
}

/**
 * bitting_keeper_rotate_async:
 * @self: the keeper
 * @name: name of the saved key that is to be replaced
 * @credential: the new key with its secret, of the same site
 * @terms: (nullable): what to hold it against; what is not told is as with the old key
 * @cancellable: (nullable)
 * @callback: called when the keyring has proven that it has it
 * @user_data: for @callback
 *
 * Saves the new key under a name of its own, beside the old one, which is not touched. Nothing
 * is sent anywhere.
 */
void
bitting_keeper_rotate_async (BittingKeeper       *self,
                             const char          *name,
                             BittingCredential   *credential,
                             const BittingTerms  *terms,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Newcomer *newcomer = g_new0 (Newcomer, 1);
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, bitting_keeper_rotate_async);
  newcomer->name = g_strdup (name);
  newcomer->credential = bitting_credential_ref (credential);
  if (terms != NULL && terms->policy != NULL)
    newcomer->policy = bitting_keeper_adopt_policy (self, terms);
  if (terms != NULL && terms->ips != NULL)
    newcomer->ips = bitting_keeper_dup_own_ips (terms);
  g_task_set_task_data (task, newcomer, newcomer_free);
  if (!may_rotate (self, name, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    bitting_keyring_list_async (self->keyring, cancellable, listed_cb, g_steal_pointer (&task));
}

/** Returns: (transfer full) (nullable): the replacement, of which the new key waits now */
BittingRotation *
bitting_keeper_rotate_finish (BittingKeeper  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bitting_keeper_give_up_rotation:
 * @self: the keeper
 * @name: name of a key that has a part in a replacement
 * @error: return location: of the history, or #BITTING_KEEPER_ERROR_ROTATION
 *
 * Each of the two is a key like any other from now on; both stay in the keyring, under the
 * names that they have.
 *
 * Returns: whether that is noted
 */
gboolean
bitting_keeper_give_up_rotation (BittingKeeper  *self,
                                 const char     *name,
                                 GError        **error)
{
  g_autoptr (BittingRotation) rotation = NULL;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), FALSE);

  rotation = bitting_keeper_need_rotation (self, name, error);

  return rotation != NULL &&
         bitting_history_end_rotation (bitting_keeper_open_history (self), rotation->id, error);
}
