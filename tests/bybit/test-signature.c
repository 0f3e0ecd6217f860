/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-signature.h"

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <string.h>

#define KEY "DemoKey0123456789A"
#define SECRET "DemoSecret0123456789abcdefghijklmnop"
#define NOW G_GINT64_CONSTANT (1700000000000)

static BittingCredential *
new_credential (const char     *text,
                gssize          length,
                BittingSigning  signing)
{
  g_autoptr(BittingSecret) secret = bitting_secret_new (text, length);

  return bitting_credential_new_stored (KEY, secret, signing);
}

/* Computed with the openssl program. */
static void
test_hmac (void)
{
  static const struct { guint window; const char *payload; const char *signature; } table[] = {
    { 5000, "",
      "2456691bb2285e16015894087dc98fb368299f781ae252f33ab4296ee8cacebe" },
    { 5000, "category=spot&limit=1",
      "82fe11fa74bf148d502f01082b2c21cf4bc39ad8a88faf1f941f2867bf682ade" },
    { 10000, "subMemberId=123&cursor=a%2Bb%3D",
      "59748dd1140819e5144ad18791c7f92543ce561a2b893836a72a02c64119a936" },
    { 5000, "{\"readOnly\":0,\"permissions\":{\"Spot\":[\"SpotTrade\"]}}",
      "c83d100f47483490c6e4f7d4a19210256ff06836accd3e6acfe71f391790bd10" },
  };
  g_autoptr(BittingCredential) credential = new_credential (SECRET, -1, BITTING_SIGNING_HMAC);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *signature = bybit_signature_new (credential, NOW, table[i].window,
                                                        table[i].payload, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (signature, ==, table[i].signature);
    }
}

static void
verify (EVP_PKEY   *key,
        const char *signature,
        const char *text)
{
  gsize length = 0;
  g_autofree guchar *bytes = g_base64_decode (signature, &length);
  EVP_MD_CTX *context = EVP_MD_CTX_new ();

  g_assert_cmpint (EVP_DigestVerifyInit (context, NULL, EVP_sha256 (), NULL, key), ==, 1);
  g_assert_cmpint (EVP_DigestVerify (context, bytes, length,
                                     (const guchar *) text, strlen (text)), ==, 1);
  g_assert_cmpint (EVP_DigestVerify (context, bytes, length,
                                     (const guchar *) text, strlen (text) - 1), !=, 1);
  EVP_MD_CTX_free (context);
}

static void
check_rsa (EVP_PKEY     *key,
           const guchar *der,
           int           length,
           gsize         expected)
{
  g_autofree char *text = g_base64_encode (der, (gsize) length);
  g_autoptr(BittingCredential) credential = new_credential (text, -1, BITTING_SIGNING_RSA);
  g_autoptr(GError) error = NULL;
  g_autofree char *signature = bybit_signature_new (credential, NOW, 5000, "a=b", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (signature), ==, expected);
  g_assert_null (strpbrk (signature, "\r\n"));
  verify (key, signature, "1700000000000" KEY "5000a=b");
}

static void
test_rsa (gconstpointer bits)
{
  EVP_PKEY *key = EVP_RSA_gen ((size_t) GPOINTER_TO_SIZE (bits));
  PKCS8_PRIV_KEY_INFO *info = EVP_PKEY2PKCS8 (key);
  gsize expected = (GPOINTER_TO_SIZE (bits) / 8 + 2) / 3 * 4;
  guchar *pkcs8 = NULL;
  guchar *pkcs1 = NULL;
  int length;

  length = i2d_PKCS8_PRIV_KEY_INFO (info, &pkcs8);
  check_rsa (key, pkcs8, length, expected);
  length = i2d_PrivateKey (key, &pkcs1);
  check_rsa (key, pkcs1, length, expected);

  OPENSSL_free (pkcs8);
  OPENSSL_free (pkcs1);
  PKCS8_PRIV_KEY_INFO_free (info);
  EVP_PKEY_free (key);
}

static void
check_bad (const char *text)
{
  g_autoptr(BittingCredential) credential = new_credential (text, -1, BITTING_SIGNING_RSA);
  g_autoptr(GError) error = NULL;

  g_assert_null (bybit_signature_new (credential, NOW, 5000, "", &error));
  g_assert_error (error, BYBIT_SIGNATURE_ERROR, BYBIT_SIGNATURE_ERROR_BAD_SECRET);
}

/* A key of another kind would be signed with, but not as the exchange wants it. */
static void
test_not_rsa (void)
{
  EVP_PKEY *key = EVP_EC_gen ("P-256");
  guchar *der = NULL;
  int length = i2d_PrivateKey (key, &der);
  g_autofree char *text = g_base64_encode (der, (gsize) length);

  check_bad (text);
  check_bad (SECRET);
  check_bad ("");
  check_bad ("====");
  OPENSSL_free (der);
  EVP_PKEY_free (key);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signature/hmac", test_hmac);
  g_test_add_data_func ("/signature/rsa-2048", GSIZE_TO_POINTER (2048), test_rsa);
  g_test_add_data_func ("/signature/rsa-4096", GSIZE_TO_POINTER (4096), test_rsa);
  g_test_add_func ("/signature/not-rsa", test_not_rsa);
  return g_test_run ();
}
