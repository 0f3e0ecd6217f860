/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "bitting-history.h"

G_BEGIN_DECLS

/* What the tests of the history share. Each test has folders of its own
 * (G_TEST_OPTION_ISOLATE_DIRS). */

#define HOST "https://api.bybit.com"
#define KEY "k3yAbCdEfGhIjKlMnO"

char    *find_path     (void);
void     must_open     (BittingHistory *history);
void     must_remember (BittingHistory *history,
                        const char     *name);
gboolean add           (BittingHistory *history,
                        const char     *name,
                        gint64          checked_at,
                        BittingGrade    grade,
                        const char     *json,
                        GError        **error);
void     must_add      (BittingHistory *history,
                        const char     *name,
                        gint64          checked_at,
                        BittingGrade    grade,
                        const char     *json);
void     assert_latest (BittingHistory *history,
                        const char     *name,
                        gint64          checked_at,
                        BittingGrade    grade,
                        const char     *json);
void     assert_works  (BittingHistory *history);

sqlite3 *open_raw      (const char     *path);
void     run_raw       (sqlite3        *database,
                        const char     *sql);

G_END_DECLS
