/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_REPORT_PAGE (bitting_report_page_get_type ())

G_DECLARE_FINAL_TYPE (BittingReportPage, bitting_report_page, BITTING, REPORT_PAGE, AdwBin)

void bitting_report_page_set_keeper (BittingReportPage *self,
                                     BittingKeeper     *keeper);
void bitting_report_page_open       (BittingReportPage *self,
                                     const char        *name,
                                     gboolean           check);
void       bitting_report_page_begin      (BittingReportPage *self);

G_END_DECLS
