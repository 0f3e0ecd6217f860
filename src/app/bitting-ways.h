/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_WAYS (bitting_ways_get_type ())

G_DECLARE_FINAL_TYPE (BittingWays, bitting_ways, BITTING, WAYS, AdwBin)

GtkWidget *bitting_ways_new  (void);
void       bitting_ways_show (BittingWays         *self,
                              BittingKeeper       *keeper,
                              const char          *name,
                              const BittingReport *report);

G_END_DECLS
