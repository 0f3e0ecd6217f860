/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void     bitting_secret_backend_is_file_async  (GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean bitting_secret_backend_is_file_finish (GAsyncResult         *result);

G_END_DECLS
