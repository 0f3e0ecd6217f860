/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-authority.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

/* A certificate authority that lives as long as the test. */

#define DAY (24 * 60 * 60)

struct _TestAuthority
{
  EVP_PKEY *key;         /* (owned) */
  X509     *certificate; /* (owned) */
  char     *pem;         /* (owned) */
};

static void
add_name (X509       *certificate,
          const char *name)
{
  X509_NAME *subject = X509_get_subject_name (certificate);

  g_assert_cmpint (X509_NAME_add_entry_by_txt (subject, "CN", MBSTRING_UTF8,
                                               (const guchar *) name, -1, -1, 0), ==, 1);
}

static void
add_extension (X509       *certificate,
               X509       *issuer,
               int         nid,
               const char *value)
{
  X509_EXTENSION *extension;
  X509V3_CTX context;

  X509V3_set_ctx (&context, issuer, certificate, NULL, NULL, 0);
  extension = X509V3_EXT_conf_nid (NULL, &context, nid, value);
  g_assert_nonnull (extension);
  g_assert_cmpint (X509_add_ext (certificate, extension, -1), ==, 1);
  X509_EXTENSION_free (extension);
}

static X509 *
new_certificate (EVP_PKEY   *key,
                 const char *name,
                 long        from,
                 long        until)
{
  X509 *certificate = X509_new ();

  X509_set_version (certificate, X509_VERSION_3);
  ASN1_INTEGER_set (X509_get_serialNumber (certificate), g_random_int_range (1, G_MAXINT32));
  X509_gmtime_adj (X509_getm_notBefore (certificate), from);
  X509_gmtime_adj (X509_getm_notAfter (certificate), until);
  X509_set_pubkey (certificate, key);
  add_name (certificate, name);
  return certificate;
}

static char *
take_bio (BIO *bio)
{
  char *bytes = NULL;
  long length = BIO_get_mem_data (bio, &bytes);
  char *text = g_strndup (bytes, (gsize) length);

  BIO_free (bio);
  return text;
}

static char *
certificate_to_pem (X509 *certificate)
{
  BIO *bio = BIO_new (BIO_s_mem ());

  g_assert_cmpint (PEM_write_bio_X509 (bio, certificate), ==, 1);
  return take_bio (bio);
}

static char *
key_to_pem (EVP_PKEY *key)
{
  BIO *bio = BIO_new (BIO_s_mem ());

  g_assert_cmpint (PEM_write_bio_PrivateKey (bio, key, NULL, NULL, 0, NULL, NULL), ==, 1);
  return take_bio (bio);
}

TestAuthority *
test_authority_new (void)
{
  TestAuthority *self = g_new0 (TestAuthority, 1);
  g_autofree char *name = g_strdup_printf ("Test authority %08x", g_random_int ());

  self->key = EVP_EC_gen ("P-256");
  self->certificate = new_certificate (self->key, name, -DAY, 30 * DAY);
  X509_set_issuer_name (self->certificate, X509_get_subject_name (self->certificate));
  add_extension (self->certificate, self->certificate, NID_basic_constraints, "critical,CA:TRUE");
  add_extension (self->certificate, self->certificate, NID_key_usage,
                 "critical,keyCertSign,cRLSign");
  add_extension (self->certificate, self->certificate, NID_subject_key_identifier, "hash");
  g_assert_cmpint (X509_sign (self->certificate, self->key, EVP_sha256 ()), >, 0);
  self->pem = certificate_to_pem (self->certificate);
  return self;
}

void
test_authority_free (TestAuthority *self)
{
  X509_free (self->certificate);
  EVP_PKEY_free (self->key);
  g_free (self->pem);
  g_free (self);
}

/** test_authority_peek: the authority's certificate in PEM. */
const char *
test_authority_peek (TestAuthority *self)
{
  return self->pem;
}

/** test_authority_issue: a certificate with its private key, for a server on loopback. */
GTlsCertificate *
test_authority_issue (TestAuthority       *self,
                      TestCertificateKind  kind)
{
  EVP_PKEY *key = EVP_EC_gen ("P-256");
  X509 *certificate = new_certificate (key, "Test server", -2 * DAY,
                                       kind == TEST_CERTIFICATE_EXPIRED ? -DAY : 7 * DAY);
  g_autofree char *certificate_pem = NULL;
  g_autofree char *key_pem = NULL;
  g_autofree char *both = NULL;
  g_autoptr(GError) error = NULL;
  GTlsCertificate *issued;

  X509_set_issuer_name (certificate, X509_get_subject_name (self->certificate));
  add_extension (certificate, self->certificate, NID_basic_constraints, "critical,CA:FALSE");
  add_extension (certificate, self->certificate, NID_ext_key_usage, "serverAuth");
  add_extension (certificate, self->certificate, NID_subject_alt_name,
                 kind == TEST_CERTIFICATE_WRONG_HOST ? "DNS:api.example.com,IP:192.0.2.1"
                                                     : "DNS:localhost,IP:127.0.0.1,IP:::1");
  g_assert_cmpint (X509_sign (certificate, self->key, EVP_sha256 ()), >, 0);

  certificate_pem = certificate_to_pem (certificate);
  key_pem = key_to_pem (key);
  both = g_strconcat (certificate_pem, key_pem, NULL);
  issued = g_tls_certificate_new_from_pem (both, -1, &error);
  g_assert_no_error (error);
  X509_free (certificate);
  EVP_PKEY_free (key);
  return issued;
}
