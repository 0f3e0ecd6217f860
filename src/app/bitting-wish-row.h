/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-permission.h"
#include "bitting-policy.h"

G_BEGIN_DECLS

#define BITTING_TYPE_WISH_ROW (bitting_wish_row_get_type ())

G_DECLARE_FINAL_TYPE (BittingWishRow, bitting_wish_row, BITTING, WISH_ROW, AdwComboRow)

GtkWidget   *bitting_wish_row_new            (const char              *id,
                                              const BittingPermission *permission);
const char  *bitting_wish_row_get_permission (BittingWishRow          *self);
BittingWish  bitting_wish_row_get_wish       (BittingWishRow          *self);
void         bitting_wish_row_set_wish       (BittingWishRow          *self,
                                              BittingWish              wish);

G_END_DECLS
