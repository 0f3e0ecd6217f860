/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the rings of the guide's pictures go, and of which kind they are. */

#include "bitting-data.h"
#include "bitting-picture-geometry.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/kinds", test_kinds);
  g_test_add_func ("/picture/spot-at", test_spot_at);

  return g_test_run ();
}
