/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_WINDOW (bitting_window_get_type ())

G_DECLARE_FINAL_TYPE (BittingWindow, bitting_window, BITTING, WINDOW, AdwApplicationWindow)

GtkWidget *bitting_window_new (AdwApplication *application,
                               BittingKeeper  *keeper);

G_END_DECLS
