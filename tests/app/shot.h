/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** How many colours apart two pixels have to be to be told apart at all; a renderer may round. */
#define SHOT_ROUNDING 2

/** The pixels of a picture. shot_at() gives them without their transparency. */
typedef struct
{
  int      width;
  int      height;
  guint32 *pixels; /* (owned) (array): 0xAARRGGBB each, premultiplied */
} Shot;

GskRenderNode *shot_snapshot_window (GtkWindow       *window,
                                     graphene_rect_t *area);
Shot          *shot_take            (GtkWindow             *window,
                                     GskRenderNode         *node,
                                     const graphene_rect_t *area);
void           shot_free            (Shot       *self);
guint32        shot_at              (const Shot *self,
                                     int         x,
                                     int         y);
gboolean       shot_differ          (guint32     a,
                                     guint32     b);
double         shot_contrast        (guint32     a,
                                     guint32     b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shot, shot_free)

G_END_DECLS
