/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "bitting-secret.h"

G_BEGIN_DECLS

void           bitting_clipboard_read_async  (GdkClipboard        *clipboard,
                                              gsize                limit,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
BittingSecret *bitting_clipboard_read_finish (GdkClipboard        *clipboard,
                                              GAsyncResult        *result,
                                              GError             **error);

G_END_DECLS
