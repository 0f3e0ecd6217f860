/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key that its site does not know may be one of another site: they are asked one after the
 * other, and the saved key is moved to the one that knows it. */

#include "config.h"

#include "bitting-keeper-site.h"

#include "bitting-data.h"
#include "bitting-keeper-private.h"
#include "bitting-keeper-way.h"

typedef struct
{
  BittingCredential   *credential; /* (owned) (nullable): once it was read */
  char                *proxy;      /* (nullable) */
  GPtrArray           *sites;      /* (owned) (element-type BittingEnvironment) */
  guint                next;
  BittingSiteProgress  progress;
  gpointer             progress_data;
  BittingSiteSearch   *search;     /* (owned) (nullable) */
} Search;

void
bitting_site_search_free (BittingSiteSearch *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->found, bitting_environment_unref);
  g_ptr_array_unref (self->silent);
  g_free (self);
}

static void
search_free (gpointer data)
{
  Search *self = data;

  g_clear_pointer (&self->credential, bitting_credential_unref);
  g_ptr_array_unref (self->sites);
  g_clear_pointer (&self->search, bitting_site_search_free);
  g_free (self->proxy);
  g_free (self);
}

static GPtrArray *
new_sites (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_environment_unref);
}

/**
 * bitting_keeper_list_other_sites:
 * @self: the keeper
 * @environment: id of the environment where the key was looked for already
 *
 * Returns: (transfer full) (element-type BittingEnvironment): where else it may live, the
 *   likeliest first; empty for a practice key, which lives nowhere else
 */
GPtrArray *
bitting_keeper_list_other_sites (BittingKeeper *self,
                                 const char    *environment)
{
  static const BittingEnvironmentKind order[] = {
    BITTING_ENVIRONMENT_LIVE, BITTING_ENVIRONMENT_REGIONAL, BITTING_ENVIRONMENT_TEST,
  };
  GPtrArray *all = bitting_data_get_environments ();
  GPtrArray *sites = new_sites ();
  guint i, j;

  if (g_str_equal (environment, "practice"))
    return sites;

  for (i = 0; i < G_N_ELEMENTS (order); i++)
    for (j = 0; j < all->len; j++)
      {
        BittingEnvironment *site = g_ptr_array_index (all, j);

        if (site->kind == order[i] && !g_str_equal (site->id, environment))
          g_ptr_array_add (sites, bitting_environment_ref (site));
      }

  return sites;
}

/* To refuse a key for its address, its end or its signature, a site has to know it. */
static gboolean
is_known (const BittingAnswer *answer)
{
  if (answer->key_info != NULL)
    return TRUE;

  return answer->diagnosis->code == BITTING_DIAGNOSIS_UNMATCHED_IP ||
         answer->diagnosis->code == BITTING_DIAGNOSIS_BAD_SIGNATURE ||
         answer->diagnosis->code == BITTING_DIAGNOSIS_EXPIRED ||
         answer->diagnosis->code == BITTING_DIAGNOSIS_PERMISSION_DENIED ||
         answer->diagnosis->code == BITTING_DIAGNOSIS_BANNED;
}

static void ask_next (GTask *task);

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *self = g_task_get_task_data (task);
  BittingEnvironment *site = g_ptr_array_index (self->sites, self->next);
  g_autoptr (BittingAnswer) answer = bybit_client_query_key_finish (BYBIT_CLIENT (source), result);

  self->next++;
  if (is_known (answer))
    self->search->found = bitting_environment_ref (site);
  else if (answer->diagnosis->code != BITTING_DIAGNOSIS_INVALID_KEY)
    g_ptr_array_add (self->search->silent, bitting_environment_ref (site));
  ask_next (g_steal_pointer (&task));
}

static void
ask_next (GTask *task) /* (transfer full) */
{
  BittingKeeper *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  BittingEnvironment *site = NULL;
  BybitEndpoint endpoint = { 0 };

  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }
  if (search->search->found != NULL || search->next == search->sites->len)
    {
      g_task_return_pointer (task, g_steal_pointer (&search->search),
                             (GDestroyNotify) bitting_site_search_free);
      g_object_unref (task);
      return;
    }

  site = g_ptr_array_index (search->sites, search->next);
  if (search->progress != NULL)
    search->progress (site, search->next, search->sites->len, search->progress_data);
  endpoint = (BybitEndpoint) { .origin = site->origin, .proxy = search->proxy };
  bybit_client_query_key_async (bitting_keeper_ensure_client (self), &endpoint, search->credential,
                                cancellable, answered_cb, task);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->credential = bitting_keyring_load_finish (BITTING_KEYRING (source), result, NULL, &error);
  if (self->credential == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    ask_next (g_steal_pointer (&task));
}

