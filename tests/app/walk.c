/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "walk.h"

#include "bitting-application.h"
#include "bitting-data.h"
#include "bitting-diagnosis-group.h"
#include "bitting-grade-badge.h"
#include "bitting-mender.h"
#include "bitting-policies-page.h"
#include "bitting-rotation-page.h"

#define MOST_TRIES 50
#define QUIET (80 * G_TIME_SPAN_MILLISECOND) /* how long nothing happens on a page that is ready */
#define SEARCH_DELAY 200 /* ms: GTK lets a person write on for 150 before it searches */

typedef struct
{
  GtkWindow *window;
  WalkVisit  visit;
  gpointer   user_data;
} Walk;

static gboolean
wake_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Lets the program work until there is nothing left to do for a moment. */
void
walk_settle (void)
{
  gint64 quiet_since = g_get_monotonic_time ();

  while (g_get_monotonic_time () - quiet_since < QUIET)
    {
      gboolean woken = FALSE;
      guint timer = g_timeout_add (10, wake_cb, &woken);

      g_main_context_iteration (NULL, TRUE);
      if (woken)
        continue;
      g_source_remove (timer);
      /* A blinking cursor and a frame that is drawn anew are no work. */
      if (g_main_context_pending (NULL))
        quiet_since = g_get_monotonic_time ();
    }
}

/** Returns: (transfer none) (nullable): the first child of that type that is on the screen */
GtkWidget *
walk_find (GtkWidget *widget,
           GType      type)
{
  GtkWidget *child, *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = walk_find (child, type);

  return found;
}

static void
count_frame (GdkFrameClock *clock,
             gpointer       user_data)
{
  (*(guint *) user_data)++;
}

/** Waits until what was asked for is on the screen: sizes are agreed on in the first frame. */
void
walk_wait_for_frames (GtkWindow *window)
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

/** Without a compositor the window has a border instead of a shadow; it comes on top. A window that grew for what was
 * in it a moment before is asked twice, as the second time is no change for GTK.
 *
 * Returns: whether it became that wide; not if what is in it needs more */
gboolean
walk_set_size (GtkWindow *window,
               int        width,
               int        height)
{
  GtkWidget *widget = GTK_WIDGET (window);
  int border = gdk_surface_get_width (gtk_native_get_surface (GTK_NATIVE (window))) -
               gtk_widget_get_width (widget);
  guint tries;

  gtk_window_set_default_size (window, width + border + 1, height + border);
  gtk_window_set_default_size (window, width + border, height + border);
  for (tries = 0; gtk_widget_get_width (widget) != width && tries < MOST_TRIES; tries++)
    walk_settle ();

  return gtk_widget_get_width (widget) == width;
}

/** Returns: (transfer full): what @widget says and where it is, for whoever reads of a fault */
char *
walk_describe (GtkWidget *widget)
{
  GString *words = g_string_new (NULL);
  GtkWidget *parent;

  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "“%s” in ", gtk_label_get_text (GTK_LABEL (widget)));
  for (parent = widget; parent != NULL; parent = gtk_widget_get_parent (parent))
    g_string_append_printf (words, "%s ", G_OBJECT_TYPE_NAME (parent));

  return g_string_free (words, FALSE);
}

static void
wait_for (Walk  *self,
          GType  type)
{
  while (walk_find (GTK_WIDGET (self->window), type) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
pause_for (guint milliseconds)
{
  gboolean woken = FALSE;

  g_timeout_add (milliseconds, wake_cb, &woken);
  while (!woken)
    g_main_context_iteration (NULL, TRUE);
}

static void
act (Walk       *self,
     const char *action,
     GVariant   *parameter)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, parameter));
}

static void
act_in (Walk       *self,
        GType       type,
        const char *action)
{
  GtkWidget *widget = walk_find (GTK_WIDGET (self->window), type);

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_activate_action_variant (widget, action, NULL));
}

static void
visit (Walk       *self,
       const char *page)
{
  walk_settle ();
  self->visit (self->window, page, self->user_data);
}

/* Looks at the window that was opened above the main one, and closes it. */
static void
visit_above (Walk       *self,
             const char *page)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *above = NULL;
  guint i;

  walk_settle ();
  for (i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != self->window && gtk_widget_get_mapped (GTK_WIDGET (window)))
        above = window;
    }
  g_assert_nonnull (above);
  self->visit (above, page, self->user_data);
  gtk_window_destroy (above);
  walk_settle ();
}

