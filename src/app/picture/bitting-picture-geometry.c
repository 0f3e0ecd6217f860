/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where things fall when a picture is shown in a view: pure functions. */

#include "bitting-picture-geometry.h"

#include <math.h>

/* How far beside a spot a click still counts, in application pixels: in a narrow
 * window a box of the picture is smaller than a finger. */
#define SPOT_TOLERANCE 4.0

/* The middle of the picture may move only so far that no empty border comes into view. */
static double
clamp_middle (double middle,
              double extent,
              double view,
              double scale)
{
  double half = view / scale / 2;

  return half * 2 >= extent ? extent / 2 : CLAMP (middle, half, extent - half);
}

static double
fitting_scale (const BittingPicture *picture,
               double                width,
               double                height)
{
  if (width <= 0 || height <= 0 || picture->width <= 0 || picture->height <= 0)
    return 0;

  return MIN (width / picture->width, height / picture->height);
}

static void
clamp_camera (BittingPictureCamera  *camera,
              const BittingPicture  *picture,
              const graphene_size_t *view)
{
  double scale = fitting_scale (picture, view->width, view->height) * camera->zoom;

  if (scale <= 0)
    return;

  camera->x = clamp_middle (camera->x, picture->width, view->width, scale);
  camera->y = clamp_middle (camera->y, picture->height, view->height, scale);
}

/** Looks at the whole of @picture. */
void
bitting_picture_camera_init (BittingPictureCamera *camera,
                             const BittingPicture *picture)
{
  camera->zoom = BITTING_PICTURE_MIN_ZOOM;
  camera->x = picture->width / 2;
  camera->y = picture->height / 2;
}

/**
 * bitting_picture_camera_fit:
 * @camera: what to look at
 * @picture: the picture
 * @width: of the view, in application pixels
 * @height: of the view
 *
 * Keeps the aspect ratio, centres what is smaller than the view, and leaves no empty
 * border beside what is larger. The origin is on whole pixels, so that upright lines of
 * a picture stay as sharp as its scale allows.
 *
 * Returns: where the picture lies; a scale of 0 when there is no room
 */
BittingPictureFit
bitting_picture_camera_fit (const BittingPictureCamera *camera,
                            const BittingPicture       *picture,
                            double                      width,
                            double                      height)
{
  double scale = fitting_scale (picture, width, height) * camera->zoom;
  BittingPictureFit fit = { 0, 0, scale };

  if (scale <= 0)
    return fit;

  fit.x = floor (width / 2 - clamp_middle (camera->x, picture->width, width, scale) * scale);
  fit.y = floor (height / 2 - clamp_middle (camera->y, picture->height, height, scale) * scale);

  return fit;
}

/**
 * bitting_picture_camera_zoom:
 * @camera: the camera to change
 * @picture: the picture
 * @view: size of the view, in application pixels
 * @fixed: (nullable): the point of the view that stays on its place; %NULL for the middle
 * @zoom: the new factor; brought within the limits
 */
void
bitting_picture_camera_zoom (BittingPictureCamera   *camera,
                             const BittingPicture   *picture,
                             const graphene_size_t  *view,
                             const graphene_point_t *fixed,
                             double                  zoom)
{
  double before, after, dx, dy;

  zoom = CLAMP (zoom, BITTING_PICTURE_MIN_ZOOM, BITTING_PICTURE_MAX_ZOOM);
  before = fitting_scale (picture, view->width, view->height) * camera->zoom;
  after = fitting_scale (picture, view->width, view->height) * zoom;
  clamp_camera (camera, picture, view);
  camera->zoom = zoom;
  if (before <= 0)
    return;

  dx = fixed != NULL ? fixed->x - view->width / 2 : 0;
  dy = fixed != NULL ? fixed->y - view->height / 2 : 0;
  camera->x += dx / before - dx / after;
  camera->y += dy / before - dy / after;
  clamp_camera (camera, picture, view);
}

/**
 * bitting_picture_camera_pan:
 * @camera: the camera to change
 * @picture: the picture
 * @view: size of the view, in application pixels
 * @dx: how far the picture moves to the right, in application pixels
 * @dy: how far it moves down
 */
