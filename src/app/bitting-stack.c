/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-stack.h"

#include "bitting-room.h"

static void
mark_all_but (GtkWidget *stack,
              GtkWidget *shown)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (stack); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, child != shown, -1);
}

static void
mark_hidden (GtkStack *stack)
{
  mark_all_but (GTK_WIDGET (stack), gtk_stack_get_visible_child (stack));
}

static void
mark_hidden_views (AdwViewStack *stack)
{
  mark_all_but (GTK_WIDGET (stack), adw_view_stack_get_visible_child (stack));
}

/**
 * bitting_stack_announce:
 * @stack: a stack
 *
 * Lets a screen reader see the visible page only: GTK 4.8 shows it all of them.
 */
void
bitting_stack_announce (GtkStack *stack)
{
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (mark_hidden), NULL);
  mark_hidden (stack);
}

/** As bitting_stack_announce(), of libadwaita’s kind of stack. */
void
bitting_stack_announce_views (AdwViewStack *stack)
{
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (mark_hidden_views), NULL);
  mark_hidden_views (stack);
}

static void
leave_menu (GtkWidget *stack)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (stack));
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
 * bitting_stack_show:
 * @stack: a stack in a window
 * @name: the page to show
 *
 * Shows a page, with room for its words. A stack gives the focus back to what had it when the page was left. That must
 * not be an item of a menu that is closed by then, or no key does anything on the page (seen
 * with GTK 4.8), so that an open menu gives it to its button first.
 */
void
bitting_stack_show (GtkStack   *stack,
                    const char *name)
{
  g_return_if_fail (GTK_IS_STACK (stack));

  leave_menu (GTK_WIDGET (stack));
  bitting_room_give (gtk_stack_get_child_by_name (stack, name));
  gtk_stack_set_visible_child_name (stack, name);
}

/* A list has its rows once it has its place. */
static gboolean
go_on_cb (gpointer user_data)
{
  GtkWidget *stack = user_data;
  GtkWidget *shown = gtk_stack_get_visible_child (GTK_STACK (stack));
  GtkRoot *root = gtk_widget_get_root (stack);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* Somebody may have gone elsewhere. */
  if (root != NULL && shown != NULL &&
      (focus == NULL || (gtk_widget_is_ancestor (focus, stack) && !gtk_widget_is_ancestor (focus, shown))))
    gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

/**
 * bitting_stack_go_on:
 * @stack: a stack in a window
 * @name: the page to show
 *
 * Shows a page, and if the keyboard was on the page before, lets it go on there: GTK leaves it on what
 * nobody sees any more.
 */
void
bitting_stack_go_on (GtkStack   *stack,
                     const char *name)
{
  g_return_if_fail (GTK_IS_STACK (stack));

  gtk_stack_set_visible_child_name (stack, name);
  g_idle_add_full (G_PRIORITY_LOW, go_on_cb, g_object_ref (stack), g_object_unref);
}