static void
show_view (Walk       *self,
           const char *name)
{
  GtkWidget *views = walk_find (GTK_WIDGET (self->window), ADW_TYPE_VIEW_STACK);

  g_assert_nonnull (views);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), name);
}

static void
walk_invitation (Walk *self)
{
  act (self, "win.add-key", NULL);
  visit (self, "add");
  act (self, "win.import", g_variant_new_string (""));
  visit (self, "import");
  act (self, "win.preferences", NULL);
  visit_above (self, "preferences");
  act (self, "win.shortcuts", NULL);
  visit_above (self, "shortcuts");
  act (self, "app.about", NULL);
  visit_above (self, "about");
}

static void
walk_guide (Walk *self)
{
  BittingGuide *guide = bitting_data_get_guide ();
  guint i;

  act (self, "win.practise", NULL);
  act (self, "win.new-key", NULL);
  act (self, "win.show-step", g_variant_new_uint32 (0));
  visit (self, "site");
  for (i = 1; i <= guide->steps->len; i++)
    {
      g_autofree char *page = g_strdup_printf ("step-%u", i);

      act (self, "win.show-step", g_variant_new_uint32 (i));
      visit (self, page);
    }
}

/* Keys by what their card shows: all is well, all is wrong, not told from here, no answer. */
static void
walk_keys (Walk *self)
{
  static const char * const keys[][2] = {
    { "ICG-MM", "good" }, { "Old Bot", "bad" }, { "Server", "elsewhere" }, { "Test", "unknown" },
  };
  guint i;

  act (self, "win.home", NULL);
  wait_for (self, BITTING_TYPE_GRADE_BADGE);
  visit (self, "list");
  act (self, "win.search", g_variant_new_string ("ICG-MM"));
  pause_for (SEARCH_DELAY);
  visit (self, "search");
  act (self, "win.search", g_variant_new_string ("404"));
  pause_for (SEARCH_DELAY);
  visit (self, "search-none");
  act (self, "win.search", g_variant_new_string (""));
  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *page = g_strconcat ("card-", keys[i][1], NULL);

      act (self, "win.open-key", g_variant_new_string (keys[i][0]));
      visit (self, page);
      if (i > 1)
        continue;
      show_view (self, "key");
      visit (self, "key");
      show_view (self, "history");
      visit (self, "history");
      show_view (self, "card");
    }
  act (self, "win.remove-key", g_variant_new_string ("Old Bot"));
  visit_above (self, "remove");
  act (self, "win.open-rotation", g_variant_new ("(sb)", "Server", FALSE));
  wait_for (self, BITTING_TYPE_ROTATION_PAGE);
  visit (self, "rotation");
}

static void
walk_policies (Walk *self)
{
  act (self, "win.policies", g_variant_new_string (""));
  visit (self, "policies");
  act (self, "win.policies", g_variant_new_string ("spot-derivatives"));
  visit (self, "policy");
  act_in (self, BITTING_TYPE_POLICIES_PAGE, "policy.copy");
  visit (self, "policy-editor");
}

static void
walk_report (Walk *self)
{
  g_autoptr (GFile) report = g_file_new_build_filename (g_getenv ("SESSION_FOLDER"), "report.json", NULL);
  g_autofree char *uri = g_file_get_uri (report);

  act (self, "win.open-report", g_variant_new_string (uri));
  wait_for (self, BITTING_TYPE_GRADE_BADGE);
  visit (self, "report");
}

static GtkWindow *
open_window (void)
{
  AdwApplication *application = bitting_application_new ();
  g_autoptr (GError) error = NULL;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (application));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE,
                "gtk-font-name", "Cantarell 11", NULL);

  return gtk_application_get_active_window (GTK_APPLICATION (application));
}

/**
 * walk_all:
 * @has_keys: whether there are keys in the keyring; without them there is one page to see
 * @visit_page: called with each page, while it is on the screen
 * @user_data: for it
 *
 * Opens the program and each of its pages, in the language of the environment.
 */
void
walk_all (gboolean  has_keys,
          WalkVisit visit_page,
          gpointer  user_data)
{
  Walk walk = { open_window (), visit_page, user_data };

  if (!has_keys)
    {
      visit (&walk, "home");
      return;
    }
  walk_invitation (&walk);
  walk_guide (&walk);
  walk_keys (&walk);
  walk_policies (&walk);
  walk_report (&walk);
}
