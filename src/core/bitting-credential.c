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

/* A private key of 4096 bits has about 3300 characters in PEM. */
#define MAX_PEM_LENGTH 16384

/* A key that stands at an end of the secret is there by mistake, unless it is tiny. */
#define MIN_TELLING_KEY 8

#define PEM_BEGIN "-----BEGIN "
#define PEM_END "-----END "
#define PEM_DASHES "-----"

typedef struct
{
  BittingCredential value;
  int               ref_count;
} Counted;

G_DEFINE_QUARK (bitting-credential-error-quark, bitting_credential_error)

static gboolean
is_pem (const char *text,
        gsize       length)
{
  return g_strstr_len (text, (gssize) length, PEM_BEGIN) != NULL;
}

static gboolean
fail (GError                 **error,
      BittingCredentialError   code,
      const char              *message)
{
  g_set_error_literal (error, BITTING_CREDENTIAL_ERROR, (int) code, message);

  return FALSE;
}

/* Whether the block's label, between the dashes of its first line, has that word. */
static gboolean
has_label (const char *text,
           gsize       length,
           const char *word)
{
  const char *label = g_strstr_len (text, (gssize) length, PEM_BEGIN) + strlen (PEM_BEGIN);
  const char *end = g_strstr_len (label, text + length - label, PEM_DASHES);
  const char *found = g_strstr_len (label, (end != NULL ? end : text + length) - label, word);

  return found != NULL;
}

/* Keys of other kinds than Bybit's, each with the word for what it is. */
static gboolean
check_pem_kind (const char  *text,
                gsize        length,
                GError     **error)
{
  if (has_label (text, length, "PUBLIC KEY"))
    return fail (error, BITTING_CREDENTIAL_ERROR_BAD_SECRET,
                 _("This is the public key, which only Bybit needs. Here belongs the private one, which "
                   "begins with “-----BEGIN PRIVATE KEY-----”."));
  if (has_label (text, length, "CERTIFICATE"))
    return fail (error, BITTING_CREDENTIAL_ERROR_BAD_SECRET,
                 _("This is a certificate. Here belongs the private key, which begins with “-----BEGIN "
                   "PRIVATE KEY-----”."));
  if (has_label (text, length, "OPENSSH") || has_label (text, length, "EC PRIVATE KEY") ||
      has_label (text, length, "DSA PRIVATE KEY"))
    return fail (error, BITTING_CREDENTIAL_ERROR_BAD_SECRET,
                 _("This is a private key of another kind. Bybit takes RSA keys only, whose text begins "
                   "with “-----BEGIN PRIVATE KEY-----” or “-----BEGIN RSA PRIVATE KEY-----”."));
  if (g_strstr_len (text, (gssize) length, "ENCRYPTED") != NULL)
    return fail (error, BITTING_CREDENTIAL_ERROR_ENCRYPTED,
                 _("This private key is protected by a password. Remove the password first; the keyring "
                   "will protect the key."));

  return TRUE;
}

/* From the first dash of its first line to the last dash of its last one, and nothing around
 * it: what would be left out in silence might be what was meant. */
static gboolean
check_pem_frame (const char  *text,
                 gsize        length,
                 GError     **error)
{
  const char *limit = text + length;
  const char *body = memchr (text, '\n', length);
  const char *end = body != NULL ? g_strstr_len (body, limit - body, PEM_END) : NULL;
  const char *dashes = end != NULL ? g_strstr_len (end + strlen (PEM_END), limit - end - (gssize) strlen (PEM_END),
                                                   PEM_DASHES) : NULL;

  if (dashes == NULL || !has_label (text, length, "PRIVATE KEY"))
    return fail (error, BITTING_CREDENTIAL_ERROR_BAD_SECRET,
                 _("This is not a whole private key. Copy everything from “-----BEGIN PRIVATE KEY-----” "
                   "to “-----END PRIVATE KEY-----”."));
  if (!g_str_has_prefix (text, PEM_BEGIN) || dashes + strlen (PEM_DASHES) != limit)
    return fail (error, BITTING_CREDENTIAL_ERROR_BAD_SECRET,
                 _("There is more than the private key here. Copy only from “-----BEGIN PRIVATE "
                   "KEY-----” to “-----END PRIVATE KEY-----”."));

  return TRUE;
}

