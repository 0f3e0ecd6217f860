/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_ROTATION_PAGE (bitting_rotation_page_get_type ())

G_DECLARE_FINAL_TYPE (BittingRotationPage, bitting_rotation_page, BITTING, ROTATION_PAGE, AdwBin)

void bitting_rotation_page_open (BittingRotationPage *self,
                                 BittingKeeper       *keeper,
                                 const char          *name,
                                 gboolean             check);

G_END_DECLS
