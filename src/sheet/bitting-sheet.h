/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-report.h"

G_BEGIN_DECLS

/** As what a report card can be handed on. */
typedef enum
{
  BITTING_SHEET_PDF,
  BITTING_SHEET_HTML,
  BITTING_SHEET_TEXT,
  BITTING_SHEET_JSON,
} BittingSheetFormat;

GBytes *bitting_sheet_make             (const BittingReport  *report,
                                        BittingSheetFormat    format,
                                        GError              **error);
char   *bitting_sheet_dup_support_text (const BittingReport  *report);
char   *bitting_sheet_dup_file_name    (const BittingReport  *report,
                                        BittingSheetFormat    format);

G_END_DECLS
