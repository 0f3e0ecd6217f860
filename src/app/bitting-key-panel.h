/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_KEY_PANEL (bitting_key_panel_get_type ())

G_DECLARE_FINAL_TYPE (BittingKeyPanel, bitting_key_panel, BITTING, KEY_PANEL, AdwBin)

void bitting_key_panel_open   (BittingKeyPanel     *self,
                               BittingKeeper       *keeper,
                               const char          *name);
void bitting_key_panel_show   (BittingKeyPanel     *self,
                               const BittingReport *report);
void bitting_key_panel_reload (BittingKeyPanel     *self);

G_END_DECLS
