/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-report.h"

G_BEGIN_DECLS

void bitting_card_tally_fill (GtkBox              *tally,
                              const BittingReport *report);

G_END_DECLS
