/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-keyring-work.h"

#include "bitting-keyring-error.h"
#include "bitting-keyring-schema.h"

#define MOMENT_MS 200

/** Returns: (transfer full): @object with what it says of itself */
BittingFound *
bitting_found_new (SecretRetrievable *object)
{
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (object);
  gboolean locked = SECRET_IS_ITEM (object) && secret_item_get_locked (SECRET_ITEM (object));
  const char *path = SECRET_IS_ITEM (object) ? g_dbus_proxy_get_object_path (G_DBUS_PROXY (object)) : NULL;
  BittingFound *found = bitting_found_new_plain (path, attributes, locked);

  found->object = g_object_ref (object);
  if (found->item != NULL)
    found->item->modified_at = (gint64) secret_retrievable_get_modified (object);

  return found;
}

/**
 * bitting_found_new_plain:
 * @path: (nullable): where it lies at the daemon
 * @attributes: (element-type utf8 utf8): what it says of itself
 * @locked: whether its secret can be read now
 *
 * Returns: (transfer full): what was found, without an object to read a secret through
 */
BittingFound *
bitting_found_new_plain (const char *path,
                         GHashTable *attributes,
                         gboolean    locked)
{
  BittingFound *found = g_new0 (BittingFound, 1);

  found->path = g_strdup (path);
  found->veiled = locked && bitting_keyring_schema_is_veiled (attributes);
  found->item = bitting_keyring_schema_parse (attributes);
  if (found->item != NULL)
    found->item->locked = locked;

  return found;
}

void
bitting_found_free (gpointer data)
{
  BittingFound *found = data;

  g_clear_object (&found->object);
  g_free (found->path);
  g_clear_pointer (&found->item, bitting_item_unref);
  g_free (found);
}

BittingKeyringWork *
bitting_keyring_work_new (const char *name)
{
  BittingKeyringWork *work = g_new0 (BittingKeyringWork, 1);

  work->name = g_strdup (name);
  work->old = g_ptr_array_new_with_free_func (bitting_found_free);

  return work;
}

static void
forget_progress (BittingKeyringWork *work)
{
  g_clear_pointer (&work->state, bitting_service_state_free);
  work->chosen = NULL;
  g_clear_pointer (&work->found, g_ptr_array_unref);
  g_clear_object (&work->service);
  g_ptr_array_set_size (work->old, 0);
  g_clear_pointer (&work->read, bitting_secret_unref);
  g_clear_pointer (&work->twin, bitting_item_unref);
  g_clear_pointer (&work->twin_secret, bitting_secret_unref);
  work->unlocked = FALSE;
}

void
bitting_keyring_work_free (gpointer data)
{
  BittingKeyringWork *work = data;

  forget_progress (work);
  g_clear_error (&work->fault);
  g_ptr_array_unref (work->old);
  g_clear_pointer (&work->item, bitting_item_unref);
  g_clear_pointer (&work->secret, bitting_secret_unref);
  g_free (work->name);
  g_free (work->new_name);
  g_free (work);
}

/**
 * bitting_keyring_work_fail:
 * @call: a call whose data is a BittingKeyringWork
 * @error: (transfer full): what went wrong
 *
 * Ends the call, except that a connection which broke before anything was written is
 * tried once more: a daemon that was restarted is reached the second time, and KWallet 5.103
 * refuses the public key of one connection in a hundred or so, as it is a byte shorter than
 * the others.
 */
void
bitting_keyring_work_fail (BittingCall *call,
                           GError      *error)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  error = bitting_keyring_error_translate (error);
  if (g_error_matches (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_UNREACHABLE))
    bitting_keyring_doubt_connection ();
  if (work->retried || work->wrote ||
      !g_error_matches (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_UNREACHABLE))
    {
      bitting_call_fail (call, error);
      return;
    }

  g_error_free (error);
  work->retried = TRUE;
  forget_progress (work);
  bitting_call_restart (call);
}

static gboolean
look_again_cb (gpointer user_data)
{
  forget_progress (bitting_call_get_data (user_data));
  bitting_call_restart (user_data);

  return G_SOURCE_REMOVE;
}

/**
 * bitting_keyring_work_look_again:
 * @call: a call that has changed nothing yet
 *
 * Begins anew after a moment, once: asked by many at once, gnome-keyring 48 says now and then that
 * there is no default collection where there is one.
 *
 * Returns: FALSE if that was done before
 */
gboolean
bitting_keyring_work_look_again (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);
  g_autoptr (GSource) moment = g_timeout_source_new (MOMENT_MS);

  if (work->looked_again)
    return FALSE;

  work->looked_again = TRUE;
  g_source_set_callback (moment, look_again_cb, bitting_call_ref (call),
                         (GDestroyNotify) bitting_call_unref);
  g_source_attach (moment, g_main_context_get_thread_default ());

  return TRUE;
}

/** Like bitting_keyring_work_fail(), with the sentence that belongs to @code. */
void
bitting_keyring_work_fail_with (BittingCall         *call,
                                BittingKeyringError  code)
{
  bitting_keyring_work_fail (call, bitting_keyring_error_new (code));
}

/** Returns: whether @array holds a key of ours that can be read */
gboolean
bitting_found_any (GPtrArray *array)
{
  guint i;

  for (i = 0; i < array->len; i++)
    if (((BittingFound *) g_ptr_array_index (array, i))->item != NULL)
      return TRUE;

  return FALSE;
}

/**
 * bitting_found_newest:
 *
 * A replacement that was interrupted leaves two of one name: the newer one counts.
 *
 * Returns: (transfer none) (nullable): the newest key of ours in @array
 */
BittingFound *
bitting_found_newest (GPtrArray *array)
{
  BittingFound *newest = NULL;
  guint i;

  for (i = 0; i < array->len; i++)
    {
      BittingFound *found = g_ptr_array_index (array, i);

      if (found->item != NULL &&
          (newest == NULL || found->item->modified_at >= newest->item->modified_at))
        newest = found;
    }

  return newest;
}
