/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-journey.h"

G_BEGIN_DECLS

#define BITTING_TYPE_REPLACE_BAR (bitting_replace_bar_get_type ())

G_DECLARE_FINAL_TYPE (BittingReplaceBar, bitting_replace_bar, BITTING, REPLACE_BAR, AdwBin)

void bitting_replace_bar_set_journey (BittingReplaceBar *self,
                                      BittingJourney    *journey);

G_END_DECLS
