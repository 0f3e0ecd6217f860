/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-entry.h"

G_BEGIN_DECLS

#define BITTING_TYPE_KEY_ROW (bitting_key_row_get_type ())

G_DECLARE_FINAL_TYPE (BittingKeyRow, bitting_key_row, BITTING, KEY_ROW, AdwActionRow)

GtkWidget    *bitting_key_row_new       (BittingEntry  *entry);
BittingEntry *bitting_key_row_get_entry (BittingKeyRow *self);

G_END_DECLS
