/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_REMOVAL (bitting_removal_get_type ())

G_DECLARE_FINAL_TYPE (BittingRemoval, bitting_removal, BITTING, REMOVAL, GObject)

BittingRemoval *bitting_removal_new      (BittingKeeper  *keeper,
                                          const char     *name,
                                          const char     *api_key);
AdwToast       *bitting_removal_offer    (BittingRemoval *self);
const char     *bitting_removal_get_name (BittingRemoval *self);
void            bitting_removal_settle   (BittingRemoval *self);

G_END_DECLS
