/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the exchange can be reached at all, by a question that shows it no key. */

#include "bybit-reach.h"

#include "bitting-json.h"

/* Source: V5 documentation, "Get Bybit Server Time". Nobody has to say who they are. */
#define TIME_PATH "/v5/market/time"

/* The exchange's clock proves that it is the exchange: a log-in page of a network has none. */
static gboolean
is_time (const BybitResponse *response)
{
  gsize length = 0;
  const char *body = g_bytes_get_data (response->body, &length);
  g_autoptr(JsonNode) root = bitting_json_parse (body, length, NULL);
  JsonObject *object = root != NULL ? bitting_json_peek_object (root, NULL) : NULL;
  gint64 code = -1, time = 0;

  return object != NULL && response->status == 200 &&
         bitting_json_get_int (object, "retCode", &code, NULL) && code == 0 &&
         bitting_json_get_int (object, "time", &time, NULL) && time > 0;
}

static void
reached_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(BybitResponse) response = NULL;

  response = bybit_transport_send_finish (BYBIT_TRANSPORT (object), result, &error);
  if (response == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!is_time (response))
    g_task_return_new_error (task, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_BAD_RESPONSE,
                             "HTTP %u, and not the exchange's clock", response->status);
  else
    g_task_return_int (task, MAX (1, (response->done_us - response->sent_us) / 1000));
}

/**
 * bybit_reach_async:
 * @transport: by which connections
 * @endpoint: where to ask
 * @cancellable: (nullable): to give up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks the exchange what time it is. Neither key nor signature is sent.
 */
void
bybit_reach_async (BybitTransport      *transport,
                   const BybitEndpoint *endpoint,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (transport, cancellable, callback, user_data);
  g_autofree char *url = g_strconcat (endpoint->origin, TIME_PATH, NULL);
  const BybitRequest request = {
    .url = url,
    .ca_pem = endpoint->ca_pem,
    .proxy = endpoint->proxy,
  };

  g_task_set_source_tag (task, bybit_reach_async);
  g_task_set_check_cancellable (task, FALSE);
  bybit_transport_send_async (transport, &request, cancellable, reached_cb,
                              g_steal_pointer (&task));
}

/** Returns: milliseconds of the answer, at least 1; -1 with a BYBIT_TRANSPORT_ERROR */
gint64
bybit_reach_finish (BybitTransport  *transport,
                    GAsyncResult    *result,
                    GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
