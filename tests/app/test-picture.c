/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide's pictures as librsvg draws them, where their rings go, and of which kind the
 * rings are. */

#include "bitting-data.h"
#include "bitting-picture-scene.h"

#include <stdlib.h>

/* How much a channel has to differ to be seen as ink, of 255. */
#define INK 32
/* What every spot has at least of it. */
#define INK_SHARE 0.015

static const BittingPicture *
find_picture (const char *id)
{
  BittingGuide *guide = bitting_data_get_guide ();
  guint i;

  for (i = 1; i <= guide->steps->len; i++)
    {
      const BittingPicture *picture = bitting_step_find_picture (bitting_guide_get_step (guide, i), id);

      if (picture != NULL)
        return picture;
    }

  return NULL;
}

/* In step 5 the policy decides, and not the drawing. */
static void
test_kinds (void)
{
  const BittingPicture *picture = find_picture ("permissions");
  BittingPolicy *policy = bitting_data_get_policy ("guide");
  guint boxes = 0;
  guint i;

  g_assert_nonnull (picture);
  for (i = 0; i < picture->spots->len; i++)
    {
      const BittingSpot *spot = g_ptr_array_index (picture->spots, i);
      BittingSpotKind kind = bitting_picture_spot_kind (spot, policy);

      if (spot->permission == NULL)
        {
          g_assert_cmpint (kind, ==, BITTING_SPOT_HERE);
          continue;
        }
      boxes++;
      if (bitting_policy_requires (policy, spot->permission))
        g_assert_cmpint (kind, ==, BITTING_SPOT_TICK);
      else if (g_str_equal (spot->permission, "Wallet.Withdraw"))
        g_assert_cmpint (kind, ==, BITTING_SPOT_NEVER);
      else
        g_assert_cmpint (kind, ==, BITTING_SPOT_LEAVE);
    }
  g_assert_cmpuint (boxes, ==, 9);
}

static void
test_spot_at (void)
{
  const BittingPicture *picture = find_picture ("permissions");
  static const double sizes[][2] = { { 340, 220 }, { 480, 300 }, { 1200, 800 }, { 300, 900 } };
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (j = 0; j < picture->spots->len; j++)
      {
        const BittingSpot *spot = g_ptr_array_index (picture->spots, j);
        BittingPictureCamera camera;
        BittingPictureFit fit;
        graphene_rect_t area;

        bitting_picture_camera_init (&camera, picture);
        fit = bitting_picture_camera_fit (&camera, picture, sizes[i][0], sizes[i][1]);
        bitting_picture_fit_spot (&fit, spot, &area);
        g_assert_cmpfloat (area.origin.x, >=, 0);
        g_assert_cmpfloat (area.origin.y, >=, 0);
        g_assert_cmpfloat (area.origin.x + area.size.width, <=, sizes[i][0]);
        g_assert_cmpfloat (area.origin.y + area.size.height, <=, sizes[i][1]);
        g_assert_true (bitting_picture_fit_spot_at (&fit, picture,
                                                    area.origin.x + area.size.width / 2,
                                                    area.origin.y + area.size.height / 2) == spot);
      }
}

#define LINES 64 /* thin black lines on white, one in eight columns */
#define SIDE (LINES * 8)

static GdkTexture *
make_lines (void)
{
  guint8 *pixels = g_malloc (SIDE * SIDE * 4);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, SIDE * SIDE * 4);
  gsize i;

  for (i = 0; i < SIDE * SIDE; i++)
    {
      memset (pixels + i * 4, i % 8 == 3 ? 0 : 0xff, 3);
      pixels[i * 4 + 3] = 0xff;
    }

  return gdk_memory_texture_new (SIDE, SIDE, GDK_MEMORY_R8G8B8A8, bytes, SIDE * 4);
}

static void
assert_lines (BittingPictureScene *scene)
{
  const BittingPictureFrame frame = {
    .fit = { 0, 0, 1 / 8.0 }, .view = { LINES, LINES }, .scale_factor = 1,
  };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, LINES, LINES);
  cairo_t *cr = cairo_create (surface);
  const guint8 *row;
  int x;

  gsk_render_node_draw (bitting_picture_scene_get_node (scene, &frame), cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  row = cairo_image_surface_get_data (surface) +
        cairo_image_surface_get_stride (surface) * LINES / 2;
  for (x = 2; x < LINES - 2; x++)
    g_assert_cmpint (ABS (row[x * 4] - 0xff * 7 / 8), <, 16);
  cairo_surface_destroy (surface);
}

