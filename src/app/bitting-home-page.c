/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The saved keys, or an invitation to the first one. */

#include "config.h"

#include "bitting-home-page.h"

#include "bitting-bulk-check.h"
#include "bitting-key-list.h"
#include "bitting-stack.h"

#include <glib/gi18n.h>

struct _BittingHomePage
{
  AdwBin            parent_instance;

  BittingKeeper    *keeper;      /* (owned) */
  GCancellable     *cancellable; /* (owned) */
  char             *hidden;      /* (nullable): name of a key that is about to go */
  GPtrArray        *entries;     /* (owned) (nullable): as they were listed last */
  BittingBulkCheck *round;       /* (owned) (nullable): while many keys are checked */
  gboolean          listing;
  gboolean          again;       /* whether something changed while it was listed */
  gboolean          check_next;  /* whether to check all as soon as they are listed */
  char             *search_next; /* (nullable): what to look for as soon as they are listed */

  /* Template widgets */
  GtkStack         *stack;
  GtkWidget        *search;
  GtkMenuButton    *new_button;
  GtkMenuButton    *main_button;
  GMenuModel       *new_menu;
  GMenuModel       *main_menu;
  GtkLabel         *notice;
  GtkWidget        *notice_revealer;
  GtkLabel         *round_words;
  GtkProgressBar   *round_bar;
  GtkRevealer      *round_revealer;

  /* Pages of the stack that are made when they are first shown, as is the window by then */
  BittingKeyList   *list;    /* (nullable) */
  AdwStatusPage    *trouble; /* (nullable) */
};

typedef enum
{
  SIGNAL_OPEN,
  N_SIGNALS,
} BittingHomePageSignal;

G_DEFINE_FINAL_TYPE (BittingHomePage, bitting_home_page, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
opened_cb (BittingHomePage *self,
           const char      *name)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, name);
}

static void
need_list (BittingHomePage *self)
{
  if (self->list != NULL)
    return;

  self->list = g_object_new (BITTING_TYPE_KEY_LIST, NULL);
  g_signal_connect_swapped (self->list, "open", G_CALLBACK (opened_cb), self);
  g_object_bind_property (self->list, "search", self->search, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "list");
}

static GtkBuilder *
add_page (BittingHomePage *self,
          const char      *resource,
          const char      *name)
{
  GtkBuilder *builder = gtk_builder_new_from_resource (resource);

  gtk_stack_add_named (self->stack, GTK_WIDGET (gtk_builder_get_object (builder, name)), name);

  return builder;
}

static void
leave_out (GPtrArray  *entries,
           const char *name)
{
  guint i;

  for (i = entries->len; i > 0; i--)
    if (g_strcmp0 (bitting_entry_get_item (g_ptr_array_index (entries, i - 1))->name, name) == 0)
      g_ptr_array_remove_index (entries, i - 1);
}

/* What somebody asked for from outside, before there was a list. */
static void
grant_wishes (BittingHomePage *self)
{
  g_autofree char *words = g_steal_pointer (&self->search_next);

  if (self->entries->len > 0 && words != NULL)
    bitting_key_list_search (self->list, words);
  if (self->check_next)
    gtk_widget_activate_action (GTK_WIDGET (self), "keys.check-all", NULL);
  self->check_next = FALSE;
}

static void
show_entries (BittingHomePage *self,
              GPtrArray       *entries) /* (transfer full) */
{
  leave_out (entries, self->hidden);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  if (entries->len > 0)
    need_list (self);
  if (self->list != NULL)
    {
      bitting_key_list_set_entries (self->list, entries);
      bitting_key_list_capture (self->list, entries->len > 0 ? GTK_WIDGET (self) : NULL);
    }
  if (entries->len == 0 && gtk_stack_get_child_by_name (self->stack, "empty") == NULL)
    g_object_unref (add_page (self, "/io/github/bitting/Bitting/bitting-home-empty.ui", "empty"));
  gtk_widget_set_visible (self->search, entries->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keys.check-all",
                                 entries->len > 0 && self->round == NULL);
  bitting_stack_go_on (self->stack, entries->len > 0 ? "list" : "empty");
  grant_wishes (self);
}

static void list (BittingHomePage *self,
                  gboolean         quietly);

