/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-keyring-work.h"

#include "bitting-keyring-error.h"
#include "bitting-keyring-schema.h"

/* The steps that change the keyring: store, prove, and only then delete. */

/**
 * Leaves behind the one that has the new name already, or ends the call if there are several, or if
 * it is the one that is to be renamed.
 */
void
bitting_keyring_step_find_twin (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  work->chosen = bitting_found_newest (work->found);
  /* Also what we cannot read counts: a newer version of this program may have written it. */
  if (work->found->len > 1 || (work->found->len == 1 && work->chosen == NULL) ||
      (work->chosen != NULL && g_str_equal (work->name, work->new_name)))
    bitting_keyring_work_fail_with (call, BITTING_KEYRING_ERROR_EXISTS);
  else
    bitting_call_next (call);
}

/** Reads its secret, if there is one. */
void
bitting_keyring_step_read_twin (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  if (work->chosen == NULL)
    {
      bitting_call_next (call);
      return;
    }

  work->twin = bitting_item_ref (work->chosen->item);
  bitting_keyring_step_read (call);
}

/** Lays it aside. */
void
bitting_keyring_step_keep_twin (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  work->twin_secret = g_steal_pointer (&work->read);
  bitting_call_next (call);
}

/**
 * Ends the call if another key has the new name. The same key with the same secret is what was left
 * where an earlier call was interrupted before it deleted the old one.
 */
void
bitting_keyring_step_refuse_stranger (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  if (work->twin != NULL && (!bitting_keyring_schema_is_same (work->twin, work->item) ||
                             !bitting_secret_equal (work->twin_secret, work->secret)))
    bitting_keyring_work_fail_with (call, BITTING_KEYRING_ERROR_EXISTS);
  else
    bitting_call_next (call);
}

/** Turns what was read into what is to be stored under the new name. */
void
bitting_keyring_step_adopt (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);
  BittingItem *item = work->chosen->item;

  g_clear_pointer (&work->item, bitting_item_unref);
  g_clear_pointer (&work->secret, bitting_secret_unref);
  work->item = bitting_item_new (work->new_name, item->environment, item->host, item->api_key,
                                 item->signing);
  work->secret = g_steal_pointer (&work->read);
  bitting_call_next (call);
}

/* Whether the service itself said no. One that is gone may have written. */
static gboolean
is_refusal (const GError *error)
{
  return (error->domain == G_DBUS_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_DBUS_ERROR)) &&
         !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) &&
         !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_DISCONNECTED) &&
         !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) &&
         !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER);
}

static void store (BittingCall *call);

static void
store_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BittingCall) call = user_data;
  BittingKeyringWork *work = bitting_call_get_data (call);
  GError *error = NULL;

  if (secret_password_store_finish (result, &error))
    {
      bitting_call_next (call);
      return;
    }

  /* KWallet 5.103 refuses one public key in a hundred, when it has made an item without a secret
   * already: the same item is stored once more, with another key. */
  if (error != NULL && is_refusal (error) && !work->retried)
    {
      g_error_free (error);
      work->retried = TRUE;
      g_clear_object (&work->service);
      secret_service_disconnect ();
      store (call);
      return;
    }

  bitting_keyring_work_fail (call, error != NULL
                                   ? error
                                   : bitting_keyring_error_new (BITTING_KEYRING_ERROR_LOCKED));
}

/* What has to go once the new one is proven: all of the name but the new one itself,
 * which a keyring replaces in place. */
static void
mark_old (BittingKeyringWork *work)
{
  guint i;

  g_ptr_array_set_size (work->old, 0);
  for (i = work->found->len; i > 0; i--)
    {
      BittingFound *found = g_ptr_array_index (work->found, i - 1);

      if (found->item != NULL &&
          (work->item == NULL || !bitting_keyring_schema_is_same (found->item, work->item)))
        g_ptr_array_add (work->old, g_ptr_array_steal_index (work->found, i - 1));
    }
}

