/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys from a file or a pasted text: what was found, what each can do, and which are saved. The
 * text is never shown; when the page goes out of sight, what was found is forgotten. */

#include "config.h"

#include "bitting-import-page.h"

#include "bitting-candidate-row.h"
#include "bitting-clipboard.h"
#include "bitting-import-done.h"
#include "bitting-importer.h"
#include "bitting-room.h"
#include "bitting-secret-entry.h"
#include "bitting-stack.h"

#include <glib/gi18n.h>

#define PASTE_LIMIT (1024 * 1024) /* bytes: as much as is looked for keys */

struct _BittingImportPage
{
  AdwBin               parent_instance;

  BittingKeeper       *keeper;      /* (owned) */
  BittingImporter     *importer;    /* (owned) (nullable): of the text at hand */
  GCancellable        *cancellable; /* (owned) (nullable): for it */
  GFile               *file;        /* (owned) (nullable): where it is from; NULL if pasted */
  gboolean             checking;
  gboolean             is_saving;

  /* Template widgets */
  AdwWindowTitle      *title;
  GtkStack            *stack;
  GtkWidget           *message_box;
  GtkLabel            *message;
  GtkWidget           *open;
  GtkSpinner          *reading;
  GtkLabel            *heading;
  GtkListBox          *list;
  GtkWidget           *left_out;
  GtkListBox          *fault_list;
  GtkSpinner          *saving;
  GtkButton           *save;
  BittingImportDone   *done;
};

G_DEFINE_FINAL_TYPE (BittingImportPage, bitting_import_page, ADW_TYPE_BIN)

/* What is still under way for an older text says nothing here. */
static gboolean
is_current (BittingImportPage *self,
            GObject           *importer)
{
  return self->importer != NULL && G_OBJECT (self->importer) == importer;
}

static void
forget (BittingImportPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->importer != NULL)
    {
      gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
      g_signal_handlers_disconnect_by_data (bitting_importer_get_candidates (self->importer), self);
    }
  g_clear_object (&self->cancellable);
  g_clear_object (&self->importer);
  g_clear_object (&self->file);
  self->checking = FALSE;
  self->is_saving = FALSE;
  gtk_spinner_set_spinning (self->saving, FALSE);
  gtk_spinner_set_spinning (self->reading, FALSE);
}

static void
show_source (BittingImportPage *self,
             const char        *message)
{
  forget (self);
  adw_window_title_set_subtitle (self->title, "");
  gtk_widget_set_visible (self->message_box, message != NULL);
  if (message != NULL)
    gtk_label_set_label (self->message, message);
  gtk_stack_set_visible_child_name (self->stack, "source");
}

static char *
dup_source_name (BittingImportPage *self)
{
  g_autofree char *base = self->file != NULL ? g_file_get_basename (self->file) : NULL;

  return base != NULL ? g_filename_display_name (base) : g_strdup (_("the pasted text"));
}

static void
show_save (BittingImportPage *self)
{
  guint chosen = bitting_importer_count_chosen (self->importer);
  g_autofree char *label = NULL;

  label = chosen == 0 ? g_strdup (_("Save"))
                      : g_strdup_printf (ngettext ("Save %u Key", "Save %u Keys", chosen), chosen);
  gtk_button_set_label (self->save, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), chosen > 0);
}

static void check (BittingImportPage *self);

static void
changed_cb (BittingImportPage *self,
            BittingCandidate  *candidate)
{
  show_save (self);
  if (bitting_candidate_get_state (candidate) == BITTING_CANDIDATE_WAITING)
    check (self);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BittingImportPage) self = user_data;

  if (!is_current (self, source))
    return;

  self->checking = FALSE;
  bitting_importer_check_finish (BITTING_IMPORTER (source), result, NULL);
}

static void
check (BittingImportPage *self)
{
  if (self->checking)
    return;

  self->checking = TRUE;
  bitting_importer_check_async (self->importer, NULL, self->cancellable, checked_cb,
                                g_object_ref (self));
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  return bitting_candidate_row_new (BITTING_CANDIDATE (item));
}

