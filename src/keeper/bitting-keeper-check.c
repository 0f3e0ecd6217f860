/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks: from a name, or a key in the hand, to the report card. */

#include "config.h"

#include "bitting-keeper-private.h"

#include "bitting-check.h"
#include "bitting-data.h"
#include "bitting-report-json.h"

#include <string.h>

static BybitClient *
ensure_client (BittingKeeper *self)
{
  if (self->client == NULL)
    self->client = bybit_client_new ();

  return self->client;
}

/* What the key should look like: as told now, or as remembered, or as in the guide. */
static BittingPolicy *
find_policy (BittingKeeper *self,
             const char    *name,
             BittingPolicy *told,
             BittingIpList *told_ips)
{
  BittingHistory *history = name != NULL ? bitting_keeper_open_history (self) : NULL;
  g_autofree char *remembered_id = NULL;
  g_autofree char *remembered_ips = NULL;
  g_autoptr (BittingIpList) ips = NULL;
  BittingPolicy *policy = told;

  if (history != NULL)
    bitting_history_get_subject (history, name, &remembered_id, &remembered_ips, NULL);
  if (policy == NULL)
    policy = bitting_data_get_policy (remembered_id);
  if (policy == NULL)
    policy = bitting_data_get_policy ("guide");
  ips = told_ips != NULL ? bitting_ip_list_ref (told_ips)
                         : bitting_ip_list_parse (remembered_ips != NULL ? remembered_ips : "");

  return bitting_policy_with_ips (policy, ips);
}

/* Prepares the question; the practice exchange is started where it is needed. */
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
  if (environment->kind != BITTING_ENVIRONMENT_PRACTICE)
    {
      check->origin = g_strdup (environment->origin);
      return g_steal_pointer (&check);
    }

  if (!bitting_keeper_start_practice (self, error))
    return NULL;
  check->origin = g_strdup (practice_exchange_get_origin (self->practice));
  check->ca_pem = g_strdup (practice_exchange_get_ca_pem (self->practice));

  return g_steal_pointer (&check);
}

/* A check of a saved key, on its way from the name to the card. */
typedef struct
{
  char              *name;
  BittingPolicy     *policy;     /* (nullable): as told */
  BittingIpList     *ips;        /* (nullable): as told */
  char              *proxy;
  gboolean           saved;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_free (errand->name);
  g_free (errand->proxy);
  g_clear_pointer (&errand->policy, bitting_policy_unref);
  g_clear_pointer (&errand->ips, bitting_ip_list_unref);
  g_free (errand);
}

static Errand *
errand_new (const char         *name,
            const BittingTerms *terms,
            gboolean            saved)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->name = g_strdup (name);
  errand->saved = saved;
  if (terms == NULL)
    return errand;

  errand->proxy = g_strdup (terms->proxy);
  if (terms->policy != NULL)
    errand->policy = bitting_policy_ref (terms->policy);
  if (terms->ips != NULL)
    errand->ips = bitting_ip_list_ref (terms->ips);

  return errand;
}

static void
record (BittingKeeper       *self,
        const BittingReport *report)
{
  BittingHistory *history = bitting_keeper_open_history (self);
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  /* A check that somebody called off says nothing about the key. */
  if (history == NULL ||
      (report->diagnosis != NULL && report->diagnosis->code == BITTING_DIAGNOSIS_CANCELLED))
    return;

  json = bitting_report_to_json (report, FALSE);
  if (!bitting_history_add_card (history, report->name, g_date_time_to_unix (report->checked_at),
                                 report->outcome, report->grade, json, &error))
    bitting_keeper_note_trouble (self, error);
}

/**
 * bitting_keeper_record_named:
 * @self: the keeper
 * @report: a card that was made before its key was saved
 * @name: what the key was saved as
 *
 * Adds the card to the key's history.
 */
void
bitting_keeper_record_named (BittingKeeper       *self,
                             const BittingReport *report,
                             const char          *name)
{
  g_autofree char *json = bitting_report_to_json (report, FALSE);
  g_autoptr (BittingReport) copy = bitting_report_from_json (json, strlen (json), NULL);

  g_return_if_fail (copy != NULL);

  g_free (copy->name);
  copy->name = g_strdup (name);
  record (self, copy);
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
  g_autoptr (BittingReport) report = bitting_check_run_finish (result, &error);

  if (report == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (errand->saved)
    record (self, report);
  g_task_return_pointer (task, g_steal_pointer (&report), (GDestroyNotify) bitting_report_unref);
}

static void
ask (GTask              *task, /* (transfer full) */
     BittingEnvironment *environment,
     BittingCredential  *credential)
{
  BittingKeeper *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (BittingPolicy) policy = find_policy (self, errand->saved ? errand->name : NULL,
                                                  errand->policy, errand->ips);
  g_autoptr (GError) error = NULL;
  BittingCheck *check = prepare_check (self, errand->name, environment, credential, policy,
                                       errand->proxy, &error);

  if (check == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  bitting_check_run_async (check, ensure_client (self), g_task_get_cancellable (task), ran_cb, task);
}

static BittingEnvironment *
environment_of (BittingKeeper      *self,
                const BittingItem  *item,
                GError            **error)
{
  gboolean custom = g_strcmp0 (item->environment, "custom") == 0;

  return bitting_keeper_find_environment (self, item->environment, custom ? item->host : NULL, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingItem) item = NULL;
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (BittingEnvironment) environment = NULL;

  credential = bitting_keyring_load_finish (BITTING_KEYRING (source), result, &item, &error);
  if (credential != NULL)
    environment = environment_of (self, item, &error);
  if (environment == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    ask (g_steal_pointer (&task), environment, credential);
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
 * Asks the exchange what a saved key can do, and adds the card to the history.
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
  g_task_set_task_data (task, errand_new (name, terms, TRUE), errand_free);
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
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_keeper_check_unsaved_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, errand_new (name, terms, FALSE), errand_free);
  ask (g_steal_pointer (&task), environment, credential);
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
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bitting_keeper_load_report:
 * @self: the keeper
 * @name: name of a saved key
 *
 * Returns: (transfer full) (nullable): its last card; NULL if there is none
 */
BittingReport *
bitting_keeper_load_report (BittingKeeper *self,
                            const char    *name)
{
  BittingHistory *history = bitting_keeper_open_history (self);
  g_autoptr (BittingCard) card = NULL;

  if (history != NULL)
    card = bitting_history_get_latest (history, name, NULL);

  return card == NULL ? NULL : bitting_report_from_json (card->json, strlen (card->json), NULL);
}

