/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a credential to its report card: ask, then judge. */

#include "bitting-check.h"

#include "bitting-data.h"

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

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingCheck *self = g_task_get_task_data (task);
  g_autoptr (BittingAnswer) answer = bybit_client_query_key_finish (BYBIT_CLIENT (source), result);
  g_autoptr (GDateTime) now = correct_now (&answer->network);
  BittingSource way = { .computer = (char *) g_get_host_name (), .proxy = self->proxy };
  BittingSubject subject = {
    .name = self->name,
    .environment = self->environment->id,
    .host = self->origin,
    .api_key = self->credential->api_key,
    .signing = self->credential->signing,
    .source = &way,
  };
  BittingReport *report = bitting_report_new (&subject, self->policy, bitting_data_get_catalogue (),
                                              answer, now);

  g_task_return_pointer (task, report, (GDestroyNotify) bitting_report_unref);
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
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  BybitEndpoint endpoint = { .origin = self->origin, .ca_pem = self->ca_pem, .proxy = self->proxy };

  g_task_set_source_tag (task, bitting_check_run_async);
  g_task_set_task_data (task, self, (GDestroyNotify) bitting_check_free);
  g_task_set_check_cancellable (task, FALSE);
  bybit_client_query_key_async (client, &endpoint, self->credential, cancellable, answered_cb,
                                g_steal_pointer (&task));
}

/** Returns: (transfer full) (nullable): the report card */
BittingReport *
bitting_check_run_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
