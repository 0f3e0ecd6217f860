/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *bitting_text_clean          (const char *text);
char     *bitting_text_clean_sentence (const char *text);
char     *bitting_text_dup_bare       (const char *text);
void      bitting_text_add_item       (GString    *list,
                                       const char *item);
char     *bitting_text_dup_list       (const GPtrArray *items);
void      bitting_text_add_sentence   (GString    *text,
                                       const char *sentence);
gboolean  bitting_text_is_apart       (const char *text,
                                       const char *place);

G_END_DECLS
