/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <graphene.h>

#include "bitting-guide-policy.h"

G_BEGIN_DECLS

#define BITTING_PICTURE_MIN_ZOOM 1.0
#define BITTING_PICTURE_MAX_ZOOM 8.0

/**
 * BittingPictureCamera:
 * @zoom: 1 shows the whole picture
 * @x: the point of the picture that is in the middle of the view, in the picture's units
 * @y: the same, downwards
 *
 * What part of a picture somebody looks at, whatever the size of the view.
 */
typedef struct
{
  double zoom;
  double x;
  double y;
} BittingPictureCamera;

/**
 * BittingPictureFit:
 * @x: where the picture's left edge falls in the view, in application pixels
 * @y: where its top edge falls
 * @scale: application pixels to a unit of the picture
 *
 * Where a picture lies in a view.
 */
typedef struct
{
  double x;
  double y;
  double scale;
} BittingPictureFit;

void               bitting_picture_camera_init        (BittingPictureCamera       *camera,
                                                       const BittingPicture       *picture);
BittingPictureFit  bitting_picture_camera_fit         (const BittingPictureCamera *camera,
                                                       const BittingPicture       *picture,
                                                       double                      width,
                                                       double                      height);
void               bitting_picture_camera_zoom        (BittingPictureCamera       *camera,
                                                       const BittingPicture       *picture,
                                                       const graphene_size_t      *view,
                                                       const graphene_point_t     *fixed,
                                                       double                      zoom);
void               bitting_picture_camera_pan         (BittingPictureCamera       *camera,
                                                       const BittingPicture       *picture,
                                                       const graphene_size_t      *view,
                                                       double                      dx,
                                                       double                      dy);
void               bitting_picture_fit_rect           (const BittingPictureFit    *fit,
                                                       const graphene_rect_t      *rect,
                                                       graphene_rect_t            *result);
void               bitting_picture_fit_spot           (const BittingPictureFit    *fit,
                                                       const BittingSpot          *spot,
                                                       graphene_rect_t            *result);
const BittingSpot *bitting_picture_fit_spot_at        (const BittingPictureFit    *fit,
                                                       const BittingPicture       *picture,
                                                       double                      x,
                                                       double                      y);
gboolean           bitting_picture_fit_contains       (const BittingPictureFit    *fit,
                                                       const BittingPicture       *picture,
                                                       double                      x,
                                                       double                      y);
const char        *bitting_picture_next_instruction   (const BittingPicture       *picture,
                                                       const char                 *instruction,
                                                       int                         direction);

G_END_DECLS
