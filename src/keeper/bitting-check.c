/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a credential to its report card: ask, then judge. */

#include "bitting-check.h"

#include "bitting-data.h"

/** Returns: (transfer full): the same question, to be put once more */
BittingCheck *
bitting_check_copy (const BittingCheck *self)
{
  BittingCheck *copy = g_new0 (BittingCheck, 1);

  copy->name = g_strdup (self->name);
  copy->environment = bitting_environment_ref (self->environment);
  copy->origin = g_strdup (self->origin);
  copy->ca_pem = g_strdup (self->ca_pem);
  copy->proxy = g_strdup (self->proxy);
  copy->credential = bitting_credential_ref (self->credential);
  copy->policy = bitting_policy_ref (self->policy);
  copy->prove = self->prove;

  return copy;
}

void
bitting_check_free (BittingCheck *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->origin);
  g_free (self->ca_pem);
  g_free (self->proxy);
  g_clear_pointer (&self->environment, bitting_environment_unref);
  g_clear_pointer (&self->credential, bitting_credential_unref);
  g_clear_pointer (&self->policy, bitting_policy_unref);
  g_free (self);
}

/* The exchange's clock decides what day it is: ours may be the one that is wrong. */
static GDateTime *
correct_now (const BittingNetwork *network)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_add (now, network->clock_known ? -network->clock_skew_ms * 1000 : 0);
}

/* A check under way. */
typedef struct
{
  BittingCheck    *check;  /* (owned) */
  BybitClient     *client; /* (owned) */
  BittingAnswer   *answer; /* (owned) (nullable) */
  BittingProofKind kind;   /* what is to be proven next */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  bitting_check_free (run->check);
  g_object_unref (run->client);
  bitting_answer_free (run->answer);
  g_free (run);
}

static BybitEndpoint
get_endpoint (const Run *run)
{
  const BittingNetwork *network = run->answer != NULL ? &run->answer->network : NULL;

  return (BybitEndpoint) {
    .origin = run->check->origin,
    .ca_pem = run->check->ca_pem,
    .proxy = run->check->proxy,
    .clock_offset_ms = network != NULL && network->clock_known ? -network->clock_skew_ms : 0,
  };
}

static void
return_report (GTask *task) /* (transfer full) */
{
  Run *run = g_task_get_task_data (task);
  const BittingCheck *check = run->check;
  g_autoptr (GDateTime) now = correct_now (&run->answer->network);
  BittingSource way = { .computer = (char *) g_get_host_name (), .proxy = check->proxy };
  BittingSubject subject = {
    .name = check->name,
    .environment = check->environment->id,
    .host = check->origin,
    .api_key = check->credential->api_key,
    .signing = check->credential->signing,
    .source = &way,
  };
  BittingReport *report = bitting_report_new (&subject, check->policy, bitting_data_get_catalogue (),
                                              run->answer, now);

  g_task_return_pointer (task, report, (GDestroyNotify) bitting_report_unref);
  g_object_unref (task);
}

static void prove_next (GTask *task);

static void
proven_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  BittingNetwork *network = &run->answer->network;
  BittingNetwork cost = { 0 };

  run->answer->proofs[run->kind] = bybit_client_prove_finish (run->client, result, &cost);
  network->requests += cost.requests;
  network->connections += cost.connections;
  network->total_ms += cost.total_ms;
  run->kind++;
  prove_next (task);
}

/* One after the other: each has a limit of its own, and nobody waits for long. */
static void
prove_next (GTask *task) /* (transfer full) */
{
  Run *run = g_task_get_task_data (task);
  BybitEndpoint endpoint = get_endpoint (run);

  if (run->kind == BITTING_N_PROOFS)
    return_report (task);
  else
    bybit_client_prove_async (run->client, &endpoint, run->check->credential, run->kind,
                              g_task_get_cancellable (task), proven_cb, task);
}

/* Without key info there is nothing that a proof could be held against. */
static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  run->answer = bybit_client_query_key_finish (run->client, result);
  if (run->check->prove && run->answer->key_info != NULL)
    prove_next (task);
  else
    return_report (task);
}

/**
 * bitting_check_run_async:
 * @self: (transfer full): the question
 * @client: whom to ask with
 * @cancellable: (nullable)
 * @callback: called when the card is ready
 * @user_data: for @callback
 *
 * A fault of the network or the exchange is no error: it is a card with a diagnosis.
 */
void
bitting_check_run_async (BittingCheck        *self,
                         BybitClient         *client,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);
  BybitEndpoint endpoint;

  run->check = self;
  run->client = g_object_ref (client);
  endpoint = get_endpoint (run);

  g_task_set_source_tag (task, bitting_check_run_async);
  g_task_set_task_data (task, run, run_free);
  g_task_set_check_cancellable (task, FALSE);
  bybit_client_query_key_async (client, &endpoint, self->credential, cancellable, answered_cb, task);
}

/** Returns: (transfer full) (nullable): the report card */
BittingReport *
bitting_check_run_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
