/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-journey.h"

G_BEGIN_DECLS

#define BITTING_TYPE_WIZARD (bitting_wizard_get_type ())

G_DECLARE_FINAL_TYPE (BittingWizard, bitting_wizard, BITTING, WIZARD, AdwBin)

void bitting_wizard_set_journey (BittingWizard  *self,
                                 BittingJourney *journey);
void bitting_wizard_begin_page  (BittingWizard  *self);

G_END_DECLS
