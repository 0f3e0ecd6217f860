/* SPDX-License-Identifier: GPL-3.0-or-later */

/* clipboard-owner TEXT: another program from which TEXT was copied. Says “ready”, and keeps the
 * clipboard until it is stopped; says “taken” when somebody else has taken it. */

#include <gtk/gtk.h>

static void
changed_cb (GdkClipboard *clipboard)
{
  if (!gdk_clipboard_is_local (clipboard))
    g_print ("taken\n");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GdkClipboard *clipboard = NULL;

  if (argc != 2 || !gtk_init_check ())
    return 1;

  setvbuf (stdout, NULL, _IOLBF, 0);
  clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  gdk_clipboard_set_text (clipboard, argv[1]);
  g_signal_connect (clipboard, "changed", G_CALLBACK (changed_cb), NULL);
  g_print ("ready\n");
  g_main_loop_run (loop);

  return 0;
}
