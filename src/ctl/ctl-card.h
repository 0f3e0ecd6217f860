/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-report.h"
#include "ctl-command.h"
#include "ctl-text.h"

G_BEGIN_DECLS

CtlStyle  ctl_card_grade_style (BittingGrade         grade);
void      ctl_card_print       (const BittingReport *report,
                                gboolean             json);
void      ctl_card_print_support (const BittingReport *report);
CtlStatus ctl_card_get_status  (const BittingReport *report);

G_END_DECLS
