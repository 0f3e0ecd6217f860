/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The saved keys: as many rows as fit on the screen, however many keys there are. */

#include "config.h"

#include "bitting-key-list.h"

#include "bitting-entry-store.h"
#include "bitting-key-filter.h"
#include "bitting-key-menu.h"
#include "bitting-key-order.h"
#include "bitting-key-row.h"
#include "bitting-reading.h"
#include "bitting-stack.h"
#include "bitting-words.h"

#include <glib/gi18n.h>

#define TICK_SECONDS 30

struct _BittingKeyList
{
  AdwBin              parent_instance;

  BittingEntryStore  *store;  /* (owned): all keys */
  BittingKeyFilter   *filter; /* (owned) */
  GtkSortListModel   *sorted; /* (owned): those that are shown */
  GtkStringList      *places; /* (owned): names for people of where the keys live */
  GHashTable         *rows;   /* (owned) (element-type GtkListItem): that show a key now */
  guint               tick;   /* source that tells the time anew, or 0 */
  gboolean            search;

  /* Template widgets */
  GtkSearchBar       *bar;
  GtkEditable        *entry;
  GtkDropDown        *marks;
  GtkDropDown        *place;
  GtkDropDown        *order;
  GtkStack           *stack;
  GtkListView        *view;
  GtkLabel           *count;
};

typedef enum
{
  SIGNAL_OPEN,
  N_SIGNALS,
} BittingKeyListSignal;

typedef enum
{
  PROP_SEARCH = 1,
  N_PROPS,
} BittingKeyListProperty;

G_DEFINE_FINAL_TYPE (BittingKeyList, bitting_key_list, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

/* The choices of the drop-down, in its order. */
static const int marks_of[] = {
  BITTING_MARKS_ALL, BITTING_GRADE_A, BITTING_GRADE_B, BITTING_GRADE_C, BITTING_GRADE_D,
  BITTING_GRADE_F, BITTING_GRADE_NONE, BITTING_MARKS_UNCHECKED,
};

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, bitting_key_row_new ());
}

static void
show_row (GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *words = NULL;

  bitting_key_row_set_entry (BITTING_KEY_ROW (row), gtk_list_item_get_item (item));
  words = bitting_key_row_dup_words (BITTING_KEY_ROW (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
bind_cb (BittingKeyList *self,
         GtkListItem    *item)
{
  g_hash_table_add (self->rows, item);
  show_row (item);
}

static void
unbind_cb (BittingKeyList *self,
           GtkListItem    *item)
{
  g_hash_table_remove (self->rows, item);
}

/* “Checked just now” and “Expires in 6 days” become untrue by themselves. */
static gboolean
tick_cb (gpointer user_data)
{
  BittingKeyList *self = user_data;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_row (item);

  return G_SOURCE_CONTINUE;
}

static void
bitting_key_list_map (GtkWidget *widget)
{
  BittingKeyList *self = BITTING_KEY_LIST (widget);

  tick_cb (self);
  self->tick = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);

  GTK_WIDGET_CLASS (bitting_key_list_parent_class)->map (widget);
}

static void
bitting_key_list_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&BITTING_KEY_LIST (widget)->tick, g_source_remove);

  GTK_WIDGET_CLASS (bitting_key_list_parent_class)->unmap (widget);
}

