/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ring around a spot of a picture, with its badge. Each kind has a colour and a sign
 * of its own, so that nobody has to tell the colours apart. */

#include "config.h"

#include "bitting-picture-mark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In application pixels. */
#define CORNER_RADIUS 7.0f
#define HALO_WIDTH 1.5f
#define GROWTH 8.0f
#define BADGE_SIZE 20.0f
#define BADGE_SMALLEST 12.0f
#define SIGN_WIDTH 2.25

/* Every text beside a ring keeps a contrast of 4.5:1. */
#define DIMMED 0.68
#define DIMMED_HIGH_CONTRAST 0.82

typedef struct
{
  const char *color;    /* the theme's name for it */
  const char *fallback; /* for a theme without that name */
} Source;

static const Source sources[] = {
  [BITTING_SPOT_HERE] = { "accent_color", "#1c71d8" },
  [BITTING_SPOT_TICK] = { "success_color", "#1b8553" },
  [BITTING_SPOT_MAY] = { "accent_color", "#1c71d8" },
  [BITTING_SPOT_LEAVE] = { "window_fg_color", "#5e5c64" },
  [BITTING_SPOT_NEVER] = { "error_color", "#c01c28" },
};

static const Source paper = { "window_bg_color", "#fafafa" };

static GdkRGBA
look_up (GtkWidget    *widget,
         const Source *source)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, source->color, &color))
    gdk_rgba_parse (&color, source->fallback);

  return color;
}

/* @share of @above, the rest of @below; never translucent. */
static GdkRGBA
mix (const GdkRGBA *above,
     const GdkRGBA *below,
     float          share)
{
  share *= above->alpha;

  return (GdkRGBA) {
    above->red * share + below->red * (1 - share),
    above->green * share + below->green * (1 - share),
    above->blue * share + below->blue * (1 - share),
    1,
  };
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* Black or white, whichever has more contrast (relative luminance of WCAG 2). */
static GdkRGBA
legible_on (const GdkRGBA *color)
{
  double luminance = 0.2126 * linear (color->red) +
                     0.7152 * linear (color->green) +
                     0.0722 * linear (color->blue);

  return luminance > 0.179 ? (GdkRGBA) { 0, 0, 0, 1 } : (GdkRGBA) { 1, 1, 1, 1 };
}

/** Takes the colours from the theme of @widget. */
void
bitting_picture_palette_init (BittingPicturePalette *palette,
                              GtkWidget             *widget,
                              gboolean               high_contrast)
{
  guint i;

  palette->halo = look_up (widget, &paper);
  for (i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      GdkRGBA color = look_up (widget, &sources[i]);

      palette->rings[i] = mix (&color, &palette->halo, i == BITTING_SPOT_LEAVE ? 0.68f : 1);
      palette->signs[i] = legible_on (&palette->rings[i]);
    }
  palette->focus = palette->rings[BITTING_SPOT_HERE];
  palette->focus.alpha = 0.5;
  palette->dimmed = high_contrast ? DIMMED_HIGH_CONTRAST : DIMMED;
}

/** The rounded shape of the ring around @area; its line runs along the middle of it. */
void
bitting_picture_mark_outline (GskRoundedRect        *outline,
                              const graphene_rect_t *area)
{
  float side = MIN (area->size.width, area->size.height);

  gsk_rounded_rect_init_from_rect (outline, area, MIN (CORNER_RADIUS, side / 3));
}

static void
stroke (GtkSnapshot          *snapshot,
        const GskRoundedRect *outline,
        float                 width,
        const GdkRGBA        *color)
{
  const float widths[] = { width, width, width, width };
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  GskRoundedRect outer = *outline;

  gsk_rounded_rect_shrink (&outer, -width / 2, -width / 2, -width / 2, -width / 2);
  gtk_snapshot_append_border (snapshot, &outer, widths, colors);
}

static void
fill_circle (GtkSnapshot            *snapshot,
             const graphene_point_t *middle,
             float                   radius,
             const GdkRGBA          *color)
{
  const graphene_rect_t box = GRAPHENE_RECT_INIT (middle->x - radius, middle->y - radius,
                                                  2 * radius, 2 * radius);
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &box, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, color, &box);
  gtk_snapshot_pop (snapshot);
}

