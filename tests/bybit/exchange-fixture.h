/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bybit-client.h"
#include "test-authority.h"
#include "test-server.h"

G_BEGIN_DECLS

/* A server that answers as the exchange does, or as it does on a bad day, and a client. */

#define EXCHANGE_KEY "DemoKey0123456789A"
#define EXCHANGE_SECRET "DemoSecret0123456789abcdefghijklmnop"

typedef struct
{
  const char    *script;          /* one character for each request; see play() */
  gint64         skew_ms;         /* the server's clock minus the real one */
  gint64         clock_offset_ms; /* what the client is told of it */
  const char    *headers;
  TestAuthority *authority;       /* (owned) */
  TestServer    *server;          /* (owned) */
  BybitClient   *client;          /* (owned) */
} Exchange;

void               exchange_start          (Exchange            *self);
void               exchange_stop           (Exchange            *self);
BittingAnswer     *exchange_ask            (Exchange            *self,
                                            GCancellable        *cancellable);
BittingAnswer     *exchange_ask_as         (Exchange            *self,
                                            const BybitEndpoint *endpoint,
                                            BittingCredential   *credential,
                                            GCancellable        *cancellable);
BybitReply        *exchange_call           (Exchange            *self,
                                            BybitCall           *call,
                                            GCancellable        *cancellable);
BittingCredential *exchange_new_credential (const char          *api_key);

G_END_DECLS
