/* SPDX-License-Identifier: GPL-3.0-or-later */

/* contrast WIDTHxHEIGHT (empty|keys|control) [hover|press]
 *
 * Can every text and every icon be told from what is behind it, in light and in dark? Prints
 * each that cannot as a line, then how many it looked at, and ends with 1 if there is one that
 * cannot. ADW_DEBUG_HIGH_CONTRAST=1 makes it the high contrast ones. “control” looks at texts
 * that are known to be faint or not, in place of the program. “hover” looks as if the pointer
 * were on everything at once, “press” as if all that can be clicked were held down. See
 * test-contrast.py.
 *
 * How it measures: letters are thin, and smooth at their edges, so that hardly one pixel of
 * a small text has its full colour. So what the window draws is drawn once more without any
 * letter, which is what is behind them, and once with a solid block in place of each, in the
 * colour of its letters and through the same opacity, filters and clips. Pixel by pixel, that
 * is the full colour beside the one behind it, whatever made it so. */

#include "letters.h"
#include "shot.h"
#include "walk.h"

#include "bitting-catalogue.h"

#include <math.h>

/* WCAG 2.1, 1.4.3 and 1.4.11. */
#define FOR_TEXT 4.5
#define FOR_LARGE_TEXT 3.0
#define FOR_ICONS 3.0
#define LARGE (18 * PANGO_SCALE)
#define LARGE_BOLD (14 * PANGO_SCALE)

/* Text this small is there for screen readers only: its like is shown beside it (style.css). */
#define FOR_EYES (2 * PANGO_SCALE)

/* So much of what is behind a text may be darker or lighter: a rounded corner, a line of the next text. */
#define SHARE 0.1

typedef struct
{
  int             width;
  int             height;
  GtkStateFlags   state;  /* to look at it in */
  const char     *page;
  GtkWindow      *window;
  graphene_rect_t area;   /* of the window, in what is drawn */
  Shot           *ground; /* (owned): without letters */
  Shot           *ink;    /* (owned): with blocks in their colour */
  Shot           *seen;   /* (owned): with blocks that cannot be mistaken */
  guint           n_texts;
  guint           n_icons;
  guint           n_faults;
} Contrast;

static void
report (Contrast   *self,
        GtkWidget  *widget,
        double      contrast,
        double      needed,
        guint32     ink,
        guint32     ground)
{
  g_autofree char *words = walk_describe (widget);

  g_print ("%s, %s: %.2f of %.1f, #%06x on #%06x: %s: %s\n", self->page,
           adw_style_manager_get_dark (adw_style_manager_get_default ()) ? "dark" : "light",
           contrast, needed, ink, ground, gtk_widget_get_name (widget), words);
  self->n_faults++;
}

/* What is on top in the middle of @area, sensitive or not. */
static GtkWidget *
pick (Contrast              *self,
      const graphene_rect_t *area)
{
  graphene_point_t middle;

  graphene_rect_get_center (area, &middle);

  return gtk_widget_pick (GTK_WIDGET (self->window), middle.x, middle.y,
                          GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);
}

/* Returns: the contrast that a text needs, or 0 */
static double
get_needed (GskRenderNode *text)
{
  PangoFontDescription *font = pango_font_describe (gsk_text_node_get_font (text));
  int size = pango_font_description_get_size (font);
  gboolean bold = pango_font_description_get_weight (font) >= PANGO_WEIGHT_BOLD;

  if (pango_font_description_get_size_is_absolute (font))
    size = size * 72 / 96;
  pango_font_description_free (font);
  if (size < FOR_EYES)
    return 0;

  return size >= (bold ? LARGE_BOLD : LARGE) ? FOR_LARGE_TEXT : FOR_TEXT;
}

typedef struct
{
  double  contrast;
  guint32 ink;
  guint32 ground;
} Sample;

static int
compare_samples (gconstpointer a,
                 gconstpointer b)
{
  double first = ((const Sample *) a)->contrast, second = ((const Sample *) b)->contrast;

  return (first > second) - (first < second);
}

