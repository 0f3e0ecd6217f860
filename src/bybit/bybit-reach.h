/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bybit-client.h"
#include "bybit-transport.h"

G_BEGIN_DECLS

void   bybit_reach_async  (BybitTransport       *transport,
                           const BybitEndpoint  *endpoint,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data);
gint64 bybit_reach_finish (BybitTransport       *transport,
                           GAsyncResult         *result,
                           GError              **error);

G_END_DECLS
