/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TestOldTls TestOldTls;

void        test_old_tls_allow        (void);
TestOldTls *test_old_tls_new          (GTlsCertificate *certificate);
void        test_old_tls_free         (TestOldTls      *self);
guint16     test_old_tls_get_port     (TestOldTls      *self);
guint       test_old_tls_get_agreed   (TestOldTls      *self);
gboolean    test_old_tls_greet        (TestOldTls      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestOldTls, test_old_tls_free)

G_END_DECLS