static GtkWidget *
make_fault_row (const BittingImportFault *fault)
{
  g_autofree char *words = bitting_import_fault_describe (fault);
  g_autofree char *line = fault->line > 0 ? g_strdup_printf (_("Line %u"), fault->line) : NULL;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line != NULL ? line : words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line != NULL ? words : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);

  return row;
}

static void
show_faults (BittingImportPage *self)
{
  GPtrArray *faults = bitting_importer_get_faults (self->importer);
  GtkWidget *row;
  guint i;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->fault_list))) != NULL)
    gtk_list_box_remove (self->fault_list, row);
  for (i = 0; i < faults->len; i++)
    gtk_list_box_append (self->fault_list, make_fault_row (g_ptr_array_index (faults, i)));
  gtk_widget_set_visible (self->left_out, faults->len > 0);
}

static void
show_found (BittingImportPage *self)
{
  GListModel *candidates = bitting_importer_get_candidates (self->importer);
  guint found = g_list_model_get_n_items (candidates);
  g_autofree char *source = dup_source_name (self);
  g_autofree char *heading = NULL;
  guint i;

  /* Translators: the second %s is the name of a file, or “the pasted text”. */
  heading = g_strdup_printf (ngettext ("%u Key in %s", "%u Keys in %s", found), found, source);
  gtk_label_set_label (self->heading, heading);
  if (self->file != NULL)
    adw_window_title_set_subtitle (self->title, source);
  for (i = 0; i < found; i++)
    {
      g_autoptr (BittingCandidate) candidate = g_list_model_get_item (candidates, i);

      g_signal_connect_object (candidate, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_list_box_bind_model (self->list, candidates, make_row, NULL, NULL);
  show_faults (self);
  show_save (self);
  bitting_room_give (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (self->stack, "found");
  check (self);
}

/* Nothing to choose from: what is wrong stands where another text can be tried. */
static void
show_nothing (BittingImportPage *self)
{
  GPtrArray *faults = bitting_importer_get_faults (self->importer);
  g_autofree char *source = dup_source_name (self);
  g_autoptr (GString) words = g_string_new (NULL);
  guint i;

  /* Translators: %s is the name of a file, or “the pasted text”. */
  g_string_append_printf (words, _("Nothing was taken from %s."), source);
  for (i = 0; i < faults->len; i++)
    {
      g_autofree char *sentence = bitting_import_fault_dup_sentence (g_ptr_array_index (faults, i));

      g_string_append_printf (words, "\n%s", sentence);
    }
  show_source (self, words->str);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (BittingImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = bitting_importer_read_finish (BITTING_IMPORTER (source), result, &error);

  if (!is_current (self, source))
    return;

  gtk_spinner_set_spinning (self->reading, FALSE);
  if (g_list_model_get_n_items (bitting_importer_get_candidates (self->importer)) > 0)
    {
      show_found (self);
      if (!done)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", error->message);
    }
  else if (done || bitting_importer_get_faults (self->importer)->len > 0)
    show_nothing (self);
  else
    show_source (self, error->message);
}

static void
begin (BittingImportPage *self,
       GFile             *file)
{
  forget (self);
  self->importer = bitting_importer_new (self->keeper);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->file, file);
  gtk_spinner_set_spinning (self->reading, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "reading");
}

/**
 * bitting_import_page_open_file:
 * @self: the page
 * @file: a file with keys in it
 *
 * Finds the keys in the file, shows them and asks the exchange about each.
 */
void
bitting_import_page_open_file (BittingImportPage *self,
                               GFile             *file)
{
  g_return_if_fail (BITTING_IS_IMPORT_PAGE (self) && G_IS_FILE (file));

  begin (self, file);
  bitting_importer_load_async (self->importer, file, self->cancellable, read_cb,
                               g_object_ref (self));
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autoptr (BittingImportPage) self = user_data;
  G_GNUC_UNUSED g_autoptr (GtkNativeDialog) owned = dialog;
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  bitting_import_page_open_file (self, file);
}

static void
open_cb (BittingImportPage *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *dialog = NULL;

  dialog = gtk_file_chooser_native_new (_("Open a File with Keys"), window,
                                        GTK_FILE_CHOOSER_ACTION_OPEN,
                                        _("_Open"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  /* It lives until it is answered. */
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingSecret) text = bitting_clipboard_read_finish (GDK_CLIPBOARD (source), result, &error);

  if (text == NULL)
    {
      show_source (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE)
                           ? error->message
                           : _("There is no text on the clipboard. Copy it first, then paste it here."));
      return;
    }

  begin (self, NULL);
  bitting_importer_read_async (self->importer, text, self->cancellable, read_cb,
                               g_object_ref (self));
}

static void
paste_cb (BittingImportPage *self)
{
  bitting_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), PASTE_LIMIT, pasted_cb,
                                g_object_ref (self));
}

static gboolean
paste_key_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   user_data)
{
  BittingImportPage *self = BITTING_IMPORT_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "source") != 0)
    return FALSE;

  paste_cb (self);

  return TRUE;
}

