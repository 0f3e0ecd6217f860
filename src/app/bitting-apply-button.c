/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The button that an entry row shows while its text is being changed. */

#include "config.h"

#include "bitting-apply-button.h"

#define ICON "adw-entry-apply-symbolic"

/* Returns: (transfer none) (nullable): the button inside @widget, or itself */
static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *child;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), ICON) == 0)
    return widget;
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * bitting_apply_button_name:
 * @row: shows such a button
 * @name: what happens on a click
 *
 * libadwaita 1.2 leaves it without a name, so that a screen reader calls it after its picture.
 */
void
bitting_apply_button_name (AdwEntryRow *row,
                           const char  *name)
{
  GtkWidget *button = find_button (GTK_WIDGET (row));

  g_return_if_fail (button != NULL && name != NULL);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
