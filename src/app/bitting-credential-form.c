/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Key, secret and name, from the site into the keyring. Whatever goes wrong, what the
 * person typed stays in the fields until the keyring has proven that it has it. */

#include "config.h"

#include "bitting-credential-form.h"

#include "bitting-hearing.h"
#include "bitting-keeper-rotate.h"
#include "bitting-secret-buffer.h"
#include "bitting-secret-entry.h"
#include "bitting-words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _BittingCredentialForm
{
  AdwBin               parent_instance;

  BittingJourney      *journey;    /* (owned) */
  BittingCredential   *credential; /* (owned) (nullable): while it is being saved */
  char                *saved_name; /* (nullable) */
  char                *replaced;   /* (nullable): name of the key that the saved one is to replace */

  /* Template widgets */
  GtkWidget           *form;
  AdwEntryRow         *name;
  GtkWidget           *name_note;
  GtkLabel            *name_words;
  AdwEntryRow         *key;
  GtkWidget           *key_note;
  GtkLabel            *key_words;
  AdwPasswordEntryRow *secret;
  GtkWidget           *secret_note;
  GtkLabel            *secret_words;
  GtkLabel            *message;
  GtkWidget           *message_revealer;
  GtkWidget           *save;
  GtkSpinner          *spinner;
  GtkWidget           *done;
  GtkLabel            *saved;
  GtkWidget           *check;
};

G_DEFINE_FINAL_TYPE (BittingCredentialForm, bitting_credential_form, ADW_TYPE_BIN)

static void
say (BittingCredentialForm *self,
     const char            *words)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->message_revealer), words != NULL);
  if (words != NULL)
    gtk_label_set_label (self->message, words);
}

static void
set_busy (BittingCredentialForm *self,
          gboolean               busy)
{
  /* Not insensitive: GTK 4.8 complains where a field loses the focus that way. */
  gtk_editable_set_editable (GTK_EDITABLE (self->key), !busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->secret), !busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->name), !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/* Right below the field, in words: red alone would tell nobody what to do. The keyboard can come to it:
 * a list of GTK 4.8 lets Tab go no further at a row that takes no focus. */
static void
note (GtkWidget  *field,
      GtkWidget  *row,
      GtkLabel   *label,
      const char *words,
      gboolean    certain)
{
  g_autofree char *spoken = NULL;

  if (words != NULL && certain)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");
  gtk_widget_remove_css_class (GTK_WIDGET (label), certain ? "warning" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (label), certain ? "error" : "warning");
  gtk_label_set_label (label, words != NULL ? words : "");
  spoken = g_strdup_printf ("%s\n%s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                            words != NULL ? words : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (row, words != NULL);
  bitting_hearing_describe_entry (field, words, certain);
}

static void
note_key (BittingCredentialForm *self,
          const char            *words,
          gboolean               certain)
{
  note (GTK_WIDGET (self->key), self->key_note, self->key_words, words, certain);
}

static void
note_secret (BittingCredentialForm *self,
             const char            *words,
             gboolean               certain)
{
  note (GTK_WIDGET (self->secret), self->secret_note, self->secret_words, words, certain);
}

static void
examine_key (BittingCredentialForm *self,
             gboolean               doubts)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->key));
  gboolean certain;
  g_autofree char *words = bitting_credential_examine (BITTING_FIELD_KEY, text, strlen (text), &certain);

  note_key (self, certain || doubts ? words : NULL, certain);
}

static void
examine_secret (BittingCredentialForm *self,
                gboolean               doubts)
{
  g_autoptr (BittingSecret) secret = bitting_secret_entry_dup_secret (GTK_EDITABLE (self->secret));
  gboolean certain;
  g_autofree char *words = bitting_credential_examine (BITTING_FIELD_SECRET, bitting_secret_peek (secret),
                                                       bitting_secret_get_length (secret), &certain);

  note_secret (self, certain || doubts ? words : NULL, certain);
}