static void
retry_cb (BittingHomePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  bitting_home_page_reload (self);
}

static void
need_trouble (BittingHomePage *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (self->trouble != NULL)
    return;

  builder = add_page (self, "/io/github/bitting/Bitting/bitting-home-trouble.ui", "trouble");
  self->trouble = ADW_STATUS_PAGE (gtk_builder_get_object (builder, "trouble"));
  g_signal_connect_swapped (gtk_builder_get_object (builder, "retry"), "clicked", G_CALLBACK (retry_cb), self);
}

static void
show_trouble (BittingHomePage *self,
              const GError    *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  need_trouble (self);
  adw_status_page_set_description (self->trouble, escaped);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingHomePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = bitting_keeper_list_finish (BITTING_KEEPER (source), result, &error);
  const char *notice = bitting_keeper_get_notice (BITTING_KEEPER (source));
  gboolean quiet = g_task_get_source_tag (G_TASK (result)) == bitting_keeper_list_quietly_async;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->listing = FALSE;
  gtk_label_set_label (self->notice, notice == NULL ? "" : notice);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->notice_revealer), notice != NULL);
  if (entries != NULL)
    show_entries (self, g_steal_pointer (&entries));
  else if (!quiet)
    show_trouble (self, error);
  if (self->again)
    list (self, TRUE);
}

/* A list that takes long must come to its end, however often something changes meanwhile.
 * Quietly: nobody is asked to unlock anything because of what another program did. */
static void
list (BittingHomePage *self,
      gboolean         quietly)
{
  self->again = self->listing;
  if (self->listing)
    return;

  self->listing = TRUE;
  if (quietly)
    bitting_keeper_list_quietly_async (self->keeper, self->cancellable, listed_cb, g_object_ref (self));
  else
    bitting_keeper_list_async (self->keeper, self->cancellable, listed_cb, g_object_ref (self));
}

/** Reads the saved keys again. */
void
bitting_home_page_reload (BittingHomePage *self)
{
  g_return_if_fail (BITTING_IS_HOME_PAGE (self));

  list (self, FALSE);
}

static void
changed_cb (BittingHomePage *self,
            gboolean         keys)
{
  if (keys || self->entries == NULL || self->listing)
    list (self, TRUE);
  else
    show_entries (self, bitting_keeper_refresh (self->keeper, self->entries));
}

/**
 * bitting_home_page_hide:
 * @self: the page
 * @name: (nullable): name of a key that the list leaves out from now on
 */
void
bitting_home_page_hide (BittingHomePage *self,
                        const char      *name)
{
  g_return_if_fail (BITTING_IS_HOME_PAGE (self));

  g_free (self->hidden);
  self->hidden = g_strdup (name);
  bitting_home_page_reload (self);
}

/** Returns: (transfer none) (nullable): what the keyring says of a key that the list shows */
BittingItem *
bitting_home_page_find (BittingHomePage *self,
                        const char      *name)
{
  guint i;

  g_return_val_if_fail (BITTING_IS_HOME_PAGE (self), NULL);

  for (i = 0; self->entries != NULL && i < self->entries->len; i++)
    {
      BittingItem *item = bitting_entry_get_item (g_ptr_array_index (self->entries, i));

      if (g_str_equal (item->name, name))
        return item;
    }

  return NULL;
}

static void
end_round (BittingHomePage *self)
{
  guint done = bitting_bulk_check_get_done (self->round);
  g_autofree char *words = g_strdup_printf (ngettext ("%u key was checked", "%u keys were checked", done),
                                            done);

  g_signal_handlers_disconnect_by_data (self->round, self);
  g_clear_object (&self->round);
  gtk_revealer_set_reveal_child (self->round_revealer, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keys.check-all", TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", words);
}

static void
show_round (BittingHomePage *self)
{
  guint done = bitting_bulk_check_get_done (self->round);
  guint all = bitting_bulk_check_get_all (self->round);
  /* Translators: how many keys are done, and how many there are */
  g_autofree char *words = g_strdup_printf (_("Checking keys: %u of %u"), done, all);

  gtk_label_set_label (self->round_words, words);
  gtk_progress_bar_set_fraction (self->round_bar, (double) done / all);
  if (bitting_bulk_check_is_over (self->round))
    end_round (self);
}

