/* SPDX-License-Identifier: GPL-3.0-or-later */

/* start-bench COMMAND…
 *
 * Starts a program, waits until its first real window is mapped, leaves it alone for a while,
 * and prints the milliseconds to the window and the KiB (PSS) that the program has then. */

#include <X11/Xlib.h>
#include <glib.h>
#include <signal.h>
#include <sys/wait.h>

#define SMALLEST 200 /* pixels: helpers of toolkits are smaller */
#define REST_SECONDS 2

/* Helper windows are small, or beside the screen. */
static gboolean
is_window (Display *display,
           Window   window)
{
  XWindowAttributes attributes;

  return XGetWindowAttributes (display, window, &attributes) != 0 &&
         attributes.width >= SMALLEST && attributes.height >= SMALLEST &&
         attributes.x + attributes.width > 0;
}

static void
wait_for_window (Display *display)
{
  XEvent event;

  do
    XNextEvent (display, &event);
  while (event.type != MapNotify || !is_window (display, event.xmap.window));
}

static gint64
get_pss_kib (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", pid);
  g_autofree char *text = NULL;
  const char *line = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, "\nPss:")) == NULL)
    return 0;

  return g_ascii_strtoll (line + strlen ("\nPss:"), NULL, 10);
}

int
main (int   argc,
      char *argv[])
{
  Display *display = XOpenDisplay (NULL);
  g_autoptr (GError) error = NULL;
  gint64 start, mapped;
  GPid pid;

  if (argc < 2 || display == NULL)
    {
      g_printerr ("usage: start-bench COMMAND…, on an X display\n");
      return 2;
    }

  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);
  start = g_get_monotonic_time ();
  if (!g_spawn_async (NULL, argv + 1, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                      &pid, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  wait_for_window (display);
  mapped = g_get_monotonic_time ();
  g_usleep (REST_SECONDS * G_USEC_PER_SEC);
  g_print ("%.1f %" G_GINT64_FORMAT "\n", (double) (mapped - start) / 1000, get_pss_kib (pid));
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  XCloseDisplay (display);

  return 0;
}
