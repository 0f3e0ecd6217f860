/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-signature.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <string.h>

/* Worked with the openssl program, apart from any code of ours. */
#define DEMO_KEY "DemoKey0123456789A"
#define DEMO_SECRET "DemoSecret0123456789abcdefghijklmnop"
#define DEMO_HEAD "1700000000000" DEMO_KEY

static const PracticeKey demo = { .api_key = DEMO_KEY, .secret = DEMO_SECRET };

static const struct
{
  const char *text;
  const char *signature;
  gboolean    fits;
} rows[] = {
  { DEMO_HEAD "5000",
    "2456691bb2285e16015894087dc98fb368299f781ae252f33ab4296ee8cacebe", TRUE },
  { DEMO_HEAD "5000category=spot&limit=1",
    "82fe11fa74bf148d502f01082b2c21cf4bc39ad8a88faf1f941f2867bf682ade", TRUE },
  { DEMO_HEAD "10000subMemberId=123&cursor=a%2Bb%3D",
    "59748dd1140819e5144ad18791c7f92543ce561a2b893836a72a02c64119a936", TRUE },
  /* of another text, in upper case, cut, with more, none at all */
  { DEMO_HEAD "5001",
    "2456691bb2285e16015894087dc98fb368299f781ae252f33ab4296ee8cacebe", FALSE },
  { DEMO_HEAD "5000",
    "2456691BB2285E16015894087DC98FB368299F781AE252F33AB4296EE8CACEBE", FALSE },
  { DEMO_HEAD "5000",
    "2456691bb2285e16015894087dc98fb368299f781ae252f33ab4296ee8caceb", FALSE },
  { DEMO_HEAD "5000",
    "2456691bb2285e16015894087dc98fb368299f781ae252f33ab4296ee8cacebe0", FALSE },
  { DEMO_HEAD "5000", "", FALSE },
};

static void
test_hmac (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (practice_signature_fits (&demo, rows[i].text, rows[i].signature), ==,
                       rows[i].fits);
    }
}

static char *
sign_rsa (const char *text,
          int         padding)
{
  g_autofree char *pem = practice_key_dup_secret (practice_keys_find ("rsa"));
  guchar signature[256];
  size_t length = sizeof signature;
  BIO *bio = BIO_new_mem_buf (pem, -1);
  EVP_PKEY *key = PEM_read_bio_PrivateKey (bio, NULL, NULL, NULL);
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  EVP_PKEY_CTX *options = NULL;

  g_assert_nonnull (key);
  g_assert_cmpint (EVP_DigestSignInit (context, &options, EVP_sha256 (), NULL, key), ==, 1);
  g_assert_cmpint (EVP_PKEY_CTX_set_rsa_padding (options, padding), ==, 1);
  g_assert_cmpint (EVP_DigestSign (context, signature, &length, (const guchar *) text,
                                   strlen (text)), ==, 1);
  g_assert_cmpuint (length, ==, 256);
  EVP_MD_CTX_free (context);
  EVP_PKEY_free (key);
  BIO_free (bio);

  return g_base64_encode (signature, length);
}

static void
test_rsa (void)
{
  const PracticeKey *key = practice_keys_find ("rsa");
  g_autofree char *signature = sign_rsa ("some text", RSA_PKCS1_PADDING);
  g_autofree char *pss = sign_rsa ("some text", RSA_PKCS1_PSS_PADDING);

  g_assert_cmpuint (strlen (signature), ==, 344);
  g_assert_true (practice_signature_fits (key, "some text", signature));
  g_assert_false (practice_signature_fits (key, "some test", signature));
  g_assert_false (practice_signature_fits (key, "some text", pss));
  g_assert_false (practice_signature_fits (key, "some text", rows[0].signature));
  g_assert_false (practice_signature_fits (key, "some text", "no base64 at all!"));
  g_assert_false (practice_signature_fits (key, "some text", ""));

  signature[10] = signature[10] == 'A' ? 'B' : 'A';
  g_assert_false (practice_signature_fits (key, "some text", signature));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice/signature/hmac", test_hmac);
  g_test_add_func ("/practice/signature/rsa", test_rsa);

  return g_test_run ();
}
