/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a key can be asked about itself. */

#include "bybit-client.h"

#include "bybit-key-info.h"

/* Source: V5 documentation, "Get API Key Information". It has no parameters. */
#define QUERY_KEY_PATH "/v5/user/query-api"

static gpointer
read_key_info (JsonObject  *result,
               GHashTable  *twice,
               const char  *api_key,
               GError     **error)
{
  return bybit_key_info_read (result, twice, api_key, error);
}

/** Returns: (transfer full): the question what a key can do; its value is a BittingKeyInfo */
BybitCall *
bybit_call_new_query_key (void)
{
  BybitCall *call = bybit_call_new_get (QUERY_KEY_PATH, NULL, read_key_info,
                                        (GDestroyNotify) bitting_key_info_unref);

  call->tolerant = TRUE;
  return call;
}

/**
 * bybit_client_query_key_async:
 * @self: a client
 * @endpoint: where to ask
 * @credential: key and secret
 * @cancellable: (nullable): to give up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks the exchange what a key can do.
 */
void
bybit_client_query_key_async (BybitClient         *self,
                              const BybitEndpoint *endpoint,
                              BittingCredential   *credential,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  bybit_client_call_async (self, endpoint, credential, bybit_call_new_query_key (), cancellable,
                           callback, user_data);
}

/**
 * bybit_client_query_key_finish:
 * @self: a client
 * @result: what the callback got
 *
 * Returns: (transfer full): what the exchange says about the key, or why it says
 *   nothing; never NULL
 */
BittingAnswer *
bybit_client_query_key_finish (BybitClient  *self,
                               GAsyncResult *result)
{
  g_autoptr(BybitReply) reply = bybit_client_call_finish (self, result);

  if (reply->value != NULL)
    return bitting_answer_new_key_info (bybit_reply_steal_value (reply), &reply->network);

  return bitting_answer_new_diagnosis (g_steal_pointer (&reply->diagnosis), &reply->network);
}
