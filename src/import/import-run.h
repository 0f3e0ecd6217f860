/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-span.h"

G_BEGIN_DECLS

/**
 * ImportRun:
 * @span: from the first word to the last
 * @last: the last word
 * @words: how many
 * @quoted: whether the last word stood in quotes
 *
 * Words one after the other, of which the next sign tells whether they are a name.
 */
typedef struct
{
  ImportSpan span;
  ImportSpan last;
  guint      words;
  gboolean   quoted;
} ImportRun;

void       import_run_clear     (ImportRun       *self);
void       import_run_add       (ImportRun       *self,
                                 ImportSpan       word,
                                 gboolean         quoted);
gboolean   import_run_is_named  (const ImportRun *self);
ImportSpan import_run_pick_name (const ImportRun *self);

G_END_DECLS
