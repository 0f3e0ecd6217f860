/* SPDX-License-Identifier: GPL-3.0-or-later */

/* clipboard-reader: another program into which is pasted. Prints the text on the clipboard. */

#include <gtk/gtk.h>

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  g_print ("%s", text != NULL ? text : "");
  g_main_loop_quit (user_data);
}

int
main (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  if (!gtk_init_check ())
    return 1;

  gdk_clipboard_read_text_async (gdk_display_get_clipboard (gdk_display_get_default ()), NULL, read_cb, loop);
  g_main_loop_run (loop);

  return 0;
}