void
bitting_picture_camera_pan (BittingPictureCamera  *camera,
                            const BittingPicture  *picture,
                            const graphene_size_t *view,
                            double                 dx,
                            double                 dy)
{
  double scale = fitting_scale (picture, view->width, view->height) * camera->zoom;

  if (scale <= 0)
    return;

  clamp_camera (camera, picture, view);
  camera->x -= dx / scale;
  camera->y -= dy / scale;
  clamp_camera (camera, picture, view);
}

/** Maps @rect, in the picture's units, into the view. */
void
bitting_picture_fit_rect (const BittingPictureFit *fit,
                          const graphene_rect_t   *rect,
                          graphene_rect_t         *result)
{
  graphene_rect_init (result,
                      (float) (fit->x + rect->origin.x * fit->scale),
                      (float) (fit->y + rect->origin.y * fit->scale),
                      (float) (rect->size.width * fit->scale),
                      (float) (rect->size.height * fit->scale));
}

/** Maps the area of @spot into the view. */
void
bitting_picture_fit_spot (const BittingPictureFit *fit,
                          const BittingSpot       *spot,
                          graphene_rect_t         *result)
{
  const graphene_rect_t area = GRAPHENE_RECT_INIT ((float) spot->x, (float) spot->y,
                                                   (float) spot->width, (float) spot->height);

  bitting_picture_fit_rect (fit, &area, result);
}

/* How far a point is from a spot: 0 inside it. */
static double
distance_to (const BittingSpot *spot,
             double             x,
             double             y)
{
  double dx = MAX (MAX (spot->x - x, x - spot->x - spot->width), 0);
  double dy = MAX (MAX (spot->y - y, y - spot->y - spot->height), 0);

  return hypot (dx, dy);
}

/**
 * bitting_picture_fit_spot_at:
 * @fit: where the picture lies
 * @picture: the picture
 * @x: a point of the view, in application pixels
 * @y: the same, downwards
 *
 * Returns: (transfer none) (nullable): the spot at that point, the smallest where several
 *   lie above each other; else the nearest one if it is only just missed
 */
const BittingSpot *
bitting_picture_fit_spot_at (const BittingPictureFit *fit,
                             const BittingPicture    *picture,
                             double                   x,
                             double                   y)
{
  const BittingSpot *best = NULL;
  double best_distance = SPOT_TOLERANCE;
  guint i;

  if (fit->scale <= 0)
    return NULL;

  for (i = 0; i < picture->spots->len; i++)
    {
      const BittingSpot *spot = g_ptr_array_index (picture->spots, i);
      double distance = fit->scale * distance_to (spot,
                                                  (x - fit->x) / fit->scale,
                                                  (y - fit->y) / fit->scale);
      gboolean smaller = best == NULL ||
                         spot->width * spot->height < best->width * best->height;

      if (distance < best_distance || (distance <= best_distance && smaller))
        {
          best = spot;
          best_distance = distance;
        }
    }

  return best;
}

/** Whether a point of the view lies on the picture, not beside it. */
gboolean
bitting_picture_fit_contains (const BittingPictureFit *fit,
                              const BittingPicture    *picture,
                              double                   x,
                              double                   y)
{
  return x >= fit->x && x < fit->x + picture->width * fit->scale &&
         y >= fit->y && y < fit->y + picture->height * fit->scale;
}

/**
 * bitting_picture_next_instruction:
 * @picture: a picture
 * @instruction: (nullable): id of an instruction
 * @direction: 1 for the one after it, -1 for the one before it
 *
 * Goes from one instruction that has a spot in @picture to the next, in the order of the
 * spots, and stops at the ends.
 *
 * Returns: (transfer none) (nullable): its id, or %NULL if there is none in that direction
 */
const char *
bitting_picture_next_instruction (const BittingPicture *picture,
                                  const char           *instruction,
                                  int                   direction)
{
  int count = (int) picture->spots->len;
  int first = -1, last = -1;
  int i;

  for (i = 0; i < count; i++)
    {
      const BittingSpot *spot = g_ptr_array_index (picture->spots, i);

      if (g_strcmp0 (spot->instruction, instruction) != 0)
        continue;
      if (first < 0)
        first = i;
      last = i;
    }
  if (first < 0)
    i = direction > 0 ? 0 : count - 1;
  else
    i = direction > 0 ? last + 1 : first - 1;

  if (i < 0 || i >= count)
    return NULL;

  return ((const BittingSpot *) g_ptr_array_index (picture->spots, i))->instruction;
}
