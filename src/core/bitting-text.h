/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *bitting_text_clean           (const char *text);
gboolean  bitting_text_is_apart        (const char *text,
                                        const char *place);
void      bitting_text_append_item     (GString    *list,
                                        const char *item);
void      bitting_text_append_sentence (GString    *text,
                                        const char *sentence);

G_END_DECLS
