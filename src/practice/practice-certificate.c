/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "practice-certificate.h"

#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#define DAY_SECONDS (24 * 60 * 60)
#define LIFE_SECONDS (7 * DAY_SECONDS)

/* One extension of a certificate, in the words of OpenSSL's configuration. */
typedef struct
{
  int         nid;
  const char *value;
} Extension;

static const Extension ca_extensions[] = {
  { NID_basic_constraints, "critical,CA:TRUE,pathlen:0" },
  { NID_key_usage, "critical,keyCertSign" },
  { NID_subject_key_identifier, "hash" },
  { NID_undef, NULL },
};

static const Extension server_extensions[] = {
  { NID_basic_constraints, "critical,CA:FALSE" },
  { NID_key_usage, "critical,digitalSignature" },
  { NID_ext_key_usage, "serverAuth" },
  { NID_subject_key_identifier, "hash" },
  { NID_authority_key_identifier, "keyid:always" },
  { NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1" },
  { NID_undef, NULL },
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free_all)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509, X509_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_EXTENSION, X509_EXTENSION_free)

static void
set_openssl_error (GError **error)
{
  char text[256];

  ERR_error_string_n (ERR_get_error (), text, sizeof text);
  ERR_clear_error ();
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("The practice exchange’s certificate could not be made: %s"), text);
}

static gboolean
set_random_serial (X509 *certificate)
{
  guint64 number;

  if (RAND_bytes ((unsigned char *) &number, sizeof number) != 1)
    return FALSE;

  /* A serial number is positive, and browsers and GnuTLS refuse the same one twice. */
  return ASN1_INTEGER_set_uint64 (X509_get_serialNumber (certificate), number >> 1 | 1) == 1;
}

static gboolean
set_name (X509       *certificate,
          const char *name)
{
  return X509_NAME_add_entry_by_txt (X509_get_subject_name (certificate), "CN", MBSTRING_UTF8,
                                     (const unsigned char *) name, -1, -1, 0) == 1;
}

static gboolean
set_life (X509 *certificate)
{
  /* It begins yesterday, so that a clock that was just set back does no harm. */
  return X509_gmtime_adj (X509_getm_notBefore (certificate), -DAY_SECONDS) != NULL &&
         X509_gmtime_adj (X509_getm_notAfter (certificate), LIFE_SECONDS) != NULL;
}

static gboolean
add_extensions (X509            *certificate,
                X509            *issuer,
                const Extension *extensions)
{
  X509V3_CTX context;

  X509V3_set_ctx_nodb (&context);
  X509V3_set_ctx (&context, issuer, certificate, NULL, NULL, 0);

  for (const Extension *each = extensions; each->value != NULL; each++)
    {
      g_autoptr (X509_EXTENSION) extension = NULL;

      extension = X509V3_EXT_conf_nid (NULL, &context, each->nid, each->value);
      if (extension == NULL || X509_add_ext (certificate, extension, -1) != 1)
        return FALSE;
    }

  return TRUE;
}

/* @issuer NULL: the certificate signs itself. */
static X509 *
make_certificate (const char      *name,
                  EVP_PKEY        *key,
                  X509            *issuer,
                  EVP_PKEY        *issuer_key,
                  const Extension *extensions)
{
  g_autoptr (X509) certificate = X509_new ();
  X509 *signer = issuer != NULL ? issuer : certificate;

  if (certificate == NULL ||
      X509_set_version (certificate, X509_VERSION_3) != 1 ||
      !set_random_serial (certificate) ||
      !set_name (certificate, name) ||
      X509_set_issuer_name (certificate, X509_get_subject_name (signer)) != 1 ||
      !set_life (certificate) ||
      X509_set_pubkey (certificate, key) != 1 ||
      !add_extensions (certificate, signer, extensions) ||
      X509_sign (certificate, issuer_key, EVP_sha256 ()) == 0)
    return NULL;

  return g_steal_pointer (&certificate);
}

static char *
certificate_to_pem (X509 *certificate)
{
  g_autoptr (BIO) bio = BIO_new (BIO_s_mem ());
  char *data = NULL;
  long length;

  if (bio == NULL || PEM_write_bio_X509 (bio, certificate) != 1)
    return NULL;

  length = BIO_get_mem_data (bio, &data);

  return g_strndup (data, (gsize) length);
}

static GTlsCertificate *
make_tls_certificate (X509      *certificate,
                      EVP_PKEY  *key,
                      GError   **error)
{
  /* This kind of BIO wipes its memory when it is freed. */
  g_autoptr (BIO) bio = BIO_new (BIO_s_secmem ());
  char *data = NULL;
  long length;

  if (bio == NULL ||
      PEM_write_bio_X509 (bio, certificate) != 1 ||
      PEM_write_bio_PKCS8PrivateKey (bio, key, NULL, NULL, 0, NULL, NULL) != 1)
    {
      set_openssl_error (error);
      return NULL;
    }

  length = BIO_get_mem_data (bio, &data);

  return g_tls_certificate_new_from_pem (data, length, error);
}

/**
 * practice_certificate_new:
 *
 * Makes an authority and, signed by it, a server's certificate. Both have EC P-256 keys (a few
 * milliseconds) and end after a week.
 *
 * Returns: (transfer full): the certificate, or NULL with an error of G_IO_ERROR or G_TLS_ERROR
 */
PracticeCertificate *
practice_certificate_new (GError **error)
{
  g_autoptr (PracticeCertificate) self = g_new0 (PracticeCertificate, 1);
  g_autoptr (EVP_PKEY) ca_key = EVP_EC_gen ("P-256");
  g_autoptr (EVP_PKEY) server_key = EVP_EC_gen ("P-256");
  g_autoptr (X509) ca = NULL;
  g_autoptr (X509) server = NULL;

  if (ca_key != NULL && server_key != NULL)
    ca = make_certificate ("Bitting practice exchange (this run only)", ca_key, NULL, ca_key,
                           ca_extensions);
  if (ca != NULL)
    server = make_certificate ("localhost", server_key, ca, ca_key, server_extensions);
  if (server != NULL)
    self->ca_pem = certificate_to_pem (ca);

  if (self->ca_pem == NULL)
    {
      set_openssl_error (error);
      return NULL;
    }

  self->server = make_tls_certificate (server, server_key, error);
  if (self->server == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
practice_certificate_free (PracticeCertificate *self)
{
  g_clear_object (&self->server);
  g_free (self->ca_pem);
  g_free (self);
}
