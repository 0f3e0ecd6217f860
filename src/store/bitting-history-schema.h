/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

int bitting_history_schema_get_latest  (void);
int bitting_history_schema_get_version (sqlite3 *database,
                                        int     *version);
int bitting_history_schema_migrate     (sqlite3 *database,
                                        int      target);

G_END_DECLS
