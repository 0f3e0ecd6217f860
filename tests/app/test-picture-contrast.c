/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts in the guide's pictures can be read, also where they are dimmed beside a ring.
 *
 * A picture is drawn with and without its texts, so large that their lines are several pixels
 * wide: what differs and has neighbours of the same colour is a letter in its full colour. */

#include "shot.h"
#include "walk.h"

#include "bitting-data.h"
#include "bitting-picture-view.h"

/* WCAG 2.1, 1.4.3: in the pane the largest of the texts is a small one. */
#define ENOUGH 4.5
/* So many times larger than on the screen. */
#define SCALE 4

static GtkWindow *window;
static BittingPictureView *view;

static Shot *
take (const BittingPicture *picture,
      const char           *svg,
      const char           *instruction)
{
  g_autoptr (GBytes) drawing = g_bytes_new (svg, strlen (svg));
  g_autoptr (GBytes) dark_css = bitting_data_load_picture ("dark.css");
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (view));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  float width = (float) gtk_widget_get_width (GTK_WIDGET (view)) * SCALE;
  float height = (float) gtk_widget_get_height (GTK_WIDGET (view)) * SCALE;

  bitting_picture_view_set_picture (view, picture, drawing, dark_css);
  bitting_picture_view_set_instruction (view, instruction, "");
  walk_wait_for_frames (window);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);

  return shot_take (window, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static gboolean
has_full_colour (const Shot *shot,
                 int         x,
                 int         y)
{
  int dx, dy;

  for (dy = -1; dy <= 1; dy++)
    for (dx = -1; dx <= 1; dx++)
      if (shot_at (shot, x + dx, y + dy) != shot_at (shot, x, y))
        return FALSE;

  return TRUE;
}

/* Returns: the contrast of the faintest text of a picture, or 0 if there is no text in it */
static double
measure (const BittingPicture *picture,
         const char           *svg,
         const char           *instruction)
{
  g_autoptr (GRegex) text = g_regex_new ("<text\\b.*?</text>", G_REGEX_DOTALL, 0, NULL);
  g_autofree char *bare = g_regex_replace_literal (text, svg, -1, 0, "", 0, NULL);
  g_autoptr (Shot) with = take (picture, svg, instruction);
  g_autoptr (Shot) without = take (picture, bare, instruction);
  double least = 0;
  int x, y;

  for (y = 1; y < with->height - 1; y++)
    for (x = 1; x < with->width - 1; x++)
      {
        double contrast;

        if (!shot_differ (shot_at (with, x, y), shot_at (without, x, y)) || !has_full_colour (with, x, y))
          continue;
        contrast = shot_contrast (shot_at (with, x, y), shot_at (without, x, y));
        least = least > 0 ? MIN (least, contrast) : contrast;
      }

  return least;
}

static char *
load (const BittingPicture *picture)
{
  g_autoptr (GBytes) bytes = bitting_data_load_picture (picture->file);
  gsize length;
  const char *svg = g_bytes_get_data (bytes, &length);

  return g_strndup (svg, length);
}

/* The rest of a picture is dimmed alike, whichever of its spots is ringed. */
static void
check_picture (const BittingPicture *picture)
{
  const BittingSpot *spot = g_ptr_array_index (picture->spots, 0);
  const char * const instructions[] = { NULL, spot->instruction };
  g_autofree char *svg = load (picture);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (instructions); i++)
    {
      double contrast = measure (picture, svg, instructions[i]);

      g_test_message ("%s, %s: %.2f", picture->id, instructions[i] != NULL ? instructions[i] : "nothing ringed", contrast);
      g_assert_cmpfloat (contrast, >=, ENOUGH);
    }
}

static void
set_scheme (gconstpointer scheme)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), (AdwColorScheme) GPOINTER_TO_INT (scheme));
  walk_wait_for_frames (window);
}

static void
test_pictures (gconstpointer scheme)
{
  BittingGuide *guide = bitting_data_get_guide ();
  guint step, i;

  set_scheme (scheme);
  for (step = 1; step <= guide->steps->len; step++)
    {
      GPtrArray *pictures = bitting_guide_get_step (guide, step)->pictures;

      for (i = 0; i < pictures->len; i++)
        check_picture (g_ptr_array_index (pictures, i));
    }
}

/* A text that is too faint is found, if only just. */
static void
test_faint (void)
{
  static const struct
  {
    const char *colour;
    gboolean    faint;
  } inks[] = { { "#777777", TRUE }, { "#767676", FALSE }, { "#f8f8f8", TRUE } };
  const BittingPicture *picture = g_ptr_array_index (bitting_guide_get_step (bitting_data_get_guide (), 1)->pictures, 0);
  guint i;

  set_scheme (GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT));
  for (i = 0; i < G_N_ELEMENTS (inks); i++)
    {
      g_autofree char *svg =
        g_strdup_printf ("<svg xmlns='http://www.w3.org/2000/svg' width='960' height='780' "
                         "font-family='sans-serif' font-weight='bold'>"
                         "<rect x='0' y='0' width='960' height='780' fill='#ffffff'/>"
                         "<text x='100' y='100' font-size='26' fill='#000000'>Read me</text>"
                         "<text x='100' y='400' font-size='20' fill='%s'>and me</text></svg>", inks[i].colour);

      g_assert_true ((measure (picture, svg, NULL) < ENOUGH) == inks[i].faint);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  window = GTK_WINDOW (adw_window_new ());
  view = BITTING_PICTURE_VIEW (bitting_picture_view_new ());
  gtk_widget_set_size_request (GTK_WIDGET (view), 480, 400);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (window);
  walk_settle ();
  g_test_add_func ("/picture-contrast/faint", test_faint);
  g_test_add_data_func ("/picture-contrast/light", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT), test_pictures);
  g_test_add_data_func ("/picture-contrast/dark", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK), test_pictures);

  return g_test_run ();
}
