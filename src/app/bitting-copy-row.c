/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows whose text is to be carried over to the site by the clipboard. */

#include "config.h"

#include "bitting-copy-row.h"

#include <glib/gi18n.h>

/**
 * bitting_copy_row_new_button:
 * @label: what it copies, for tooltip and screen reader
 *
 * Returns: (transfer floating): a small button with the sign for copying
 */
GtkWidget *
bitting_copy_row_new_button (const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static void
copy_text_cb (GtkEditable *row)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (row)), gtk_editable_get_text (row));
  gtk_widget_activate_action (GTK_WIDGET (row), "win.say", "s", _("Name copied"));
}

static void
name_changed_cb (BittingJourney *journey,
                 GtkEditable    *row)
{
  bitting_journey_set_name (journey, gtk_editable_get_text (row));
}

/** Returns: (transfer floating): a row to edit and copy the new key's name */
GtkWidget *
bitting_copy_row_new_name (BittingJourney *journey)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *copy = bitting_copy_row_new_button (_("Copy the name"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Name"));
  gtk_editable_set_text (GTK_EDITABLE (row), bitting_journey_get_name (journey));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), copy);
  g_signal_connect_object (copy, "clicked", G_CALLBACK (copy_text_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "changed", G_CALLBACK (name_changed_cb), journey, G_CONNECT_SWAPPED);

  return row;
}
