/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-keyring-work.h"

#include "bitting-keyring-error.h"
#include "bitting-keyring-schema.h"

/** Returns: (transfer full): @object with what it says of itself */
BittingFound *
bitting_found_new (SecretRetrievable *object)
{
  BittingFound *found = g_new0 (BittingFound, 1);

  found->object = g_object_ref (object);
  found->item = bitting_keyring_schema_parse (object);

  return found;
}

void
bitting_found_free (gpointer data)
{
  BittingFound *found = data;

  g_object_unref (found->object);
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
 * tried once more: a daemon that was restarted is reached the second time.
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