static void
store (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);
  g_autoptr (GHashTable) attributes = bitting_keyring_schema_dup_attributes (work->item);
  g_autofree char *label = bitting_keyring_schema_dup_label (work->item);
  SecretValue *value;

  value = secret_value_new (bitting_secret_peek (work->secret),
                            (gssize) bitting_secret_get_length (work->secret), "text/plain");
  work->wrote = TRUE;
  secret_password_storev_binary (bitting_keyring_schema_get (), attributes,
                                 SECRET_COLLECTION_DEFAULT, label, value, NULL,
                                 store_cb, bitting_call_ref (call));
  secret_value_unref (value);
}

/** Stores the item with its secret, and leaves behind what it replaces. */
void
bitting_keyring_step_store (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  mark_old (work);
  work->replaced_in_place = bitting_found_any (work->found);
  store (call);
}

/** Leaves behind what was just stored, or ends the call if it is not there. */
void
bitting_keyring_step_choose_stored (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  work->chosen = bitting_found_newest (work->found);
  if (work->chosen == NULL)
    bitting_keyring_work_fail_with (call, BITTING_KEYRING_ERROR_MISMATCH);
  else
    bitting_call_next (call);
}

/**
 * Holds what was read back against what was stored. If they differ, what is to be deleted
 * is the spoilt new one, unless it took the place of an older one: then nothing better is
 * left to go back to.
 */
void
bitting_keyring_step_compare (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);
  guint index;

  if (!bitting_secret_equal (work->read, work->secret))
    {
      work->fault = bitting_keyring_error_new (BITTING_KEYRING_ERROR_MISMATCH);
      g_ptr_array_set_size (work->old, 0);
      if (!work->replaced_in_place && g_ptr_array_find (work->found, work->chosen, &index))
        g_ptr_array_add (work->old, g_ptr_array_steal_index (work->found, index));
    }

  g_clear_pointer (&work->read, bitting_secret_unref);
  bitting_call_next (call);
}

/** Says that everything of the name is to be deleted. */
void
bitting_keyring_step_discard (BittingCall *call)
{
  mark_old (bitting_call_get_data (call));
  bitting_call_next (call);
}

/* A replacement is done once the new one is proven: an old one that could not be deleted
 * no longer counts, and to report it would look as if nothing had been saved. */
static void
delete_done (BittingCall *call,
             GError      *error)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  bitting_call_resume_deadline (call);
  if (work->fault == NULL && !work->replace)
    work->fault = error;
  else
    g_clear_error (&error);
  g_ptr_array_remove_index (work->old, work->old->len - 1);
  bitting_call_repeat (call);
}

static void
ask_deleted_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (BittingCall) call = user_data;
  GError *error = NULL;

  bitting_secret_service_ask_finish (result, &error);
  delete_done (call, error);
}

static void
cleared_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BittingCall) call = user_data;
  GError *error = NULL;

  secret_password_clear_finish (result, &error);
  delete_done (call, error);
}

/** Deletes what was marked, one after the other, and reports the first fault that was met. */
void
bitting_keyring_step_delete (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);
  BittingFound *last;

  if (work->old->len == 0)
    {
      if (work->fault != NULL)
        bitting_keyring_work_fail (call, g_steal_pointer (&work->fault));
      else
        bitting_call_next (call);
      return;
    }

  work->wrote = TRUE;
  last = g_ptr_array_index (work->old, work->old->len - 1);
  if (work->neutral)
    {
      g_autoptr (GHashTable) attributes = bitting_keyring_schema_dup_attributes (last->item);

      secret_password_clearv (bitting_keyring_schema_get (), attributes, NULL, cleared_cb,
                              bitting_call_ref (call));
      return;
    }

  /* Some services ask the person first, so there is no deadline. */
  bitting_call_hold_deadline (call);
  bitting_secret_service_delete_async (work->state->owner,
                                       g_dbus_proxy_get_object_path (G_DBUS_PROXY (last->object)),
                                       work->patience, ask_deleted_cb, bitting_call_ref (call));
}

/** Ends the call if anything of the name is still there. */
void
bitting_keyring_step_refuse_left (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  if (bitting_found_any (work->found))
    bitting_keyring_work_fail_with (call, BITTING_KEYRING_ERROR_LOCKED);
  else
    bitting_call_next (call);
}
