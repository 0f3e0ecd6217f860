/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-report.h"

G_BEGIN_DECLS

#define BITTING_TYPE_REPORT_CARD (bitting_report_card_get_type ())

G_DECLARE_FINAL_TYPE (BittingReportCard, bitting_report_card, BITTING, REPORT_CARD, AdwBin)

void bitting_report_card_set_extra    (BittingReportCard   *self,
                                       GtkWidget           *extra);
void bitting_report_card_show         (BittingReportCard   *self,
                                       const BittingReport *report);
void bitting_report_card_show_trouble (BittingReportCard   *self,
                                       const GError        *error);
char *bitting_report_card_dup_words   (BittingReportCard   *self);
void bitting_report_card_begin        (BittingReportCard   *self);

G_END_DECLS
