/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The saved keys as a list model, which takes a newer state by its difference: whoever
 * shows it keeps the place, the focus and the rows of all that stayed. */

#include "bitting-entry-store.h"

struct _BittingEntryStore
{
  GObject    parent_instance;

  GPtrArray *entries; /* (owned) (element-type BittingEntry): by name */
};

static GType
bitting_entry_store_get_item_type (GListModel *model)
{
  return BITTING_TYPE_ENTRY;
}

static guint
bitting_entry_store_get_n_items (GListModel *model)
{
  return BITTING_ENTRY_STORE (model)->entries->len;
}

static gpointer
bitting_entry_store_get_item (GListModel *model,
                              guint       position)
{
  BittingEntryStore *self = BITTING_ENTRY_STORE (model);

  return position < self->entries->len ? g_object_ref (g_ptr_array_index (self->entries, position)) : NULL;
}

static void
bitting_entry_store_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bitting_entry_store_get_item_type;
  iface->get_n_items = bitting_entry_store_get_n_items;
  iface->get_item = bitting_entry_store_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BittingEntryStore, bitting_entry_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      bitting_entry_store_list_model_init))

static void
bitting_entry_store_finalize (GObject *object)
{
  g_ptr_array_unref (BITTING_ENTRY_STORE (object)->entries);

  G_OBJECT_CLASS (bitting_entry_store_parent_class)->finalize (object);
}

static void
bitting_entry_store_class_init (BittingEntryStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bitting_entry_store_finalize;
}

static void
bitting_entry_store_init (BittingEntryStore *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

/** Returns: (transfer full): an empty store, a #GListModel of #BittingEntry */
BittingEntryStore *
bitting_entry_store_new (void)
{
  return g_object_new (BITTING_TYPE_ENTRY_STORE, NULL);
}

static const char *
name_at (GPtrArray *entries,
         guint      i)
{
  return bitting_entry_get_item (g_ptr_array_index (entries, i))->name;
}

static GHashTable *
index_names (GPtrArray *entries)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  for (i = 0; i < entries->len; i++)
    g_hash_table_add (names, (char *) name_at (entries, i));

  return names;
}

static void
remove_gone (BittingEntryStore *self,
             GPtrArray         *entries)
{
  g_autoptr (GHashTable) names = index_names (entries);
  guint end = self->entries->len;

  while (end > 0)
    {
      guint start = end;

      while (start > 0 && !g_hash_table_contains (names, name_at (self->entries, start - 1)))
        start--;
      if (start == end)
        {
          end--;
          continue;
        }
      g_ptr_array_remove_range (self->entries, start, end - start);
      g_list_model_items_changed (G_LIST_MODEL (self), start, end - start, 0);
      end = start;
    }
}

static void
replace_changed (BittingEntryStore *self,
                 guint              position,
                 BittingEntry      *entry)
{
  BittingEntry *known = g_ptr_array_index (self->entries, position);

  if (bitting_entry_equal (known, entry))
    return;

  self->entries->pdata[position] = g_object_ref (entry);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
  g_object_unref (known);
}

/* Inserts what is new from @position on, up to the first that is known. */
static guint
insert_new (BittingEntryStore *self,
            GPtrArray         *entries,
            guint              position)
{
  const char *known = position < self->entries->len ? name_at (self->entries, position) : NULL;
  guint end = position;

  while (end < entries->len && g_strcmp0 (name_at (entries, end), known) != 0)
    {
      g_ptr_array_insert (self->entries, (int) end, g_object_ref (g_ptr_array_index (entries, end)));
      end++;
    }
  if (end > position)
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, end - position);

  return end;
}

/**
 * bitting_entry_store_update:
 * @self: a store
 * @entries: (element-type BittingEntry): the keys as they are now, always in the same order
 *
 * Makes the store equal to @entries; tells of nothing but what became different.
 */
void
bitting_entry_store_update (BittingEntryStore *self,
                            GPtrArray         *entries)
{
  guint i = 0;

  g_return_if_fail (BITTING_IS_ENTRY_STORE (self));
  g_return_if_fail (entries != NULL);

  remove_gone (self, entries);
  while (i < entries->len)
    {
      if (i < self->entries->len && g_str_equal (name_at (self->entries, i), name_at (entries, i)))
        {
          replace_changed (self, i, g_ptr_array_index (entries, i));
          i++;
        }
      else
        i = insert_new (self, entries, i);
    }
}
