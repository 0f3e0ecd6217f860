/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What passes the connection to an X server stays in the connection's two buffers until something
 * else happens to be written over it: a text that was pasted, or copied. Wayland has nothing of
 * the kind, as there such a text has a pipe of its own. */

#include "config.h"

#include "bitting-display.h"

#ifdef HAVE_X11
#include <gdk/x11/gdkx.h>
#endif

#ifdef HAVE_X11

/* Bytes of Xlib's buffer for what is sent, unless the environment says otherwise, and of the shortest
 * request. */
#define SENT_SIZE 16384
#define REQUEST_SIZE 4

static void
forget_sent (Display *display)
{
  int i;

  for (i = 0; i < SENT_SIZE / REQUEST_SIZE + 1; i++)
    XNoOp (display);
}

/* The names of all keys are more than the buffer for what is received has room for. */
static void
forget_received (Display *display)
{
  int first, last, per_key;
  KeySym *keys = NULL;

  XDisplayKeycodes (display, &first, &last);
  keys = XGetKeyboardMapping (display, (KeyCode) first, last - first + 1, &per_key);
  if (keys != NULL)
    XFree (keys);
}

#endif

/**
 * bitting_display_forget:
 * @display: a display
 *
 * Writes over what the connection to the display keeps of what passed it. Waits for one answer of
 * the X server.
 */
void
bitting_display_forget (GdkDisplay *display)
{
#ifdef HAVE_X11
  if (!GDK_IS_X11_DISPLAY (display))
    return;

  forget_sent (gdk_x11_display_get_xdisplay (display));
  forget_received (gdk_x11_display_get_xdisplay (display));
#endif
}
