/* SPDX-License-Identifier: GPL-3.0-or-later */

/* room WIDTHxHEIGHT PERCENT (empty|keys) [FOLDER]
 *
 * Every page has room in a window of that size, also when somebody needs text twice as large:
 * nothing sticks out, nothing is cut off, nothing has to be scrolled sideways. Prints each fault
 * as a line, and ends with 1 if there is one. With FOLDER, leaves a picture of each page there.
 * BITTING_DARK lets it be dark. See test-room.py. */

#include "walk.h"

#include "bitting-catalogue.h"

#include <stdlib.h>

#define USUAL_DPI (96 * 1024) /* as “gtk-xft-dpi” counts */

typedef struct
{
  int         width;
  int         height;
  int         percent;
  const char *folder; /* (nullable) */
  const char *page;
  guint       n_pages;
  guint       n_faults;
} Room;

static void
report (Room       *self,
        const char *fault,
        GtkWidget  *widget)
{
  g_autofree char *words = walk_describe (widget);

  g_print ("%s at %d %%, %d pixels: %s: %s\n", self->page, self->percent, self->width, fault, words);
  self->n_faults++;
}

/* Names the widget that asks for most of the width. */
static void
report_widest (Room      *self,
               GtkWidget *widget)
{
  GtkWidget *child, *widest = NULL;
  int most = 0;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;

      if (gtk_widget_get_mapped (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > most)
        widest = child;
      most = MAX (most, minimum);
    }
  if (widest != NULL)
    report_widest (self, widest);
  else
    report (self, "needs too much room", widget);
}

/* What stands in the header may be shortened: the page says it in full. */
static gboolean
is_cut_off (GtkWidget *widget)
{
  PangoLayout *layout;
  int width, height;

  if (!GTK_IS_LABEL (widget) || gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL)
    return FALSE;

  layout = gtk_label_get_layout (GTK_LABEL (widget));
  pango_layout_get_pixel_size (layout, &width, &height);

  return pango_layout_is_ellipsized (layout) ||
         width > gtk_widget_get_width (widget) + 1 || height > gtk_widget_get_height (widget) + 1;
}

static gboolean
sticks_out (GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t area;

  return gtk_widget_compute_bounds (widget, window, &area) &&
         area.size.width > 0 &&
         (area.origin.x < -1 ||
          area.origin.x + area.size.width > (float) gtk_widget_get_width (window) + 1);
}

/* A revealer shows nothing beyond its edge. */
static gboolean
is_covered (GtkWidget *widget)
{
  GtkWidget *revealer = gtk_widget_get_ancestor (widget, GTK_TYPE_REVEALER);
  graphene_rect_t area;

  return revealer != NULL && gtk_revealer_get_child_revealed (GTK_REVEALER (revealer)) &&
         gtk_widget_compute_bounds (widget, revealer, &area) &&
         area.origin.y + area.size.height > (float) gtk_widget_get_height (revealer) + 1;
}

static gboolean
scrolls_sideways (GtkWidget *widget)
{
  return GTK_IS_SCROLLED_WINDOW (widget) &&
         gtk_widget_get_mapped (gtk_scrolled_window_get_hscrollbar (GTK_SCROLLED_WINDOW (widget)));
}

/* As wide as the toolkit's own things in it: its search bar, the credits. */
static gboolean
is_the_toolkits (GtkWindow *window)
{
  return GTK_IS_SHORTCUTS_WINDOW (window) || ADW_IS_ABOUT_WINDOW (window);
}

static void
look_for_cuts (Room      *self,
               GtkWidget *widget)
{
  static const struct
  {
    const char *fault;
    gboolean  (*has) (GtkWidget *);
  } checks[] = {
    { "text is cut off", is_cut_off },
    /* The rest is for pages of ours. */
    { "sticks out of the window", sticks_out },
    { "lies under something else", is_covered },
    { "scrolls sideways", scrolls_sideways },
  };
  GtkWidget *child;
  guint i;

  /* A scroll bar may reach over the edge: it is no content, and easier to hit so. */
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) || GTK_IS_SCROLLBAR (widget))
    return;
  for (i = 0; i < (is_the_toolkits (GTK_WINDOW (gtk_widget_get_root (widget))) ? 1 : G_N_ELEMENTS (checks)); i++)
    if (checks[i].has (widget))
      report (self, checks[i].fault, widget);
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_for_cuts (self, child);
}

static void
save_picture (Room      *self,
              GtkWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strdup_printf ("%s/%02u-%s.png", self->folder, self->n_pages, self->page);

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  gdk_texture_save_to_png (texture, file);
}

static void
visit_cb (GtkWindow  *window,
          const char *page,
          gpointer    user_data)
{
  Room *self = user_data;
  GtkWidget *content = gtk_widget_get_first_child (GTK_WIDGET (window));
  int minimum;

  self->page = page;
  self->n_pages++;
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", self->percent * USUAL_DPI / 100, NULL);
  walk_wait_for_frames (window);
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (is_the_toolkits (window))
    look_for_cuts (self, content);
  else if (minimum > self->width)
    report_widest (self, content);
  else
    {
      if (!walk_set_size (window, self->width, self->height))
        report_widest (self, content);
      walk_wait_for_frames (window);
      look_for_cuts (self, content);
    }
  if (self->folder != NULL)
    save_picture (self, window);
}

int
main (int   argc,
      char *argv[])
{
  Room room = { 0 };

  if (argc < 4 || sscanf (argv[1], "%dx%d", &room.width, &room.height) != 2)
    return 2;
  room.percent = atoi (argv[2]);
  room.folder = argv[4];
  bitting_catalogue_bind ();
  gtk_init ();
  if (g_getenv ("BITTING_DARK") != NULL)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  walk_all (g_str_equal (argv[3], "keys"), visit_cb, &room);

  return room.n_faults > 0 || room.n_pages == 0;
}
