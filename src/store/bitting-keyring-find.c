/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-keyring-work.h"

#include <glib/gi18n-lib.h>

#include "bitting-keyring-error.h"
#include "bitting-keyring-schema.h"
#include "bitting-secret-backend.h"

/* The steps that find a key in the keyring and read it. */

/* The daemon that libsecret's connection leads to, of which there is one for the process. */
static char *connected_owner; /* (nullable) */

/* libsecret keeps its connection, with a session that a new daemon does not know. */
static void
renew_connection (const char *owner)
{
  if (g_strcmp0 (connected_owner, owner) == 0)
    return;

  secret_service_disconnect ();
  g_free (connected_owner);
  connected_owner = g_strdup (owner);
}

/** The next use makes a new connection, be it to the same daemon. */
void
bitting_keyring_doubt_connection (void)
{
  g_clear_pointer (&connected_owner, g_free);
}

static void
open_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (BittingCall) call = user_data;
  BittingKeyringWork *work = bitting_call_get_data (call);

  work->neutral = bitting_secret_backend_is_file_finish (result);
  /* A file may have been written by another program since libsecret read it. */
  if (work->neutral)
    secret_service_disconnect ();
  bitting_call_next (call);
}

/** Finds out whether libsecret talks to a daemon, or keeps a file of its own. */
void
bitting_keyring_step_open (BittingCall *call)
{
  bitting_secret_backend_is_file_async (open_cb, bitting_call_ref (call));
}

static void
probe_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BittingCall) call = user_data;
  BittingKeyringWork *work = bitting_call_get_data (call);
  GError *error = NULL;

  work->state = bitting_secret_service_probe_finish (result, &error);
  if (work->state == NULL)
    {
      bitting_keyring_work_fail (call, error);
      return;
    }

  renew_connection (work->state->owner);
  bitting_call_next (call);
}

/** Leaves behind the state of the service. */
void
bitting_keyring_step_probe (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  if (work->neutral)
    bitting_call_next (call);
  else
    bitting_secret_service_probe_async (probe_cb, bitting_call_ref (call));
}

static void
hold_connection (BittingKeyringWork *work,
                 GList              *objects)
{
  if (objects == NULL || !SECRET_IS_ITEM (objects->data))
    return;

  g_set_object (&work->service, secret_item_get_service (SECRET_ITEM (objects->data)));
}

static void
search_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingCall) call = user_data;
  BittingKeyringWork *work = bitting_call_get_data (call);
  GError *error = NULL;
  GList *objects;
  GList *l;

  objects = secret_password_search_finish (result, &error);
  if (error != NULL && bitting_keyring_error_is_gone (error))
    {
      /* It was found, and taken away before it could say what it is: what is left is asked for. */
      g_error_free (error);
      bitting_call_repeat (call);
      return;
    }
  if (error != NULL)
    {
      bitting_keyring_work_fail (call, error);
      return;
    }

  work->chosen = NULL;
  g_clear_pointer (&work->found, g_ptr_array_unref);
  work->found = g_ptr_array_new_with_free_func (bitting_found_free);
  for (l = objects; l != NULL; l = l->next)
    g_ptr_array_add (work->found, bitting_found_new (l->data));
  hold_connection (work, objects);
  g_list_free_full (objects, g_object_unref);
  bitting_call_next (call);
}

static void
session_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BittingCall) call = user_data;
  BittingKeyringWork *work = bitting_call_get_data (call);
  GError *error = NULL;

  g_clear_object (&work->service);
  work->service = secret_service_get_finish (result, &error);
  if (work->service != NULL)
    bitting_call_next (call);
  else
    bitting_keyring_work_fail (call, error != NULL
                                     ? error
                                     : bitting_keyring_error_new (BITTING_KEYRING_ERROR_UNREACHABLE));
}

/**
 * Agrees with the daemon how secrets are encrypted on the way, and holds on to the connection:
 * where they do not come to terms, nothing has been written yet, and all can be tried again.
 */
