/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way of a secret between clipboard, entry and locked memory. */

#include "config.h"

#include "bitting-secret-entry.h"

#include <glib/gi18n.h>
#include <string.h>

/** Returns: (transfer full): the entry's text in locked memory */
BittingSecret *
bitting_secret_entry_dup_secret (GtkEditable *entry)
{
  return bitting_secret_new (gtk_editable_get_text (entry), -1);
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
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        _("Show or Hide the Secret"), -1);
      bitting_secret_entry_name_parts (child);
    }
}

/**
 * bitting_secret_entry_wipe:
 * @entry: an entry that held a secret
 *
 * Writes a filler of the same length over it before emptying it, as the entry's own
 * buffer moves text about without wiping what lies behind.
 */
void
bitting_secret_entry_wipe (GtkEditable *entry)
{
  gsize length = strlen (gtk_editable_get_text (entry));
  g_autofree char *filler = g_strnfill (length, 'x');

  gtk_editable_set_text (entry, filler);
  gtk_editable_set_text (entry, "");
}

static void
forget (char *text)
{
  explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkEditable) entry = user_data;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (entry));
      return;
    }

  gtk_editable_set_text (entry, text);
  gtk_editable_set_position (entry, -1);
  forget (text);
}

/** Puts what is on the clipboard into the entry, in place of what was there. */
void
bitting_secret_entry_paste (GtkEditable *entry)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (entry)), NULL, pasted_cb,
                                 g_object_ref (entry));
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingSecret) secret = user_data;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL)
    return;

  if (strstr (text, bitting_secret_peek (secret)) != NULL)
    gdk_clipboard_set_text (GDK_CLIPBOARD (source), "");
  forget (text);
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
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, looked_cb,
                                 bitting_secret_ref (secret));
}
