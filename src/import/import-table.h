/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-span.h"

G_BEGIN_DECLS

#define IMPORT_TABLE_MAX_COLUMNS 32

/**
 * ImportTable:
 * @delimiter: what stands between two cells; NUL while there is no table
 * @names: the names of the columns
 * @columns: how many there are
 *
 * Rows below a row of names, as a spreadsheet writes them.
 */
typedef struct
{
  char       delimiter;
  ImportSpan names[IMPORT_TABLE_MAX_COLUMNS];
  guint      columns;
} ImportTable;

gboolean import_table_begin    (ImportTable *self,
                                ImportSpan   line);
gboolean import_table_read_row (ImportTable *self,
                                ImportSpan   line,
                                ImportSpan  *cells);

G_END_DECLS
