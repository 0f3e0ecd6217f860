/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the rings of the guide's pictures go, and of which kind they are. */

#include "bitting-data.h"
#include "bitting-picture-geometry.h"
#include "bitting-picture-scene.h"

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
  g_assert_cmpuint (boxes, ==, 8);
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Nodes can be drawn without a screen, once they are known. */
  g_type_ensure (GSK_TYPE_CAIRO_NODE);
  g_test_add_func ("/picture/kinds", test_kinds);
  g_test_add_func ("/picture/spot-at", test_spot_at);
  g_test_add_func ("/picture/screenshot", test_screenshot);

  return g_test_run ();
}