/* A screenshot has no spots, and every line of it leaves its mark however small it gets. */
static void
test_screenshot (void)
{
  g_autoptr (GdkTexture) texture = make_lines ();
  g_autoptr (BittingPictureScene) scene =
    bitting_picture_scene_new_bitmap (find_picture ("permissions"), texture);
  g_autoptr (BittingPictureScene) copy = bitting_picture_scene_copy (scene);
  const BittingPicture *picture = bitting_picture_scene_get_picture (copy);

  g_assert_cmpfloat (picture->width, ==, SIDE);
  g_assert_cmpuint (picture->spots->len, ==, 0);
  g_assert_cmpstr (picture->caveat, ==, find_picture ("permissions")->caveat);
  g_assert_cmpstr (picture->description, !=, find_picture ("permissions")->description);
  assert_lines (scene);
  assert_lines (copy);
}

static BittingPictureScene *
make_scene (const BittingPicture *picture)
{
  g_autoptr (GBytes) svg = bitting_data_load_picture (picture->file);
  g_autoptr (GBytes) dark_css = bitting_data_load_picture ("dark.css");

  return bitting_picture_scene_new (picture, svg, dark_css);
}

static void
set_frame (BittingPictureFrame  *frame,
           const BittingPicture *picture,
           int                   width,
           int                   height,
           gboolean              dark)
{
  BittingPictureCamera camera;

  bitting_picture_camera_init (&camera, picture);
  frame->fit = bitting_picture_camera_fit (&camera, picture, width, height);
  graphene_size_init (&frame->view, (float) width, (float) height);
  frame->scale_factor = 1;
  frame->dark = dark;
}

static cairo_surface_t *
draw (BittingPictureScene       *scene,
      const BittingPictureFrame *frame)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         (int) frame->view.width,
                                                         (int) frame->view.height);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node = bitting_picture_scene_get_node (scene, frame);

  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface,
          int              x,
          int              y)
{
  const guchar *row = cairo_image_surface_get_data (surface) +
                      (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] & 0xffffff;
}

static gboolean
differ (guint32 a,
        guint32 b)
{
  guint shift;

  for (shift = 0; shift < 24; shift += 8)
    if (abs ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)) > INK)
      return TRUE;

  return FALSE;
}

/* The colour that most of an area has. */
static guint32
find_ground (cairo_surface_t       *surface,
             const graphene_rect_t *area)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint most = 0;
  guint32 ground = 0;
  int x, y;

  for (y = (int) area->origin.y; y < (int) (area->origin.y + area->size.height); y++)
    for (x = (int) area->origin.x; x < (int) (area->origin.x + area->size.width); x++)
      {
        guint32 pixel = pixel_at (surface, x, y);
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (pixel))) + 1;

        g_hash_table_insert (counts, GUINT_TO_POINTER (pixel), GUINT_TO_POINTER (count));
        if (count > most)
          ground = pixel;
        most = MAX (most, count);
      }

  return ground;
}

/* How much of an area has another colour than most of it. */
static double
measure_ink (cairo_surface_t       *surface,
             const graphene_rect_t *area)
{
  guint32 ground = find_ground (surface, area);
  guint inked = 0, all = 0;
  int x, y;

  for (y = (int) area->origin.y; y < (int) (area->origin.y + area->size.height); y++)
    for (x = (int) area->origin.x; x < (int) (area->origin.x + area->size.width); x++)
      {
        all++;
        if (differ (pixel_at (surface, x, y), ground))
          inked++;
      }

  return (double) inked / MAX (all, 1);
}

static void
check_ink (const BittingPicture *picture,
           int                   width,
           int                   height,
           gboolean              dark)
{
  g_autoptr (BittingPictureScene) scene = make_scene (picture);
  BittingPictureFrame frame;
  cairo_surface_t *surface;
  guint i;

  set_frame (&frame, picture, width, height, dark);
  surface = draw (scene, &frame);
  for (i = 0; i < picture->spots->len; i++)
    {
      const BittingSpot *spot = g_ptr_array_index (picture->spots, i);
      graphene_rect_t area;
      double ink;

      bitting_picture_fit_spot (&frame.fit, spot, &area);
      ink = measure_ink (surface, &area);
      g_test_message ("%s, %d×%d, %s: %s has %.3f", picture->id, width, height,
                      dark ? "dark" : "light", spot->instruction, ink);
      g_assert_cmpfloat (ink, >=, INK_SHARE);
    }
  cairo_surface_destroy (surface);
}

