/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-file-drop.h"

#include "bitting-report-file.h"

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            GtkWidget     *widget)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *uri = NULL;

  if (files == NULL)
    return FALSE;

  uri = g_file_get_uri (files->data);

  return gtk_widget_activate_action (widget, "win.open-file", "s", uri);
}

/**
 * bitting_file_drop_attach:
 * @widget: what a file may be dropped on
 *
 * Lets a person drop a file to find keys or a policy in it, or a report file. Of several files the
 * first one counts.
 */
void
bitting_file_drop_attach (GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_add_css_class (widget, "drop-zone");
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static void
guessed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autofree char *uri = g_file_get_uri (G_FILE (source));
  gboolean report = bitting_report_file_guess_finish (G_FILE (source), result);

  gtk_widget_activate_action (widget, report ? "win.open-report" : "win.import", "s", uri);
}

/**
 * bitting_file_drop_open:
 * @widget: something in the window
 * @file: what a person dropped or opened, of whatever kind
 *
 * Looks what is in a file, and shows the page for it.
 */
void
bitting_file_drop_open (GtkWidget *widget,
                        GFile     *file)
{
  bitting_report_file_guess_async (file, NULL, guessed_cb, g_object_ref (widget));
}