/* Those that are shown: who looks for the keys of one site checks these. */
static void
check_all (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  BittingHomePage *self = BITTING_HOME_PAGE (widget);
  g_autoptr (GPtrArray) names = NULL;

  if (self->round != NULL || self->list == NULL)
    return;

  names = bitting_key_list_dup_shown (self->list);
  if (names->len == 0)
    return;

  self->round = bitting_bulk_check_new (self->keeper, names, NULL);
  g_signal_connect_swapped (self->round, "changed", G_CALLBACK (show_round), self);
  gtk_widget_action_set_enabled (widget, "keys.check-all", FALSE);
  show_round (self);
  gtk_revealer_set_reveal_child (self->round_revealer, TRUE);
  bitting_bulk_check_start (self->round);
}

static void
stop_round (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  BittingHomePage *self = BITTING_HOME_PAGE (widget);

  if (self->round != NULL)
    bitting_bulk_check_stop (self->round);
}

/* A menu is made when it is first opened: it is a window of its own, with a widget for each item. */
static void
open_menu_cb (GtkMenuButton *button,
              gpointer       menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

static void
bitting_home_page_dispose (GObject *object)
{
  BittingHomePage *self = BITTING_HOME_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->round != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->round, self);
      bitting_bulk_check_stop (self->round);
    }
  g_clear_object (&self->round);
  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_pointer (&self->search_next, g_free);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->hidden, g_free);

  G_OBJECT_CLASS (bitting_home_page_parent_class)->dispose (object);
}

static void
bitting_home_page_class_init (BittingHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_home_page_dispose;
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingHomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, BittingHomePage, search);
  gtk_widget_class_bind_template_child (widget_class, BittingHomePage, new_button);
  gtk_widget_class_bind_template_child (widget_class, BittingHomePage, main_button);
  gtk_widget_class_bind_template_child (widget_class, BittingHomePage, new_menu);
  gtk_widget_class_bind_template_child (widget_class, BittingHomePage, main_menu);
  gtk_widget_class_bind_template_child (widget_class, BittingHomePage, notice);
  gtk_widget_class_bind_template_child (widget_class, BittingHomePage, notice_revealer);
  gtk_widget_class_bind_template_child (widget_class, BittingHomePage, round_words);
  gtk_widget_class_bind_template_child (widget_class, BittingHomePage, round_bar);
  gtk_widget_class_bind_template_child (widget_class, BittingHomePage, round_revealer);
  gtk_widget_class_install_action (widget_class, "keys.check-all", NULL, check_all);
  gtk_widget_class_install_action (widget_class, "keys.stop", NULL, stop_round);
}

static void
bitting_home_page_init (BittingHomePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->new_button, open_menu_cb, self->new_menu, NULL);
  gtk_menu_button_set_create_popup_func (self->main_button, open_menu_cb, self->main_menu, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keys.check-all", FALSE);
  bitting_stack_announce (self->stack);
}

void
bitting_home_page_set_keeper (BittingHomePage *self,
                              BittingKeeper   *keeper)
{
  g_return_if_fail (BITTING_IS_HOME_PAGE (self));

  if (!g_set_object (&self->keeper, keeper))
    return;

  g_signal_connect_swapped (keeper, "changed", G_CALLBACK (changed_cb), self);
  bitting_keeper_follow (keeper);
}

/**
 * bitting_home_page_check_all:
 * @self: a page
 *
 * Reads the keyring again, and checks all keys as soon as they are listed.
 */
void
bitting_home_page_check_all (BittingHomePage *self)
{
  g_return_if_fail (BITTING_IS_HOME_PAGE (self));

  self->check_next = TRUE;
  bitting_home_page_reload (self);
}

/**
 * bitting_home_page_search:
 * @self: a page
 * @words: what to look for
 *
 * Reads the keyring again, and looks for @words as soon as the keys are listed.
 */
void
bitting_home_page_search (BittingHomePage *self,
                          const char      *words)
{
  g_return_if_fail (BITTING_IS_HOME_PAGE (self));

  g_free (self->search_next);
  self->search_next = g_strdup (words);
  bitting_home_page_reload (self);
}
