/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text that is on the clipboard for a while only. It leaves by itself, and only as long as
 * it is still what is there: the clipboard lets go of it when somebody else copies. */

#include "config.h"

#include "bitting-lent-text.h"

#include "bitting-display.h"
#include "bitting-password-hint.h"

#include <glib/gi18n.h>
#include <string.h>

struct _BittingLentText
{
  GdkContentProvider parent_instance;

  BittingSecret     *text;      /* (owned) */
  GdkClipboard      *clipboard; /* (borrowed) (nullable): where it lies */
  guint              seconds;
  guint              timer;     /* source that takes it back, or 0 */
  gulong             hint;      /* see bitting_password_hint_begin() */
};

G_DEFINE_FINAL_TYPE (BittingLentText, bitting_lent_text, GDK_TYPE_CONTENT_PROVIDER)

static gboolean
time_over_cb (gpointer user_data)
{
  BittingLentText *self = user_data;

  self->timer = 0;
  gdk_clipboard_set_content (self->clipboard, NULL);

  return G_SOURCE_REMOVE;
}

static void
bitting_lent_text_attach_clipboard (GdkContentProvider *provider,
                                    GdkClipboard       *clipboard)
{
  BittingLentText *self = BITTING_LENT_TEXT (provider);

  self->clipboard = clipboard;
  self->timer = g_timeout_add_seconds (self->seconds, time_over_cb, self);
  self->hint = bitting_password_hint_begin (gdk_clipboard_get_display (clipboard));
}

static void
bitting_lent_text_detach_clipboard (GdkContentProvider *provider,
                                    GdkClipboard       *clipboard)
{
  BittingLentText *self = BITTING_LENT_TEXT (provider);

  g_clear_handle_id (&self->timer, g_source_remove);
  bitting_password_hint_end (&self->hint);
  bitting_display_forget (gdk_clipboard_get_display (clipboard));
  self->clipboard = NULL;
}

static GdkContentFormats *
bitting_lent_text_ref_formats (GdkContentProvider *provider)
{
  static const char *types[] = { "text/plain;charset=utf-8", "text/plain", BITTING_PASSWORD_HINT_TYPE };

  return gdk_content_formats_new (types, G_N_ELEMENTS (types));
}

/* Nothing of it is for a clipboard manager to keep when the program ends. */
static GdkContentFormats *
bitting_lent_text_ref_storable_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new (NULL, 0);
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_flush_finish (G_OUTPUT_STREAM (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* On an X server, this makes GDK hand it over piece by piece. What it hands over in one piece it
 * never lets go: GTK 4.8 waits to hear that it was taken, but asked nobody to tell. */
static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_output_stream_flush_async (G_OUTPUT_STREAM (source), g_task_get_priority (task),
                               g_task_get_cancellable (task), flushed_cb, g_object_ref (task));
}

static void
bitting_lent_text_write_mime_type_async (GdkContentProvider  *provider,
                                         const char          *mime_type,
                                         GOutputStream       *stream,
                                         int                  io_priority,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  BittingLentText *self = BITTING_LENT_TEXT (provider);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_lent_text_write_mime_type_async);
  g_task_set_priority (task, io_priority);
  g_output_stream_write_all_async (stream, bitting_secret_peek (self->text),
                                   bitting_secret_get_length (self->text), io_priority,
                                   cancellable, written_cb, task);
}

static gboolean
bitting_lent_text_write_mime_type_finish (GdkContentProvider  *provider,
                                          GAsyncResult        *result,
                                          GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, provider), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
bitting_lent_text_finalize (GObject *object)
{
  BittingLentText *self = BITTING_LENT_TEXT (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  bitting_password_hint_end (&self->hint);
  bitting_secret_unref (self->text);

  G_OBJECT_CLASS (bitting_lent_text_parent_class)->finalize (object);
}

static void
bitting_lent_text_class_init (BittingLentTextClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bitting_lent_text_finalize;
  provider_class->attach_clipboard = bitting_lent_text_attach_clipboard;
  provider_class->detach_clipboard = bitting_lent_text_detach_clipboard;
  provider_class->ref_formats = bitting_lent_text_ref_formats;
  provider_class->ref_storable_formats = bitting_lent_text_ref_storable_formats;
  provider_class->write_mime_type_async = bitting_lent_text_write_mime_type_async;
  provider_class->write_mime_type_finish = bitting_lent_text_write_mime_type_finish;
}

static void
bitting_lent_text_init (BittingLentText *self)
{
}

/**
 * bitting_lent_text_lend:
 * @widget: any widget of the window, which says what was done
 * @text: what to put on the clipboard
 * @what: what it is, for people
 *
 * It is taken off again after as many seconds as the settings say.
 */
void
bitting_lent_text_lend (GtkWidget     *widget,
                        BittingSecret *text,
                        const char    *what)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr (BittingLentText) self = g_object_new (BITTING_TYPE_LENT_TEXT, NULL);
  g_autofree char *words = NULL;

  self->text = bitting_secret_ref (text);
  self->seconds = g_settings_get_uint (settings, "clipboard-seconds");
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), GDK_CONTENT_PROVIDER (self));

  /* Translators: what was copied, and a number of seconds */
  words = g_strdup_printf (ngettext ("%s copied. It leaves the clipboard in %u second.",
                                     "%s copied. It leaves the clipboard in %u seconds.",
                                     self->seconds), what, self->seconds);
  gtk_widget_activate_action (widget, "win.say", "s", words);
}

/** Takes back what is still lent: the program ends. */
void
bitting_lent_text_take_back (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  GdkClipboard *clipboard = display != NULL ? gdk_display_get_clipboard (display) : NULL;

  if (clipboard != NULL && BITTING_IS_LENT_TEXT (gdk_clipboard_get_content (clipboard)))
    gdk_clipboard_set_content (clipboard, NULL);
}
