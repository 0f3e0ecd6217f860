/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-journey.h"

G_BEGIN_DECLS

void bitting_guide_saver_run (GtkWindow      *parent,
                              BittingJourney *journey);

G_END_DECLS