static void
activated_cb (BittingKeyList *self,
              guint           position)
{
  g_autoptr (BittingEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  g_signal_emit (self, signals[SIGNAL_OPEN], 0, bitting_entry_get_item (entry)->name);
}

static void
update_count (BittingKeyList *self)
{
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
  g_autofree char *words = NULL;

  if (shown == all)
    words = g_strdup_printf (ngettext ("%u key", "%u keys", all), all);
  else
    /* Translators: how many keys are shown, and how many there are */
    words = g_strdup_printf (ngettext ("%u of %u key", "%u of %u keys", all), shown, all);
  gtk_label_set_label (self->count, words);
  gtk_stack_set_visible_child_name (self->stack, shown > 0 || all == 0 ? "keys" : "nothing");
}

static void
typed_cb (BittingKeyList *self)
{
  bitting_key_filter_set_text (self->filter, gtk_editable_get_text (self->entry));
}

static void
marks_cb (BittingKeyList *self)
{
  guint selected = gtk_drop_down_get_selected (self->marks);

  if (selected < G_N_ELEMENTS (marks_of))
    bitting_key_filter_set_marks (self->filter, marks_of[selected]);
}

static void
place_cb (BittingKeyList *self)
{
  guint selected = gtk_drop_down_get_selected (self->place);
  const char *place = NULL;

  if (selected != 0 && selected != GTK_INVALID_LIST_POSITION)
    place = gtk_string_list_get_string (self->places, selected);
  bitting_key_filter_set_environment (self->filter, place);
}

static void
order_cb (BittingKeyList *self)
{
  g_autoptr (GtkSorter) sorter =
    bitting_key_order_new_sorter ((BittingKeyOrder) gtk_drop_down_get_selected (self->order));

  gtk_sort_list_model_set_sorter (self->sorted, sorter);
}

static void
show_all_cb (BittingKeyList *self)
{
  gtk_editable_set_text (self->entry, "");
  gtk_drop_down_set_selected (self->marks, 0);
  gtk_drop_down_set_selected (self->place, 0);
}

/* What is not to be seen must not hide keys. */
static void
search_mode_cb (BittingKeyList *self)
{
  gboolean search = gtk_search_bar_get_search_mode (self->bar);

  if (!search)
    show_all_cb (self);
  if (self->search == search)
    return;

  self->search = search;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

static void
find_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  BittingKeyList *self = BITTING_KEY_LIST (widget);

  /* Another page may be on show. */
  if (!gtk_widget_get_mapped (widget) || bitting_key_list_count (self) == 0)
    return;

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
bitting_key_list_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_value_set_boolean (value, BITTING_KEY_LIST (object)->search);
}

static void
bitting_key_list_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  gtk_search_bar_set_search_mode (BITTING_KEY_LIST (object)->bar, g_value_get_boolean (value));
}

static void
bitting_key_list_dispose (GObject *object)
{
  BittingKeyList *self = BITTING_KEY_LIST (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->sorted != NULL)
    g_signal_handlers_disconnect_by_data (self->sorted, self);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filter);
  g_clear_object (&self->store);
  g_clear_object (&self->places);

  G_OBJECT_CLASS (bitting_key_list_parent_class)->dispose (object);
}

static void
bitting_key_list_finalize (GObject *object)
{
  g_hash_table_unref (BITTING_KEY_LIST (object)->rows);

  G_OBJECT_CLASS (bitting_key_list_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-key-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingKeyList, bar);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyList, entry);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyList, marks);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyList, place);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyList, order);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyList, stack);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyList, view);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyList, count);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, marks_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
}

static void
bitting_key_list_class_init (BittingKeyListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bitting_key_list_dispose;
  object_class->finalize = bitting_key_list_finalize;
  widget_class->map = bitting_key_list_map;
  widget_class->unmap = bitting_key_list_unmap;
  object_class->get_property = bitting_key_list_get_property;
  object_class->set_property = bitting_key_list_set_property;
  properties[PROP_SEARCH] = g_param_spec_boolean ("search", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                  G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "keys.find", NULL, find_cb);
}

/* The keyboard gets to the button inside, which GTK 4.8 leaves without a name. GTK 4.18 names it,
 * and what it is in, by what is chosen: there the outer one says what the choice is about. */
