/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-picture-geometry.h"
#include "bitting-picture-hand.h"
#include "bitting-picture-light.h"
#include "bitting-picture-scene.h"
#include "bitting-picture-view.h"

G_BEGIN_DECLS

struct _BittingPictureView
{
  GtkWidget            parent_instance;

  BittingPictureScene *scene;     /* (owned) (nullable) */
  BittingPictureLight *light;     /* (owned) */
  BittingPictureHand  *hand;      /* (owned) */
  AdwAnimation        *animation; /* (owned): of the light */
  AdwStyleManager     *style;     /* (borrowed): lives as long as the display */
};

void                  bitting_picture_view_class_init_drawing (GtkWidgetClass     *widget_class);
void                  bitting_picture_view_class_init_input   (GtkWidgetClass     *widget_class);
void                  bitting_picture_view_init_input         (BittingPictureView *self);
void                  bitting_picture_view_copy               (BittingPictureView *self,
                                                               BittingPictureView *source);
void                  bitting_picture_view_follow             (BittingPictureView *self,
                                                               BittingPictureView *source);
const BittingPicture *bitting_picture_view_get_picture        (BittingPictureView *self);
BittingPictureFit     bitting_picture_view_get_fit            (BittingPictureView *self);
guint                 bitting_picture_view_get_renders        (BittingPictureView *self);

G_END_DECLS
