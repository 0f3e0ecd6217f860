/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean bitting_json_scan (const char *bytes,
                            gsize       length,
                            GHashTable *twice,
                            GError    **error);

G_END_DECLS
