/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-journey.h"

G_BEGIN_DECLS

#define BITTING_TYPE_STEP_PAGE (bitting_step_page_get_type ())

G_DECLARE_FINAL_TYPE (BittingStepPage, bitting_step_page, BITTING, STEP_PAGE, AdwBin)

GtkWidget         *bitting_step_page_new             (BittingJourney    *journey,
                                                      const BittingStep *step);
void               bitting_step_page_set_picture     (BittingStepPage   *self,
                                                      GtkWidget         *picture);
void               bitting_step_page_set_place       (BittingStepPage   *self,
                                                      const char        *place);
void               bitting_step_page_begin           (BittingStepPage   *self);
const BittingStep *bitting_step_page_get_step        (BittingStepPage   *self);
const char        *bitting_step_page_get_instruction (BittingStepPage   *self);
void               bitting_step_page_set_instruction (BittingStepPage   *self,
                                                      const char        *id);

G_END_DECLS