static void
test_ink (void)
{
  static const int sizes[][2] = { { 240, 190 }, { 440, 640 }, { 1120, 800 } };
  BittingGuide *guide = bitting_data_get_guide ();
  guint step, i, j;

  for (step = 1; step <= guide->steps->len; step++)
    {
      GPtrArray *pictures = bitting_guide_get_step (guide, step)->pictures;

      for (i = 0; i < pictures->len; i++)
        for (j = 0; j < G_N_ELEMENTS (sizes); j++)
          {
            check_ink (g_ptr_array_index (pictures, i), sizes[j][0], sizes[j][1], FALSE);
            check_ink (g_ptr_array_index (pictures, i), sizes[j][0], sizes[j][1], TRUE);
          }
    }
}

/* What measures ink has to see when there is none. */
static void
test_no_ink (void)
{
  const BittingPicture *picture = find_picture ("create");
  const BittingSpot nothing = { .x = 640, .y = 440, .width = 240, .height = 120 };
  g_autoptr (BittingPictureScene) scene = make_scene (picture);
  BittingPictureFrame frame;
  cairo_surface_t *surface;
  graphene_rect_t area;

  set_frame (&frame, picture, 440, 640, FALSE);
  surface = draw (scene, &frame);
  bitting_picture_fit_spot (&frame.fit, &nothing, &area);
  g_assert_cmpfloat (measure_ink (surface, &area), ==, 0);
  cairo_surface_destroy (surface);
}

/* On dark paper everything else is still what it was. */
static void
test_dark (void)
{
  const BittingPicture *picture = find_picture ("create");
  g_autoptr (BittingPictureScene) scene = make_scene (picture);
  guint32 grounds[2];
  guint dark;

  for (dark = FALSE; dark <= TRUE; dark++)
    {
      BittingPictureFrame frame;
      cairo_surface_t *surface;
      graphene_rect_t area;

      set_frame (&frame, picture, 480, 300, dark != 0);
      graphene_rect_init (&area, 0, 0, 480, 300);
      surface = draw (scene, &frame);
      grounds[dark] = find_ground (surface, &area);
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (grounds[FALSE] & 0xff, >, 0xe0);
  g_assert_cmpuint (grounds[TRUE] & 0xff, <, 0x40);
}

/* librsvg draws once for a size and a theme, and not again on the way back. */
static void
test_renders (void)
{
  static const struct
  {
    int      width;
    int      height;
    gboolean dark;
    guint    renders;
  } shows[] = {
    { 400, 300, FALSE, 1 },
    { 400, 300, FALSE, 1 },
    { 401, 300, FALSE, 2 },
    { 401, 300, FALSE, 2 },
    { 400, 300, FALSE, 2 },
    { 400, 300, TRUE, 3 },
    { 400, 300, FALSE, 3 },
    { 400, 300, TRUE, 3 },
  };
  const BittingPicture *picture = find_picture ("settings");
  g_autoptr (BittingPictureScene) scene = make_scene (picture);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (shows); i++)
    {
      BittingPictureFrame frame;

      set_frame (&frame, picture, shows[i].width, shows[i].height, shows[i].dark);
      g_assert_nonnull (bitting_picture_scene_get_node (scene, &frame));
      g_assert_cmpuint (bitting_picture_scene_get_renders (scene), ==, shows[i].renders);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Nodes can be drawn without a screen, once they are known. */
  g_type_ensure (GSK_TYPE_CAIRO_NODE);
  g_test_add_func ("/picture/kinds", test_kinds);
  g_test_add_func ("/picture/spot-at", test_spot_at);
  g_test_add_func ("/picture/ink", test_ink);
  g_test_add_func ("/picture/no-ink", test_no_ink);
  g_test_add_func ("/picture/dark", test_dark);
  g_test_add_func ("/picture/renders", test_renders);
  g_test_add_func ("/picture/screenshot", test_screenshot);

  return g_test_run ();
}
