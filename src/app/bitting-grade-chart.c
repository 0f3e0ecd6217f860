/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grades of a key over time: a line that keeps its height until the next check. */

#include "config.h"

#include "bitting-grade-chart.h"

#include "bitting-event.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT 132
#define MARGIN 12.0
#define GAP 6.0 /* around a letter, so that no two touch each other however large they are */
#define DOT 4.5

struct _BittingGradeChart
{
  GtkWidget  parent_instance;

  GPtrArray *events; /* (owned) (element-type BittingEvent): newest first */
};

G_DEFINE_FINAL_TYPE (BittingGradeChart, bitting_grade_chart, GTK_TYPE_WIDGET)

static const struct
{
  BittingGrade grade;
  const char  *colour;
} lines[] = {
  { BITTING_GRADE_A, "#1b7f3b" }, { BITTING_GRADE_B, "#3d7a17" }, { BITTING_GRADE_C, "#8f6200" },
  { BITTING_GRADE_D, "#b3440b" }, { BITTING_GRADE_F, "#b3151f" },
};

/* Returns: number of the line, or -1 for a check without a grade */
static int
find_line (BittingGrade grade)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].grade == grade)
      return (int) i;

  return -1;
}

/* The room that a letter takes with its gap: at the start of the lines, and from line to line. */
static void
measure_letter (BittingGradeChart *self,
                double            *width,
                double            *height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "D");
  int text_width, text_height;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  *width = text_width + 2 * GAP;
  *height = text_height + GAP;
}

static double
line_at (BittingGradeChart *self,
         int                height,
         int                line)
{
  double letter_width, letter_height, margin;

  measure_letter (self, &letter_width, &letter_height);
  margin = MAX (MARGIN, letter_height / 2);

  return floor (margin + line * (height - 2 * margin) / (G_N_ELEMENTS (lines) - 1)) + 0.5;
}

/* Time goes as the language is read, and the letters stand where it begins. */
static double
turn (BittingGradeChart *self,
      double             x,
      double             width)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width - x : x;
}

/* Where a check lies: the first at the start, the last at the end. */
static double
place (BittingGradeChart  *self,
       const BittingEvent *event,
       double              width)
{
  const BittingEvent *newest = g_ptr_array_index (self->events, 0);
  const BittingEvent *oldest = g_ptr_array_index (self->events, self->events->len - 1);
  double span = (double) (newest->checked_at - oldest->checked_at);
  double letters, letter_height, room;

  measure_letter (self, &letters, &letter_height);
  room = width - letters - 2 * MARGIN;
  if (span <= 0)
    return turn (self, letters + MARGIN + room / 2, width);

  return turn (self, letters + MARGIN + room * (double) (event->checked_at - oldest->checked_at) / span, width);
}

static void
draw_letters (BittingGradeChart *self,
              GtkSnapshot       *snapshot,
              int                width,
              int                height,
              const GdkRGBA     *ink)
{
  const GdkRGBA rule = { ink->red, ink->green, ink->blue, ink->alpha * 0.12f };
  double letters, letter_height;
  guint i;

  measure_letter (self, &letters, &letter_height);
  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (PangoLayout) layout =
        gtk_widget_create_pango_layout (GTK_WIDGET (self), bitting_grade_to_string (lines[i].grade));
      double y = line_at (self, height, (int) i);
      int text_width, text_height;

      pango_layout_get_pixel_size (layout, &text_width, &text_height);
      gtk_snapshot_append_color (snapshot, &rule,
                                 &GRAPHENE_RECT_INIT ((float) MIN (turn (self, letters, width), turn (self, width, width)),
                                                      (float) (y - 0.5), (float) (width - letters), 1));
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT ((float) (turn (self, letters / 2, width) - text_width / 2.0),
                                                    (float) (y - text_height / 2.0)));
      gtk_snapshot_append_layout (snapshot, layout, ink);
      gtk_snapshot_restore (snapshot);
    }
}

