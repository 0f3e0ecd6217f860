/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window looks like, pixel by pixel, and how well two pixels can be told apart. */

#include "shot.h"

#include <math.h>
#include <stdlib.h>

/**
 * shot_snapshot_window:
 * @window: a window that is on the screen
 * @area: (out): where the window lies in what is drawn: it may have a shadow around it
 *
 * Returns: (transfer full): what it draws now
 */
GskRenderNode *
shot_snapshot_window (GtkWindow       *window,
                      graphene_rect_t *area)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (window), GTK_WIDGET (window), &bounds));
  graphene_rect_init (area, -bounds.origin.x, -bounds.origin.y,
                      (float) gtk_widget_get_width (GTK_WIDGET (window)),
                      (float) gtk_widget_get_height (GTK_WIDGET (window)));
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));

  return gtk_snapshot_to_node (snapshot);
}

/** Returns: (transfer full): @area of @node as the renderer of @window shows it */
Shot *
shot_take (GtkWindow             *window,
           GskRenderNode         *node,
           const graphene_rect_t *area)
{
  g_autoptr (GdkTexture) texture =
    gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, area);
  Shot *self = g_new0 (Shot, 1);

  self->width = gdk_texture_get_width (texture);
  self->height = gdk_texture_get_height (texture);
  self->pixels = g_new (guint32, (gsize) self->width * (gsize) self->height);
  gdk_texture_download (texture, (guchar *) self->pixels, (gsize) self->width * sizeof (guint32));

  return self;
}

void
shot_free (Shot *self)
{
  g_free (self->pixels);
  g_free (self);
}

guint32
shot_at (const Shot *self,
         int         x,
         int         y)
{
  return self->pixels[(gsize) y * (gsize) self->width + (gsize) x] & 0xffffff;
}

gboolean
shot_differ (guint32 a,
             guint32 b)
{
  guint shift;

  for (shift = 0; shift < 24; shift += 8)
    if (abs ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)) > SHOT_ROUNDING)
      return TRUE;

  return FALSE;
}

static double
get_luminance (guint32 pixel)
{
  static const double shares[] = { 0.0722, 0.7152, 0.2126 }; /* blue, green, red */
  double luminance = 0;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double channel = (pixel >> i * 8 & 0xff) / 255.0;

      luminance += shares[i] * (channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4));
    }

  return luminance;
}

/** Returns: the contrast of two colours as WCAG 2 defines it, from 1 to 21 */
double
shot_contrast (guint32 a,
               guint32 b)
{
  double first = get_luminance (a), second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}
