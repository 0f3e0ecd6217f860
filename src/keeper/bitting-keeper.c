/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-keeper-private.h"

#include "bitting-data.h"

#include <glib/gi18n-lib.h>

/* A practice key belongs to whichever practice exchange is up, on whatever port. */
#define PRACTICE_HOST "https://localhost"

G_DEFINE_QUARK (bitting-keeper-error-quark, bitting_keeper_error)
G_DEFINE_FINAL_TYPE (BittingKeeper, bitting_keeper, G_TYPE_OBJECT)

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} BittingKeeperSignal;

static guint signals[N_SIGNALS];

static void
bitting_keeper_dispose (GObject *object)
{
  BittingKeeper *self = BITTING_KEEPER (object);

  if (self->practice != NULL)
    practice_exchange_stop (self->practice);
  g_clear_object (&self->practice);
  g_clear_object (&self->client);
  if (self->follower != NULL)
    g_signal_handlers_disconnect_by_data (self->follower, self);
  g_clear_object (&self->follower);
  g_clear_object (&self->keyring);
  g_clear_object (&self->quiet);
  g_clear_object (&self->history);
  g_clear_object (&self->policies);
  g_clear_pointer (&self->trouble, g_free);

  G_OBJECT_CLASS (bitting_keeper_parent_class)->dispose (object);
}

static void
bitting_keeper_finalize (GObject *object)
{
  bitting_flights_free (BITTING_KEEPER (object)->flights);

  G_OBJECT_CLASS (bitting_keeper_parent_class)->finalize (object);
}

static void
bitting_keeper_class_init (BittingKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bitting_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = bitting_keeper_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
bitting_keeper_init (BittingKeeper *self)
{
  self->keyring = bitting_keyring_new ();
  self->policies = bitting_policy_shelf_new (NULL);
  self->quiet = bitting_keyring_new_quiet ();
  self->flights = bitting_flights_new (bitting_outlook_copy,
                                       (GDestroyNotify) bitting_outlook_free);
}

/**
 * bitting_keeper_new:
 * @history_path: (nullable): file of the history, or NULL for the user's own
 *
 * Opens nothing yet.
 *
 * Returns: (transfer full): a keeper
 */
BittingKeeper *
bitting_keeper_new (const char *history_path)
{
  BittingKeeper *self = g_object_new (BITTING_TYPE_KEEPER, NULL);

  self->history = bitting_history_new (history_path);

  return self;
}

/* The history is a help, not a need: without it keys are kept and checked all the same. */
BittingHistory *
bitting_keeper_open_history (BittingKeeper *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->opened)
    {
      self->opened = TRUE;
      self->usable = bitting_history_open (self->history, &error);
      if (!self->usable)
        bitting_keeper_note_trouble (self, error);
    }

  return self->usable ? self->history : NULL;
}

void
bitting_keeper_note_trouble (BittingKeeper *self,
                             const GError  *error)
{
  g_free (self->trouble);
  self->trouble = g_strdup (error->message);
}

/** Returns: (transfer none) (nullable): what the user should know about the history */
const char *
bitting_keeper_get_notice (BittingKeeper *self)
{
  g_return_val_if_fail (BITTING_IS_KEEPER (self), NULL);

  return self->trouble != NULL ? self->trouble : bitting_history_get_notice (self->history);
}

/**
 * bitting_keeper_find_environment:
 * @self: the keeper
 * @id: (nullable): id of an environment; NULL for the main one
 * @host: (nullable): a host of the caller's own instead
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the environment
 */
BittingEnvironment *
bitting_keeper_find_environment (BittingKeeper  *self,
                                 const char     *id,
                                 const char     *host,
                                 GError        **error)
{
  BittingEnvironment *environment = NULL;

  if (host != NULL)
    return bitting_environment_new_custom (host, error);

  environment = bitting_environments_find (bitting_data_get_environments (),
                                           id != NULL ? id : "mainnet");
  if (environment == NULL)
    {
      g_set_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_NO_ENVIRONMENT,
                   _("There is no environment called “%s”."), id);
      return NULL;
    }

  return bitting_environment_ref (environment);
}