static void
name_choice (GtkDropDown *drop_down,
             const char  *name)
{
  GtkAccessible *outer = GTK_ACCESSIBLE (drop_down);
  GtkAccessible *button = GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (drop_down)));

  gtk_accessible_reset_relation (outer, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (outer, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bitting_key_list_init (BittingKeyList *self)
{
  const char * const places[] = { _("All sites"), NULL };
  GtkFilterListModel *filtered = NULL;
  GtkSelectionModel *selection = NULL;

  self->rows = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  bitting_stack_announce (self->stack);
  name_choice (self->marks, _("Show which grades"));
  name_choice (self->place, _("Show which sites"));
  name_choice (self->order, _("Sort"));
  self->store = bitting_entry_store_new ();
  self->filter = bitting_key_filter_new ();
  self->places = gtk_string_list_new (places);
  gtk_drop_down_set_model (self->place, G_LIST_MODEL (self->places));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->store)),
                                        g_object_ref (GTK_FILTER (self->filter)));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->sorted))));
  gtk_list_view_set_model (self->view, selection);
  g_object_unref (selection);
  g_signal_connect_swapped (self->sorted, "items-changed", G_CALLBACK (update_count), self);
  gtk_search_bar_connect_entry (self->bar, self->entry);
  bitting_reading_follow (GTK_WIDGET (self->entry));
  bitting_key_menu_attach (GTK_WIDGET (self->view));
}

/* The sites on offer are those of the keys that are there. */
static void
update_places (BittingKeyList *self,
               GPtrArray      *entries)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  for (i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (self->places)); i++)
    g_hash_table_add (known, (char *) gtk_string_list_get_string (self->places, i));
  for (i = 0; i < entries->len; i++)
    {
      BittingItem *item = bitting_entry_get_item (g_ptr_array_index (entries, i));
      g_autofree char *place = bitting_words_dup_environment (item->environment, item->host);

      if (g_hash_table_contains (known, place))
        continue;
      gtk_string_list_append (self->places, place);
      g_hash_table_add (known, (char *) gtk_string_list_get_string (
        self->places, g_list_model_get_n_items (G_LIST_MODEL (self->places)) - 1));
    }
}

/**
 * bitting_key_list_set_entries:
 * @self: the list
 * @entries: (element-type BittingEntry): all saved keys, by name
 *
 * Shows them. Rows whose key did not change stay as they are.
 */
void
bitting_key_list_set_entries (BittingKeyList *self,
                              GPtrArray      *entries)
{
  g_return_if_fail (BITTING_IS_KEY_LIST (self));

  update_places (self, entries);
  bitting_entry_store_update (self->store, entries);
  update_count (self);
}

/** Returns: how many keys there are, shown or not */
guint
bitting_key_list_count (BittingKeyList *self)
{
  g_return_val_if_fail (BITTING_IS_KEY_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}

/** Returns: (transfer full) (element-type utf8): names of the keys that are shown, in order */
GPtrArray *
bitting_key_list_dup_shown (BittingKeyList *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  guint i;

  g_return_val_if_fail (BITTING_IS_KEY_LIST (self), names);

  for (i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sorted)); i++)
    {
      g_autoptr (BittingEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

      g_ptr_array_add (names, g_strdup (bitting_entry_get_item (entry)->name));
    }

  return names;
}

/**
 * bitting_key_list_capture:
 * @self: the list
 * @widget: (nullable): what holds the list; NULL for nothing
 *
 * Whatever is typed while something in @widget has the focus begins a search.
 */
void
bitting_key_list_capture (BittingKeyList *self,
                          GtkWidget      *widget)
{
  g_return_if_fail (BITTING_IS_KEY_LIST (self));

  gtk_search_bar_set_key_capture_widget (self->bar, widget);
}

/**
 * bitting_key_list_search:
 * @self: a list with keys
 * @words: what to look for
 *
 * Does what somebody does who opens the search and types.
 */
void
bitting_key_list_search (BittingKeyList *self,
                         const char     *words)
{
  g_return_if_fail (BITTING_IS_KEY_LIST (self));

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
