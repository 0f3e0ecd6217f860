/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_MENDER (bitting_mender_get_type ())

G_DECLARE_FINAL_TYPE (BittingMender, bitting_mender, BITTING, MENDER, AdwBin)

void bitting_mender_show (BittingMender       *self,
                          BittingKeeper       *keeper,
                          const BittingReport *report);

G_END_DECLS