/* Signs are drawn on a field of BADGE_SIZE with its origin in the middle. */
static void
trace_sign (cairo_t         *cr,
            BittingSpotKind  kind)
{
  switch (kind)
    {
    case BITTING_SPOT_TICK:
      cairo_move_to (cr, -4.4, 0.4);
      cairo_line_to (cr, -1.4, 3.5);
      cairo_line_to (cr, 4.4, -3.2);
      break;
    case BITTING_SPOT_MAY:
      cairo_move_to (cr, -4, 0);
      cairo_line_to (cr, 4, 0);
      cairo_move_to (cr, 0, -4);
      cairo_line_to (cr, 0, 4);
      break;
    case BITTING_SPOT_LEAVE:
      cairo_rectangle (cr, -3.6, -3.6, 7.2, 7.2);
      break;
    case BITTING_SPOT_NEVER:
      cairo_move_to (cr, -3.4, -3.4);
      cairo_line_to (cr, 3.4, 3.4);
      cairo_move_to (cr, 3.4, -3.4);
      cairo_line_to (cr, -3.4, 3.4);
      break;
    case BITTING_SPOT_HERE:
    default:
      break;
    }
}

static void
snapshot_badge (GtkSnapshot                 *snapshot,
                const BittingPicturePalette *palette,
                BittingSpotKind              kind,
                const graphene_point_t      *middle,
                float                        size)
{
  const float radius = size / 2;
  const graphene_rect_t box = GRAPHENE_RECT_INIT (middle->x - radius, middle->y - radius,
                                                  size, size);
  cairo_t *cr;

  fill_circle (snapshot, middle, radius + HALO_WIDTH, &palette->halo);
  fill_circle (snapshot, middle, radius, &palette->rings[kind]);
  cr = gtk_snapshot_append_cairo (snapshot, &box);
  cairo_translate (cr, middle->x, middle->y);
  cairo_scale (cr, size / BADGE_SIZE, size / BADGE_SIZE);
  gdk_cairo_set_source_rgba (cr, &palette->signs[kind]);
  cairo_set_line_width (cr, SIGN_WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  trace_sign (cr, kind);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/**
 * bitting_picture_mark_snapshot:
 * @snapshot: where to draw
 * @palette: the colours
 * @kind: what to do at the spot
 * @area: the spot, in application pixels
 * @grown: from 0, when the ring appears, to 1, when it is there
 */
void
bitting_picture_mark_snapshot (GtkSnapshot                 *snapshot,
                               const BittingPicturePalette *palette,
                               BittingSpotKind              kind,
                               const graphene_rect_t       *area,
                               double                       grown)
{
  const float ring = BITTING_PICTURE_RING_WIDTH;
  const float away = (float) (1 - grown) * GROWTH;
  GskRoundedRect outline;

  bitting_picture_mark_outline (&outline, area);
  gsk_rounded_rect_shrink (&outline, -away, -away, -away, -away);
  gtk_snapshot_push_opacity (snapshot, grown);
  stroke (snapshot, &outline, ring + 2 * HALO_WIDTH, &palette->halo);
  stroke (snapshot, &outline, ring, &palette->rings[kind]);
  /* Beside the middle of the ring and no higher than it, so that the rows above and below
   * stay legible. */
  if (kind != BITTING_SPOT_HERE)
    {
      const graphene_point_t end =
        GRAPHENE_POINT_INIT (outline.bounds.origin.x + outline.bounds.size.width,
                             outline.bounds.origin.y + outline.bounds.size.height / 2);

      snapshot_badge (snapshot, palette, kind, &end,
                      CLAMP (area->size.height, BADGE_SMALLEST, BADGE_SIZE));
    }
  gtk_snapshot_pop (snapshot);
}

/**
 * bitting_picture_mark_get_tooltip:
 * @kind: what to do at a spot
 *
 * Returns: (nullable): the same in words, or %NULL where only the instruction can say it
 */
const char *
bitting_picture_mark_get_tooltip (BittingSpotKind kind)
{
  switch (kind)
    {
    case BITTING_SPOT_TICK:
      return _("Tick this box");
    case BITTING_SPOT_MAY:
      return _("Tick this box if the key is to see it");
    case BITTING_SPOT_LEAVE:
      return _("Leave this box empty");
    case BITTING_SPOT_NEVER:
      return _("Never tick this box");
    case BITTING_SPOT_HERE:
    default:
      return NULL;
    }
}

/** What a screen reader says of a ring. */
const char *
bitting_picture_mark_get_sentence (BittingSpotKind kind)
{
  switch (kind)
    {
    case BITTING_SPOT_TICK:
      return _("A box to tick is marked.");
    case BITTING_SPOT_MAY:
      return _("A box to tick as you like is marked.");
    case BITTING_SPOT_LEAVE:
      return _("A box to leave empty is marked.");
    case BITTING_SPOT_NEVER:
      return _("A box never to tick is marked.");
    case BITTING_SPOT_HERE:
    default:
      return _("The place of the instruction is marked.");
    }
}
