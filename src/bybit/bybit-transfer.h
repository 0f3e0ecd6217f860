/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bybit-curl.h"
#include "bybit-transport.h"

G_BEGIN_DECLS

typedef struct _BybitTransfer BybitTransfer;

BybitTransfer *bybit_transfer_new      (const BybitRequest  *request,
                                        guint                connect_timeout_ms,
                                        guint                timeout_ms,
                                        GError             **error);
void           bybit_transfer_free     (BybitTransfer       *self);
CURL          *bybit_transfer_get_easy (BybitTransfer       *self);
BybitResponse *bybit_transfer_finish   (BybitTransfer       *self,
                                        CURLcode             code,
                                        GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BybitTransfer, bybit_transfer_free)

G_END_DECLS
