/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for the secret of a saved key once more. What was pasted is let go only when the keyring
 * has it: if that fails, the question comes back with the secret still in its field. */

#include "config.h"

#include "bitting-secret-question.h"

#include "bitting-secret-buffer.h"
#include "bitting-secret-entry.h"

#include <glib/gi18n.h>

struct _BittingSecretQuestion
{
  AdwMessageDialog     parent_instance;

  BittingKeeper       *keeper; /* (owned) */
  char                *name;
  BittingSecret       *given;  /* (owned) (nullable): while it is being saved */

  /* Template widgets */
  AdwPasswordEntryRow *secret;
  GtkWidget           *note;
  GtkLabel            *words;
};

typedef enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
} BittingSecretQuestionSignal;

G_DEFINE_FINAL_TYPE (BittingSecretQuestion, bitting_secret_question, ADW_TYPE_MESSAGE_DIALOG)

static guint signals[N_SIGNALS];

static void
say (BittingSecretQuestion *self,
     const char            *words,
     gboolean               bad)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->words), bad ? "warning" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), bad ? "error" : "warning");
  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_widget_set_visible (self->note, words != NULL);
}

static void
changed_cb (BittingSecretQuestion *self)
{
  g_autoptr (BittingSecret) secret = bitting_secret_entry_dup_secret (GTK_EDITABLE (self->secret));
  gboolean empty = bitting_secret_get_length (secret) == 0;
  gboolean certain;
  g_autofree char *words = bitting_credential_examine (BITTING_FIELD_SECRET, bitting_secret_peek (secret),
                                                       bitting_secret_get_length (secret), &certain);

  say (self, words, certain);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "save", !empty && !certain);
}

static void
paste_cb (BittingSecretQuestion *self)
{
  bitting_secret_entry_paste (GTK_EDITABLE (self->secret));
}

/* The dialog was closed by its answer, so that there has to be another one. */
static void
ask_again (BittingSecretQuestion *self,
           const GError          *error)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkWidget *again = bitting_secret_question_new (parent, self->keeper, self->name);
  BittingSecretQuestion *question = BITTING_SECRET_QUESTION (again);
  g_autofree char *words = g_strdup_printf (_("%s Nothing was lost: the secret is still in the field."),
                                            error->message);

  gtk_editable_set_text (GTK_EDITABLE (question->secret), bitting_secret_peek (self->given));
  say (question, words, TRUE);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, question);
  gtk_window_present (GTK_WINDOW (question));
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (BittingSecretQuestion) self = user_data;
  g_autoptr (GError) error = NULL;

  if (bitting_keeper_set_secret_finish (BITTING_KEEPER (source), result, &error))
    {
      GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

      if (parent != NULL)
        bitting_secret_entry_clear_clipboard (GTK_WIDGET (parent), self->given);
      g_signal_emit (self, signals[SIGNAL_SAVED], 0, NULL);
    }
  else
    ask_again (self, error);
  g_clear_pointer (&self->given, bitting_secret_unref);
}

static void
response_cb (BittingSecretQuestion *self,
             const char            *response)
{
  if (g_str_equal (response, "save"))
    {
      self->given = bitting_secret_entry_dup_secret (GTK_EDITABLE (self->secret));
      bitting_keeper_set_secret_async (self->keeper, self->name, self->given, NULL, set_cb,
                                       g_object_ref (self));
    }
  gtk_editable_set_text (GTK_EDITABLE (self->secret), "");
}

static void
bitting_secret_question_dispose (GObject *object)
{
  BittingSecretQuestion *self = BITTING_SECRET_QUESTION (object);

  g_clear_object (&self->keeper);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->given, bitting_secret_unref);

  G_OBJECT_CLASS (bitting_secret_question_parent_class)->dispose (object);
}

static void
bitting_secret_question_class_init (BittingSecretQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_secret_question_dispose;

  /* Its parameter is (nullable): the question that takes this one's place, as it could not be saved. */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, BITTING_TYPE_SECRET_QUESTION);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-secret-question.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingSecretQuestion, secret);
  gtk_widget_class_bind_template_child (widget_class, BittingSecretQuestion, note);
  gtk_widget_class_bind_template_child (widget_class, BittingSecretQuestion, words);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, response_cb);
}

static void
bitting_secret_question_init (BittingSecretQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bitting_secret_entry_name_parts (GTK_WIDGET (self->secret));
  bitting_secret_buffer_install (GTK_EDITABLE (self->secret));
}

/**
 * bitting_secret_question_new:
 * @parent: the window it belongs to
 * @keeper: who has the key
 * @name: name of a saved key
 *
 * Returns: (transfer floating): a dialog that asks for the key's secret and saves it; it says
 *   “saved” when it has, or when another question has taken its place
 */
GtkWidget *
bitting_secret_question_new (GtkWindow     *parent,
                             BittingKeeper *keeper,
                             const char    *name)
{
  BittingSecretQuestion *self = g_object_new (BITTING_TYPE_SECRET_QUESTION, "transient-for", parent, NULL);

  self->keeper = g_object_ref (keeper);
  self->name = g_strdup (name);

  return GTK_WIDGET (self);
}
