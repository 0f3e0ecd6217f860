/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-keeper.h"

#include "bybit-client.h"

G_BEGIN_DECLS

/**
 * BittingCheck:
 * @name: (nullable): the user's name for the key
 * @environment: (owned): where it lives
 * @origin: where to ask
 * @ca_pem: (nullable): the only authority to trust there
 * @proxy: (nullable)
 * @credential: (owned): key and secret, until they have been used
 * @policy: (owned): what the key should look like, with the addresses in it
 * @prove: whether to put to the test what the exchange says
 *
 * One question about one key, and all that is needed for its report card.
 */
typedef struct
{
  char               *name;
  BittingEnvironment *environment;
  char               *origin;
  char               *ca_pem;
  char               *proxy;
  BittingCredential  *credential;
  BittingPolicy      *policy;
  gboolean            prove;
} BittingCheck;

BittingCheck  *bitting_check_copy       (const BittingCheck   *self);
void           bitting_check_free       (BittingCheck         *self);
void           bitting_check_run_async  (BittingCheck         *self,
                                         BybitClient          *client,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
BittingReport *bitting_check_run_finish (GAsyncResult         *result,
                                         GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingCheck, bitting_check_free)

G_END_DECLS
