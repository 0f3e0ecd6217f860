/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char  *bitting_date_format     (GDateTime  *when,
                                const char *format);
char  *bitting_date_dup_day    (GDateTime  *when);
char  *bitting_date_dup_short  (GDateTime  *when,
                                GDateTime  *now);
gint64 bitting_date_days_until (GDateTime  *then,
                                GDateTime  *now);

G_END_DECLS