/**
 * bitting_keeper_start_practice:
 * @self: the keeper
 * @error: return location for #BITTING_KEEPER_ERROR_PRACTICE
 *
 * Starts the practice exchange inside this process, if it is not up yet.
 *
 * Returns: whether it is up
 */
gboolean
bitting_keeper_start_practice (BittingKeeper  *self,
                               GError        **error)
{
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), FALSE);

  if (self->practice == NULL)
    self->practice = practice_exchange_new ();
  if (practice_exchange_is_running (self->practice) ||
      practice_exchange_start (self->practice, 0, &cause))
    return TRUE;

  g_set_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_PRACTICE,
               _("The practice exchange could not be started: %s"), cause->message);

  return FALSE;
}

/** Returns: (transfer none): the origin that a saved key of that environment is kept with */
const char *
bitting_keeper_get_host (const BittingEnvironment *environment)
{
  return environment->kind == BITTING_ENVIRONMENT_PRACTICE ? PRACTICE_HOST : environment->origin;
}

static void
followed_cb (BittingKeeper *self,
             gboolean       keys)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, keys);
}

/**
 * bitting_keeper_follow:
 * @self: the keeper
 *
 * From now on `changed` is emitted soon after anyone, also another program, has changed a key
 * or checked one. Its parameter says whether the keys themselves may be different; where it
 * is FALSE, bitting_keeper_refresh() is enough.
 */
void
bitting_keeper_follow (BittingKeeper *self)
{
  g_return_if_fail (BITTING_IS_KEEPER (self));

  if (self->follower != NULL)
    return;

  /* That makes the folder. */
  bitting_keeper_open_history (self);
  self->follower = bitting_follower_new (bitting_history_get_path (self->history));
  g_signal_connect_swapped (self->follower, "changed", G_CALLBACK (followed_cb), self);
}

static BittingEntry *
make_entry (BittingItem     *item,
            GHashTable      *summaries, /* (nullable) */
            const GPtrArray *rotations) /* (nullable) */
{
  BittingEntry *entry = bitting_entry_new (item);
  g_autofree char *name = NULL;
  gpointer summary = NULL;
  guint i;

  for (i = 0; rotations != NULL && i < rotations->len; i++)
    if (bitting_rotation_is_about (g_ptr_array_index (rotations, i), item->name))
      bitting_entry_set_rotation (entry, g_ptr_array_index (rotations, i));
  if (summaries != NULL &&
      g_hash_table_steal_extended (summaries, item->name, (gpointer *) &name, &summary))
    bitting_entry_set_summary (entry, summary);

  return entry;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = bitting_keyring_list_finish (BITTING_KEYRING (source), result, &error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) summaries = NULL;
  g_autoptr (GPtrArray) rotations = NULL;
  BittingHistory *history = NULL;
  guint i;

  if (items == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  history = bitting_keeper_open_history (self);
  if (history != NULL)
    {
      summaries = bitting_history_summarize (history, NULL);
      rotations = bitting_history_list_rotations (history, NULL);
    }
  for (i = 0; i < items->len; i++)
    g_ptr_array_add (entries, make_entry (g_ptr_array_index (items, i), summaries, rotations));

  g_task_return_pointer (task, g_steal_pointer (&entries), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * bitting_keeper_list_async:
 * @self: the keeper
 * @cancellable: (nullable)
 * @callback: called with the list
 * @user_data: for @callback
 *
 * Lists the saved keys with the marks of their last checks. No secret is read.
 */
void
bitting_keeper_list_async (BittingKeeper       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_keeper_list_async);
  bitting_keyring_list_async (self->keyring, cancellable, listed_cb, g_steal_pointer (&task));
}

/**
 * bitting_keeper_list_quietly_async:
 * @self: the keeper
 * @cancellable: (nullable)
 * @callback: called with the list, for bitting_keeper_list_finish()
 * @user_data: for @callback
 *
 * As bitting_keeper_list_async(), but asks the person nothing: where a keyring would have to
 * be unlocked, it comes back with an error.
 */
void
bitting_keeper_list_quietly_async (BittingKeeper       *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_keeper_list_quietly_async);
  bitting_keyring_list_async (self->quiet, cancellable, listed_cb, g_steal_pointer (&task));
}

/**
 * bitting_keeper_refresh:
 * @self: the keeper
 * @entries: (element-type BittingEntry): saved keys, as they were listed
 *
 * Returns: (transfer full) (element-type BittingEntry): the same keys with the marks of their
 *   last checks as they are now; the keyring is not asked
 */
GPtrArray *
bitting_keeper_refresh (BittingKeeper *self,
                        GPtrArray     *entries)
{
  BittingHistory *history = NULL;
  g_autoptr (GHashTable) summaries = NULL;
  g_autoptr (GPtrArray) rotations = NULL;
  GPtrArray *fresh = g_ptr_array_new_with_free_func (g_object_unref);
  guint i;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), fresh);

  history = bitting_keeper_open_history (self);
  if (history != NULL)
    {
      summaries = bitting_history_summarize (history, NULL);
      rotations = bitting_history_list_rotations (history, NULL);
    }
  for (i = 0; i < entries->len; i++)
    g_ptr_array_add (fresh, make_entry (bitting_entry_get_item (g_ptr_array_index (entries, i)),
                                        summaries, rotations));

  return fresh;
}