static void
draw_line (BittingGradeChart *self,
           cairo_t           *cr,
           int                width,
           int                height,
           const GdkRGBA     *ink)
{
  gboolean begun = FALSE;
  guint i;

  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, ink->alpha * 0.7);
  cairo_set_line_width (cr, 2);
  for (i = self->events->len; i > 0; i--)
    {
      const BittingEvent *event = g_ptr_array_index (self->events, i - 1);
      int line = find_line (event->grade);
      double x = place (self, event, width), y, ignored;

      if (line < 0)
        continue;
      if (begun)
        {
          cairo_get_current_point (cr, &ignored, &y);
          cairo_line_to (cr, x, y);
          cairo_line_to (cr, x, line_at (self, height, line));
        }
      else
        cairo_move_to (cr, x, line_at (self, height, line));
      begun = TRUE;
    }
  cairo_stroke (cr);
}

/* With a rim, so that a dark dot is seen on a dark card. */
static void
draw_dots (BittingGradeChart *self,
           cairo_t           *cr,
           int                width,
           int                height,
           const GdkRGBA     *ink)
{
  guint i;

  for (i = 0; i < self->events->len; i++)
    {
      const BittingEvent *event = g_ptr_array_index (self->events, i);
      int line = find_line (event->grade);
      GdkRGBA colour;

      if (line < 0)
        continue;
      gdk_rgba_parse (&colour, lines[line].colour);
      cairo_arc (cr, place (self, event, width), line_at (self, height, line), DOT, 0, 2 * G_PI);
      gdk_cairo_set_source_rgba (cr, &colour);
      cairo_fill_preserve (cr);
      cairo_set_line_width (cr, 1.5);
      gdk_cairo_set_source_rgba (cr, ink);
      cairo_stroke (cr);
    }
}

static void
bitting_grade_chart_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  BittingGradeChart *self = BITTING_GRADE_CHART (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = NULL;
  GdkRGBA ink;

  if (self->events == NULL || self->events->len == 0)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  draw_letters (self, snapshot, width, height, &ink);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                                (float) height));
  draw_line (self, cr, width, height, &ink);
  draw_dots (self, cr, width, height, &ink);
  cairo_destroy (cr);
}

static void
bitting_grade_chart_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  double letter_width, letter_height;
  int height;

  measure_letter (BITTING_GRADE_CHART (widget), &letter_width, &letter_height);
  height = MAX (HEIGHT, (int) ceil (letter_height * G_N_ELEMENTS (lines)));
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? height : 120;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? height : 480;
}

static void
bitting_grade_chart_finalize (GObject *object)
{
  g_clear_pointer (&BITTING_GRADE_CHART (object)->events, g_ptr_array_unref);

  G_OBJECT_CLASS (bitting_grade_chart_parent_class)->finalize (object);
}

static void
bitting_grade_chart_class_init (BittingGradeChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bitting_grade_chart_finalize;
  widget_class->measure = bitting_grade_chart_measure;
  widget_class->snapshot = bitting_grade_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bitting_grade_chart_init (BittingGradeChart *self)
{
}

/* In words, what the line shows: from which mark to which. */
static char *
dup_words (GPtrArray *events)
{
  const char *first = NULL, *last = NULL;
  guint i;

  for (i = 0; i < events->len; i++)
    {
      const char *letter = bitting_grade_to_string (((BittingEvent *) g_ptr_array_index (events, i))->grade);

      if (letter == NULL)
        continue;
      first = letter;
      last = last != NULL ? last : letter;
    }
  if (first == NULL)
    return g_strdup (_("No grade yet"));

  /* Translators: the marks of the first and the last check */
  return g_strdup_printf (_("Grades over time, from %s to %s"), first, last);
}

/**
 * bitting_grade_chart_set_events:
 * @self: a chart
 * @events: (element-type BittingEvent): the checks of a key, newest first
 */
void
bitting_grade_chart_set_events (BittingGradeChart *self,
                                GPtrArray         *events)
{
  g_autofree char *words = dup_words (events);

  g_return_if_fail (BITTING_IS_GRADE_CHART (self));

  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = g_ptr_array_ref (events);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
