/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hands on the report card that is on show: as a file, on paper, or to whoever helps. */

#include "config.h"

#include "bitting-card-sender.h"

#include "bitting-sheet-paper.h"
#include "bitting-sheet.h"

#include <glib/gi18n.h>

/* A printer's own margin comes on top, in points. */
#define PRINT_MARGIN 30.0

struct _BittingCardSender
{
  GObject             parent_instance;

  GtkWidget          *widget;  /* (borrowed): on it are the actions; it outlives them */
  GSimpleActionGroup *actions; /* (owned) */
  BittingReport      *report;  /* (owned) (nullable): the card on show */
};

G_DEFINE_FINAL_TYPE (BittingCardSender, bitting_card_sender, G_TYPE_OBJECT)

/* What a card is on its way to a file; freed once the person has answered. */
typedef struct
{
  GtkWidget         *widget; /* (owned) */
  BittingReport     *report; /* (owned) */
  BittingSheetFormat format;
} Saving;

static const struct
{
  const char        *name;
  BittingSheetFormat format;
  const char        *title;
} formats[] = {
  { "pdf", BITTING_SHEET_PDF, N_("Save the Card as PDF") },
  { "html", BITTING_SHEET_HTML, N_("Save the Card as a Web Page") },
  { "text", BITTING_SHEET_TEXT, N_("Save the Card as Text") },
  { "json", BITTING_SHEET_JSON, N_("Save the Card as a Report File") },
};

static void
saving_free (gpointer  data,
             GClosure *closure)
{
  Saving *self = data;

  g_object_unref (self->widget);
  bitting_report_unref (self->report);
  g_free (self);
}

static void
say (GtkWidget  *widget,
     const char *words)
{
  gtk_widget_activate_action (widget, "win.say", "s", words);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    say (widget, _("The card is saved"));
  else
    say (widget, error->message);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  const Saving *saving = user_data;
  G_GNUC_UNUSED g_autoptr (GtkNativeDialog) self = dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  bytes = bitting_sheet_make (saving->report, saving->format, &error);
  if (bytes == NULL)
    {
      say (saving->widget, error->message);
      return;
    }
  /* Whole or not at all; the dialog has asked about a file that is there already. */
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (saving->widget));
}

static GtkWindow *
get_window (BittingCardSender *self)
{
  return GTK_WINDOW (gtk_widget_get_root (self->widget));
}

static void
ask_for_file (BittingCardSender *self,
              BittingSheetFormat format,
              const char        *title)
{
  GtkFileChooserNative *dialog = NULL;
  g_autofree char *name = bitting_sheet_dup_file_name (self->report, format);
  Saving *saving = g_new0 (Saving, 1);

  saving->widget = g_object_ref (self->widget);
  saving->report = bitting_report_ref (self->report);
  saving->format = format;
  dialog = gtk_file_chooser_native_new (title, get_window (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _("_Save"), _("_Cancel"));
  /* It lives until it is answered: see response_cb(). */
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), saving, saving_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
save_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  const char *name = g_variant_get_string (parameter, NULL);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      ask_for_file (user_data, formats[i].format, _(formats[i].title));
}

/* Paper, sheet by sheet: the person may have chosen another size than the last time. */
static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                BittingReport     *report)
{
  BittingSheetPaper *paper = NULL;

  paper = bitting_sheet_paper_new (report, gtk_print_context_get_width (context),
                                   gtk_print_context_get_height (context), PRINT_MARGIN);
  g_object_set_data_full (G_OBJECT (operation), "paper", paper,
                          (GDestroyNotify) bitting_sheet_paper_free);
  gtk_print_operation_set_n_pages (operation, (int) bitting_sheet_paper_count_pages (paper));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page)
{
  const BittingSheetPaper *paper = g_object_get_data (G_OBJECT (operation), "paper");

  bitting_sheet_paper_draw (paper, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
printed_cb (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result,
            GtkWidget               *widget)
{
  g_autoptr (GError) error = NULL;

  /* It may be asked for an error only where there is one. */
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      say (widget, error->message);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    say (widget, _("The card is on its way to the printer"));
}

static void
unref_report (gpointer  report,
              GClosure *closure)
{
  bitting_report_unref (report);
}

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  BittingCardSender *self = user_data;
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autofree char *name = bitting_sheet_dup_file_name (self->report, BITTING_SHEET_PDF);

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_print_cb),
                         bitting_report_ref (self->report), unref_report, 0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), NULL);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self->widget, 0);
  /* What goes wrong is told when it is done. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, get_window (self), NULL);
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  BittingCardSender *self = user_data;
  g_autofree char *text = bitting_sheet_dup_support_text (self->report);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->widget), text);
  say (self->widget, _("Copied, without name, key and addresses"));
}

static void
bitting_card_sender_dispose (GObject *object)
{
  BittingCardSender *self = BITTING_CARD_SENDER (object);

  bitting_card_sender_set_report (self, NULL);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (bitting_card_sender_parent_class)->dispose (object);
}

static void
bitting_card_sender_class_init (BittingCardSenderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bitting_card_sender_dispose;
}

static void
bitting_card_sender_init (BittingCardSender *self)
{
  static const GActionEntry entries[] = {
    { .name = "save", .activate = save_cb, .parameter_type = "s" },
    { .name = "print", .activate = print_cb },
    { .name = "copy-for-support", .activate = copy_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  bitting_card_sender_set_report (self, NULL);
}

/**
 * bitting_card_sender_new:
 * @widget: the page that shows a card
 *
 * Gives the page the actions “card.save” (“pdf”, “html”, “text” or “json”), “card.print” and
 * “card.copy-for-support”. The page owns the sender, and drops it when it goes.
 *
 * Returns: (transfer full): the sender, without a card
 */
BittingCardSender *
bitting_card_sender_new (GtkWidget *widget)
{
  BittingCardSender *self = g_object_new (BITTING_TYPE_CARD_SENDER, NULL);

  self->widget = widget;
  gtk_widget_insert_action_group (widget, "card", G_ACTION_GROUP (self->actions));

  return self;
}

/** Sets the card on show; without one there is nothing to hand on. */
void
bitting_card_sender_set_report (BittingCardSender *self,
                                BittingReport     *report)
{
  static const char * const names[] = { "save", "print", "copy-for-support" };
  guint i;

  g_return_if_fail (BITTING_IS_CARD_SENDER (self));

  if (report != NULL)
    bitting_report_ref (report);
  g_clear_pointer (&self->report, bitting_report_unref);
  self->report = report;
  if (self->actions == NULL)
    return;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions),
                                                                              names[i])),
                                 report != NULL);
}
