/* SPDX-License-Identifier: GPL-3.0-or-later */

/* still (empty|keys|moving)
 *
 * Nothing moves for a person who switched animations off: not on the way to a page, and not
 * while one looks at it. Prints each page where something does as a line, and ends with 1 if
 * there is one. “moving” is the way as far as the second step with animations, and then a
 * spinner, so that there is something to be found. See test-still.py.
 *
 * On the way every frame is looked at: whether a stack or a revealer is between two states,
 * and, from step to step of the guide, where nothing has to be waited for, how often the
 * window changes its looks. On the page the clock has to stand still: whatever moves asks it
 * for a next frame, again and again. */

#include "shot.h"
#include "walk.h"

#include "bitting-catalogue.h"

#include <stdlib.h>

#define LOOKS 5
#define PAUSE 150 /* ms from look to look: longer in all than anything waits before it appears */
#define MOST_CHANGES 2 /* of a window that shows another step: the step, and a second layout of it */

typedef struct
{
  gboolean  moving;
  Shot     *latest;   /* (owned) (nullable) */
  guint     changes;  /* of the looks since the page before */
  guint     between;  /* frames in which something was between two states */
  guint     updates;  /* frames for which something asked the clock, since the look before */
  guint     n_pages;
  guint     n_faults;
} Still;

static Shot *
take (GtkWindow *window)
{
  graphene_rect_t area;
  g_autoptr (GskRenderNode) node = shot_snapshot_window (window, &area);

  return shot_take (window, node, &area);
}

static gboolean
is_same (const Shot *a,
         const Shot *b)
{
  return a->width == b->width && a->height == b->height &&
         memcmp (a->pixels, b->pixels, (gsize) a->width * (gsize) a->height * sizeof *a->pixels) == 0;
}

static gboolean
is_between (GtkWidget *widget)
{
  GtkWidget *child;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_STACK (widget) && gtk_stack_get_transition_running (GTK_STACK (widget)))
    return TRUE;
  if (GTK_IS_REVEALER (widget) &&
      gtk_revealer_get_reveal_child (GTK_REVEALER (widget)) != gtk_revealer_get_child_revealed (GTK_REVEALER (widget)))
    return TRUE;
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_between (child))
      return TRUE;

  return FALSE;
}

static gboolean
after_paint_cb (GSignalInvocationHint *hint,
                guint                  n_values,
                const GValue          *values,
                gpointer               user_data)
{
  Still *self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (g_application_get_default ()));
  g_autoptr (Shot) shot = NULL;

  if (window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    return TRUE;

  if (is_between (GTK_WIDGET (window)))
    self->between++;
  shot = take (window);
  if (self->latest == NULL || !is_same (self->latest, shot))
    self->changes++;
  g_clear_pointer (&self->latest, shot_free);
  self->latest = g_steal_pointer (&shot);

  return TRUE;
}

static gboolean
update_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               user_data)
{
  ((Still *) user_data)->updates++;

  return TRUE;
}

static gboolean
wake_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
pause_a_little (void)
{
  gboolean woken = FALSE;

  g_timeout_add (PAUSE, wake_cb, &woken);
  while (!woken)
    g_main_context_iteration (NULL, TRUE);
}

static void
report (Still      *self,
        const char *page,
        const char *fault)
{
  g_print ("%s: %s\n", page, fault);
  self->n_faults++;
}

static void
look (Still      *self,
      GtkWindow  *window,
      const char *page)
{
  g_autoptr (Shot) first = take (window);
  guint i, others = 0, moved = 0;

  self->n_pages++;
  if (self->between > 0)
    report (self, page, "something moves on the way there");
  if (g_str_has_prefix (page, "step-") && self->changes > MOST_CHANGES)
    report (self, page, "it comes in many small steps");
  for (i = 0; i < LOOKS; i++)
    {
      g_autoptr (Shot) next = NULL;

      self->updates = 0;
      pause_a_little ();
      next = take (window);
      if (!is_same (first, next))
        others++;
      if (self->updates > 0)
        moved++;
    }
  if (moved == LOOKS)
    report (self, page, "something goes on moving");
  if (others > 0)
    report (self, page, "it does not stay as it is");
  self->changes = 0;
  self->between = 0;
}

static void
finish (Still *self)
{
  g_clear_pointer (&self->latest, shot_free);
  g_print ("%u pages\n", self->n_pages);
  exit (self->n_faults > 0);
}

/* Without an end, and nothing else. */
static void
look_at_spinner (Still *self)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  adw_window_set_content (ADW_WINDOW (window), spinner);
  gtk_window_present (GTK_WINDOW (window));
  pause_a_little ();
  look (self, GTK_WINDOW (window), "spinner");
}

static void
visit_cb (GtkWindow  *window,
          const char *page,
          gpointer    user_data)
{
  Still *self = user_data;

  look (self, window, page);
  if (!self->moving)
    return;

  /* The walk switched them off. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  if (!g_str_equal (page, "step-2"))
    return;

  look_at_spinner (self);
  finish (self);
}

int
main (int   argc,
      char *argv[])
{
  Still still = { 0 };

  if (argc != 2)
    return 2;
  still.moving = g_str_equal (argv[1], "moving");
  bitting_catalogue_bind ();
  gtk_init ();
  /* Whether the cursor blinks is another of a person's settings. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_type_class_unref (g_type_class_ref (GDK_TYPE_FRAME_CLOCK));
  g_signal_add_emission_hook (g_signal_lookup ("update", GDK_TYPE_FRAME_CLOCK), 0, update_cb, &still, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0, after_paint_cb, &still, NULL);
  walk_all (!g_str_equal (argv[1], "empty"), visit_cb, &still);
  finish (&still);
}
