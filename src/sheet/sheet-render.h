/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-report.h"
#include "sheet-content.h"

G_BEGIN_DECLS

char   *sheet_html_make (const SheetContent   *content);
char   *sheet_json_make (const BittingReport  *report,
                         GError              **error);
GBytes *sheet_pdf_make  (const BittingReport  *report,
                         const SheetContent   *content,
                         GError              **error);
char   *sheet_text_make (const SheetContent   *content);

G_END_DECLS