/** Returns: (transfer full) (nullable) (element-type BittingEntry): by name */
GPtrArray *
bitting_keeper_list_finish (BittingKeeper  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What is to be remembered of a key when the keyring has it. */
typedef struct
{
  BittingItem *item;
  char        *policy;
  char        *ips;
} Addition;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  bitting_item_unref (addition->item);
  g_free (addition->policy);
  g_free (addition->ips);
  g_free (addition);
}

/* The addresses that only this key has: those of its policy go with the policy. */
char *
bitting_keeper_dup_own_ips (const BittingTerms *terms)
{
  g_autofree char *ips = terms != NULL && terms->ips != NULL ? bitting_ip_list_join (terms->ips)
                                                             : g_strdup ("");
  g_autofree char *policys = NULL;

  if (terms == NULL || terms->policy == NULL || terms->policy->ips == NULL)
    return g_steal_pointer (&ips);

  policys = bitting_ip_list_join (terms->policy->ips);

  return g_str_equal (ips, policys) ? g_strdup ("") : g_steal_pointer (&ips);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  Addition *addition = g_task_get_task_data (task);
  g_autofree char *masked = bitting_api_key_mask (addition->item->api_key);
  g_autoptr (GError) error = NULL;
  BittingHistory *history = NULL;

  if (!bitting_keyring_save_finish (BITTING_KEYRING (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  history = bitting_keeper_open_history (self);
  if (history != NULL &&
      !bitting_history_remember (history, addition->item->name, addition->item->environment,
                                 addition->item->host, masked, addition->policy, addition->ips, &error))
    bitting_keeper_note_trouble (self, error);
  g_task_return_boolean (task, TRUE);
}

/**
 * bitting_keeper_add_async:
 * @self: the keeper
 * @name: a name that bitting_item_check_name() takes
 * @environment: where the key lives
 * @credential: key and secret
 * @terms: (nullable): what to hold it against from now on
 * @replace: whether a key of that name may be replaced
 * @cancellable: (nullable)
 * @callback: called when the keyring has proven that it has it
 * @user_data: for @callback
 *
 * Puts a key into the keyring and reads it back. A policy that is not on the shelf is put
 * there. Nothing is sent anywhere: a secret
 * that is shown once must not depend on a network.
 */
void
bitting_keeper_add_async (BittingKeeper       *self,
                          const char          *name,
                          BittingEnvironment  *environment,
                          BittingCredential   *credential,
                          const BittingTerms  *terms,
                          gboolean             replace,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Addition *addition = g_new0 (Addition, 1);

  g_task_set_source_tag (task, bitting_keeper_add_async);
  addition->item = bitting_item_new (name, environment->id, bitting_keeper_get_host (environment),
                                     credential->api_key, credential->signing);
  addition->policy = bitting_keeper_adopt_policy (self, terms);
  addition->ips = bitting_keeper_dup_own_ips (terms);
  g_task_set_task_data (task, addition, addition_free);
  bitting_keyring_save_async (self->keyring, addition->item, credential, replace, cancellable,
                              added_cb, g_steal_pointer (&task));
}

/** Returns: TRUE once the key is in the keyring */
gboolean
bitting_keeper_add_finish (BittingKeeper  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

