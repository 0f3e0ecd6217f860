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

#define LTR "\xe2\x81\xa6"   /* U+2066, the left-to-right isolate */
#define FIRST "\xe2\x81\xa8" /* U+2068, the first strong isolate */
#define END "\xe2\x81\xa9"   /* U+2069, the end of an isolate */
#define RTL "\xe2\x80\x8f"   /* U+200F, the right-to-left mark */

/* Codes in sentences, as translations have them, and the same without the marks. */
static const struct
{
  const char *marked;
  const char *plain;
  const char *code;
} sentences[] = {
  { "العنوان " FIRST "::1" END, "العنوان ::1", "::1" },
  { "العناوين " FIRST "10.0.0.1, 10.0.0.2" END ".", "العناوين 10.0.0.1, 10.0.0.2.", "10.0.0.1, 10.0.0.2" },
  { "المفتاح " FIRST "12…ab" END, "المفتاح 12…ab", "12…ab" },
  { "أدخل «" LTR "--all" END "».", "أدخل «--all».", "--all" },
  { "الخادم " FIRST "socks5://10.0.0.1:1080/" END " لا", "الخادم socks5://10.0.0.1:1080/ لا", "socks5://10.0.0.1:1080/" },
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

/* Where a byte of a label's text is drawn. */
static int
find_byte (PangoLayout *layout,
           gsize        index)
{
  PangoRectangle place;

  pango_layout_index_to_pos (layout, (int) index, &place);

  return MIN (place.x, place.x + place.width);
}

static gboolean
is_drawn_from_the_left (const char *text,
                        const char *code)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (text));
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  const char *start = strstr (text, code);
  const char *next = start;
  gboolean from_left = TRUE;

  for (next = g_utf8_next_char (start); next < start + strlen (code); next = g_utf8_next_char (next))
    if (find_byte (layout, (gsize) (next - text)) <= find_byte (layout, (gsize) (g_utf8_prev_char (next) - text)))
      from_left = FALSE;
  g_object_unref (label);

  return from_left;
}

static void
test_sentences (void)
{
  g_autofree char *alone = bitting_reading_dup_code ("::1");
  guint i;

  for (i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_test_message ("row %u", i);
      g_assert_true (is_drawn_from_the_left (sentences[i].marked, sentences[i].code));
      g_assert_false (is_drawn_from_the_left (sentences[i].plain, sentences[i].code));
    }
  g_assert_true (is_drawn_from_the_left (alone, "::1"));
  g_assert_false (is_drawn_from_the_left ("::1", "::1"));
}

/* A sentence that begins with a name goes on to the left of it. */
static void
test_beginning (void)
{
  static const char marked[] = RTL FIRST "ICG-MM" END " محفوظ";
  static const char plain[] = "ICG-MM محفوظ";
  GtkWidget *first = g_object_ref_sink (gtk_label_new (marked));
  GtkWidget *second = g_object_ref_sink (gtk_label_new (plain));

  g_assert_cmpint (find_byte (gtk_label_get_layout (GTK_LABEL (first)), strlen (RTL FIRST)), >,
                   find_byte (gtk_label_get_layout (GTK_LABEL (first)), sizeof marked - 3));
  g_assert_cmpint (find_byte (gtk_label_get_layout (GTK_LABEL (second)), 0), <,
                   find_byte (gtk_label_get_layout (GTK_LABEL (second)), sizeof plain - 3));
  g_object_unref (first);
  g_object_unref (second);
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
  g_test_add_func ("/reading/sentences", test_sentences);
  g_test_add_func ("/reading/beginning", test_beginning);
  g_test_add_data_func ("/reading/chart/from-right", GINT_TO_POINTER (GTK_TEXT_DIR_RTL), test_chart);
  g_test_add_data_func ("/reading/chart/from-left", GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_chart);
  g_test_add_func ("/reading/question-mark", test_question_mark);

  return g_test_run ();
}
