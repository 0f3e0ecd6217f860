/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader calls things, where GTK 4.18 goes by a label that is the wrong one. */

#include "config.h"

#include "bitting-names.h"

#include "bitting-words.h"

typedef void (*Map) (GtkWidget *);

static Map map_menu;
static Map map_button;

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

/* What a button is called counts for more than what is written on it: “Delete…” does not say what.
 * Without a name of its own it is called by what is written on it. */
static void
map_by_own_name (GtkWidget *button)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  map_button (button);
}

static Map
replace_map (GType type,
             Map   map)
{
  GtkWidgetClass *klass = g_type_class_ref (type);
  Map before = klass->map;

  klass->map = map;

  return before;
}

/**
 * bitting_names_begin:
 *
 * To be called once, before there is a window. GTK 4.18 says that a button is labelled by the label
 * in it, whatever name it was given; and an item of a menu by one of which it tells nobody, so that
 * all items are without a name. From now on each goes by its own.
 */
void
bitting_names_begin (void)
{
  if (map_menu != NULL)
    return;

  map_menu = replace_map (GTK_TYPE_POPOVER_MENU, map_with_names);
  map_button = replace_map (GTK_TYPE_BUTTON, map_by_own_name);
}
