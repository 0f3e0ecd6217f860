/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-picture-geometry.h"

G_BEGIN_DECLS

#define BITTING_TYPE_PICTURE_HAND (bitting_picture_hand_get_type ())

/**
 * BittingPictureHand:
 *
 * Zooms and moves the picture of a view, by wheel, pinch and drag or as it is told.
 */
G_DECLARE_FINAL_TYPE (BittingPictureHand, bitting_picture_hand, BITTING, PICTURE_HAND, GObject)

BittingPictureHand         *bitting_picture_hand_new         (GtkWidget            *view);
void                        bitting_picture_hand_set_picture (BittingPictureHand   *self,
                                                              const BittingPicture *picture);
void                        bitting_picture_hand_set_enabled (BittingPictureHand   *self,
                                                              gboolean              enabled);
gboolean                    bitting_picture_hand_get_enabled (BittingPictureHand   *self);
const BittingPictureCamera *bitting_picture_hand_get_camera  (BittingPictureHand   *self);
const char                 *bitting_picture_hand_get_cursor  (BittingPictureHand   *self);
double                      bitting_picture_hand_get_zoom    (BittingPictureHand   *self);
void                        bitting_picture_hand_set_zoom    (BittingPictureHand   *self,
                                                              double                zoom);
void                        bitting_picture_hand_pan         (BittingPictureHand   *self,
                                                              double                dx,
                                                              double                dy);

G_END_DECLS
