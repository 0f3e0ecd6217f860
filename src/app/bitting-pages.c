/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of the window, and where the focus is when one gives way to another. */

#include "config.h"

#include "bitting-pages.h"

static void
leave_menu (GtkWidget *pages)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (pages));
  GtkWidget *menu = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  while (menu != NULL)
    {
      GtkWidget *owner = gtk_widget_get_parent (menu);

      gtk_popover_popdown (GTK_POPOVER (menu));
      gtk_widget_grab_focus (owner);
      menu = gtk_widget_get_ancestor (owner, GTK_TYPE_POPOVER);
    }
}

/**
 * bitting_pages_show:
 * @pages: the pages of a window
 * @name: the one to show
 *
 * Shows a page. A stack gives the focus back to what had it when the page was left. That must
 * not be an item of a menu that is closed by then, or no key does anything on the page (seen
 * with GTK 4.8), so that an open menu gives it to its button first.
 */
void
bitting_pages_show (GtkStack   *pages,
                    const char *name)
{
  g_return_if_fail (GTK_IS_STACK (pages));

  leave_menu (GTK_WIDGET (pages));
  gtk_stack_set_visible_child_name (pages, name);
}