/**
 * bitting_keeper_find_site_async:
 * @self: the keeper
 * @name: name of a saved key
 * @sites: (element-type BittingEnvironment): where to look, one after the other
 * @progress: (nullable): told before each is asked; never after the end
 * @progress_data: for @progress
 * @cancellable: (nullable)
 * @callback: called when a site knows the key, or all were asked
 * @user_data: for @callback
 *
 * Sends the key, the time and a signature to hosts that the key may have nothing to do with,
 * so a person has to have said yes to it. The secret goes nowhere.
 */
void
bitting_keeper_find_site_async (BittingKeeper       *self,
                                const char          *name,
                                GPtrArray           *sites,
                                BittingSiteProgress  progress,
                                gpointer             progress_data,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  g_task_set_source_tag (task, bitting_keeper_find_site_async);
  search->sites = g_ptr_array_ref (sites);
  search->proxy = bitting_keeper_dup_proxy (self, name);
  search->progress = progress;
  search->progress_data = progress_data;
  search->search = g_new0 (BittingSiteSearch, 1);
  search->search->silent = new_sites ();
  g_task_set_task_data (task, search, search_free);
  bitting_keyring_load_async (self->keyring, name, cancellable, loaded_cb, g_steal_pointer (&task));
}

/** Returns: (transfer full) (nullable): what it came to; NULL with an error of the keyring, or
 *   G_IO_ERROR_CANCELLED */
BittingSiteSearch *
bitting_keeper_find_site_finish (BittingKeeper  *self,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A saved key on its way to another site. */
typedef struct
{
  char               *name;
  BittingEnvironment *site; /* (owned) */
  BittingItem        *item; /* (owned) (nullable): as it will be */
} Move;

static void
move_free (gpointer data)
{
  Move *self = data;

  g_free (self->name);
  bitting_environment_unref (self->site);
  g_clear_pointer (&self->item, bitting_item_unref);
  g_free (self);
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  Move *move = g_task_get_task_data (task);
  BittingHistory *history = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) trouble = NULL;

  if (!bitting_keyring_save_finish (BITTING_KEYRING (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  history = bitting_keeper_open_history (self);
  if (history != NULL && !bitting_keeper_know (history, move->item, &trouble))
    bitting_keeper_note_trouble (self, trouble);
  g_task_return_boolean (task, TRUE);
}

static void
loaded_to_move_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Move *move = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingCredential) credential = NULL;

  credential = bitting_keyring_load_finish (BITTING_KEYRING (source), result, NULL, &error);
  if (credential == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* The keyring stores it for the new site, reads it back, and lets go of the old one last. */
  move->item = bitting_item_new (move->name, move->site->id, bitting_keeper_get_host (move->site),
                                 credential->api_key, credential->signing);
  bitting_keyring_save_async (BITTING_KEYRING (source), move->item, credential, TRUE,
                              g_task_get_cancellable (task), moved_cb, g_object_ref (task));
}

/**
 * bitting_keeper_move_async:
 * @self: the keeper
 * @name: name of a saved key
 * @site: where it really lives
 * @cancellable: (nullable)
 * @callback: called when it is saved for that site
 * @user_data: for @callback
 *
 * Saves a key for another site under the same name. What is expected of it stays.
 */
void
bitting_keeper_move_async (BittingKeeper       *self,
                           const char          *name,
                           BittingEnvironment  *site,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Move *move = g_new0 (Move, 1);

  g_task_set_source_tag (task, bitting_keeper_move_async);
  move->name = g_strdup (name);
  move->site = bitting_environment_ref (site);
  g_task_set_task_data (task, move, move_free);
  bitting_keyring_load_async (self->keyring, name, cancellable, loaded_to_move_cb, g_steal_pointer (&task));
}

gboolean
bitting_keeper_move_finish (BittingKeeper  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
