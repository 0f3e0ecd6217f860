/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-picture-view.h"

G_BEGIN_DECLS

#define BITTING_TYPE_PICTURE_WINDOW (bitting_picture_window_get_type ())

/**
 * BittingPictureWindow:
 *
 * Shows the picture of a view large, with its rings, to be zoomed and moved.
 */
G_DECLARE_FINAL_TYPE (BittingPictureWindow, bitting_picture_window,
                      BITTING, PICTURE_WINDOW, AdwWindow)

GtkWindow *bitting_picture_window_new (GtkWindow          *parent,
                                       BittingPictureView *source,
                                       const char         *title);

G_END_DECLS
