/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** Which of the two that belong together. */
typedef enum
{
  BITTING_FIELD_KEY,
  BITTING_FIELD_SECRET,
} BittingCredentialField;

void  bitting_credential_text_trim  (const char            **text,
                                     gsize                  *length);
char *bitting_credential_text_flaw  (const char             *text,
                                     gsize                   length);
char *bitting_credential_text_doubt (BittingCredentialField  field,
                                     const char             *text,
                                     gsize                   length);

G_END_DECLS
