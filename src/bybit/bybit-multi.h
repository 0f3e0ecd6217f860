/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bybit-curl.h"

G_BEGIN_DECLS

typedef struct _BybitMulti BybitMulti;

/** Called on the main loop when a transfer has ended; it is no longer part of the multi. */
typedef void (*BybitMultiDone) (CURL     *easy,
                                CURLcode  code,
                                gpointer  user_data);

BybitMulti *bybit_multi_new    (BybitMultiDone  done,
                                gpointer        user_data);
void        bybit_multi_free   (BybitMulti     *self);
gboolean    bybit_multi_add    (BybitMulti     *self,
                                CURL           *easy);
void        bybit_multi_remove (BybitMulti     *self,
                                CURL           *easy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BybitMulti, bybit_multi_free)

G_END_DECLS
