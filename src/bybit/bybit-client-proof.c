/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The second opinion: harmless questions whose answers show what a key may really do. They only
 * read, and what they read is dropped at once. */

#include "bybit-client.h"

#include "bitting-json.h"

/* The exchange's code for a permission that is missing (source: V5 documentation, errors). */
#define PERMISSION_DENIED 10005

/* Source: V5 documentation, "Get Withdrawal Address List" (needs the withdrawal permission) and
 * "Get Open & Closed Orders". One entry is enough. */
static const struct
{
  const char *path;
  const char *query;
  const char *list; /* the member that holds what was asked for */
} questions[] = {
  [BITTING_PROOF_WITHDRAW] = { "/v5/asset/withdraw/query-address", "limit=1", "rows" },
  [BITTING_PROOF_SPOT] = { "/v5/order/realtime", "category=spot&limit=1", "list" },
};

/* That there is a list means that it was opened; nothing in it is looked at. */
static gpointer
read_list (JsonObject  *result,
           const char  *member,
           GError     **error)
{
  JsonArray *list;

  return bitting_json_get_array (result, member, &list, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static gpointer
read_withdraw (JsonObject  *result,
               GHashTable  *twice,
               const char  *api_key,
               GError     **error)
{
  return read_list (result, questions[BITTING_PROOF_WITHDRAW].list, error);
}

static gpointer
read_spot (JsonObject  *result,
           GHashTable  *twice,
           const char  *api_key,
           GError     **error)
{
  return read_list (result, questions[BITTING_PROOF_SPOT].list, error);
}

/**
 * bybit_client_prove_async:
 * @self: a client
 * @endpoint: where to ask
 * @credential: key and secret
 * @kind: what to put to the test
 * @cancellable: (nullable): to give up
 * @callback: called with the proof
 * @user_data: for @callback
 *
 * Asks the exchange for something that changes nothing, to see whether it lets the key.
 */
void
bybit_client_prove_async (BybitClient         *self,
                          const BybitEndpoint *endpoint,
                          BittingCredential   *credential,
                          BittingProofKind     kind,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  static const BybitRead readers[] = {
    [BITTING_PROOF_WITHDRAW] = read_withdraw,
    [BITTING_PROOF_SPOT] = read_spot,
  };

  g_return_if_fail (kind < BITTING_N_PROOFS);

  bybit_client_call_async (self, endpoint, credential,
                           bybit_call_new_get (questions[kind].path, questions[kind].query,
                                               readers[kind], NULL),
                           cancellable, callback, user_data);
}

/**
 * bybit_client_prove_finish:
 * @self: a client
 * @result: what the callback got
 * @network: (out): what it cost
 *
 * Only the code for a missing permission counts as a refusal: any other end says nothing about
 * what the key may do.
 *
 * Returns: what the exchange did
 */
BittingProof
bybit_client_prove_finish (BybitClient    *self,
                           GAsyncResult   *result,
                           BittingNetwork *network)
{
  g_autoptr(BybitReply) reply = bybit_client_call_finish (self, result);
  BittingProof proof = { BITTING_PROOF_UNCLEAR };

  *network = reply->network;
  if (reply->value != NULL)
    {
      proof.outcome = BITTING_PROOF_ALLOWED;
      return proof;
    }

  proof.ret_code = reply->diagnosis->ret_code;
  proof.code = reply->diagnosis->code;
  if (proof.ret_code == PERMISSION_DENIED)
    proof.outcome = BITTING_PROOF_REFUSED;
  return proof;
}
