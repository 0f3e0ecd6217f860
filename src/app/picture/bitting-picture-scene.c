/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture and what librsvg makes of its drawing. The drawing is kept as a render node
 * of vectors, one for each of the latest sizes, themes and parts in view. */

#include "config.h"

#include "bitting-picture-scene.h"

#include <glib/gi18n-lib.h>

#include "bitting-picture-rsvg.h"

/* In application pixels. */
#define BITMAP_RADIUS 8.0

#define N_SHOTS 4

typedef struct
{
  BittingPictureFrame frame;
  GskRenderNode      *node; /* (owned) (nullable): what @frame looks like */
} Shot;

struct _BittingPictureScene
{
  BittingPicture      picture;
  GBytes             *svg;        /* (owned) (nullable) */
  GBytes             *dark_css;   /* (owned) (nullable) */
  cairo_surface_t *recordings[2]; /* (owned) (nullable): the drawing as vectors, light and dark */
  cairo_surface_t    *bitmap;     /* (owned) (nullable): a screenshot in place of a drawing */
  gboolean            broken;     /* said so once; not tried again */

  Shot                shots[N_SHOTS];
  guint               renders;    /* the next one goes where the oldest is */
};

static void
spot_free (gpointer data)
{
  BittingSpot *spot = data;

  g_free (spot->instruction);
  g_free (spot->permission);
  g_free (spot);
}

static BittingSpot *
spot_copy (const BittingSpot *spot)
{
  BittingSpot *copy = g_memdup2 (spot, sizeof *spot);

  copy->instruction = g_strdup (spot->instruction);
  copy->permission = g_strdup (spot->permission);

  return copy;
}

static GPtrArray *
copy_spots (GPtrArray *spots)
{
  GPtrArray *copies = g_ptr_array_new_full (spots->len, spot_free);
  guint i;

  for (i = 0; i < spots->len; i++)
    g_ptr_array_add (copies, spot_copy (g_ptr_array_index (spots, i)));

  return copies;
}

static BittingPictureScene *
new_scene (const BittingPicture *picture)
{
  BittingPictureScene *self = g_new0 (BittingPictureScene, 1);

  self->picture.id = g_strdup (picture->id);
  self->picture.file = g_strdup (picture->file);
  self->picture.description = g_strdup (picture->description);
  self->picture.width = picture->width;
  self->picture.height = picture->height;

  return self;
}

/**
 * bitting_picture_scene_new:
 * @picture: what the picture is; copied
 * @svg: (nullable): its drawing
 * @dark_css: (nullable): style sheet with the dark colours of the drawing
 *
 * Returns: (transfer full): a scene that depends on nothing else
 */
BittingPictureScene *
bitting_picture_scene_new (const BittingPicture *picture,
                           GBytes               *svg,
                           GBytes               *dark_css)
{
  BittingPictureScene *self = new_scene (picture);

  self->picture.spots = copy_spots (picture->spots);
  if (svg != NULL)
    self->svg = g_bytes_ref (svg);
  if (dark_css != NULL)
    self->dark_css = g_bytes_ref (dark_css);

  return self;
}

/* A texture would do, but GTK 4.8 shows one that is much larger than its place with holes
 * in thin lines; cairo takes every pixel into account. */
static cairo_surface_t *
make_surface (GdkTexture *texture)
{
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return surface;

  cairo_surface_flush (surface);
  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);

  return surface;
}

/**
 * bitting_picture_scene_new_bitmap:
 * @picture: what the picture is; copied
 * @texture: a screenshot of the same
 *
 * The spots of @picture are those of its drawing, so that the scene has none; its units are
 * the pixels of @texture.
 *
 * Returns: (transfer full): a scene that depends on nothing else
 */
BittingPictureScene *
bitting_picture_scene_new_bitmap (const BittingPicture *picture,
                                  GdkTexture           *texture)
{
  BittingPictureScene *self = new_scene (picture);

  g_free (self->picture.description);
  self->picture.description = g_strdup (_("A screenshot of the exchange’s site, from the guide."));
  self->picture.caveat = g_strdup (picture->caveat);
  self->picture.width = gdk_texture_get_width (texture);
  self->picture.height = gdk_texture_get_height (texture);
  self->picture.spots = g_ptr_array_new_with_free_func (spot_free);
  self->bitmap = make_surface (texture);

  return self;
}

