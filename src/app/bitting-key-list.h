/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BITTING_TYPE_KEY_LIST (bitting_key_list_get_type ())

G_DECLARE_FINAL_TYPE (BittingKeyList, bitting_key_list, BITTING, KEY_LIST, AdwBin)

void       bitting_key_list_set_entries (BittingKeyList *self,
                                         GPtrArray      *entries);
guint      bitting_key_list_count       (BittingKeyList *self);
GPtrArray *bitting_key_list_dup_shown   (BittingKeyList *self);
void       bitting_key_list_search      (BittingKeyList *self,
                                         const char     *words);
void       bitting_key_list_capture     (BittingKeyList *self,
                                         GtkWidget      *widget);

G_END_DECLS