/* Who is still typing is not told how much is missing; who pasted, or went on, is. */
static gboolean
is_typing (GtkWidget *field)
{
  return (gtk_widget_get_state_flags (field) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
key_changed_cb (BittingCredentialForm *self)
{
  say (self, NULL);
  examine_key (self, !is_typing (GTK_WIDGET (self->key)));
}

static void
key_left_cb (BittingCredentialForm *self)
{
  examine_key (self, TRUE);
}

static void
secret_changed_cb (BittingCredentialForm *self)
{
  say (self, NULL);
  examine_secret (self, !is_typing (GTK_WIDGET (self->secret)));
}

static void
secret_left_cb (BittingCredentialForm *self)
{
  examine_secret (self, TRUE);
}

static void
name_changed_cb (BittingCredentialForm *self)
{
  say (self, NULL);
  note (GTK_WIDGET (self->name), self->name_note, self->name_words, NULL, FALSE);
}

static void
complain (BittingCredentialForm *self,
          const GError          *error)
{
  if (error->domain != BITTING_CREDENTIAL_ERROR)
    {
      note (GTK_WIDGET (self->name), self->name_note, self->name_words, error->message, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
    }
  else if (bitting_credential_error_get_field (error->code) == BITTING_FIELD_KEY)
    {
      note_key (self, error->message, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->key));
    }
  else
    {
      note_secret (self, error->message, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->secret));
    }
}

static void
show_done (BittingCredentialForm *self,
           gboolean               done)
{
  gtk_widget_set_visible (self->form, !done);
  gtk_widget_set_visible (self->done, done);
}

/* Once it has its place, so that the page scrolls to it. */
static gboolean
focus_check_cb (gpointer user_data)
{
  BittingCredentialForm *self = user_data;

  gtk_widget_grab_focus (self->check);

  return G_SOURCE_REMOVE;
}

static void
say_not_saved (BittingCredentialForm *self,
               const GError          *error)
{
  g_autofree char *sentence = g_strdup_printf (_("%s Nothing was lost: key and secret are still "
                                                 "in the fields."), error->message);

  say (self, sentence);
}

/* The keyring has proven that it has it: nothing of it stays here. */
static void
let_go (BittingCredentialForm *self,
        BittingCredential     *credential,
        const char            *words,
        const char            *next)
{
  gtk_button_set_label (GTK_BUTTON (self->check), next);
  gtk_editable_set_text (GTK_EDITABLE (self->secret), "");
  gtk_editable_set_text (GTK_EDITABLE (self->key), "");
  bitting_secret_entry_clear_clipboard (GTK_WIDGET (self), credential->secret);
  gtk_label_set_label (self->saved, words);
  gtk_widget_grab_focus (self->save);
  show_done (self, TRUE);
  g_idle_add_full (G_PRIORITY_LOW, focus_check_cb, g_object_ref (self), g_object_unref);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BittingCredentialForm) self = user_data;
  g_autoptr (BittingCredential) credential = g_steal_pointer (&self->credential);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  set_busy (self, FALSE);
  if (!bitting_keeper_add_finish (BITTING_KEEPER (source), result, &error))
    {
      say_not_saved (self, error);
      return;
    }

  words = g_strdup_printf (_("“%s” is saved in your keyring, and was read back to be sure."),
                           self->saved_name);
  let_go (self, credential, words, _("_Check Now"));
}

static void
rotated_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BittingCredentialForm) self = user_data;
  g_autoptr (BittingCredential) credential = g_steal_pointer (&self->credential);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingRotation) rotation = NULL;
  g_autofree char *words = NULL;

  set_busy (self, FALSE);
  rotation = bitting_keeper_rotate_finish (BITTING_KEEPER (source), result, &error);
  if (rotation == NULL)
    {
      say_not_saved (self, error);
      return;
    }

  self->replaced = g_strdup (rotation->old_name);
  /* Translators: names of the new and of the old key */
  words = g_strdup_printf (_("The new key is saved in your keyring as “%s”, and was read back to be sure. "
                             "“%s” has not been touched."), rotation->new_name, rotation->old_name);
  let_go (self, credential, words, _("_Compare with the Old Key"));
}

static void
rotate (BittingCredentialForm *self,
        BittingIpList         *ips)
{
  BittingTerms terms = { .policy = bitting_journey_get_policy (self->journey), .ips = ips };

  g_clear_pointer (&self->replaced, g_free);
  set_busy (self, TRUE);
  bitting_keeper_rotate_async (bitting_journey_get_keeper (self->journey),
                               bitting_journey_get_replaces (self->journey), self->credential, &terms,
                               NULL, rotated_cb, g_object_ref (self));
}

