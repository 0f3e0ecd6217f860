/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader calls the items of a menu. */

#include "config.h"

#include "bitting-menu-names.h"

#include "bitting-words.h"

typedef void (*Map) (GtkWidget *);

static Map map_menu;

static void
name_items (GtkWidget *widget)
{
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);

  /* The type is private to GTK. */
  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    return;
  g_object_get (widget, "text", &label, NULL);
  if (label == NULL)
    return;
  name = bitting_words_dup_plain (label);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
map_with_names (GtkWidget *menu)
{
  name_items (menu);
  map_menu (menu);
}

/**
 * bitting_menu_names_begin:
 *
 * To be called once, before there is a window. GTK 4.18 says that an item of a menu is labelled by a
 * label of which it tells nobody, so that all items are without a name for who listens. From now on
 * each has its own.
 */
void
bitting_menu_names_begin (void)
{
  GtkWidgetClass *klass = g_type_class_ref (GTK_TYPE_POPOVER_MENU);

  if (map_menu == NULL)
    {
      map_menu = klass->map;
      klass->map = map_with_names;
    }
}
