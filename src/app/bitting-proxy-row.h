/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_PROXY_ROW (bitting_proxy_row_get_type ())

G_DECLARE_FINAL_TYPE (BittingProxyRow, bitting_proxy_row, BITTING, PROXY_ROW, AdwExpanderRow)

void bitting_proxy_row_open (BittingProxyRow *self,
                             BittingKeeper   *keeper,
                             BittingItem     *item);

G_END_DECLS
