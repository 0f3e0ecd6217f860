/* SPDX-License-Identifier: GPL-3.0-or-later */

/* file-dragger FILE: another program with a window called “Files”, from which FILE can be dragged. Says
 * “ready” when the window is there, and “taken” when somebody has taken the file. */

#include <gtk/gtk.h>

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            const char    *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, g_slist_append (NULL, file));
}

static void
end_cb (GtkDragSource *source,
        GdkDrag       *drag,
        gboolean       delete_data)
{
  g_print ("taken\n");
}

static void
map_cb (GtkWidget *window)
{
  g_print ("ready\n");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GtkDragSource *source = NULL;
  GtkWidget *window = NULL;
  GtkWidget *label = NULL;

  if (argc != 2 || !gtk_init_check ())
    return 1;

  setvbuf (stdout, NULL, _IOLBF, 0);
  window = gtk_window_new ();
  label = gtk_label_new (argv[1]);
  source = gtk_drag_source_new ();
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), argv[1]);
  g_signal_connect (source, "drag-end", G_CALLBACK (end_cb), NULL);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_title (GTK_WINDOW (window), "Files");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 160, 160);
  gtk_window_set_child (GTK_WINDOW (window), label);
  g_signal_connect (window, "map", G_CALLBACK (map_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);

  return 0;
}
