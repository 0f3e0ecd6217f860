/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-journey.h"

G_BEGIN_DECLS

#define BITTING_TYPE_ROTATION_DESK (bitting_rotation_desk_get_type ())

G_DECLARE_FINAL_TYPE (BittingRotationDesk, bitting_rotation_desk, BITTING, ROTATION_DESK, GObject)

BittingRotationDesk *bitting_rotation_desk_new (GtkWidget      *window,
                                                BittingJourney *journey);

G_END_DECLS
