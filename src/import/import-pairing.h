/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-text.h"

G_BEGIN_DECLS

/** What stands for an entry that there is not. */
#define IMPORT_NO_ENTRY G_MAXUINT

/**
 * ImportMatch:
 * @key: number of the key's entry, or IMPORT_NO_ENTRY
 * @secret: number of the secret's entry, or IMPORT_NO_ENTRY
 *
 * A key with its secret, or one of them without the other.
 */
typedef struct
{
  guint key;
  guint secret;
} ImportMatch;

GArray *import_pair (const ImportText *text);

G_END_DECLS
