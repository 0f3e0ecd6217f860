/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-report.h"

G_BEGIN_DECLS

#define BITTING_TYPE_VISITOR_ROW (bitting_visitor_row_get_type ())

G_DECLARE_FINAL_TYPE (BittingVisitorRow, bitting_visitor_row, BITTING, VISITOR_ROW, AdwExpanderRow)

void bitting_visitor_row_open (BittingVisitorRow   *self,
                               const BittingReport *report);

G_END_DECLS
