/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BITTING_TYPE_REPORT_LIST (bitting_report_list_get_type ())

G_DECLARE_FINAL_TYPE (BittingReportList, bitting_report_list, BITTING, REPORT_LIST, AdwBin)

void bitting_report_list_fill (BittingReportList *self,
                               GPtrArray         *opened);

G_END_DECLS
