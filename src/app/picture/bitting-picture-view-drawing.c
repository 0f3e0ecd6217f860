/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How large a picture is and what it looks like: the drawing, the light on it, the focus. */

#include "config.h"

#include "bitting-picture-view-private.h"

#include "bitting-picture-mark.h"

/* In application pixels. */
#define MINIMUM_WIDTH 200
#define MINIMUM_HEIGHT 120
#define NATURAL_WIDTH 480
#define FOCUS_WIDTH 2.0
#define FOCUS_RADIUS 8.0

static GtkSizeRequestMode
bitting_picture_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bitting_picture_view_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  BittingPictureView *self = BITTING_PICTURE_VIEW (widget);
  const BittingPicture *picture = bitting_picture_view_get_picture (self);
  double aspect = picture != NULL ? picture->width / picture->height : 1.6;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = for_size < 0 ? NATURAL_WIDTH : (int) (for_size * aspect + 0.5);
    }
  else
    {
      *minimum = MINIMUM_HEIGHT;
      *natural = (int) ((for_size < 0 ? NATURAL_WIDTH : for_size) / aspect + 0.5);
    }
  *natural = MAX (*minimum, *natural);
}

static void
snapshot_focus (BittingPictureView          *self,
                GtkSnapshot                 *snapshot,
                const BittingPicturePalette *palette)
{
  const float widths[] = { FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH };
  const GdkRGBA colors[] = { palette->focus, palette->focus, palette->focus, palette->focus };
  const graphene_rect_t whole =
    GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                        (float) gtk_widget_get_height (GTK_WIDGET (self)));
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &whole, FOCUS_RADIUS);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
bitting_picture_view_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  BittingPictureView *self = BITTING_PICTURE_VIEW (widget);
  const BittingPictureFrame frame = {
    bitting_picture_view_get_fit (self),
    GRAPHENE_SIZE_INIT ((float) gtk_widget_get_width (widget),
                        (float) gtk_widget_get_height (widget)),
    gtk_widget_get_scale_factor (widget),
    adw_style_manager_get_dark (self->style),
  };
  BittingPicturePalette palette;
  GskRenderNode *node = NULL;

  bitting_picture_palette_init (&palette, widget, adw_style_manager_get_high_contrast (self->style));
  if (self->scene != NULL)
    node = bitting_picture_scene_get_node (self->scene, &frame);
  if (node != NULL)
    bitting_picture_light_snapshot (self->light, snapshot, node, &frame.fit, &palette);
  if (gtk_widget_has_visible_focus (widget))
    snapshot_focus (self, snapshot, &palette);
}

/* The part of the class that measures and draws. */
void
bitting_picture_view_class_init_drawing (GtkWidgetClass *widget_class)
{
  widget_class->get_request_mode = bitting_picture_view_get_request_mode;
  widget_class->measure = bitting_picture_view_measure;
  widget_class->snapshot = bitting_picture_view_snapshot;
}