void
bitting_keyring_step_open_session (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  if (work->neutral)
    bitting_call_next (call);
  else
    secret_service_get (SECRET_SERVICE_OPEN_SESSION, NULL, session_cb, bitting_call_ref (call));
}

/* Without SECRET_SEARCH_UNLOCK a search never prompts, and without
 * SECRET_SEARCH_LOAD_SECRETS no secret leaves the daemon. */
static void
search (BittingCall *call,
        GHashTable  *attributes)
{
  secret_password_searchv (bitting_keyring_schema_get (), attributes, SECRET_SEARCH_ALL, NULL,
                           search_cb, bitting_call_ref (call));
}

/**
 * Leaves behind what the keyring has of the given name, or of ours at all; and holds on to
 * the connection that it came through: the items themselves do not, and cannot be read
 * once somebody else has renewed it.
 */
void
bitting_keyring_step_search (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);
  g_autoptr (GHashTable) query = bitting_keyring_schema_dup_query (work->name);

  search (call, query);
}

void
bitting_keyring_step_search_new_name (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);
  g_autoptr (GHashTable) query = bitting_keyring_schema_dup_query (work->new_name);

  search (call, query);
}

/** Leaves behind what the keyring has that equals what was stored. */
void
bitting_keyring_step_search_stored (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);
  g_autoptr (GHashTable) attributes = bitting_keyring_schema_dup_attributes (work->item);

  search (call, attributes);
}

/** Searches once more if something was unlocked since: now it shows what it is. */
void
bitting_keyring_step_search_again (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  if (work->unlocked)
    bitting_keyring_step_search (call);
  else
    bitting_call_next (call);
}

static void
unlock_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingCall) call = user_data;
  BittingKeyringWork *work = bitting_call_get_data (call);
  GError *error = NULL;

  bitting_call_resume_deadline (call);
  if (!bitting_secret_service_ask_finish (result, &error))
    {
      bitting_keyring_work_fail (call, error);
      return;
    }

  work->unlocked = TRUE;
  bitting_call_next (call);
}

static void
unlock (BittingCall *call,
        GPtrArray   *paths)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  if (paths->len == 0)
    {
      bitting_call_next (call);
      return;
    }
  if (work->quiet)
    {
      bitting_keyring_work_fail_with (call, BITTING_KEYRING_ERROR_LOCKED);
      return;
    }

  g_ptr_array_add (paths, NULL);
  bitting_call_hold_deadline (call);
  bitting_secret_service_unlock_async (work->state->owner, (const char *const *) paths->pdata,
                                       work->patience, unlock_cb, bitting_call_ref (call));
}

/* What to unlock before the search can be believed. A locked keyring that shows nothing
 * may hold something all the same. */
static GPtrArray *
list_locked (BittingKeyringWork *work,
             gboolean            veiled_only)
{
  GPtrArray *paths = g_ptr_array_new ();
  guint i;

  if (work->neutral)
    return paths;

  for (i = 0; i < work->found->len; i++)
    {
      BittingFound *found = g_ptr_array_index (work->found, i);

      if (found->veiled || (!veiled_only && found->item != NULL && found->item->locked))
        g_ptr_array_add (paths, found->path);
    }
  if (work->found->len == 0 && work->state->collection != NULL && work->state->locked)
    g_ptr_array_add (paths, work->state->collection);

  return paths;
}

/** Unlocks what has to be unlocked to tell which keys there are. May prompt. */
void
bitting_keyring_step_unveil (BittingCall *call)
{
  g_autoptr (GPtrArray) paths = list_locked (bitting_call_get_data (call), TRUE);

  unlock (call, paths);
}

/** Unlocks what was found, so that its secret can be read. May prompt. */
void
bitting_keyring_step_unlock_found (BittingCall *call)
{
  g_autoptr (GPtrArray) paths = list_locked (bitting_call_get_data (call), FALSE);

  unlock (call, paths);
}

