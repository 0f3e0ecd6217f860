/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-credential.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the exchange gives out today: keys of 18 characters, secrets of 36
 * (source: every sample of the V5 documentation). Formats may change, so the
 * lengths only help to notice swapped fields; they never refuse anything. */
#define USUAL_KEY_LENGTH 18
#define USUAL_SECRET_LENGTH 36

#define MAX_KEY_LENGTH 256
#define MAX_SECRET_LENGTH 16384

#define PEM_BEGIN "-----BEGIN "
#define PEM_END "-----END "

typedef struct
{
  BittingCredential value;
  int               ref_count;
} Counted;

G_DEFINE_QUARK (bitting-credential-error-quark, bitting_credential_error)

static gboolean
is_plain (char character)
{
  return character > 0x20 && character < 0x7f;
}

/* Only outer white space is dropped in silence: it cannot be part of a secret,
 * and every copy from a web page may carry it. */
static void
trim (const char **text,
      gsize       *length)
{
  while (*length > 0 && g_ascii_isspace (**text))
    {
      (*text)++;
      (*length)--;
    }
  while (*length > 0 && g_ascii_isspace ((*text)[*length - 1]))
    (*length)--;
}

static gboolean
all_plain (const char *text,
           gsize       length)
{
  gsize i;

  for (i = 0; i < length; i++)
    if (!is_plain (text[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_pem (const char *text,
        gsize       length)
{
  return g_strstr_len (text, (gssize) length, PEM_BEGIN) != NULL;
}

/* Keyrings want one line (a line break destroys some of them), so a PEM block is
 * kept as the base64 between its two marker lines. */
static BittingSecret *
flatten_pem (const char  *text,
             gsize        length,
             GError     **error)
{
  g_autoptr (BittingSecret) flat = NULL;
  const char *begin = g_strstr_len (text, (gssize) length, PEM_BEGIN);
  const char *limit = text + length;
  const char *body = NULL;
  const char *end = NULL;
  char *buffer = NULL;
  gsize used = 0;

  body = memchr (begin, '\n', (gsize) (limit - begin));
  if (body != NULL)
    end = g_strstr_len (body, limit - body, PEM_END);
  if (end == NULL ||
      g_strstr_len (begin, body - begin, "PRIVATE KEY-----") == NULL)
    {
      g_set_error_literal (error, BITTING_CREDENTIAL_ERROR, BITTING_CREDENTIAL_ERROR_BAD_SECRET,
                           _("This is not a whole private key. Copy everything from "
                             "“-----BEGIN PRIVATE KEY-----” to “-----END PRIVATE KEY-----”."));
      return NULL;
    }
  if (g_strstr_len (begin, end - begin, "ENCRYPTED") != NULL)
    {
      g_set_error_literal (error, BITTING_CREDENTIAL_ERROR, BITTING_CREDENTIAL_ERROR_ENCRYPTED,
                           _("This private key is protected by a password. Remove the password "
                             "first; the keyring will protect the key."));
      return NULL;
    }

  flat = bitting_secret_new_buffer ((gsize) (end - body), &buffer);
  for (; body < end; body++)
    if (!g_ascii_isspace (*body))
      buffer[used++] = *body;
  bitting_secret_set_length (flat, used);
  if (used == 0 || used % 4 != 0 ||
      strspn (buffer, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") != used)
    {
      g_set_error_literal (error, BITTING_CREDENTIAL_ERROR, BITTING_CREDENTIAL_ERROR_BAD_SECRET,
                           _("The text between the first and the last line of this private key "
                             "is damaged. Copy it again."));
      return NULL;
    }

  return g_steal_pointer (&flat);
}

static gboolean
check_key (const char  *key,
           gsize        length,
           GError     **error)
{
  if (length == 0)
    g_set_error_literal (error, BITTING_CREDENTIAL_ERROR, BITTING_CREDENTIAL_ERROR_NO_KEY,
                         _("The API key is missing."));
  else if (is_pem (key, length))
    g_set_error_literal (error, BITTING_CREDENTIAL_ERROR, BITTING_CREDENTIAL_ERROR_SWAPPED,
                         _("This is a private key: it belongs into the field for the secret."));
  else if (length > MAX_KEY_LENGTH || !all_plain (key, length))
    g_set_error_literal (error, BITTING_CREDENTIAL_ERROR, BITTING_CREDENTIAL_ERROR_BAD_KEY,
                         _("An API key is one word of letters and digits. Copy it again with "
                           "the “Copy” button beside it."));
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_secret (const char  *key,
              gsize        key_length,
              const char  *secret,
              gsize        secret_length,
              GError     **error)
{
  if (secret_length == 0)
    g_set_error_literal (error, BITTING_CREDENTIAL_ERROR, BITTING_CREDENTIAL_ERROR_NO_SECRET,
                         _("The API secret is missing."));
  else if (secret_length > MAX_SECRET_LENGTH ||
           (!is_pem (secret, secret_length) && !all_plain (secret, secret_length)))
    g_set_error_literal (error, BITTING_CREDENTIAL_ERROR, BITTING_CREDENTIAL_ERROR_BAD_SECRET,
                         _("An API secret is one word of letters and digits. Copy it again with "
                           "the “Copy” button beside it."));
  else if (key_length == secret_length && memcmp (key, secret, key_length) == 0)
    g_set_error_literal (error, BITTING_CREDENTIAL_ERROR, BITTING_CREDENTIAL_ERROR_SAME,
                         _("Key and secret are the same text. Copy the other one as well."));
  else if (key_length == USUAL_SECRET_LENGTH && secret_length == USUAL_KEY_LENGTH)
    g_set_error_literal (error, BITTING_CREDENTIAL_ERROR, BITTING_CREDENTIAL_ERROR_SWAPPED,
                         _("Key and secret look swapped: the key is the shorter one."));
  else
    return TRUE;

  return FALSE;
}

static BittingCredential *
counted_new (char          *api_key,
             BittingSecret *secret,
             BittingSigning signing)
{
  Counted *self = g_new0 (Counted, 1);

  self->ref_count = 1;
  self->value.api_key = api_key;
  self->value.secret = secret;
  self->value.signing = signing;

  return &self->value;
}

/**
 * bitting_credential_new:
 * @api_key: as typed or pasted
 * @secret: as typed or pasted: HMAC text, or a private RSA key in PEM
 * @error: return location for a #BittingCredentialError
 *
 * Reads what a person gave. Outer white space is dropped; nothing else is mended,
 * so that what is sent and stored is what the person saw.
 *
 * Returns: (transfer full) (nullable): the credential, or NULL with a message
 *   that says in which field the fault is
 */
BittingCredential *
bitting_credential_new (const char     *api_key,
                        BittingSecret  *secret,
                        GError        **error)
{
  g_autoptr (BittingSecret) kept = NULL;
  const char *key = api_key;
  const char *text = NULL;
  gsize key_length;
  gsize length;
  gboolean rsa;

  g_return_val_if_fail (api_key != NULL && secret != NULL, NULL);

  text = bitting_secret_peek (secret);
  length = bitting_secret_get_length (secret);
  key_length = strlen (key);
  trim (&key, &key_length);
  trim (&text, &length);
  if (!check_key (key, key_length, error) ||
      !check_secret (key, key_length, text, length, error))
    return NULL;

  rsa = is_pem (text, length);
  kept = rsa ? flatten_pem (text, length, error) : bitting_secret_new (text, (gssize) length);
  if (kept == NULL)
    return NULL;

  return counted_new (g_strndup (key, key_length), g_steal_pointer (&kept),
                      rsa ? BITTING_SIGNING_RSA : BITTING_SIGNING_HMAC);
}

/**
 * bitting_credential_new_stored:
 * @api_key: the public half
 * @secret: (transfer none): the line that the keyring held
 * @signing: what the keyring's attribute says
 *
 * Returns: (transfer full): a credential as it was stored, unexamined
 */
BittingCredential *
bitting_credential_new_stored (const char     *api_key,
                               BittingSecret  *secret,
                               BittingSigning  signing)
{
  g_return_val_if_fail (api_key != NULL && secret != NULL, NULL);

  return counted_new (g_strdup (api_key), bitting_secret_ref (secret), signing);
}

BittingCredential *
bitting_credential_ref (BittingCredential *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  ((Counted *) self)->ref_count++;

  return self;
}

void
bitting_credential_unref (BittingCredential *self)
{
  g_return_if_fail (self != NULL);

  if (--((Counted *) self)->ref_count > 0)
    return;

  g_free (self->api_key);
  bitting_secret_unref (self->secret);
  g_free (self);
}

/**
 * bitting_api_key_mask:
 * @api_key: an API key
 *
 * Returns: (transfer full): its first four and last four characters; of a key of
 *   twelve characters or fewer, only the first two
 */
char *
bitting_api_key_mask (const char *api_key)
{
  gsize length;

  g_return_val_if_fail (api_key != NULL, NULL);

  length = strlen (api_key);
  if (length <= 12)
    return g_strdup_printf ("%.2s…", api_key);

  return g_strdup_printf ("%.4s…%s", api_key, api_key + length - 4);
}

const char *
bitting_signing_to_string (BittingSigning signing)
{
  return signing == BITTING_SIGNING_RSA ? "rsa" : "hmac";
}

gboolean
bitting_signing_from_string (const char     *text,
                             BittingSigning *signing)
{
  if (g_strcmp0 (text, "hmac") == 0)
    *signing = BITTING_SIGNING_HMAC;
  else if (g_strcmp0 (text, "rsa") == 0)
    *signing = BITTING_SIGNING_RSA;
  else
    return FALSE;

  return TRUE;
}
