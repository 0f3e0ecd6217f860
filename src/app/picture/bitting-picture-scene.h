/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-picture-geometry.h"

G_BEGIN_DECLS

/**
 * BittingPictureScene:
 *
 * A picture with its drawing, in the light and in the dark colours; or the screenshot that
 * takes its place, which has one look and no spots.
 */
typedef struct _BittingPictureScene BittingPictureScene;

/**
 * BittingPictureFrame:
 * @fit: where the picture lies in the view
 * @view: size of the view, in application pixels
 * @scale_factor: device pixels to an application pixel
 * @dark: whether to use the dark colours
 *
 * All that a rendering of a scene depends on.
 */
typedef struct
{
  BittingPictureFit fit;
  graphene_size_t   view;
  int               scale_factor;
  gboolean          dark;
} BittingPictureFrame;

BittingPictureScene  *bitting_picture_scene_new          (const BittingPicture      *picture,
                                                          GBytes                    *svg,
                                                          GBytes                    *dark_css);
BittingPictureScene  *bitting_picture_scene_new_bitmap   (const BittingPicture      *picture,
                                                          GdkTexture                *texture);
BittingPictureScene  *bitting_picture_scene_copy         (const BittingPictureScene *self);
void                  bitting_picture_scene_free         (BittingPictureScene       *self);
const BittingPicture *bitting_picture_scene_get_picture  (BittingPictureScene       *self);
GskRenderNode        *bitting_picture_scene_get_node     (BittingPictureScene       *self,
                                                          const BittingPictureFrame *frame);
guint                 bitting_picture_scene_get_renders  (BittingPictureScene       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingPictureScene, bitting_picture_scene_free)

G_END_DECLS
