/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_ELSEWHERE_ROW (bitting_elsewhere_row_get_type ())

G_DECLARE_FINAL_TYPE (BittingElsewhereRow, bitting_elsewhere_row, BITTING, ELSEWHERE_ROW, AdwExpanderRow)

void bitting_elsewhere_row_open (BittingElsewhereRow *self,
                                 BittingKeeper       *keeper,
                                 const BittingItem   *item);

G_END_DECLS