static void
show_done (BittingImportPage *self)
{
  guint count;
  BittingCandidate *first = bitting_importer_find_saved (self->importer, &count);

  if (self->file == NULL)
    bitting_secret_entry_clear_clipboard (GTK_WIDGET (self),
                                          bitting_candidate_get_credential (first)->secret);
  adw_window_title_set_subtitle (self->title, "");
  bitting_room_give (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (self->stack, "done");
  bitting_import_done_show (self->done, count, self->file);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BittingImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = bitting_importer_save_finish (BITTING_IMPORTER (source), result, &error);

  if (!is_current (self, source))
    return;

  self->is_saving = FALSE;
  gtk_spinner_set_spinning (self->saving, FALSE);
  if (saved)
    show_done (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", error->message);
}

static void
save_cb (BittingImportPage *self)
{
  if (self->is_saving)
    return;

  self->is_saving = TRUE;
  gtk_spinner_set_spinning (self->saving, TRUE);
  bitting_importer_save_async (self->importer, NULL, self->cancellable, saved_cb,
                               g_object_ref (self));
}

static void
start_over_cb (BittingImportPage *self)
{
  show_source (self, NULL);
  gtk_widget_grab_focus (self->open);
}

static void
bitting_import_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bitting_import_page_parent_class)->unmap (widget);

  show_source (BITTING_IMPORT_PAGE (widget), NULL);
}

static void
bitting_import_page_dispose (GObject *object)
{
  BittingImportPage *self = BITTING_IMPORT_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->importer);
  g_clear_object (&self->file);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (bitting_import_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingImportPage, title);
  gtk_widget_class_bind_template_child (widget_class, BittingImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BittingImportPage, message_box);
  gtk_widget_class_bind_template_child (widget_class, BittingImportPage, message);
  gtk_widget_class_bind_template_child (widget_class, BittingImportPage, open);
  gtk_widget_class_bind_template_child (widget_class, BittingImportPage, reading);
  gtk_widget_class_bind_template_child (widget_class, BittingImportPage, heading);
  gtk_widget_class_bind_template_child (widget_class, BittingImportPage, list);
  gtk_widget_class_bind_template_child (widget_class, BittingImportPage, left_out);
  gtk_widget_class_bind_template_child (widget_class, BittingImportPage, fault_list);
  gtk_widget_class_bind_template_child (widget_class, BittingImportPage, saving);
  gtk_widget_class_bind_template_child (widget_class, BittingImportPage, save);
  gtk_widget_class_bind_template_child (widget_class, BittingImportPage, done);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_over_cb);
}

static void
bitting_import_page_class_init (BittingImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_import_page_dispose;
  widget_class->unmap = bitting_import_page_unmap;
  g_type_ensure (BITTING_TYPE_IMPORT_DONE);
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_key_cb, NULL);
}

static void
bitting_import_page_init (BittingImportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bitting_stack_announce (self->stack);
}

/** Returns: (transfer floating): a page that asks for a file or a text */
GtkWidget *
bitting_import_page_new (BittingKeeper *keeper)
{
  BittingImportPage *self = g_object_new (BITTING_TYPE_IMPORT_PAGE, NULL);

  self->keeper = g_object_ref (keeper);

  return GTK_WIDGET (self);
}
