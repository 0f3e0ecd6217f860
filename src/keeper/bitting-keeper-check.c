/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks: from a name, or a key in the hand, to the report card. */

#include "config.h"

#include "bitting-keeper-private.h"

#include "bitting-check.h"
#include "bitting-data.h"
#include "bitting-turn.h"

/** Returns: (transfer none): whom to ask, made for the first question */
BybitClient *
bitting_keeper_ensure_client (BittingKeeper *self)
{
  if (self->client == NULL)
    self->client = bybit_client_new ();

  return self->client;
}

/**
 * bitting_keeper_choose_policy:
 * @self: the keeper
 * @name: (nullable): a saved key
 * @told: (nullable): a policy that is told now
 * @told_ips: (nullable): addresses that are told now
 * @gone: (inout): id of the policy that is remembered, where it is not there any more
 *
 * Returns: (transfer full): what the key should look like: as told now, or as remembered, or
 *   as in the guide
 */
BittingPolicy *
bitting_keeper_choose_policy (BittingKeeper  *self,
                              const char     *name,
                              BittingPolicy  *told,
                              BittingIpList  *told_ips,
                              char          **gone)
{
  g_autofree char *remembered = name != NULL ? bitting_keeper_dup_ips (self, name) : NULL;
  g_autoptr (BittingIpList) ips = NULL;
  g_autoptr (BittingPolicy) policy = NULL;

  if (told != NULL)
    policy = bitting_policy_ref (told);
  else if (name != NULL)
    policy = bitting_keeper_find_policy (self, name, gone);
  else
    policy = bitting_policy_ref (bitting_data_get_policy ("guide"));

  if (told_ips != NULL)
    ips = bitting_ip_list_ref (told_ips);
  /* What is remembered of the key goes with the policy that is remembered. */
  else if (told == NULL || told->ips == NULL)
    ips = bitting_ip_list_parse (remembered != NULL ? remembered : "");

  return bitting_policy_with_ips (policy, ips);
}

/* Prepares the question. */
static BittingCheck *
prepare_check (BittingKeeper       *self,
               const char          *name,
               BittingEnvironment  *environment,
               BittingCredential   *credential,
               BittingPolicy       *policy,
               const char          *proxy,
               GError             **error)
{
  g_autoptr (BittingCheck) check = g_new0 (BittingCheck, 1);

  check->name = g_strdup (name);
  check->environment = bitting_environment_ref (environment);
  check->credential = bitting_credential_ref (credential);
  check->policy = bitting_policy_ref (policy);
  check->proxy = g_strdup (proxy);
  if (!bitting_keeper_find_place (self, environment, &check->origin, &check->ca_pem, error))
    return NULL;

  return g_steal_pointer (&check);
}

/* A check of a saved key, on its way from the name to the card. */
typedef struct
{
  char               *name;
  BittingItem        *item;        /* (nullable): what the keyring says of it; NULL for an unsaved key */
  BittingPolicy      *policy;      /* (nullable): as told */
  BittingIpList      *ips;         /* (nullable): as told */
  char               *proxy;
  gboolean            prove;       /* whether to put to the test what the exchange says */
  char               *gone;        /* (nullable): id of the policy that it was to be held against */
  gboolean            own_terms;   /* whether another one's card would answer something else */
  BittingEnvironment *environment; /* (nullable): once it is known */
  BittingCredential  *credential;  /* (nullable): once it is known */
  BittingTurn        *turn;        /* (nullable): no other process asks about the key meanwhile */
  gint64              newest;      /* number of the last card before we waited for our turn */
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_free (errand->name);
  g_free (errand->proxy);
  g_free (errand->gone);
  g_clear_pointer (&errand->item, bitting_item_unref);
  g_clear_pointer (&errand->policy, bitting_policy_unref);
  g_clear_pointer (&errand->ips, bitting_ip_list_unref);
  g_clear_pointer (&errand->environment, bitting_environment_unref);
  g_clear_pointer (&errand->credential, bitting_credential_unref);
  g_clear_pointer (&errand->turn, bitting_turn_end);
  g_free (errand);
}

