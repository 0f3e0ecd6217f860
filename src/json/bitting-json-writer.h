/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void  bitting_json_add_string  (JsonBuilder       *builder,
                                const char        *member,
                                const char        *value);
void  bitting_json_add_int     (JsonBuilder       *builder,
                                const char        *member,
                                gint64             value);
void  bitting_json_add_boolean (JsonBuilder       *builder,
                                const char        *member,
                                gboolean           value);
void  bitting_json_add_null    (JsonBuilder       *builder,
                                const char        *member);
void  bitting_json_add_strings (JsonBuilder       *builder,
                                const char        *member,
                                const char *const *values,
                                gsize              count);
char *bitting_json_print       (JsonBuilder       *builder,
                                gboolean           pretty);

G_END_DECLS
