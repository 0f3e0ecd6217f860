/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way of a secret between clipboard, entry and locked memory. */

#include "config.h"

#include "bitting-secret-entry.h"

#include "bitting-clipboard.h"
#include "bitting-secret-buffer.h"

#include <glib/gi18n.h>
#include <string.h>

/* Bytes. The one is more than any private key in PEM, the other as much as is looked for keys. */
#define PASTE_LIMIT (16 * 1024)
#define LOOK_LIMIT (1024 * 1024)

static BittingSecretBuffer *
get_buffer (GtkEditable *entry)
{
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (entry));

  return BITTING_SECRET_BUFFER (gtk_text_get_buffer (text));
}

/* libadwaita has a hint of its own, which is not there in all of our languages. */
static void
keep_hint (GtkWidget *button)
{
  const char *words = _("Show or Hide the Secret");

  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), words) != 0)
    gtk_widget_set_tooltip_text (button, words);
}

static void
name_button (GtkWidget *button)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Show or Hide the Secret"), -1);
  g_signal_connect (button, "notify::tooltip-text", G_CALLBACK (keep_hint), NULL);
  keep_hint (button);
}

/**
 * bitting_secret_entry_name_parts:
 * @entry: an entry row for a secret
 *
 * Names its button that shows and hides the text, which libadwaita 1.2 leaves without a name.
 */
void
bitting_secret_entry_name_parts (GtkWidget *entry)
{
  GtkWidget *child = NULL;

  for (child = gtk_widget_get_first_child (entry); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *icon = GTK_IS_BUTTON (child) ? gtk_button_get_icon_name (GTK_BUTTON (child)) : NULL;

      if (icon != NULL && g_str_has_prefix (icon, "view-"))
        name_button (child);
      bitting_secret_entry_name_parts (child);
    }
}

/**
 * Returns: (transfer full): the text of an entry that has a BittingSecretBuffer, in memory of
 *   its own
 */
BittingSecret *
bitting_secret_entry_dup_secret (GtkEditable *entry)
{
  return bitting_secret_buffer_dup_secret (get_buffer (entry));
}

/** Returns: whether nothing is in the entry */
gboolean
bitting_secret_entry_is_empty (GtkEditable *entry)
{
  return gtk_entry_buffer_get_length (GTK_ENTRY_BUFFER (get_buffer (entry))) == 0;
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkEditable) entry = user_data;
  g_autoptr (BittingSecret) text = bitting_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (entry));
      return;
    }

  gtk_editable_set_text (entry, bitting_secret_peek (text));
  gtk_editable_set_position (entry, -1);
  /* A screen reader says with that what came in, and what there is to say of it. */
  gtk_text_grab_focus_without_selecting (GTK_TEXT (gtk_editable_get_delegate (entry)));
}

/** Puts what is on the clipboard into the entry, in place of what was there. */
void
bitting_secret_entry_paste (GtkEditable *entry)
{
  bitting_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (entry)), PASTE_LIMIT, pasted_cb,
                                g_object_ref (entry));
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingSecret) secret = user_data;
  g_autoptr (BittingSecret) text = bitting_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && strstr (bitting_secret_peek (text), bitting_secret_peek (secret)) != NULL)
    gdk_clipboard_set_text (GDK_CLIPBOARD (source), "");
}

/**
 * bitting_secret_entry_clear_clipboard:
 * @widget: any widget of the window
 * @secret: the secret that was pasted
 *
 * Takes the secret off the clipboard, if it is still there.
 */
void
bitting_secret_entry_clear_clipboard (GtkWidget     *widget,
                                      BittingSecret *secret)
{
  bitting_clipboard_read_async (gtk_widget_get_clipboard (widget), LOOK_LIMIT, looked_cb,
                                bitting_secret_ref (secret));
}
