/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-signature.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <string.h>

/* OpenSSL's EVP wipes its state when it is freed, which GLib's GHmac does not. */

typedef EVP_MAC BybitMac;
typedef EVP_MAC_CTX BybitMacContext;
typedef EVP_MD_CTX BybitDigestContext;
typedef EVP_PKEY BybitPrivateKey;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BybitMac, EVP_MAC_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BybitMacContext, EVP_MAC_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BybitDigestContext, EVP_MD_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BybitPrivateKey, EVP_PKEY_free)

G_DEFINE_QUARK (bybit-signature-error-quark, bybit_signature_error)

/* OpenSSL's own error texts stay in its queue: they are of no use to a person, and
 * the queue must not be left full. */
static void
fail (BybitSignatureError   code,
      const char           *message,
      GError              **error)
{
  ERR_clear_error ();
  g_set_error_literal (error, BYBIT_SIGNATURE_ERROR, code, message);
}

static char *
to_hex (const guchar *bytes,
        gsize         length)
{
  GString *text = g_string_sized_new (2 * length);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", (guint) bytes[i]);
  return g_string_free (text, FALSE);
}

static char *
sign_hmac (BittingSecret  *secret,
           const char     *text,
           GError        **error)
{
  g_autoptr(BybitMac) mac = EVP_MAC_fetch (NULL, "HMAC", NULL);
  g_autoptr(BybitMacContext) context = mac != NULL ? EVP_MAC_CTX_new (mac) : NULL;
  char digest[] = "SHA256";
  OSSL_PARAM params[] = {
    OSSL_PARAM_construct_utf8_string (OSSL_MAC_PARAM_DIGEST, digest, 0),
    OSSL_PARAM_construct_end (),
  };
  guchar sum[EVP_MAX_MD_SIZE];
  gsize length = 0;

  if (context == NULL ||
      EVP_MAC_init (context, (const guchar *) bitting_secret_peek (secret),
                    bitting_secret_get_length (secret), params) != 1 ||
      EVP_MAC_update (context, (const guchar *) text, strlen (text)) != 1 ||
      EVP_MAC_final (context, sum, &length, sizeof sum) != 1)
    {
      fail (BYBIT_SIGNATURE_ERROR_FAILED, "The HMAC could not be computed", error);
      return NULL;
    }
  return to_hex (sum, length);
}

/* From one line of base64 to DER, without a copy outside of locked memory. */
static BittingSecret *
decode_base64 (BittingSecret *secret)
{
  gsize length = bitting_secret_get_length (secret);
  g_autoptr(BittingSecret) der = NULL;
  char *buffer;
  int state = 0;
  guint save = 0;
  gsize size;

  /* The step needs up to three bytes more than it keeps. */
  der = bitting_secret_new_buffer (length / 4 * 3 + 3, &buffer);
  size = g_base64_decode_step (bitting_secret_peek (secret), length,
                               (guchar *) buffer, &state, &save);
  bitting_secret_set_length (der, size);
  return g_steal_pointer (&der);
}

/* PKCS#8, as the site's own generator writes it, or PKCS#1: d2i tells them apart. */
static EVP_PKEY *
load_private_key (BittingSecret  *secret,
                  GError        **error)
{
  g_autoptr(BittingSecret) der = decode_base64 (secret);
  const guchar *at = (const guchar *) bitting_secret_peek (der);
  g_autoptr(BybitPrivateKey) key = NULL;

  key = d2i_AutoPrivateKey (NULL, &at, (long) bitting_secret_get_length (der));
  if (key == NULL || EVP_PKEY_get_base_id (key) != EVP_PKEY_RSA)
    {
      fail (BYBIT_SIGNATURE_ERROR_BAD_SECRET, "The secret is no private RSA key", error);
      return NULL;
    }
  return g_steal_pointer (&key);
}

/* RSASSA-PKCS1-v1_5, which is what EVP does for RSA unless told otherwise. */
static char *
sign_rsa (BittingSecret  *secret,
          const char     *text,
          GError        **error)
{
  g_autoptr(BybitPrivateKey) key = load_private_key (secret, error);
  g_autoptr(BybitDigestContext) context = NULL;
  g_autofree guchar *signature = NULL;
  gsize length = 0;

  if (key == NULL)
    return NULL;

  context = EVP_MD_CTX_new ();
  if (context == NULL ||
      EVP_DigestSignInit (context, NULL, EVP_sha256 (), NULL, key) != 1 ||
      EVP_DigestSign (context, NULL, &length, (const guchar *) text, strlen (text)) != 1)
    {
      fail (BYBIT_SIGNATURE_ERROR_FAILED, "The RSA signature could not be made", error);
      return NULL;
    }

  signature = g_malloc (length);
  if (EVP_DigestSign (context, signature, &length, (const guchar *) text, strlen (text)) != 1)
    {
      fail (BYBIT_SIGNATURE_ERROR_FAILED, "The RSA signature could not be made", error);
      return NULL;
    }
  return g_base64_encode (signature, length);
}

/**
 * bybit_signature_new:
 * @credential: key and secret
 * @timestamp_ms: milliseconds since 1970, UTC, as the header will say
 * @recv_window_ms: milliseconds for which the request is good, as the header will say
 * @payload: the bytes behind "?" of a GET, or the body of a POST, exactly as sent
 * @error: return location for a BYBIT_SIGNATURE_ERROR
 *
 * Signs a request. Path, method and host are not part of what is signed (source: V5
 * documentation, integration guidance: timestamp, key, window and payload follow one
 * another without separators; HMAC-SHA256 in lower-case hexadecimal digits for keys that
 * the site generated, RSA-SHA256 in base64 for self-generated ones).
 *
 * Returns: (transfer full) (nullable): the signature, or NULL with @error set
 */
char *
bybit_signature_new (BittingCredential  *credential,
                     gint64              timestamp_ms,
                     guint               recv_window_ms,
                     const char         *payload,
                     GError            **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (credential != NULL && payload != NULL, NULL);

  text = g_strdup_printf ("%" G_GINT64_FORMAT "%s%u%s",
                          timestamp_ms, credential->api_key, recv_window_ms, payload);

  return credential->signing == BITTING_SIGNING_RSA
           ? sign_rsa (credential->secret, text, error)
           : sign_hmac (credential->secret, text, error);
}
