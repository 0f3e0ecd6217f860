/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-comparison.h"
#include "bitting-rotation.h"

G_BEGIN_DECLS

void bitting_rotation_buttons_fill (GtkBox                  *box,
                                    const BittingRotation   *rotation,
                                    const BittingComparison *comparison);

G_END_DECLS
