/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-keeper.h"

G_BEGIN_DECLS

gboolean       bitting_keeper_can_help          (BittingEntry         *helper,
                                                 const BittingItem    *item);
void           bitting_keeper_ask_helper_async  (BittingKeeper        *self,
                                                 const BittingItem    *item,
                                                 const char           *helper,
                                                 const char           *sub_account,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
BittingReport *bitting_keeper_ask_helper_finish (BittingKeeper        *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
