/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_HELPER_ROW (bitting_helper_row_get_type ())

G_DECLARE_FINAL_TYPE (BittingHelperRow, bitting_helper_row, BITTING, HELPER_ROW, AdwExpanderRow)

gboolean bitting_helper_row_open (BittingHelperRow *self,
                                  BittingKeeper    *keeper,
                                  BittingItem      *item,
                                  GPtrArray        *entries);

G_END_DECLS