/* Keyrings want one line (a line break destroys some of them), so a PEM block is
 * kept as the base64 between its two marker lines. */
static BittingSecret *
flatten_pem (const char  *text,
             gsize        length,
             GError     **error)
{
  g_autoptr (BittingSecret) flat = NULL;
  const char *body = memchr (text, '\n', length);
  const char *end = NULL;
  char *buffer = NULL;
  gsize used = 0;

  if (!check_pem_kind (text, length, error) || !check_pem_frame (text, length, error))
    return NULL;

  end = g_strstr_len (body, text + length - body, PEM_END);
  flat = bitting_secret_new_buffer ((gsize) (end - body), &buffer);
  for (; body < end; body++)
    if (!g_ascii_isspace (*body))
      buffer[used++] = *body;
  bitting_secret_set_length (flat, used);
  if (used == 0 || used % 4 != 0 ||
      strspn (buffer, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") != used)
    {
      fail (error, BITTING_CREDENTIAL_ERROR_BAD_SECRET,
            _("The text between the first and the last line of this private key is damaged. Copy it "
              "again."));
      return NULL;
    }

  return g_steal_pointer (&flat);
}

static gboolean
check_key (const char  *key,
           gsize        length,
           GError     **error)
{
  g_autofree char *flaw = NULL;

  if (length == 0)
    return fail (error, BITTING_CREDENTIAL_ERROR_NO_KEY, _("The API key is missing."));
  if (is_pem (key, length) && has_label (key, length, "PRIVATE KEY"))
    return fail (error, BITTING_CREDENTIAL_ERROR_SWAPPED,
                 _("This is a private key: it belongs into the field for the secret."));
  if (is_pem (key, length))
    return fail (error, BITTING_CREDENTIAL_ERROR_BAD_KEY,
                 _("This is the public key that you gave to Bybit. The API key is the short word that "
                   "the site shows beside it."));

  flaw = bitting_credential_text_flaw (key, length);

  return flaw == NULL || fail (error, BITTING_CREDENTIAL_ERROR_BAD_KEY, flaw);
}

static gboolean
check_secret (const char  *secret,
              gsize        length,
              GError     **error)
{
  g_autofree char *flaw = NULL;

  if (length == 0)
    return fail (error, BITTING_CREDENTIAL_ERROR_NO_SECRET, _("The API secret is missing."));
  if (length > MAX_PEM_LENGTH)
    return fail (error, BITTING_CREDENTIAL_ERROR_BAD_SECRET, _("This is far too long for an API secret."));
  if (is_pem (secret, length))
    return TRUE;

  flaw = bitting_credential_text_flaw (secret, length);

  return flaw == NULL || fail (error, BITTING_CREDENTIAL_ERROR_BAD_SECRET, flaw);
}

static gboolean
holds (const char *whole,
       gsize       whole_length,
       const char *part,
       gsize       part_length)
{
  return whole_length > part_length &&
         (memcmp (whole, part, part_length) == 0 ||
          memcmp (whole + whole_length - part_length, part, part_length) == 0);
}

/* What can only be seen where both are there. */
static gboolean
check_together (const char  *key,
                gsize        key_length,
                const char  *secret,
                gsize        secret_length,
                GError     **error)
{
  if (key_length == secret_length && memcmp (key, secret, key_length) == 0)
    return fail (error, BITTING_CREDENTIAL_ERROR_SAME,
                 _("Key and secret are the same text. Copy the other one as well."));
  if (key_length == USUAL_SECRET_LENGTH && secret_length == USUAL_KEY_LENGTH)
    return fail (error, BITTING_CREDENTIAL_ERROR_SWAPPED,
                 _("Key and secret look swapped: the key is the shorter one."));
  if (key_length >= MIN_TELLING_KEY && holds (secret, secret_length, key, key_length))
    return fail (error, BITTING_CREDENTIAL_ERROR_BAD_SECRET,
                 _("The key stands in here, too. Empty the field and paste the secret alone."));
  if (secret_length >= MIN_TELLING_KEY && holds (key, key_length, secret, secret_length))
    return fail (error, BITTING_CREDENTIAL_ERROR_BAD_KEY,
                 _("The secret stands in here, too. Empty the field and paste the key alone."));

  return TRUE;
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
 * Returns: (transfer full) (nullable): the credential, or NULL with a message for
 *   the field that bitting_credential_error_get_field() names
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
  bitting_credential_text_trim (&key, &key_length);
  bitting_credential_text_trim (&text, &length);
  if (!check_key (key, key_length, error) || !check_secret (text, length, error) ||
      !check_together (key, key_length, text, length, error))
    return NULL;

  rsa = is_pem (text, length);
  kept = rsa ? flatten_pem (text, length, error) : bitting_secret_new (text, (gssize) length);
  if (kept == NULL)
    return NULL;

  return counted_new (g_strndup (key, key_length), g_steal_pointer (&kept),
                      rsa ? BITTING_SIGNING_RSA : BITTING_SIGNING_HMAC);
}

/**
 * bitting_credential_examine:
 * @field: which of the two it is
 * @text: what stands in the field now
 * @length: its length in bytes
 * @certain: (out): whether bitting_credential_new() would refuse it
 *
 * Looks at one field by itself, while the other one may still be empty.
 *
 * Returns: (transfer full) (nullable): what is wrong or looks odd, translated; NULL if nothing does
 */
char *
bitting_credential_examine (BittingCredentialField  field,
                            const char             *text,
                            gsize                   length,
                            gboolean               *certain)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingSecret) flat = NULL;
  gboolean good;

  *certain = FALSE;
  bitting_credential_text_trim (&text, &length);
  if (length == 0)
    return NULL;

  good = field == BITTING_FIELD_KEY ? check_key (text, length, &error)
                                    : check_secret (text, length, &error);
  if (good && is_pem (text, length))
    {
      flat = flatten_pem (text, length, &error);
      good = flat != NULL;
    }
  *certain = !good;
  if (!good)
    return g_strdup (error->message);

  return flat == NULL ? bitting_credential_text_doubt (field, text, length) : NULL;
}

