/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A credential's secret as other programs read it. */

#include "bitting-credential.h"

#include <string.h>

/* RFC 7468: so many characters of base64 on a line. */
#define LINE 64

/* Enough base64 for what comes before the first number of a key, and no part of that. */
#define HEAD 16

/* Both forms begin with SEQUENCE { INTEGER 0; then PKCS#1 (RFC 8017) has another INTEGER, the
 * modulus, and PKCS#8 (RFC 5208) a SEQUENCE that says which algorithm it is. */
static gboolean
is_pkcs1 (const char *base64,
          gsize       length)
{
  static const guchar zero[] = { 0x02, 0x01, 0x00 };
  guchar head[HEAD / 4 * 3 + 3];
  int state = 0;
  guint save = 0;
  gsize size = g_base64_decode_step (base64, MIN (length, HEAD), head, &state, &save);
  gsize at;

  if (size < 2)
    return FALSE;
  /* A length of more than 127 says first in how many bytes it is told. */
  at = 2 + ((head[1] & 0x80) != 0 ? head[1] & 0x7f : 0);

  return at + sizeof zero < size && memcmp (head + at, zero, sizeof zero) == 0 && head[at + sizeof zero] == 0x02;
}

static void
append (char       *buffer,
        gsize      *used,
        const char *text,
        gsize       length)
{
  memcpy (buffer + *used, text, length);
  *used += length;
}

static BittingSecret *
wrap (const char *base64,
      gsize       length,
      const char *label)
{
  g_autofree char *first = g_strdup_printf ("-----BEGIN %s-----\n", label);
  g_autofree char *last = g_strdup_printf ("-----END %s-----", label);
  BittingSecret *text = NULL;
  char *buffer = NULL;
  gsize used = 0;
  gsize i;

  text = bitting_secret_new_buffer (strlen (first) + length + length / LINE + 1 + strlen (last), &buffer);
  append (buffer, &used, first, strlen (first));
  for (i = 0; i < length; i += LINE)
    {
      append (buffer, &used, base64 + i, MIN (LINE, length - i));
      append (buffer, &used, "\n", 1);
    }
  append (buffer, &used, last, strlen (last));
  bitting_secret_set_length (text, used);

  return text;
}

/**
 * bitting_credential_dup_secret_text:
 * @self: a credential
 *
 * Returns: (transfer full): the secret as other programs read it: HMAC text as it is, a private
 *   key as a PEM block without a line break behind it
 */
BittingSecret *
bitting_credential_dup_secret_text (const BittingCredential *self)
{
  const char *text = NULL;
  gsize length;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->signing == BITTING_SIGNING_HMAC)
    return bitting_secret_ref (self->secret);

  text = bitting_secret_peek (self->secret);
  length = bitting_secret_get_length (self->secret);

  return wrap (text, length, is_pkcs1 (text, length) ? "RSA PRIVATE KEY" : "PRIVATE KEY");
}
