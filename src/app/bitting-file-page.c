/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report file that was made elsewhere: its card, its mark, and the key that it is about; or
 * a list, where it holds several. */

#include "config.h"

#include "bitting-file-page.h"

#include "bitting-keeper-file.h"
#include "bitting-report-card.h"
#include "bitting-report-list.h"
#include "bitting-room.h"
#include "bitting-stack.h"

#include <glib/gi18n.h>

struct _BittingFilePage
{
  AdwBin               parent_instance;

  BittingKeeper       *keeper;      /* (owned) */
  GCancellable        *cancellable; /* (owned): of the reading */
  GPtrArray           *all;         /* (owned) (nullable) (element-type BittingOpenedReport): once it was read */
  BittingOpenedReport *opened;      /* (borrowed) (nullable): of @all; whose card is on show */

  /* Template widgets */
  GtkStack            *stack;
  AdwStatusPage       *trouble;
  BittingReportList   *list;
  AdwActionRow        *source;
  AdwActionRow        *owner;
  GtkWidget           *keep_row;
  GtkScrolledWindow   *scroller;
  BittingReportCard   *card;
};

G_DEFINE_FINAL_TYPE (BittingFilePage, bitting_file_page, ADW_TYPE_BIN)

static void
show_owner (BittingFilePage *self)
{
  const BittingReport *report = self->opened->report;
  gboolean complete = report->outcome == BITTING_OUTCOME_COMPLETE;
  g_autofree char *title = NULL;

  if (self->opened->item == NULL)
    title = g_strdup (_("About none of your saved keys"));
  else
    /* Translators: %s is the name of a key */
    title = g_strdup_printf (_("About your key “%s”"), self->opened->item->name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->owner), title);
  if (self->opened->item == NULL)
    adw_action_row_set_subtitle (self->owner, _("Key, site and name would have to be the same."));
  else if (!complete)
    adw_action_row_set_subtitle (self->owner, _("The check could not be completed there either, so there is "
                                                "nothing to keep."));
  else
    adw_action_row_set_subtitle (self->owner, _("It is held against what you expect of that key. It can be kept "
                                                "among its cards; the mark that it was made elsewhere stays."));
  gtk_widget_set_visible (self->keep_row, self->opened->item != NULL && complete);
}

static void
show_card (BittingFilePage *self,
           guint            index)
{
  g_autofree char *words = NULL;

  self->opened = g_ptr_array_index (self->all, index);
  words = bitting_source_dup_words (&self->opened->report->source);
  adw_action_row_set_subtitle (self->source, words);
  show_owner (self);
  bitting_report_card_show (self->card, self->opened->report);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  bitting_room_give (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (self->stack, "card");
}

static void
row_opened_cb (BittingFilePage *self,
               guint            index)
{
  if (((BittingOpenedReport *) g_ptr_array_index (self->all, index))->report != NULL)
    show_card (self, index);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingFilePage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->all = bitting_keeper_open_reports_finish (BITTING_KEEPER (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->all == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->trouble, escaped);
      gtk_stack_set_visible_child_name (self->stack, "trouble");
      return;
    }
  if (self->all->len == 1)
    {
      show_card (self, 0);
      return;
    }

  bitting_report_list_fill (self->list, self->all);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

/* From a card to the list that it was opened from, and from there to the keys. */
static void
back_cb (BittingFilePage *self)
{
  if (self->all != NULL && self->all->len > 1 &&
      g_str_equal (gtk_stack_get_visible_child_name (self->stack), "card"))
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.home", NULL);
}

static void
keep_all_cb (BittingFilePage *self)
{
  g_autofree char *words = NULL;
  guint kept = 0;
  guint i;

  for (i = 0; i < self->all->len; i++)
    if (bitting_keeper_keep_report (self->keeper, g_ptr_array_index (self->all, i), NULL))
      kept++;
  words = g_strdup_printf (ngettext ("%u report is kept among the cards of its key",
                                     "%u reports are kept among the cards of their keys", kept), kept);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.home", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", words);
}

static void
keep_cb (BittingFilePage *self)
{
  g_autoptr (GError) error = NULL;

  if (!bitting_keeper_keep_report (self->keeper, self->opened, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", error->message);
      return;
    }

  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", _("Kept among the cards of the key"));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-key", "s", self->opened->item->name);
}

static void
bitting_file_page_dispose (GObject *object)
{
  BittingFilePage *self = BITTING_FILE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->opened = NULL;

  G_OBJECT_CLASS (bitting_file_page_parent_class)->dispose (object);
}

static void
bitting_file_page_finalize (GObject *object)
{
  g_object_unref (BITTING_FILE_PAGE (object)->cancellable);

  G_OBJECT_CLASS (bitting_file_page_parent_class)->finalize (object);
}

static void
bitting_file_page_class_init (BittingFilePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_file_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = bitting_file_page_finalize;
  g_type_ensure (BITTING_TYPE_REPORT_CARD);
  g_type_ensure (BITTING_TYPE_REPORT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-file-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingFilePage, stack);
  gtk_widget_class_bind_template_child (widget_class, BittingFilePage, trouble);
  gtk_widget_class_bind_template_child (widget_class, BittingFilePage, list);
  gtk_widget_class_bind_template_child (widget_class, BittingFilePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BittingFilePage, source);
  gtk_widget_class_bind_template_child (widget_class, BittingFilePage, owner);
  gtk_widget_class_bind_template_child (widget_class, BittingFilePage, keep_row);
  gtk_widget_class_bind_template_child (widget_class, BittingFilePage, card);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
bitting_file_page_init (BittingFilePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  bitting_stack_announce (self->stack);
}

/** Returns: (transfer floating): a page on a report file, which it begins to read */
GtkWidget *
bitting_file_page_new (BittingKeeper *keeper,
                       GFile         *file)
{
  BittingFilePage *self = g_object_new (BITTING_TYPE_FILE_PAGE, NULL);

  self->keeper = g_object_ref (keeper);
  bitting_keeper_open_reports_async (keeper, file, self->cancellable, opened_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
