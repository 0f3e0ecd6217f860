/* SPDX-License-Identifier: GPL-3.0-or-later */

/* picture-bench
 *
 * Shows each picture of the guide in a window and gives it another size in every frame, from
 * 320 to 920 pixels wide, as somebody does who pulls at the edge. Prints for each picture the
 * median and the slowest frame, with all that GTK does in it, beside the median of drawing the
 * same sizes with librsvg and nothing else, in milliseconds of work. */

#include "config.h"

#include <librsvg/rsvg.h>
#include <time.h>

#include "bitting-data.h"
#include "bitting-picture-view.h"

#define FRAMES 200
#define NARROWEST 320
#define STEP 3
#define ON_TIME 16.7 /* milliseconds: 60 frames a second */

typedef struct
{
  GtkWidget            *window;
  const BittingPicture *picture;
  GBytes               *svg;
  GArray               *times;  /* of frames, milliseconds */
  double                began;
} Run;

static int
width_at (guint frame)
{
  return NARROWEST + (int) frame * STEP;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
at (GArray *times,
    double  share)
{
  g_array_sort (times, compare);

  return g_array_index (times, double, (guint) (share * (times->len - 1)));
}

/* Milliseconds that this thread has worked: what else the machine does does not count. */
static double
get_worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
add_since (GArray *times,
           double  start)
{
  double time = get_worked () - start;

  g_array_append_val (times, time);
}

static void
before_cb (GdkFrameClock *clock,
           Run           *run)
{
  int width = width_at (run->times->len);

  run->began = get_worked ();
  gtk_widget_set_size_request (gtk_window_get_child (GTK_WINDOW (run->window)), width, width * 3 / 4);
}

static void
after_cb (GdkFrameClock *clock,
          Run           *run)
{
  add_since (run->times, run->began);
  if (run->times->len < FRAMES)
    return;

  gdk_frame_clock_end_updating (clock);
  gtk_window_destroy (GTK_WINDOW (run->window));
  run->window = NULL;
}

static void
resize (Run *run)
{
  GtkWidget *view = bitting_picture_view_new ();
  GdkFrameClock *clock = NULL;

  bitting_picture_view_set_picture (BITTING_PICTURE_VIEW (view), run->picture, run->svg, NULL);
  gtk_widget_set_halign (view, GTK_ALIGN_START);
  gtk_widget_set_valign (view, GTK_ALIGN_START);
  run->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (run->window), 1000, 740);
  gtk_window_set_child (GTK_WINDOW (run->window), view);
  gtk_widget_realize (run->window);
  clock = gtk_widget_get_frame_clock (run->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_cb), run);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_cb), run);
  gdk_frame_clock_begin_updating (clock);
  gtk_window_present (GTK_WINDOW (run->window));
  while (run->window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static GArray *
draw_bare (const Run *run)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (run->svg);
  RsvgHandle *handle =
    rsvg_handle_new_from_stream_sync (stream, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, NULL);
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));
  guint i;

  for (i = 0; i < FRAMES; i++)
    {
      int width = width_at (i);
      RsvgRectangle area = { 0, 0, width, width * 0.75 };
      double start = get_worked ();
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, width * 3 / 4);
      cairo_t *cr = cairo_create (surface);

      rsvg_handle_render_document (handle, cr, &area, NULL);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      add_since (times, start);
    }

  g_object_unref (handle);

  return times;
}

static void
measure (const BittingPicture *picture)
{
  g_autoptr (GBytes) svg = bitting_data_load_picture (picture->file);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = NULL;
  Run run = { .picture = picture, .svg = svg, .times = times };
  guint late = 0;
  guint i;

  resize (&run);
  bare = draw_bare (&run);
  for (i = 0; i < times->len; i++)
    late += g_array_index (times, double, i) > ON_TIME;
  g_print ("%-12s %9.1f %9.1f %6u of %u %9.1f %9.2f\n", picture->id, at (times, 0.5), at (times, 1), late,
           times->len, at (bare, 0.5), at (times, 0.5) / at (bare, 0.5));
}

int
main (int   argc,
      char *argv[])
{
  BittingGuide *guide = bitting_data_get_guide ();
  guint i, j;

  gtk_init ();
  g_print ("ms a frame       median   slowest  later than %.1f librsvg     ratio\n", ON_TIME);
  for (i = 1; i <= guide->steps->len; i++)
    for (j = 0; j < bitting_guide_get_step (guide, i)->pictures->len; j++)
      measure (g_ptr_array_index (bitting_guide_get_step (guide, i)->pictures, j));

  return 0;
}
