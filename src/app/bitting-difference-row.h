/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-comparison.h"

G_BEGIN_DECLS

GtkWidget *bitting_difference_row_new (const BittingDifference *difference);

G_END_DECLS
