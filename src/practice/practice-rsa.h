/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *practice_rsa_dup_private_pem (void);
char     *practice_rsa_dup_public_pem  (void);
gboolean  practice_rsa_verify          (const char *text,
                                        const char *signature);

G_END_DECLS
