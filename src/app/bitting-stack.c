/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-stack.h"

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