static void
save_cb (BittingCredentialForm *self)
{
  g_autoptr (BittingSecret) secret = bitting_secret_entry_dup_secret (GTK_EDITABLE (self->secret));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autoptr (BittingIpList) ips = bitting_ip_list_parse (bitting_journey_get_ips (self->journey));
  BittingTerms terms = { .policy = bitting_journey_get_policy (self->journey), .ips = ips };
  g_autoptr (GError) error = NULL;

  if (self->credential != NULL)
    return;

  say (self, NULL);
  self->credential = bitting_credential_new (gtk_editable_get_text (GTK_EDITABLE (self->key)), secret,
                                             &error);
  if (self->credential == NULL || !bitting_item_check_name (name, &error))
    {
      g_clear_pointer (&self->credential, bitting_credential_unref);
      complain (self, error);
      return;
    }

  if (bitting_journey_get_replaces (self->journey) != NULL)
    {
      rotate (self, ips);
      return;
    }

  g_clear_pointer (&self->replaced, g_free);
  g_free (self->saved_name);
  self->saved_name = g_steal_pointer (&name);
  set_busy (self, TRUE);
  bitting_keeper_add_async (bitting_journey_get_keeper (self->journey), self->saved_name,
                            bitting_journey_get_environment (self->journey), self->credential, &terms,
                            FALSE, NULL, saved_cb, g_object_ref (self));
}

static void
check_cb (BittingCredentialForm *self)
{
  if (self->replaced != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "rotation.compare", "s", self->replaced);
      bitting_journey_stop_replacing (self->journey);
      return;
    }

  gtk_widget_activate_action (GTK_WIDGET (self), "win.check", "s", self->saved_name);
}

static void
paste_key_cb (BittingCredentialForm *self)
{
  bitting_secret_entry_paste (GTK_EDITABLE (self->key));
}

static void
paste_secret_cb (BittingCredentialForm *self)
{
  bitting_secret_entry_paste (GTK_EDITABLE (self->secret));
}

static void
another_cb (BittingCredentialForm *self)
{
  say (self, NULL);
  show_done (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->key));
}

static void
bitting_credential_form_dispose (GObject *object)
{
  BittingCredentialForm *self = BITTING_CREDENTIAL_FORM (object);

  g_clear_object (&self->journey);
  g_clear_pointer (&self->credential, bitting_credential_unref);
  g_clear_pointer (&self->saved_name, g_free);
  g_clear_pointer (&self->replaced, g_free);

  G_OBJECT_CLASS (bitting_credential_form_parent_class)->dispose (object);
}

static void
bitting_credential_form_class_init (BittingCredentialFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_credential_form_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-credential-form.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, form);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, done);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, name);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, name_note);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, name_words);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, key);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, key_note);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, key_words);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, secret);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, secret_note);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, secret_words);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, message);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, message_revealer);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, save);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, spinner);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, saved);
  gtk_widget_class_bind_template_child (widget_class, BittingCredentialForm, check);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_secret_cb);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, secret_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, secret_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
}

static void
bitting_credential_form_init (BittingCredentialForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bitting_secret_entry_name_parts (GTK_WIDGET (self->secret));
  bitting_secret_buffer_install (GTK_EDITABLE (self->secret));
  /* Who takes one field for the other puts the secret here. */
  bitting_secret_buffer_install (GTK_EDITABLE (self->key));
}

/* The new key gets the name of the old one, later and without being asked. */
static void
replaces_changed_cb (BittingCredentialForm *self)
{
  show_done (self, FALSE);
  name_changed_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self->name), bitting_journey_get_replaces (self->journey) == NULL);
}

/** Returns: (transfer floating): a form that saves a key to the journey's site */
GtkWidget *
bitting_credential_form_new (BittingJourney *journey)
{
  BittingCredentialForm *self = g_object_new (BITTING_TYPE_CREDENTIAL_FORM, NULL);

  self->journey = g_object_ref (journey);
  g_object_bind_property (journey, "name", self->name, "text", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (journey, "notify::replaces", G_CALLBACK (replaces_changed_cb), self,
                           G_CONNECT_SWAPPED);
  replaces_changed_cb (self);

  return GTK_WIDGET (self);
}

/** Returns: whether there is something in the fields that is saved nowhere */
gboolean
bitting_credential_form_is_dirty (BittingCredentialForm *self)
{
  return !bitting_secret_entry_is_empty (GTK_EDITABLE (self->secret));
}