/* The pixels of a text, faintest first, without those that are covered or scrolled away. */
static GArray *
take_samples (Contrast              *self,
              const graphene_rect_t *area)
{
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  int left = MAX ((int) floorf (area->origin.x), 0), top = MAX ((int) floorf (area->origin.y), 0);
  int right = MIN ((int) ceilf (area->origin.x + area->size.width), self->ground->width);
  int bottom = MIN ((int) ceilf (area->origin.y + area->size.height), self->ground->height);
  int x, y;

  for (y = top; y < bottom; y++)
    for (x = left; x < right; x++)
      {
        Sample sample = { 0, shot_at (self->ink, x, y), shot_at (self->ground, x, y) };

        sample.contrast = shot_contrast (sample.ink, sample.ground);
        if (shot_differ (shot_at (self->seen, x, y), sample.ground))
          g_array_append_val (samples, sample);
      }
  g_array_sort (samples, compare_samples);

  return samples;
}

static void
found_cb (GskRenderNode         *text,
          const graphene_rect_t *place,
          gpointer               user_data)
{
  Contrast *self = user_data;
  graphene_rect_t area = GRAPHENE_RECT_INIT (place->origin.x - self->area.origin.x,
                                             place->origin.y - self->area.origin.y,
                                             place->size.width, place->size.height);
  g_autoptr (GArray) samples = take_samples (self, &area);
  GtkWidget *widget = pick (self, &area);
  double needed = get_needed (text);
  const Sample *sample;

  /* What cannot be used now is exempt. */
  if (samples->len == 0 || widget == NULL || !gtk_widget_is_sensitive (widget))
    return;
  self->n_texts++;
  sample = &g_array_index (samples, Sample, (guint) (samples->len * SHARE));
  if (sample->contrast < needed)
    report (self, widget, sample->contrast, needed, sample->ink, sample->ground);
}

static void
look_at_texts (Contrast *self)
{
  g_autoptr (GskRenderNode) node = shot_snapshot_window (self->window, &self->area);
  Shot **shots[] = { &self->ground, &self->ink, &self->seen };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (shots); i++)
    {
      g_autoptr (GskRenderNode) other = letters_redraw (node, (LettersLook) i, self->window);

      *shots[i] = shot_take (self->window, other, &self->area);
    }
  letters_find (node, found_cb, self);
  for (i = 0; i < G_N_ELEMENTS (shots); i++)
    g_clear_pointer (shots[i], shot_free);
}

static Shot *
take_whole (Contrast *self)
{
  g_autoptr (GskRenderNode) node = shot_snapshot_window (self->window, &self->area);

  return shot_take (self->window, node, &self->area);
}

/* An icon has lines of whole pixels: the one that can be told best has its full colour. */
static void
look_at_icon (Contrast   *self,
              GtkWidget  *icon,
              const Shot *with,
              const Shot *without)
{
  graphene_rect_t area;
  Sample best = { 1, 0, 0 };
  int x, y;

  if (!gtk_widget_compute_bounds (icon, GTK_WIDGET (self->window), &area) || pick (self, &area) != icon)
    return;
  self->n_icons++;
  for (y = (int) area.origin.y; y < (int) (area.origin.y + area.size.height) && y < with->height; y++)
    for (x = (int) area.origin.x; x < (int) (area.origin.x + area.size.width) && x < with->width; x++)
      {
        Sample sample = { 0, shot_at (with, x, y), shot_at (without, x, y) };

        sample.contrast = shot_contrast (sample.ink, sample.ground);
        if (sample.contrast > best.contrast)
          best = sample;
      }
  if (best.contrast < FOR_ICONS)
    report (self, icon, best.contrast, FOR_ICONS, best.ink, best.ground);
}

static void
look_for_icons (Contrast   *self,
                GtkWidget  *widget,
                const Shot *with,
                const Shot *without)
{
  GtkWidget *child;

  /* A switch says by its place what it is; the sign in it is drawn in high contrast only. */
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget) || GTK_IS_SWITCH (widget))
    return;
  if (GTK_IS_IMAGE (widget) && gtk_image_get_storage_type (GTK_IMAGE (widget)) != GTK_IMAGE_EMPTY)
    look_at_icon (self, widget, with, without);
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    look_for_icons (self, child, with, without);
}

