/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_SITE_FINDER (bitting_site_finder_get_type ())

G_DECLARE_FINAL_TYPE (BittingSiteFinder, bitting_site_finder, BITTING, SITE_FINDER, AdwBin)

gboolean bitting_site_finder_open (BittingSiteFinder *self,
                                   BittingKeeper     *keeper,
                                   const char        *name,
                                   const char        *environment);
void     bitting_site_finder_stop (BittingSiteFinder *self);

G_END_DECLS
