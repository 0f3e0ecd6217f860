/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One saved key: its secret for the person's own hand, another one in its place, and what it is
 * held against. */

#include "config.h"

#include "bitting-keeper-private.h"

#include "bitting-data.h"

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BittingCredential *credential = bitting_keyring_load_finish (BITTING_KEYRING (source), result, NULL,
                                                               &error);

  if (credential != NULL)
    g_task_return_pointer (task, credential, (GDestroyNotify) bitting_credential_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * bitting_keeper_load_async:
 * @self: the keeper
 * @name: name of a saved key
 * @cancellable: (nullable)
 * @callback: called with key and secret
 * @user_data: for @callback
 *
 * Reads a saved key with its secret. The keyring may ask the person to open it first.
 */
void
bitting_keeper_load_async (BittingKeeper       *self,
                           const char          *name,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_keeper_load_async);
  bitting_keyring_load_async (self->keyring, name, cancellable, loaded_cb, g_steal_pointer (&task));
}

/** Returns: (transfer full) (nullable): the key with its secret; NULL with an error of the keyring */
BittingCredential *
bitting_keeper_load_finish (BittingKeeper  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
secret_saved_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (bitting_keyring_save_finish (BITTING_KEYRING (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
loaded_for_secret_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingSecret *secret = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingItem) old = NULL;
  g_autoptr (BittingItem) item = NULL;
  g_autoptr (BittingCredential) known = bitting_keyring_load_finish (BITTING_KEYRING (source), result,
                                                                     &old, &error);
  g_autoptr (BittingCredential) credential = NULL;
  GCancellable *cancellable = NULL;

  if (known != NULL)
    credential = bitting_credential_new (known->api_key, secret, &error);
  if (credential == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  item = bitting_item_new (old->name, old->environment, old->host, credential->api_key,
                           credential->signing);
  cancellable = g_task_get_cancellable (task);
  bitting_keyring_save_async (BITTING_KEYRING (source), item, credential, TRUE, cancellable,
                              secret_saved_cb, g_steal_pointer (&task));
}

/**
 * bitting_keeper_set_secret_async:
 * @self: the keeper
 * @name: name of a saved key
 * @secret: as typed or pasted
 * @cancellable: (nullable)
 * @callback: called when the keyring has proven that it has it
 * @user_data: for @callback
 *
 * Gives a saved key another secret. Name, site and terms stay, and the old secret goes only once
 * the new one was read back. Nothing is sent anywhere.
 */
void
bitting_keeper_set_secret_async (BittingKeeper       *self,
                                 const char          *name,
                                 BittingSecret       *secret,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_keeper_set_secret_async);
  g_task_set_task_data (task, bitting_secret_ref (secret), (GDestroyNotify) bitting_secret_unref);
  bitting_keyring_load_async (self->keyring, name, cancellable, loaded_for_secret_cb,
                              g_steal_pointer (&task));
}

/** Returns: TRUE once the secret is in the keyring; FALSE with an error of the keyring or a
 * #BittingCredentialError */
gboolean
bitting_keeper_set_secret_finish (BittingKeeper  *self,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bitting_keeper_get_key_page:
 * @item: a saved key
 *
 * Returns: (transfer none) (nullable): address of the page where the key can be deleted
 *   at the exchange; NULL where there is none
 */
const char *
bitting_keeper_get_key_page (const BittingItem *item)
{
  return bitting_data_get_key_page (item->environment);
}

/**
 * bitting_keeper_find_key_page:
 * @self: the keeper
 * @name: name of a saved key
 *
 * As bitting_keeper_get_key_page(), for whoever has the name alone.
 *
 * Returns: (transfer none) (nullable): NULL also if the key was never checked
 */
const char *
bitting_keeper_find_key_page (BittingKeeper *self,
                              const char    *name)
{
  g_autoptr (BittingReport) report = bitting_keeper_load_report (self, name);

  return report != NULL ? bitting_data_get_key_page (report->environment) : NULL;
}

/**
 * bitting_keeper_dup_ips:
 * @self: the keeper
 * @name: name of a saved key
 *
 * Returns: (transfer full): the addresses that the key should be bound to, with commas;
 *   empty if none were told
 */
char *
bitting_keeper_dup_ips (BittingKeeper *self,
                        const char    *name)
{
  BittingHistory *history = NULL;
  g_autofree char *policy = NULL;
  char *ips = NULL;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), NULL);

  history = bitting_keeper_open_history (self);
  if (history != NULL)
    bitting_history_get_subject (history, name, &policy, &ips, NULL);

  return ips != NULL ? ips : g_strdup ("");
}

/**
 * bitting_keeper_set_ips:
 * @self: the keeper
 * @item: a saved key
 * @ips: the addresses that it should be bound to from now on; empty if any will do
 * @error: return location for an error of the history
 *
 * Changes what the key is held against, not the key.
 *
 * Returns: whether that is remembered
 */
gboolean
bitting_keeper_set_ips (BittingKeeper      *self,
                        const BittingItem  *item,
                        BittingIpList      *ips,
                        GError            **error)
{
  BittingHistory *history = NULL;
  g_autofree char *policy = NULL;
  g_autofree char *masked = bitting_api_key_mask (item->api_key);
  g_autofree char *joined = bitting_ip_list_join (ips);

  g_return_val_if_fail (BITTING_IS_KEEPER (self), FALSE);

  history = bitting_keeper_open_history (self);
  if (history == NULL)
    {
      g_set_error_literal (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_FAILED,
                           bitting_keeper_get_notice (self));
      return FALSE;
    }

  bitting_history_get_subject (history, item->name, &policy, NULL, NULL);

  return bitting_history_remember (history, item->name, item->environment, item->host, masked,
                                   policy != NULL ? policy : "guide", joined, error);
}
