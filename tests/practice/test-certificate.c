/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-certificate.h"

#include <string.h>

static const struct
{
  const char           *host;
  GTlsCertificateFlags  flags;
} hosts[] = {
  { "localhost", 0 },
  { "127.0.0.1", 0 },
  { "::1", 0 },
  { "127.0.0.2", G_TLS_CERTIFICATE_BAD_IDENTITY },
  { "api.bybit.com", G_TLS_CERTIFICATE_BAD_IDENTITY },
  { "www.localhost", G_TLS_CERTIFICATE_BAD_IDENTITY },
};

static GTlsCertificate *
load_ca (const PracticeCertificate *certificate)
{
  g_autoptr (GError) error = NULL;
  GTlsCertificate *ca = g_tls_certificate_new_from_pem (certificate->ca_pem, -1, &error);

  g_assert_no_error (error);

  return ca;
}

static PracticeCertificate *
make (void)
{
  g_autoptr (GError) error = NULL;
  PracticeCertificate *certificate = practice_certificate_new (&error);

  g_assert_no_error (error);
  g_assert_nonnull (certificate);

  return certificate;
}

static void
test_hosts (void)
{
  g_autoptr (PracticeCertificate) certificate = make ();
  g_autoptr (GTlsCertificate) ca = load_ca (certificate);

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autoptr (GSocketConnectable) host = g_network_address_new (hosts[i].host, 443);

      g_test_message ("%s", hosts[i].host);
      g_assert_cmpuint (g_tls_certificate_verify (certificate->server, host, ca), ==,
                        hosts[i].flags);
    }
}

static void
test_other_authority (void)
{
  g_autoptr (PracticeCertificate) one = make ();
  g_autoptr (PracticeCertificate) two = make ();
  g_autoptr (GTlsCertificate) ca = load_ca (two);

  g_assert_cmpstr (one->ca_pem, !=, two->ca_pem);
  g_assert_cmpuint (g_tls_certificate_verify (one->server, NULL, ca) &
                    (G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_GENERIC_ERROR), !=, 0);
}

static void
test_short_life (void)
{
  g_autoptr (PracticeCertificate) certificate = make ();
  g_autoptr (GTlsCertificate) ca = load_ca (certificate);
  GTlsCertificate *both[] = { certificate->server, ca };

  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autoptr (GDateTime) begin = g_tls_certificate_get_not_valid_before (both[i]);
      g_autoptr (GDateTime) end = g_tls_certificate_get_not_valid_after (both[i]);
      g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

      g_assert_cmpint (g_date_time_difference (now, begin), >=, G_TIME_SPAN_HOUR);
      g_assert_cmpint (g_date_time_difference (end, now), >=, G_TIME_SPAN_DAY);
      g_assert_cmpint (g_date_time_difference (end, now), <=, 8 * G_TIME_SPAN_DAY);
    }
}

/* What clients get is public: one certificate, and no key. */
static void
test_ca_is_public (void)
{
  g_autoptr (PracticeCertificate) certificate = make ();

  g_assert_true (g_str_has_prefix (certificate->ca_pem, "-----BEGIN CERTIFICATE-----\n"));
  g_assert_true (g_str_has_suffix (certificate->ca_pem, "-----END CERTIFICATE-----\n"));
  g_assert_null (strstr (certificate->ca_pem, "PRIVATE"));
  g_assert_null (strstr (certificate->ca_pem + 1, "-----BEGIN"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice/certificate/hosts", test_hosts);
  g_test_add_func ("/practice/certificate/other-authority", test_other_authority);
  g_test_add_func ("/practice/certificate/short-life", test_short_life);
  g_test_add_func ("/practice/certificate/ca-is-public", test_ca_is_public);

  return g_test_run ();
}
