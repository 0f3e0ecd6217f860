/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Klipper, and whoever learnt it from there, leaves a text out of its history only if it is
 * told so under a name that is no MIME type. GTK offers that name, but gives nothing to those
 * who ask for it: a name has to have a slash. So we answer the X server ourselves. On Wayland
 * nobody but GTK could, and managers have to be content with the offer. */

#include "bitting-password-hint.h"

#include "config.h"

#ifdef HAVE_X11

#include <gdk/x11/gdkx.h>
#include <string.h>

static gboolean
is_for_us (const XEvent *event,
           GdkDisplay   *display)
{
  const XSelectionRequestEvent *request = &event->xselectionrequest;

  return event->type == SelectionRequest && request->property != None &&
         request->selection == gdk_x11_get_xatom_by_name_for_display (display, "CLIPBOARD") &&
         request->target == gdk_x11_get_xatom_by_name_for_display (display, BITTING_PASSWORD_HINT_TYPE);
}

/* As GTK does it (source: ICCCM, 2.2, Responsibilities of the Selection Owner). Whoever asked
 * may be gone by now, which is no fault of ours. */
static void
reply (const XSelectionRequestEvent *request,
       GdkDisplay                   *display)
{
  XEvent event = { .xselection = { .type = SelectionNotify } };

  event.xselection.requestor = request->requestor;
  event.xselection.selection = request->selection;
  event.xselection.target = request->target;
  event.xselection.property = request->property;
  event.xselection.time = request->time;
  gdk_x11_display_error_trap_push (display);
  XChangeProperty (request->display, request->requestor, request->property, request->target, 8,
                   PropModeReplace, (const guchar *) BITTING_PASSWORD_HINT,
                   (int) strlen (BITTING_PASSWORD_HINT));
  XSendEvent (request->display, request->requestor, False, NoEventMask, &event);
  gdk_x11_display_error_trap_pop_ignored (display);
}

/* GTK's own handler was there before any of ours can be, and would refuse. */
static gboolean
xevent_cb (GSignalInvocationHint *invocation,
           guint                  n_values,
           const GValue          *values,
           gpointer               user_data)
{
  GdkDisplay *display = g_value_get_object (&values[0]);
  XEvent *event = g_value_get_pointer (&values[1]);

  if (display != user_data || !is_for_us (event, display))
    return TRUE;

  reply (&event->xselectionrequest, display);
  /* It passes over what is not about a selection of its own. */
  event->xselectionrequest.selection = None;

  return TRUE;
}

#endif

/**
 * bitting_password_hint_begin:
 * @display: on whose clipboard a text of ours is
 *
 * From now on, whoever asks whether the text is a password is told so.
 *
 * Returns: for bitting_password_hint_end(); 0 if nothing has begun
 */
gulong
bitting_password_hint_begin (GdkDisplay *display)
{
#ifdef HAVE_X11
  if (GDK_IS_X11_DISPLAY (display))
    return g_signal_add_emission_hook (g_signal_lookup ("xevent", GDK_TYPE_X11_DISPLAY), 0, xevent_cb,
                                       display, NULL);
#endif

  return 0;
}

/**
 * bitting_password_hint_end:
 * @hint: (inout): what has begun, if anything; 0 afterwards
 *
 * The text is no longer there.
 */
void
bitting_password_hint_end (gulong *hint)
{
#ifdef HAVE_X11
  if (*hint != 0)
    g_signal_remove_emission_hook (g_signal_lookup ("xevent", GDK_TYPE_X11_DISPLAY), *hint);
#endif

  *hint = 0;
}
