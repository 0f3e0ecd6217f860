/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-report.h"

G_BEGIN_DECLS

#define BITTING_TYPE_GRADE_BADGE (bitting_grade_badge_get_type ())

G_DECLARE_FINAL_TYPE (BittingGradeBadge, bitting_grade_badge, BITTING, GRADE_BADGE, AdwBin)

void bitting_grade_badge_set_grade   (BittingGradeBadge *self,
                                      BittingGrade       grade,
                                      BittingOutcome     outcome);
void bitting_grade_badge_set_waiting (BittingGradeBadge *self);

G_END_DECLS