static void
look_at_icons (Contrast *self)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->window));
  g_autoptr (Shot) with = take_whole (self);
  g_autoptr (Shot) without = NULL;

  gtk_css_provider_load_from_data (provider, "* { -gtk-icon-filter: opacity(0); }", -1);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER + 1);
  walk_wait_for_frames (self->window);
  without = take_whole (self);
  look_for_icons (self, GTK_WIDGET (self->window), with, without);
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
}

static void
set_state (GtkWidget     *widget,
           GtkStateFlags  state)
{
  GtkWidget *child;

  if ((state & GTK_STATE_FLAG_ACTIVE) == 0 || GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) ||
      GTK_IS_LIST_BOX_ROW (widget))
    gtk_widget_set_state_flags (widget, state, FALSE);
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    set_state (child, state);
}

static void
visit_cb (GtkWindow  *window,
          const char *page,
          gpointer    user_data)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  Contrast *self = user_data;
  guint i;

  self->page = page;
  self->window = window;
  walk_wait_for_frames (window);
  if (!GTK_IS_SHORTCUTS_WINDOW (window))
    g_assert_true (walk_set_size (window, self->width, self->height));
  if (self->state != GTK_STATE_FLAG_NORMAL)
    set_state (GTK_WIDGET (window), self->state);
  for (i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
      walk_wait_for_frames (window);
      look_at_texts (self);
      look_at_icons (self);
    }
}

#define CONTROL_STYLE                                                  \
  "window.control, .control entry { background: white; color: black; }" \
  "#too-faint { color: #777777; } #enough { color: #767676; }"         \
  "#veiled { opacity: 0.52; } #not-veiled { opacity: 0.6; }"           \
  "#not-there { color: white; }"                                       \
  "#large { color: #949494; font-size: 18pt; }"                        \
  "#large-faint { color: #969696; font-size: 18pt; }"                  \
  "#not-large { color: #949494; font-size: 17pt; }"                    \
  "#bold { color: #949494; font-size: 14pt; font-weight: bold; }"      \
  "#not-bold { color: #949494; font-size: 14pt; }"                     \
  "#off { color: #dddddd; }"                                           \
  "#tinted { color: #767676; background: #f0f0f0; }"                   \
  "#icon { color: #949494; } #icon-faint { color: #a0a0a0; }"

/* Texts and icons of which it is known whether they can be told from what is behind them. */
static void
look_at_control (Contrast *self)
{
  static const char * const names[] = {
    "too-faint", "enough", "veiled", "not-veiled", "not-there", "large", "large-faint", "not-large",
    "bold", "not-bold", "off", "tinted", "icon", "icon-faint",
  };
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  guint i;

  gtk_css_provider_load_from_data (provider, CONTROL_STYLE, -1);
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (window), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER + 1);
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *child = g_str_has_prefix (names[i], "icon") ? gtk_image_new_from_icon_name ("window-close-symbolic")
                                                             : gtk_label_new ("il.");

      gtk_widget_set_name (child, names[i]);
      gtk_widget_set_sensitive (child, !g_str_equal (names[i], "off"));
      gtk_box_append (GTK_BOX (box), child);
    }
  gtk_widget_add_css_class (window, "control");
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  walk_settle ();
  visit_cb (GTK_WINDOW (window), "control", self);
}

int
main (int   argc,
      char *argv[])
{
  Contrast contrast = { 0 };

  if (argc < 3 || sscanf (argv[1], "%dx%d", &contrast.width, &contrast.height) != 2)
    return 2;
  if (argc > 3)
    contrast.state = GTK_STATE_FLAG_PRELIGHT | (g_str_equal (argv[3], "press") ? GTK_STATE_FLAG_ACTIVE : 0);
  bitting_catalogue_bind ();
  gtk_init ();
  if (g_str_equal (argv[2], "control"))
    {
      adw_init ();
      look_at_control (&contrast);
    }
  else
    walk_all (g_str_equal (argv[2], "keys"), visit_cb, &contrast);
  g_print ("%u texts, %u icons\n", contrast.n_texts, contrast.n_icons);

  return contrast.n_faults > 0;
}
