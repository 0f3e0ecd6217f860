/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How an answer of the exchange came to this computer. */
typedef enum
{
  BITTING_SOURCE_ASKED,
  BITTING_SOURCE_FILE,
  BITTING_SOURCE_MAIN_ACCOUNT,
} BittingSourceKind;

/**
 * BittingSource:
 * @kind: how
 * @computer: (nullable): name of the computer that asked, as it calls itself
 * @proxy: (nullable): URL of the proxy that it asked through
 * @helper: (nullable): name of the saved key that asked in the place of the key itself
 *
 * Where the answer that a report card rests on came from. Text of a file is whatever its
 * giver wrote. Part of its report.
 */
typedef struct
{
  BittingSourceKind kind;
  char             *computer;
  char             *proxy;
  char             *helper;
} BittingSource;

void        bitting_source_copy             (BittingSource       *self,
                                             const BittingSource *from);
void        bitting_source_clear            (BittingSource       *self);
gboolean    bitting_source_is_direct        (const BittingSource *self);
char       *bitting_source_dup_words        (const BittingSource *self);
const char *bitting_source_kind_to_string   (BittingSourceKind    kind);
gboolean    bitting_source_kind_from_string (const char          *text,
                                             BittingSourceKind   *kind);

G_END_DECLS
