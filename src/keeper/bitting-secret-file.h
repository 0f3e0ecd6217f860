/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bitting-secret.h"

G_BEGIN_DECLS

void           bitting_secret_file_load_async  (GFile                *file,
                                                gsize                 limit,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
BittingSecret *bitting_secret_file_load_finish (GFile                *file,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
