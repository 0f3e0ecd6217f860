/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bitting-answer.h"
#include "bitting-credential.h"
#include "bitting-mending.h"
#include "bybit-call.h"
#include "bybit-reply.h"

G_BEGIN_DECLS

/**
 * BybitEndpoint:
 * @origin: scheme and host, such as "https://api.bybit.com"; http on this computer only
 * @ca_pem: (nullable): the only authority to trust there, instead of the system's
 * @proxy: (nullable): http, https or socks5h URL
 * @clock_offset_ms: the exchange's clock minus ours, as far as it is known; 0 otherwise
 *
 * Where to ask. Copied when it is given.
 */
typedef struct
{
  const char *origin;
  const char *ca_pem;
  const char *proxy;
  gint64      clock_offset_ms;
} BybitEndpoint;

#define BYBIT_TYPE_CLIENT (bybit_client_get_type ())

G_DECLARE_FINAL_TYPE (BybitClient, bybit_client, BYBIT, CLIENT, GObject)

BybitClient   *bybit_client_new              (void);
void           bybit_client_call_async       (BybitClient          *self,
                                              const BybitEndpoint  *endpoint,
                                              BittingCredential    *credential,
                                              BybitCall            *call,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
BybitReply    *bybit_client_call_finish      (BybitClient          *self,
                                              GAsyncResult         *result);

BybitCall     *bybit_call_new_query_key      (void);
void           bybit_client_query_key_async  (BybitClient          *self,
                                              const BybitEndpoint  *endpoint,
                                              BittingCredential    *credential,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
BittingAnswer *bybit_client_query_key_finish (BybitClient          *self,
                                              GAsyncResult         *result);

void           bybit_client_prove_async      (BybitClient          *self,
                                              const BybitEndpoint  *endpoint,
                                              BittingCredential    *credential,
                                              BittingProofKind      kind,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
BittingProof   bybit_client_prove_finish     (BybitClient          *self,
                                              GAsyncResult         *result,
                                              BittingNetwork       *network);

BybitCall     *bybit_call_new_lower_key      (const BittingMending *mending);
BybitCall     *bybit_call_new_delete_key     (void);

G_END_DECLS
