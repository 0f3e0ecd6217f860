/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

sqlite3 *bitting_history_file_open (const char  *path,
                                    gboolean    *read_only,
                                    char       **notice,
                                    GError     **error);

G_END_DECLS
