/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in a field for a secret. The text itself is in locked memory and nobody gets it but
 * who asks for it as a secret: while the field hides its text, all that GTK draws, remembers and
 * tells to screen readers, any of which can be another program, is made of dots. GTK's own buffer
 * for passwords hides the text from the eye alone. */

#include "bitting-secret-buffer.h"

#include <string.h>

/* Bytes: more than any private key in PEM. What is longer is cut, and is no secret. */
#define CAPACITY (16 * 1024 - 1)

#define DOT "\u2022"
#define DOT_SIZE 3

struct _BittingSecretBuffer
{
  GtkEntryBuffer parent_instance;

  BittingSecret *secret;   /* (owned) (nullable): the text, unless it is empty */
  char          *bytes;    /* (borrowed) (nullable): those of the secret */
  gsize          size;     /* bytes */
  guint          length;   /* characters */
  char          *dots;     /* (nullable): as many */
  gboolean       shown;    /* whether the field shows its text */
  const char    *arriving; /* (borrowed) (nullable): what is inserted now, while all are told of dots */
};

G_DEFINE_FINAL_TYPE (BittingSecretBuffer, bitting_secret_buffer, GTK_TYPE_ENTRY_BUFFER)

static char *
dup_dots (guint count)
{
  char *dots = g_malloc (count * DOT_SIZE + 1);
  guint i;

  for (i = 0; i < count; i++)
    memcpy (dots + i * DOT_SIZE, DOT, DOT_SIZE);
  dots[count * DOT_SIZE] = '\0';

  return dots;
}

static void
resize (BittingSecretBuffer *self,
        gsize                size,
        guint                length)
{
  self->size = size;
  self->length = length;
  g_free (self->dots);
  self->dots = dup_dots (length);
  if (size > 0)
    {
      /* Wipes what is behind it. */
      bitting_secret_set_length (self->secret, size);
      return;
    }

  g_clear_pointer (&self->secret, bitting_secret_unref);
  self->bytes = NULL;
}

static const char *
bitting_secret_buffer_get_text (GtkEntryBuffer *buffer,
                                gsize          *size)
{
  BittingSecretBuffer *self = BITTING_SECRET_BUFFER (buffer);
  gboolean plain = self->shown && self->secret != NULL;

  if (size != NULL)
    *size = plain ? self->size : self->length * DOT_SIZE;
  if (plain)
    return self->bytes;

  return self->dots != NULL ? self->dots : "";
}

static guint
bitting_secret_buffer_get_length (GtkEntryBuffer *buffer)
{
  return BITTING_SECRET_BUFFER (buffer)->length;
}

static guint
bitting_secret_buffer_insert_text (GtkEntryBuffer *buffer,
                                   guint           position,
                                   const char     *chars,
                                   guint           count)
{
  BittingSecretBuffer *self = BITTING_SECRET_BUFFER (buffer);
  const char *text = self->arriving != NULL ? self->arriving : chars;
  gsize size = (gsize) (g_utf8_offset_to_pointer (text, count) - text);
  char *place = NULL;

  while (size > CAPACITY - self->size)
    size = (gsize) (g_utf8_offset_to_pointer (text, --count) - text);
  if (count == 0)
    return 0;

  if (self->secret == NULL)
    self->secret = bitting_secret_new_buffer (CAPACITY, &self->bytes);
  place = g_utf8_offset_to_pointer (self->bytes, MIN (position, self->length));
  memmove (place + size, place, (gsize) (self->bytes + self->size - place));
  memcpy (place, text, size);
  resize (self, self->size + size, self->length + count);
  gtk_entry_buffer_emit_inserted_text (buffer, position, chars, count);

  return count;
}

static guint
bitting_secret_buffer_delete_text (GtkEntryBuffer *buffer,
                                   guint           position,
                                   guint           count)
{
  BittingSecretBuffer *self = BITTING_SECRET_BUFFER (buffer);

  position = MIN (position, self->length);
  count = MIN (count, self->length - position);
  if (count > 0)
    gtk_entry_buffer_emit_deleted_text (buffer, position, count);

  return count;
}

/* Only now does it go: who is told of it may want to see it. */
static void
bitting_secret_buffer_deleted_text (GtkEntryBuffer *buffer,
                                    guint           position,
                                    guint           count)
{
  BittingSecretBuffer *self = BITTING_SECRET_BUFFER (buffer);
  char *start = g_utf8_offset_to_pointer (self->bytes, position);
  char *end = g_utf8_offset_to_pointer (start, count);

  memmove (start, end, (gsize) (self->bytes + self->size - end));
  resize (self, self->size - (gsize) (end - start), self->length - count);
  g_object_notify (G_OBJECT (buffer), "text");
  g_object_notify (G_OBJECT (buffer), "length");
}

static void
bitting_secret_buffer_finalize (GObject *object)
{
  BittingSecretBuffer *self = BITTING_SECRET_BUFFER (object);

  g_clear_pointer (&self->secret, bitting_secret_unref);
  g_free (self->dots);

  G_OBJECT_CLASS (bitting_secret_buffer_parent_class)->finalize (object);
}

static void
bitting_secret_buffer_class_init (BittingSecretBufferClass *klass)
{
  GtkEntryBufferClass *buffer_class = GTK_ENTRY_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bitting_secret_buffer_finalize;
  buffer_class->get_text = bitting_secret_buffer_get_text;
  buffer_class->get_length = bitting_secret_buffer_get_length;
  buffer_class->insert_text = bitting_secret_buffer_insert_text;
  buffer_class->delete_text = bitting_secret_buffer_delete_text;
  buffer_class->deleted_text = bitting_secret_buffer_deleted_text;
}

static void
bitting_secret_buffer_init (BittingSecretBuffer *self)
{
}

/* First of all who are told: the others hear of dots. */
static void
insert_text_cb (GtkEditable         *editable,
                const char          *text,
                int                  size,
                int                 *position,
                BittingSecretBuffer *self)
{
  g_autofree char *dots = NULL;

  if (self->shown || self->arriving != NULL)
    return;

  g_signal_stop_emission_by_name (editable, "insert-text");
  dots = dup_dots ((guint) g_utf8_strlen (text, size));
  self->arriving = text;
  gtk_editable_insert_text (editable, dots, -1, position);
  self->arriving = NULL;
}

static void
visibility_cb (GtkText             *text,
               GParamSpec          *pspec,
               BittingSecretBuffer *self)
{
  self->shown = gtk_text_get_visibility (text);
}

/**
 * bitting_secret_buffer_install:
 * @entry: a field for a secret, empty and new
 *
 * Makes its text one that is kept as a secret.
 */
void
bitting_secret_buffer_install (GtkEditable *entry)
{
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (entry));
  g_autoptr (BittingSecretBuffer) self = g_object_new (BITTING_TYPE_SECRET_BUFFER, NULL);

  self->shown = gtk_text_get_visibility (text);
  gtk_editable_set_enable_undo (GTK_EDITABLE (text), FALSE);
  gtk_text_set_buffer (text, GTK_ENTRY_BUFFER (self));
  g_signal_connect_object (text, "insert-text", G_CALLBACK (insert_text_cb), self, 0);
  g_signal_connect_object (text, "notify::visibility", G_CALLBACK (visibility_cb), self, 0);
}

/** Returns: (transfer full): the text, in memory of its own */
BittingSecret *
bitting_secret_buffer_dup_secret (BittingSecretBuffer *self)
{
  g_return_val_if_fail (BITTING_IS_SECRET_BUFFER (self), NULL);

  return bitting_secret_new (self->bytes != NULL ? self->bytes : "", (gssize) self->size);
}