static Errand *
errand_new (const char         *name,
            const BittingTerms *terms)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->name = g_strdup (name);
  if (terms == NULL)
    return errand;

  errand->own_terms = TRUE;
  errand->proxy = g_strdup (terms->proxy);
  errand->prove = terms->prove;
  if (terms->policy != NULL)
    errand->policy = bitting_policy_ref (terms->policy);
  if (terms->ips != NULL)
    errand->ips = bitting_ip_list_ref (terms->ips);

  return errand;
}

/* Whoever joined in a check and left was told that nothing came of it. The answer may have been on
 * the line just then. */
static gboolean
is_deserted (GTask *task)
{
  const Errand *errand = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  return !errand->own_terms && g_cancellable_is_cancelled (cancellable);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  BittingReport *report = bitting_check_run_finish (result, &error);
  BittingOutlook *outlook = NULL;

  if (report == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (errand->gone != NULL)
    bitting_report_add_finding (report, bitting_keeper_make_gone_finding (errand->gone));
  outlook = bitting_outlook_new (report);
  if (errand->item != NULL && !is_deserted (task))
    bitting_keeper_record (self, errand->item, outlook);
  g_task_return_pointer (task, outlook, (GDestroyNotify) bitting_outlook_free);
}

static void
ask (GTask *task) /* (transfer full) */
{
  BittingKeeper *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (BittingPolicy) policy = bitting_keeper_choose_policy (self,
                                                                   errand->item != NULL ? errand->name : NULL,
                                                                   errand->policy, errand->ips, &errand->gone);
  g_autoptr (GError) error = NULL;
  const char *proxy = errand->proxy != NULL && *errand->proxy != '\0' ? errand->proxy : NULL;
  BittingCheck *check = prepare_check (self, errand->name, errand->environment, errand->credential,
                                       policy, proxy, &error);

  if (check == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  check->prove = errand->prove;
  bitting_check_run_async (check, bitting_keeper_ensure_client (self),
                           g_task_get_cancellable (task), ran_cb, task);
}

static void
turned_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  BittingOutlook *outlook = NULL;

  errand->turn = bitting_turn_wait_finish (result, &error);
  if (errand->turn == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* What the other process was told is the answer to our question, too. */
  outlook = bitting_keeper_load_outlook (self, errand->name, errand->newest);
  if (outlook != NULL)
    g_task_return_pointer (task, outlook, (GDestroyNotify) bitting_outlook_free);
  else
    ask (g_steal_pointer (&task));
}

/* Another window's process, or bittingctl, may be asking the same at this moment. */
static void
take_turn (GTask *task) /* (transfer full) */
{
  BittingKeeper *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);

  if (errand->own_terms || (errand->turn = bitting_turn_try (errand->name)) != NULL)
    {
      ask (task);
      return;
    }

  errand->newest = bitting_keeper_find_newest_card (self, errand->name);
  bitting_turn_wait_async (errand->name, g_task_get_cancellable (task), turned_cb, task);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingItem) item = NULL;

  errand->credential = bitting_keyring_load_finish (BITTING_KEYRING (source), result, &item, &error);
  if (errand->credential != NULL)
    errand->environment = bitting_keeper_environment_of (self, item, &error);
  if (errand->environment == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      errand->item = g_steal_pointer (&item);
      bitting_keeper_settle_proxy (self, errand->item, &errand->proxy);
      take_turn (g_steal_pointer (&task));
    }
}

/* One check, whoever waits for it. */
static void
start (BittingKeyring      *keyring,
       const char          *name,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data,
       BittingKeeper       *self)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, errand_new (name, NULL), errand_free);
  bitting_keyring_load_async (keyring, name, cancellable, loaded_cb, task);
}

static void
start_check (const char          *name,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data,
             gpointer             data)
{
  start (BITTING_KEEPER (data)->keyring, name, cancellable, callback, user_data, data);
}

/**
 * bitting_keeper_check_async:
 * @self: the keeper
 * @name: name of a saved key
 * @terms: (nullable): how to check it; what is not told is remembered
 * @cancellable: (nullable)
 * @callback: called with the card
 * @user_data: for @callback
 *
 * Asks the exchange what a saved key can do, and adds the card to the history. Where such a
 * check of the key is under way already, here or in another process, this waits for the
 * same card.
 */
