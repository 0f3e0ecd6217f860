/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-journey.h"

G_BEGIN_DECLS

#define BITTING_TYPE_STEP_LIST (bitting_step_list_get_type ())

G_DECLARE_FINAL_TYPE (BittingStepList, bitting_step_list, BITTING, STEP_LIST, AdwBin)

void bitting_step_list_set_journey (BittingStepList *self,
                                    BittingJourney  *journey);

G_END_DECLS
