/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** What is wrong with a certificate, if anything. All else about it is good. */
typedef enum
{
  TEST_CERTIFICATE_GOOD,
  TEST_CERTIFICATE_EXPIRED,
  TEST_CERTIFICATE_WRONG_HOST,
} TestCertificateKind;

typedef struct _TestAuthority TestAuthority;

TestAuthority   *test_authority_new   (void);
void             test_authority_free  (TestAuthority       *self);
const char      *test_authority_peek  (TestAuthority       *self);
GTlsCertificate *test_authority_issue (TestAuthority       *self,
                                       TestCertificateKind  kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestAuthority, test_authority_free)

G_END_DECLS
