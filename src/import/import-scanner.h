/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-nest.h"
#include "import-run.h"
#include "import-table.h"

G_BEGIN_DECLS

/**
 * ImportScanner:
 * @cursor: what is read next
 * @end: end of the text
 * @line: number of the line that @cursor is in
 * @indent: of the line, behind the dash of a list
 * @fresh: whether @cursor is at the begin of a line
 * @text: (owned): what was found
 * @nest: the groups around @cursor
 * @table: the table that the lines are rows of, if there is one
 * @run: words that no sign has given a sense yet
 * @aside: the first words of the line that are no key
 * @pending: whether a name waits for its value
 * @pending_name: that name
 * @pending_indent: indentation of its line
 * @pending_line: number of its line
 *
 * A text that is being taken apart.
 */
typedef struct
{
  const char  *cursor;
  const char  *end;
  guint        line;
  guint        indent;
  gboolean     fresh;
  ImportText  *text;
  ImportNest   nest;
  ImportTable  table;
  ImportRun    run;
  ImportSpan   aside;
  gboolean     pending;
  ImportSpan   pending_name;
  guint        pending_indent;
  guint        pending_line;
} ImportScanner;

ImportText *import_scan                 (const char    *data,
                                         gsize          length);
void        import_scanner_emit_nothing (ImportScanner *self,
                                         ImportSpan     name,
                                         guint          line);
void        import_scanner_skip_line    (ImportScanner *self);

G_END_DECLS
