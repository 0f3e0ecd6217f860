/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_ROTATION_BANNER (bitting_rotation_banner_get_type ())

G_DECLARE_FINAL_TYPE (BittingRotationBanner, bitting_rotation_banner, BITTING, ROTATION_BANNER, AdwBin)

void bitting_rotation_banner_open (BittingRotationBanner *self,
                                   BittingKeeper         *keeper,
                                   const char            *name);

G_END_DECLS