/** Returns: (transfer full): another scene of the same */
BittingPictureScene *
bitting_picture_scene_copy (const BittingPictureScene *self)
{
  BittingPictureScene *copy = bitting_picture_scene_new (&self->picture, self->svg,
                                                         self->dark_css);

  copy->picture.caveat = g_strdup (self->picture.caveat);
  if (self->bitmap != NULL)
    copy->bitmap = cairo_surface_reference (self->bitmap);

  return copy;
}

void
bitting_picture_scene_free (BittingPictureScene *self)
{
  guint i;

  if (self == NULL)
    return;

  g_free (self->picture.id);
  g_free (self->picture.file);
  g_free (self->picture.caveat);
  g_free (self->picture.description);
  g_clear_pointer (&self->picture.spots, g_ptr_array_unref);
  g_clear_pointer (&self->svg, g_bytes_unref);
  g_clear_pointer (&self->dark_css, g_bytes_unref);
  g_clear_pointer (&self->recordings[FALSE], cairo_surface_destroy);
  g_clear_pointer (&self->recordings[TRUE], cairo_surface_destroy);
  g_clear_pointer (&self->bitmap, cairo_surface_destroy);
  for (i = 0; i < N_SHOTS; i++)
    g_clear_pointer (&self->shots[i].node, gsk_render_node_unref);
  g_free (self);
}

const BittingPicture *
bitting_picture_scene_get_picture (BittingPictureScene *self)
{
  return &self->picture;
}

static gboolean
set_dark (BittingPictureScene  *self,
          RsvgHandle           *handle,
          GError              **error)
{
  gsize length;
  const guint8 *css;

  if (self->dark_css == NULL)
    return TRUE;
  css = g_bytes_get_data (self->dark_css, &length);

  return rsvg_handle_set_stylesheet (handle, css, length, error);
}

/* A style sheet cannot be taken off a handle again, so each theme has its own. */
static RsvgHandle *
load_handle (BittingPictureScene  *self,
             gboolean              dark,
             GError              **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (self->svg);
  RsvgHandle *handle = NULL;

  bitting_picture_rsvg_load ();
  handle = rsvg_handle_new_from_stream_sync (stream, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, error);
  if (handle != NULL && dark && !set_dark (self, handle, error))
    g_clear_object (&handle);

  return handle;
}