/** Makes sure that there is an open collection to write to. May prompt. */
void
bitting_keyring_step_unlock_default (BittingCall *call)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  BittingKeyringWork *work = bitting_call_get_data (call);

  if (!work->neutral && work->state->collection == NULL)
    {
      if (bitting_keyring_work_look_again (call))
        return;

      bitting_call_hold_deadline (call);
      bitting_secret_service_make_default_async (work->state->owner, work->patience, unlock_cb,
                                                 bitting_call_ref (call));
      return;
    }

  if (!work->neutral && work->state->locked)
    g_ptr_array_add (paths, work->state->collection);
  unlock (call, paths);
}

static void
conclude_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BittingCall) call = user_data;
  g_autoptr (BittingServiceState) after = NULL;
  BittingKeyringWork *work = bitting_call_get_data (call);
  GError *error = NULL;

  after = bitting_secret_service_probe_finish (result, &error);
  if (after == NULL)
    bitting_keyring_work_fail (call, error);
  else if (!g_str_equal (after->owner, work->state->owner))
    bitting_keyring_work_fail (call,
                               g_error_new_literal (BITTING_KEYRING_ERROR,
                                                    BITTING_KEYRING_ERROR_UNREACHABLE,
                                                    _("The keyring was restarted while it was "
                                                      "being asked. Try again.")));
  else if (after->locked)
    bitting_keyring_work_fail_with (call, BITTING_KEYRING_ERROR_LOCKED);
  else
    bitting_call_next (call);
}

static gboolean
is_any_veiled (GPtrArray *array)
{
  guint i;

  for (i = 0; i < array->len; i++)
    if (((BittingFound *) g_ptr_array_index (array, i))->veiled)
      return TRUE;

  return FALSE;
}

/**
 * Before "nothing found" is believed: libsecret says the same when a daemon died or the
 * keyring was locked meanwhile. Nothing is there only if the same daemon answers, and its
 * keyring is open.
 */
void
bitting_keyring_step_conclude (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  if (work->neutral || bitting_found_any (work->found))
    bitting_call_next (call);
  else if (is_any_veiled (work->found))
    bitting_keyring_work_fail_with (call, BITTING_KEYRING_ERROR_LOCKED);
  else
    bitting_secret_service_probe_async (conclude_cb, bitting_call_ref (call));
}

/** Ends the call if the name is taken and may not be replaced. */
void
bitting_keyring_step_refuse_taken (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  /* Also what we cannot read counts: a newer version of this program may have written it. */
  if (work->found->len > 0 && !work->replace)
    bitting_keyring_work_fail_with (call, BITTING_KEYRING_ERROR_EXISTS);
  else
    bitting_call_next (call);
}

/** Leaves behind the one that was found, or ends the call if there is none. */
void
bitting_keyring_step_choose (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  work->chosen = bitting_found_newest (work->found);
  if (work->chosen == NULL)
    bitting_keyring_work_fail_with (call, BITTING_KEYRING_ERROR_NOT_FOUND);
  else
    bitting_call_next (call);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (BittingCall) call = user_data;
  BittingKeyringWork *work = bitting_call_get_data (call);
  SecretValue *value;
  const char *text;
  gsize length;
  GError *error = NULL;

  value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (object), result, &error);
  if (value == NULL)
    {
      if (error == NULL)
        error = bitting_keyring_error_new (BITTING_KEYRING_ERROR_UNREACHABLE);
      else if (bitting_keyring_error_is_gone (error))
        {
          g_error_free (error);
          error = bitting_keyring_error_new (BITTING_KEYRING_ERROR_NOT_FOUND);
        }
      bitting_keyring_work_fail (call, error);
      return;
    }

  text = secret_value_get (value, &length);
  g_clear_pointer (&work->read, bitting_secret_unref);
  work->read = bitting_secret_new (text, (gssize) length);
  /* The last reference wipes libsecret's locked memory. */
  secret_value_unref (value);
  bitting_call_next (call);
}

/** Reads the secret of the chosen one. */
void
bitting_keyring_step_read (BittingCall *call)
{
  BittingKeyringWork *work = bitting_call_get_data (call);

  secret_retrievable_retrieve_secret (work->chosen->object, NULL, read_cb, bitting_call_ref (call));
}
