/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-journey.h"

G_BEGIN_DECLS

#define BITTING_TYPE_ADD_PAGE (bitting_add_page_get_type ())

G_DECLARE_FINAL_TYPE (BittingAddPage, bitting_add_page, BITTING, ADD_PAGE, AdwBin)

void bitting_add_page_set_journey (BittingAddPage *self,
                                   BittingJourney *journey);

G_END_DECLS