void
bitting_keeper_check_async (BittingKeeper       *self,
                            const char          *name,
                            const BittingTerms  *terms,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_keeper_check_async);
  g_task_set_check_cancellable (task, FALSE);
  if (terms == NULL)
    {
      bitting_flights_join (self->flights, name, task, start_check, self);
      return;
    }

  g_task_set_task_data (task, errand_new (name, terms), errand_free);
  bitting_keyring_load_async (self->keyring, name, cancellable, loaded_cb, g_steal_pointer (&task));
}

/**
 * bitting_keeper_check_unsaved_async:
 * @self: the keeper
 * @name: (nullable): what to call it on the card
 * @environment: where it lives
 * @credential: key and secret
 * @terms: (nullable): how to check it
 * @cancellable: (nullable)
 * @callback: called with the card
 * @user_data: for @callback
 *
 * Asks about a key that is in no keyring. Nothing of it is kept.
 */
void
bitting_keeper_check_unsaved_async (BittingKeeper       *self,
                                    const char          *name,
                                    BittingEnvironment  *environment,
                                    BittingCredential   *credential,
                                    const BittingTerms  *terms,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Errand *errand = errand_new (name, terms);

  g_task_set_source_tag (task, bitting_keeper_check_unsaved_async);
  g_task_set_check_cancellable (task, FALSE);
  errand->environment = bitting_environment_ref (environment);
  errand->credential = bitting_credential_ref (credential);
  g_task_set_task_data (task, errand, errand_free);
  ask (task);
}

/**
 * bitting_keeper_check_finish:
 * @self: the keeper
 * @result: of either kind of check
 * @error: return location: of the keyring, or of the keeper
 *
 * Returns: (transfer full) (nullable): the card. What the network or the exchange did
 *   wrong is a diagnosis on it; an error means that the key could not be had at all
 */
BittingReport *
bitting_keeper_check_finish (BittingKeeper  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_autoptr (BittingOutlook) outlook = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  outlook = g_task_propagate_pointer (G_TASK (result), error);

  return outlook != NULL ? bitting_report_ref (outlook->report) : NULL;
}

static void
start_look (const char          *name,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data,
            gpointer             data)
{
  start (BITTING_KEEPER (data)->quiet, name, cancellable, callback, user_data, data);
}

/* As bitting_keeper_check_async(), but asks the person nothing: of a locked keyring it
 * comes back with an error. */
void
bitting_keeper_look_async (BittingKeeper       *self,
                           const char          *name,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_keeper_look_async);
  g_task_set_check_cancellable (task, FALSE);
  bitting_flights_join (self->flights, name, task, start_look, self);
}

/* Returns: (transfer full) (nullable): the card, and what is new about it */
BittingOutlook *
bitting_keeper_look_finish (BittingKeeper  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (BittingEnvironment) environment = NULL;
  g_autoptr (BittingPolicy) policy = NULL;
  BittingCheck *check = NULL;

  credential = bitting_keyring_load_finish (BITTING_KEYRING (source), result, &errand->item, &error);
  if (credential != NULL)
    environment = bitting_keeper_environment_of (self, errand->item, &error);
  if (environment != NULL)
    {
      bitting_keeper_settle_proxy (self, errand->item, &errand->proxy);
      policy = bitting_keeper_choose_policy (self, errand->name, NULL, NULL, &errand->gone);
      check = prepare_check (self, errand->name, environment, credential, policy, errand->proxy, &error);
    }

  if (check != NULL)
    g_task_return_pointer (task, check, (GDestroyNotify) bitting_check_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes a saved key out of the keyring, with all that is needed to ask about it. */
void
bitting_keeper_prepare_async (BittingKeeper       *self,
                              const char          *name,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_keeper_prepare_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, errand_new (name, NULL), errand_free);
  bitting_keyring_load_async (self->keyring, name, cancellable, opened_cb, g_steal_pointer (&task));
}

/* Returns: (transfer full) (nullable): the question, and what the keyring says of the key; NULL
 * with an error of the keyring or the keeper */
BittingCheck *
bitting_keeper_prepare_finish (BittingKeeper  *self,
                               GAsyncResult   *result,
                               BittingItem   **item,
                               GError        **error)
{
  Errand *errand = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  *item = g_steal_pointer (&errand->item);

  return g_task_propagate_pointer (G_TASK (result), error);
}
