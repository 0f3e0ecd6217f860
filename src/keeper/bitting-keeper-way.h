/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-keeper.h"

G_BEGIN_DECLS

/* How this computer gets to a key: through a proxy that is remembered. */

char     *bitting_keeper_dup_proxy         (BittingKeeper        *self,
                                            const char           *name);
gboolean  bitting_keeper_set_proxy         (BittingKeeper        *self,
                                            const BittingItem    *item,
                                            const char           *proxy,
                                            GError              **error);
void      bitting_keeper_test_proxy_async  (BittingKeeper        *self,
                                            const BittingItem    *item,
                                            const char           *proxy,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
char     *bitting_keeper_test_proxy_finish (BittingKeeper        *self,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