/** Returns: in which of the two fields that fault is to be mended */
BittingCredentialField
bitting_credential_error_get_field (BittingCredentialError code)
{
  switch (code)
    {
    case BITTING_CREDENTIAL_ERROR_NO_KEY:
    case BITTING_CREDENTIAL_ERROR_BAD_KEY:
    case BITTING_CREDENTIAL_ERROR_SWAPPED:
      return BITTING_FIELD_KEY;
    case BITTING_CREDENTIAL_ERROR_NO_SECRET:
    case BITTING_CREDENTIAL_ERROR_BAD_SECRET:
    case BITTING_CREDENTIAL_ERROR_SAME:
    case BITTING_CREDENTIAL_ERROR_ENCRYPTED:
    default:
      return BITTING_FIELD_SECRET;
    }
}

/**
 * bitting_credential_dup_doubt:
 * @self: a credential as it was typed or pasted
 * @field: which half to look at
 *
 * Returns: (transfer full) (nullable): what looks odd about it, translated; that is no
 *   reason to refuse it. NULL if nothing does
 */
char *
bitting_credential_dup_doubt (const BittingCredential *self,
                              BittingCredentialField   field)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (field == BITTING_FIELD_KEY)
    return bitting_credential_text_doubt (field, self->api_key, strlen (self->api_key));
  if (self->signing == BITTING_SIGNING_RSA)
    return NULL;

  return bitting_credential_text_doubt (field, bitting_secret_peek (self->secret),
                                        bitting_secret_get_length (self->secret));
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
