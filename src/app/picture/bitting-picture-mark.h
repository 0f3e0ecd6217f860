/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-guide.h"

G_BEGIN_DECLS

/** How wide the line of a ring is, in application pixels, at any size of the picture. */
#define BITTING_PICTURE_RING_WIDTH 3.0f

/**
 * BittingPicturePalette:
 * @rings: colour of each kind of ring
 * @signs: colour of the sign on a badge in that colour
 * @halo: what sets a ring off from the picture
 * @focus: colour of the keyboard's focus
 * @dimmed: how much of its brightness the rest of the picture keeps beside a ring
 *
 * The colours of the theme that is in force.
 */
typedef struct
{
  GdkRGBA rings[BITTING_SPOT_NEVER + 1];
  GdkRGBA signs[BITTING_SPOT_NEVER + 1];
  GdkRGBA halo;
  GdkRGBA focus;
  double  dimmed;
} BittingPicturePalette;

void        bitting_picture_palette_init      (BittingPicturePalette       *palette,
                                               GtkWidget                   *widget,
                                               gboolean                     high_contrast);
void        bitting_picture_mark_outline      (GskRoundedRect              *outline,
                                               const graphene_rect_t       *area);
void        bitting_picture_mark_snapshot     (GtkSnapshot                 *snapshot,
                                               const BittingPicturePalette *palette,
                                               BittingSpotKind              kind,
                                               const graphene_rect_t       *area,
                                               double                       grown);
const char *bitting_picture_mark_get_tooltip  (BittingSpotKind              kind);
const char *bitting_picture_mark_get_sentence (BittingSpotKind              kind);

G_END_DECLS
