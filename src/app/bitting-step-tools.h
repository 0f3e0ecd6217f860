/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-journey.h"

G_BEGIN_DECLS

void bitting_step_tools_add (GtkBox            *box,
                             BittingJourney    *journey,
                             const BittingStep *step);

G_END_DECLS
