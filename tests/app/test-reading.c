/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In a window that is laid out from the right, texts begin below their titles, time goes to the left,
 * and codes are read from the left. */

#include "bitting-event.h"
#include "bitting-grade-badge.h"
#include "bitting-grade-chart.h"
#include "bitting-reading.h"
#include "bitting-room.h"
#include "bitting-secret-text.h"

#define WIDTH 600
#define NO_LETTERS "2001::1"

typedef struct
{
  const char *name;
  const char *text;
  gboolean    code;
  gboolean    from_left; /* how it is read */
} Entry;

static const Entry entries[] = {
  { "name", "ICG-MM", FALSE, TRUE },
  { "arabic", "روبوت", FALSE, FALSE },
  { "key", "DemoKey0123456789A", TRUE, TRUE },
  { "addresses", "203.0.113.21,203.0.113.22", TRUE, TRUE },
  { "no-letters", NO_LETTERS, TRUE, TRUE },
  { "cut", "203.0.113.21,203.0.113.22,203.0.113.23,203.0.113.24,203.0.113.25,203.0.113.26,203.0.113.27,203.0.113.28",
    TRUE, TRUE },
};

static GtkWindow *
show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, 200);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (child) == 0)
    g_main_context_iteration (NULL, TRUE);

  return GTK_WINDOW (window);
}

/* Where the cursor stands before a character, of the width of the field. */
static double
find_cursor (GtkText *text,
             gsize    position)
{
  graphene_rect_t strong;

  gtk_text_compute_cursor_extents (text, position, &strong, NULL);

  return strong.origin.x;
}

static void
test_entry (gconstpointer data)
{
  const Entry *entry = data;
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new ();
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  gsize length = (gsize) g_utf8_strlen (entry->text, -1);
  GtkWindow *window;
  double first, last, width;

  if (entry->code)
    gtk_widget_add_css_class (row, BITTING_READING_CODE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  bitting_room_give (list);
  window = show (list);
  gtk_editable_set_text (GTK_EDITABLE (row), entry->text);
  first = find_cursor (text, 0);
  last = find_cursor (text, length);
  width = gtk_widget_get_width (GTK_WIDGET (text));
  g_test_message ("from %g to %g of %g", first, last, width);

  if (entry->from_left)
    g_assert_cmpfloat (first, <, last);
  else
    g_assert_cmpfloat (first, >, last);
  if (last - first > width)
    g_assert_cmpfloat (first, <, 5); /* too long: its beginning is seen */
  else
    g_assert_cmpfloat (MAX (first, last), >, width - 5); /* at the right, as the title above it */
  gtk_window_destroy (window);
}

static void
test_search (void)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  GtkWindow *window;

  bitting_reading_follow (entry);
  window = show (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ICG-MM");
  g_assert_cmpfloat (find_cursor (text, 6), >, gtk_widget_get_width (GTK_WIDGET (text)) - 5);
  gtk_window_destroy (window);
}

/* Groups of four from the left: in the other order it would be another secret. */
static void
test_secret (void)
{
  g_autoptr (BittingSecret) secret = bitting_secret_new ("abcd1234efgh", -1);
  GtkWidget *shown = g_object_new (BITTING_TYPE_SECRET_TEXT, NULL);
  GtkWidget *groups = gtk_widget_get_first_child (gtk_widget_get_first_child (shown));
  GtkWindow *window;
  GtkWidget *group;
  graphene_rect_t bounds;
  float before = 0;
  guint count = 0;

  bitting_secret_text_show (BITTING_SECRET_TEXT (shown), secret);
  window = show (shown);
  for (group = gtk_widget_get_first_child (groups); group != NULL; group = gtk_widget_get_next_sibling (group))
    {
      g_assert_true (gtk_widget_compute_bounds (group, shown, &bounds));
      g_assert_cmpfloat (bounds.origin.x, >, before);
      before = bounds.origin.x;
      count++;
    }
  g_assert_cmpuint (count, ==, 3);
  g_assert_cmpfloat (before + bounds.size.width, >, WIDTH - 40);
  gtk_window_destroy (window);
}

/* How much is drawn of a widget from one column to another. */
static guint64
count_ink (GtkWidget *widget,
           int        from,
           int        to)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;
  guint64 ink = 0;
  int x, y;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  for (y = 0; y < height; y++)
    for (x = from; x < to; x++)
      ink += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + 4 * x + 3];
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return ink;
}

static void
add_event (GPtrArray   *events,
           BittingGrade grade,
           gint64       checked_at)
{
  BittingEvent *event = bitting_event_new (NULL);

  event->grade = grade;
  event->checked_at = checked_at;
  g_ptr_array_add (events, event);
}

/* The letters stand where the language begins, and the older checks beside them: here three of four. */
static void
test_chart (gconstpointer data)
{
  GtkTextDirection direction = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_event_free);
  GtkWidget *chart = g_object_new (BITTING_TYPE_GRADE_CHART, NULL);
  GtkWindow *window;
  guint64 left, right;
  int width;

  add_event (events, BITTING_GRADE_A, 1000);
  add_event (events, BITTING_GRADE_F, 40);
  add_event (events, BITTING_GRADE_A, 20);
  add_event (events, BITTING_GRADE_F, 0);
  gtk_widget_set_direction (chart, direction);
  bitting_grade_chart_set_events (BITTING_GRADE_CHART (chart), events);
  window = show (chart);
  width = gtk_widget_get_width (chart);
  left = count_ink (chart, 0, width / 4);
  right = count_ink (chart, width - width / 4, width);
  if (direction == GTK_TEXT_DIR_RTL)
    g_assert_cmpuint (right, >, left + left / 4);
  else
    g_assert_cmpuint (left, >, right + right / 4);
  gtk_window_destroy (window);
}

/* Arabic and Persian turn the question mark round. */
static void
test_question_mark (void)
{
  GtkWidget *badge = g_object_ref_sink (g_object_new (BITTING_TYPE_GRADE_BADGE, NULL));
  GtkLabel *letter = GTK_LABEL (adw_bin_get_child (ADW_BIN (badge)));

  bitting_grade_badge_set_grade (BITTING_GRADE_BADGE (badge), BITTING_GRADE_NONE, BITTING_OUTCOME_PARTIAL);
  g_assert_cmpstr (gtk_label_get_label (letter), ==, "؟");
  gtk_widget_set_direction (badge, GTK_TEXT_DIR_LTR);
  bitting_grade_badge_set_grade (BITTING_GRADE_BADGE (badge), BITTING_GRADE_NONE, BITTING_OUTCOME_PARTIAL);
  g_assert_cmpstr (gtk_label_get_label (letter), ==, "?");
  g_object_unref (badge);
}

int
main (int   argc,
      char *argv[])
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  for (i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reading/entry/%s", entries[i].name);

      g_test_add_data_func (path, &entries[i], test_entry);
    }
  g_test_add_func ("/reading/search", test_search);
  g_test_add_func ("/reading/secret", test_secret);
  g_test_add_data_func ("/reading/chart/from-right", GINT_TO_POINTER (GTK_TEXT_DIR_RTL), test_chart);
  g_test_add_data_func ("/reading/chart/from-left", GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_chart);
  g_test_add_func ("/reading/question-mark", test_question_mark);

  return g_test_run ();
}
