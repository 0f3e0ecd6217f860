/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every page has room in a window of 360 pixels, also when somebody needs text twice as
 * large: nothing sticks out, nothing is cut off, nothing has to be scrolled sideways. */

#include "bitting-application.h"
#include "bitting-data.h"
#include "bitting-grade-badge.h"
#include "bitting-keeper.h"
#include "bitting-practice.h"

#define WIDTH 360
#define HEIGHT 720
#define USUAL_DPI (96 * 1024) /* as “gtk-xft-dpi” counts */
#define NAME "ICG-MM"

static AdwApplication *application;
static GtkWindow *window;

static void
count_frame (GdkFrameClock *clock,
             gpointer       user_data)
{
  (*(guint *) user_data)++;
}

/* Waits until what was asked for is on the screen: sizes are agreed on in the first frame. */
static void
wait_for_frames (void)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  guint frames = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_frame), &frames);

  while (frames < 3)
    {
      gtk_widget_queue_draw (GTK_WIDGET (window));
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
}

/* Without a compositor the window has a border instead of a shadow; it comes on top. */
static void
set_size (void)
{
  GtkWidget *widget = GTK_WIDGET (window);
  int border = gdk_surface_get_width (gtk_native_get_surface (GTK_NATIVE (window))) -
               gtk_widget_get_width (widget);

  gtk_window_set_default_size (window, WIDTH + border, HEIGHT + border);
  while (gtk_widget_get_width (widget) != WIDTH)
    g_main_context_iteration (NULL, TRUE);
}

static char *
describe (GtkWidget *widget)
{
  GString *words = g_string_new (NULL);
  GtkWidget *parent;

  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "“%s” in ", gtk_label_get_text (GTK_LABEL (widget)));
  for (parent = widget; parent != NULL; parent = gtk_widget_get_parent (parent))
    g_string_append_printf (words, "%s ", G_OBJECT_TYPE_NAME (parent));

  return g_string_free (words, FALSE);
}

static GtkWidget *
find_mapped (GtkWidget *widget,
             GType      type)
{
  GtkWidget *child;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Names the widget that asks for most of the width. */
static void
report_widest (GtkWidget *widget)
{
  GtkWidget *child, *widest = NULL;
  int most = 0;
  g_autofree char *words = NULL;

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
    {
      report_widest (widest);
      return;
    }
  words = describe (widget);
  g_test_message ("needs too much room: %s", words);
}

/* The name of a key, and of the program, may be shortened in the header: the page says it in full. */
static gboolean
has_ellipsis (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) &&
         gtk_widget_get_ancestor (widget, ADW_TYPE_WINDOW_TITLE) == NULL &&
         pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
}

static gboolean
sticks_out (GtkWidget *widget)
{
  graphene_rect_t area;

  return gtk_widget_compute_bounds (widget, GTK_WIDGET (window), &area) &&
         area.size.width > 0 &&
         (area.origin.x < -1 ||
          area.origin.x + area.size.width > gtk_widget_get_width (GTK_WIDGET (window)) + 1);
}

static gboolean
scrolls_sideways (GtkWidget *widget)
{
  return GTK_IS_SCROLLED_WINDOW (widget) &&
         gtk_widget_get_mapped (gtk_scrolled_window_get_hscrollbar (GTK_SCROLLED_WINDOW (widget)));
}

static void
look_for_cuts (GtkWidget *widget)
{
  static const struct
  {
    const char *fault;
    gboolean  (*has) (GtkWidget *);
  } checks[] = {
    { "text is cut off", has_ellipsis },
    { "sticks out of the window", sticks_out },
    { "scrolls sideways", scrolls_sideways },
  };
  GtkWidget *child;
  guint i;

  /* A scroll bar may reach over the edge: it is no content, and easier to hit so. */
  if (!gtk_widget_get_mapped (widget) || GTK_IS_SCROLLBAR (widget))
    return;
  for (i = 0; i < G_N_ELEMENTS (checks); i++)
    if (checks[i].has (widget))
      {
        g_autofree char *words = describe (widget);

        g_test_message ("%s: %s", checks[i].fault, words);
        g_test_fail ();
      }
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_for_cuts (child);
}

static void
check_page (const char *page)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  int minimum;

  g_test_message ("%s", page);
  wait_for_frames ();
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > WIDTH)
    {
      report_widest (content);
      g_test_fail ();
      return;
    }
  set_size ();
  wait_for_frames ();
  look_for_cuts (content);
}

static void
go (const char *action,
    GVariant   *parameter)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), action, parameter));
}

static void
set_text (gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                GPOINTER_TO_INT (data) * USUAL_DPI / 100, NULL);
}

static void
test_invitation (gconstpointer data)
{
  set_text (data);
  go ("win.home", NULL);
  check_page ("home");
  go ("win.add-key", NULL);
  check_page ("add");
}

static void
test_guide (gconstpointer data)
{
  BittingGuide *guide = bitting_data_get_guide ();
  guint i;

  set_text (data);
  go ("win.practise", NULL);
  go ("win.new-key", NULL);
  go ("win.show-step", g_variant_new_uint32 (0));
  check_page ("site");
  for (i = 1; i <= guide->steps->len; i++)
    {
      go ("win.show-step", g_variant_new_uint32 (i));
      check_page (bitting_guide_get_step (guide, i)->title);
    }
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  bitting_keeper_add_finish (BITTING_KEEPER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
add_key (void)
{
  g_autoptr (BittingKeeper) keeper = bitting_keeper_new (NULL);
  g_autoptr (GPtrArray) keys = bitting_practice_dup_keys ();
  BittingPracticeKey *key = g_ptr_array_index (keys, 0);
  BittingEnvironment *environment = bitting_environments_find (bitting_data_get_environments (),
                                                               "practice");
  BittingTerms terms = { .policy = bitting_data_get_policy ("guide") };
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  bitting_keeper_start_practice (keeper, &error);
  g_assert_no_error (error);
  credential = bitting_credential_new (key->api_key, key->secret, &error);
  g_assert_no_error (error);
  bitting_keeper_add_async (keeper, NAME, environment, credential, &terms, TRUE, NULL, added_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_card (gconstpointer data)
{
  set_text (data);
  add_key ();
  go ("win.practise", NULL);
  go ("win.check", g_variant_new_string (NAME));
  while (find_mapped (GTK_WIDGET (window), BITTING_TYPE_GRADE_BADGE) == NULL)
    g_main_context_iteration (NULL, TRUE);
  check_page ("card");
  go ("win.home", NULL);
  while (find_mapped (GTK_WIDGET (window), BITTING_TYPE_GRADE_BADGE) == NULL)
    g_main_context_iteration (NULL, TRUE);
  check_page ("list");
}

static void
open_window (void)
{
  g_autoptr (GError) error = NULL;

  application = bitting_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (application));
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_assert_nonnull (window);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE,
                "gtk-font-name", "Cantarell 11", NULL);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char       *name;
    GTestDataFunc     function;
  } tests[] = {
    { "invitation", test_invitation },
    { "guide", test_guide },
    { "card", test_card },
  };
  static const int percents[] = { 100, 200 };
  guint i, j;

  g_test_init (&argc, &argv, NULL);
  open_window ();
  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    for (j = 0; j < G_N_ELEMENTS (percents); j++)
      {
        g_autofree char *path = g_strdup_printf ("/room/%s/%d", tests[i].name, percents[j]);

        g_test_add_data_func (path, GINT_TO_POINTER (percents[j]), tests[i].function);
      }

  return g_test_run ();
}
