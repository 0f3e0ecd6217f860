/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-signature.h"

#include <openssl/crypto.h>
#include <string.h>

#include "practice-rsa.h"

static gboolean
hmac_fits (const char *secret,
           const char *text,
           const char *signature)
{
  g_autofree char *expected = NULL;

  expected = g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) secret,
                                        strlen (secret), text, -1);

  return strlen (signature) == strlen (expected) &&
         CRYPTO_memcmp (signature, expected, strlen (expected)) == 0;
}

/**
 * practice_signature_fits:
 * @text: what is signed: time stamp, API key, receive window and query, without anything between
 * @signature: HMAC-SHA256 as 64 lower-case hexadecimal digits, or, for a key of a self-made pair,
 *   an RSA signature in base64. Source: V5 documentation, guide
 *
 * Returns: TRUE if whoever made @signature has @key's secret
 */
gboolean
practice_signature_fits (const PracticeKey *key,
                         const char        *text,
                         const char        *signature)
{
  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (signature != NULL, FALSE);

  if (key->signing == BITTING_SIGNING_RSA)
    return practice_rsa_verify (text, signature);

  return hmac_fits (key->secret, text, signature);
}
