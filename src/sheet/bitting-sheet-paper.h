/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "bitting-report.h"

G_BEGIN_DECLS

/**
 * BittingSheetPaper:
 *
 * A report card on sheets of paper of one size.
 */
typedef struct _BittingSheetPaper BittingSheetPaper;

BittingSheetPaper *bitting_sheet_paper_new         (const BittingReport     *report,
                                                    double                   width,
                                                    double                   height,
                                                    double                   margin);
void               bitting_sheet_paper_free        (BittingSheetPaper       *self);
guint              bitting_sheet_paper_count_pages (const BittingSheetPaper *self);
void               bitting_sheet_paper_draw        (const BittingSheetPaper *self,
                                                    cairo_t                 *cr,
                                                    guint                    page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingSheetPaper, bitting_sheet_paper_free)

G_END_DECLS
