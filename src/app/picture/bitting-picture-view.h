/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-guide.h"
#include "bitting-policy.h"

G_BEGIN_DECLS

#define BITTING_TYPE_PICTURE_VIEW (bitting_picture_view_get_type ())

/**
 * BittingPictureView:
 *
 * Shows a picture of the guide, and where in it an instruction is to be followed.
 *
 * Properties:
 * - instruction (string, nullable, read and write): the instruction whose spots are ringed
 * - zoomable (boolean, read and write): whether wheel, pinch, drag and arrows zoom and move
 * - zoom (double, read only): 1 for the whole picture, up to 8
 *
 * Signals:
 * - spot-activated (const char *instruction): the person chose a spot; the view does not
 *   ring it by itself
 * - open (): the person asks for the picture in large; not when it is zoomable
 */
G_DECLARE_FINAL_TYPE (BittingPictureView, bitting_picture_view, BITTING, PICTURE_VIEW, GtkWidget)

GtkWidget  *bitting_picture_view_new             (void);
void        bitting_picture_view_set_picture     (BittingPictureView   *self,
                                                  const BittingPicture *picture,
                                                  GBytes               *svg,
                                                  GBytes               *dark_css);
void        bitting_picture_view_set_screenshot  (BittingPictureView   *self,
                                                  const BittingPicture *picture,
                                                  GdkTexture           *texture);
const char *bitting_picture_view_get_instruction (BittingPictureView   *self);
void        bitting_picture_view_set_instruction (BittingPictureView   *self,
                                                  const char           *id);
void        bitting_picture_view_set_policy      (BittingPictureView   *self,
                                                  BittingPolicy        *policy);
gboolean    bitting_picture_view_get_zoomable    (BittingPictureView   *self);
void        bitting_picture_view_set_zoomable    (BittingPictureView   *self,
                                                  gboolean              zoomable);
double      bitting_picture_view_get_zoom        (BittingPictureView   *self);
void        bitting_picture_view_set_zoom        (BittingPictureView   *self,
                                                  double                zoom);
void        bitting_picture_view_pan             (BittingPictureView   *self,
                                                  double                dx,
                                                  double                dy);

G_END_DECLS
