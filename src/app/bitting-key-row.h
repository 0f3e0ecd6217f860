/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-entry.h"

G_BEGIN_DECLS

#define BITTING_TYPE_KEY_ROW (bitting_key_row_get_type ())

G_DECLARE_FINAL_TYPE (BittingKeyRow, bitting_key_row, BITTING, KEY_ROW, AdwBin)

GtkWidget    *bitting_key_row_new       (void);
void          bitting_key_row_set_entry (BittingKeyRow *self,
                                         BittingEntry  *entry);
BittingEntry *bitting_key_row_get_entry (BittingKeyRow *self);
char         *bitting_key_row_dup_words (BittingKeyRow *self);

G_END_DECLS
