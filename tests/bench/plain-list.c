/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least that shows and searches the same keys in the same rows: the toolkit's own list, store
 * and filter, and of a key its name alone is looked at. */

#include "plain-list.h"

#include "bitting-entry.h"
#include "bitting-key-row.h"

#include <string.h>

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, bitting_key_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  bitting_key_row_set_entry (BITTING_KEY_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static gboolean
match (gpointer item,
       gpointer user_data)
{
  const char *text = gtk_editable_get_text (user_data);

  return *text == '\0' || strstr (bitting_entry_get_item (item)->name, text) != NULL;
}

static void
typed_cb (GtkFilter *filter)
{
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

GtkWidget *
plain_list_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GListStore *store = g_list_store_new (BITTING_TYPE_ENTRY);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (match, entry, NULL));
  GtkFilterListModel *shown = gtk_filter_list_model_new (G_LIST_MODEL (store), g_object_ref (filter));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (typed_cb), filter, G_CONNECT_SWAPPED);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (shown))), factory);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), scrolled);
  g_object_set_data (G_OBJECT (box), "store", store);
  g_object_unref (filter);

  return box;
}

void
plain_list_set_entries (GtkWidget *self,
                        GPtrArray *entries)
{
  GListStore *store = g_object_get_data (G_OBJECT (self), "store");

  g_list_store_splice (store, 0, 0, entries->pdata, entries->len);
}
