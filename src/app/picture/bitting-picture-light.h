/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-picture-geometry.h"
#include "bitting-picture-mark.h"

G_BEGIN_DECLS

/**
 * BittingPictureLight:
 *
 * Which spots of a picture are ringed while the rest is dimmed, and how far the change
 * from one instruction to the next has come.
 */
typedef struct _BittingPictureLight BittingPictureLight;

BittingPictureLight *bitting_picture_light_new             (void);
void                 bitting_picture_light_free            (BittingPictureLight         *self);
void                 bitting_picture_light_set_picture     (BittingPictureLight         *self,
                                                            const BittingPicture        *picture);
void                 bitting_picture_light_set_policy      (BittingPictureLight         *self,
                                                            BittingPolicy               *policy);
BittingPolicy       *bitting_picture_light_get_policy      (BittingPictureLight         *self);
gboolean             bitting_picture_light_set_instruction (BittingPictureLight         *self,
                                                            const char                  *id,
                                                            const char                  *words);
const char          *bitting_picture_light_get_instruction (BittingPictureLight         *self);
const char          *bitting_picture_light_get_words       (BittingPictureLight         *self);
void                 bitting_picture_light_set_grown       (BittingPictureLight         *self,
                                                            double                       grown);
char                *bitting_picture_light_describe        (BittingPictureLight         *self);
void                 bitting_picture_light_snapshot        (BittingPictureLight         *self,
                                                            GtkSnapshot                 *snapshot,
                                                            GskRenderNode               *node,
                                                            const BittingPictureFit     *fit,
                                                            const BittingPicturePalette *palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingPictureLight, bitting_picture_light_free)

G_END_DECLS
