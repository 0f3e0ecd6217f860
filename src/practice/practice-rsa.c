/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-rsa.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <string.h>

#include "practice-resources.h"

/* The pair of the practice key that a learner “made themselves”. Its private half is part of the
 * program (data/practice/practice-rsa-key.base64), for all to read: it opens nothing but the
 * practice exchange, and has to be the same at each start so that a saved key goes on working. */

#define KEY_PATH "/io/github/bitting/practice/practice-rsa-key.base64"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free_all)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)

static EVP_PKEY *
load_pair (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree guchar *der = NULL;
  const guchar *cursor;
  EVP_PKEY *pair;
  gsize length;

  bytes = g_resource_lookup_data (practice_get_resource (), KEY_PATH,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  der = g_base64_decode (text, &length);
  cursor = der;
  pair = d2i_AutoPrivateKey (NULL, &cursor, (long) length);
  g_assert (pair != NULL);

  return pair;
}

static char *
steal_text (BIO *bio)
{
  char *data = NULL;
  long length = BIO_get_mem_data (bio, &data);

  return g_strndup (data, (gsize) length);
}

/** Returns: (transfer full): the private key as a PKCS#8 PEM block, as a learner pastes it */
char *
practice_rsa_dup_private_pem (void)
{
  g_autoptr (EVP_PKEY) pair = load_pair ();
  g_autoptr (BIO) bio = BIO_new (BIO_s_mem ());

  if (PEM_write_bio_PKCS8PrivateKey (bio, pair, NULL, NULL, 0, NULL, NULL) != 1)
    g_assert_not_reached ();

  return steal_text (bio);
}

/** Returns: (transfer full): the public key as a PEM block, as the exchange answers it */
char *
practice_rsa_dup_public_pem (void)
{
  g_autoptr (EVP_PKEY) pair = load_pair ();
  g_autoptr (BIO) bio = BIO_new (BIO_s_mem ());

  if (PEM_write_bio_PUBKEY (bio, pair) != 1)
    g_assert_not_reached ();

  return steal_text (bio);
}

/**
 * practice_rsa_verify:
 * @text: what was signed
 * @signature: RSASSA-PKCS1-v1_5 with SHA-256, in base64. Source: V5 documentation, guide,
 *   and Bybit's own examples
 *
 * Returns: TRUE if the practice pair's private key made @signature
 */
gboolean
practice_rsa_verify (const char *text,
                     const char *signature)
{
  g_autoptr (EVP_PKEY) pair = load_pair ();
  g_autoptr (EVP_MD_CTX) context = EVP_MD_CTX_new ();
  g_autofree guchar *raw = NULL;
  gboolean fits;
  gsize length;

  raw = g_base64_decode (signature, &length);
  fits = EVP_DigestVerifyInit (context, NULL, EVP_sha256 (), NULL, pair) == 1 &&
         EVP_DigestVerify (context, raw, length, (const guchar *) text, strlen (text)) == 1;
  ERR_clear_error ();

  return fits;
}