static void
add_outline (cairo_t                 *cr,
             const BittingPicture    *picture,
             const BittingPictureFit *fit)
{
  double right = fit->x + picture->width * fit->scale - BITMAP_RADIUS;
  double bottom = fit->y + picture->height * fit->scale - BITMAP_RADIUS;
  double left = fit->x + BITMAP_RADIUS;
  double top = fit->y + BITMAP_RADIUS;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right, top, BITMAP_RADIUS, -G_PI_2, 0);
  cairo_arc (cr, right, bottom, BITMAP_RADIUS, 0, G_PI_2);
  cairo_arc (cr, left, bottom, BITMAP_RADIUS, G_PI_2, G_PI);
  cairo_arc (cr, left, top, BITMAP_RADIUS, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* With the corners of the drawings, and an edge that a white page on white needs. */
static void
render_bitmap (BittingPictureScene       *self,
               const BittingPictureFrame *frame,
               cairo_t                   *cr)
{
  add_outline (cr, &self->picture, &frame->fit);
  cairo_save (cr);
  cairo_translate (cr, frame->fit.x, frame->fit.y);
  cairo_scale (cr, frame->fit.scale, frame->fit.scale);
  cairo_set_source_surface (cr, self->bitmap, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_fill_preserve (cr);
  cairo_restore (cr);
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.5);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* Asks librsvg once for each theme, in the units of the drawing. What it does is kept as
 * vectors, which any size can be made of: reading the drawing again for each takes longer
 * than a frame lasts. */
static cairo_surface_t *
record (BittingPictureScene  *self,
        gboolean              dark,
        GError              **error)
{
  const cairo_rectangle_t extents = { 0, 0, self->picture.width, self->picture.height };
  const RsvgRectangle viewport = { 0, 0, self->picture.width, self->picture.height };
  RsvgHandle *handle = load_handle (self, dark, error);
  cairo_surface_t *surface;
  gboolean done;
  cairo_t *cr;

  if (handle == NULL)
    return NULL;

  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cr = cairo_create (surface);
  done = rsvg_handle_render_document (handle, cr, &viewport, error);
  cairo_destroy (cr);
  g_object_unref (handle);
  if (!done)
    g_clear_pointer (&surface, cairo_surface_destroy);

  return surface;
}

static gboolean
render (BittingPictureScene        *self,
        const BittingPictureFrame  *frame,
        cairo_t                    *cr,
        GError                    **error)
{
  cairo_surface_t **recording = &self->recordings[frame->dark ? TRUE : FALSE];

  if (self->bitmap != NULL)
    {
      render_bitmap (self, frame, cr);
      return TRUE;
    }
  if (*recording == NULL)
    *recording = record (self, frame->dark, error);
  if (*recording == NULL)
    return FALSE;

  cairo_translate (cr, frame->fit.x, frame->fit.y);
  cairo_scale (cr, frame->fit.scale, frame->fit.scale);
  cairo_set_source_surface (cr, *recording, 0, 0);
  cairo_paint (cr);

  return TRUE;
}

static gboolean
frame_equal (const BittingPictureFrame *a,
             const BittingPictureFrame *b)
{
  return a->fit.x == b->fit.x && a->fit.y == b->fit.y && a->fit.scale == b->fit.scale &&
         graphene_size_equal (&a->view, &b->view) &&
         a->scale_factor == b->scale_factor && !a->dark == !b->dark;
}

/* Returns: (transfer none) (nullable): the drawing, if it was made for @frame before */
static GskRenderNode *
find_shot (BittingPictureScene       *self,
           const BittingPictureFrame *frame)
{
  guint i;

  for (i = 0; i < N_SHOTS; i++)
    if (self->shots[i].node != NULL && frame_equal (&self->shots[i].frame, frame))
      return self->shots[i].node;

  return NULL;
}

/* Puts a new drawing where the oldest one was. */
static GskRenderNode *
take_shot (BittingPictureScene       *self,
           const BittingPictureFrame *frame,
           const graphene_rect_t     *area)
{
  Shot *shot = &self->shots[self->renders++ % N_SHOTS];
  g_autoptr (GError) error = NULL;
  cairo_t *cr;

  g_clear_pointer (&shot->node, gsk_render_node_unref);
  shot->frame = *frame;
  shot->node = gsk_cairo_node_new (area);
  cr = gsk_cairo_node_get_draw_context (shot->node);
  if (!render (self, frame, cr, &error))
    {
      g_warning ("The drawing of “%s” cannot be shown: %s", self->picture.id, error->message);
      self->broken = TRUE;
      g_clear_pointer (&shot->node, gsk_render_node_unref);
    }
  cairo_destroy (cr);

  return shot->node;
}

/**
 * bitting_picture_scene_get_node:
 * @self: a scene
 * @frame: how to show it
 *
 * Records the part of the drawing that is in view, as vectors. One of the latest frames
 * once more costs nothing. A drawing that cannot be read is reported in the log, once.
 *
 * Returns: (transfer none) (nullable): the drawing, or %NULL if nothing of it can be seen
 */
GskRenderNode *
bitting_picture_scene_get_node (BittingPictureScene       *self,
                                const BittingPictureFrame *frame)
{
  const graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, (float) self->picture.width,
                                                    (float) self->picture.height);
  const graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, frame->view.width, frame->view.height);
  GskRenderNode *node = find_shot (self, frame);
  graphene_rect_t area;

  if (node != NULL)
    return node;

  bitting_picture_fit_rect (&frame->fit, &whole, &area);
  if ((self->svg == NULL && self->bitmap == NULL) || self->broken ||
      !graphene_rect_intersection (&area, &view, &area))
    return NULL;

  return take_shot (self, frame, &area);
}

/** How many times librsvg has been asked to draw: for tests. */
guint
bitting_picture_scene_get_renders (BittingPictureScene *self)
{
  return self->renders;
}
