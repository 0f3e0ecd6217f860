/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PracticeCertificate:
 * @server: the server's certificate with its private key, for localhost, 127.0.0.1 and ::1
 * @ca_pem: the certificate of the authority that signed it, for those who are to trust it
 *
 * A fresh certificate for one run of the practice exchange. Nothing of it touches the disk,
 * and the authority's private key is gone once it has signed: no other certificate can ever
 * be made that a client would trust because it trusts this one.
 */
typedef struct
{
  GTlsCertificate *server;
  char            *ca_pem;
} PracticeCertificate;

PracticeCertificate *practice_certificate_new  (GError              **error);
void                 practice_certificate_free (PracticeCertificate  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PracticeCertificate, practice_certificate_free)

G_END_DECLS
