/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the begin of a line says about the lines that belong together. */

#include "import-line.h"

#include <string.h>

#include "import-value.h"

/* How far a tab goes, for the eye. */
#define TAB 8

static ImportSpan
get_line (const ImportScanner *self)
{
  const char *end = import_find_line_end (self->cursor, self->end);

  return import_span_trim ((ImportSpan) { self->cursor, end });
}

static guint
measure_indent (const ImportScanner *self)
{
  const char *place = NULL;
  guint indent = 0;

  for (place = self->cursor; place < self->end; place++)
    if (*place == '\t')
      indent = (indent / TAB + 1) * TAB;
    else if (*place == ' ')
      indent++;
    else
      break;

  return indent;
}

static gboolean
is_comment (ImportSpan line)
{
  return import_span_begins_with (line, "#") || import_span_begins_with (line, ";") ||
         import_span_begins_with (line, "//");
}

/* “[bybit]” and “[[accounts]]”, but not the brackets of a list. */
static gboolean
open_section (ImportScanner *self,
              ImportSpan     line)
{
  const char *place = NULL;

  if (import_span_get_length (line) < 3 || *line.start != '[' || line.end[-1] != ']')
    return FALSE;
  while (line.start < line.end && *line.start == '[')
    line.start++;
  while (line.start < line.end && line.end[-1] == ']')
    line.end--;
  for (place = line.start; place < line.end; place++)
    if (strchr ("{}[],:=", *place) != NULL)
      return FALSE;
  if (import_span_is_empty (line))
    return FALSE;

  import_nest_open (&self->nest, self->text, IMPORT_NEST_SECTION, line, 0, FALSE);

  return TRUE;
}

/* Whether a line is nothing but a value for the name above it. */
static gboolean
is_lone (ImportSpan line)
{
  const char *place = NULL;

  if (import_span_is_pem (line))
    return TRUE;
  for (place = line.start; place < line.end; place++)
    if (g_ascii_isspace (*place) || strchr ("{[:", *place) != NULL ||
        (*place == '=' && place + 1 < line.end && place[1] != '='))
      return FALSE;

  return TRUE;
}

/* The name above had no value in its line and none below: it is the name of what stands below,
 * or nothing was filled in. */
static void
settle_pending (ImportScanner *self,
                guint          indent,
                gboolean       item)
{
  gboolean flat = item && indent == self->pending_indent;
  ImportRole role = import_role_of (self->pending_name);

  self->pending = FALSE;
  if (indent > self->pending_indent || flat)
    import_nest_open (&self->nest, self->text, IMPORT_NEST_BLOCK, self->pending_name, indent, flat);
  else if (role == IMPORT_ROLE_KEY || role == IMPORT_ROLE_SECRET)
    import_scanner_emit_nothing (self, self->pending_name, self->pending_line);
  else
    import_nest_open (&self->nest, self->text, IMPORT_NEST_HEADING, self->pending_name, indent,
                      FALSE);
}

static void
read_row (ImportScanner *self,
          ImportSpan     line)
{
  static const char nothing[] = "";
  ImportSpan cells[IMPORT_TABLE_MAX_COLUMNS];
  guint around = import_nest_get_group (&self->nest);
  guint group;
  guint i;

  if (!import_table_read_row (&self->table, line, cells))
    return;

  group = import_text_add_group (self->text, around, (ImportSpan) { nothing, nothing });
  for (i = 0; i < self->table.columns; i++)
    {
      ImportEntry entry = {
        .role = import_role_of (self->table.names[i]),
        .name = self->table.names[i],
        .value = cells[i],
        .rest = cells[i],
        .line = self->line,
        .group = group,
      };

      if (!import_span_is_empty (cells[i]))
        import_text_add_entry (self->text, &entry);
    }
}

/* Returns whether the whole line has been read. */
static gboolean
read_table (ImportScanner *self,
            ImportSpan     line)
{
  if (self->table.delimiter == '\0')
    return import_table_begin (&self->table, line);

  read_row (self, line);

  return self->table.delimiter != '\0';
}

/**
 * import_line_begin:
 * @self: at the begin of a line, with no brackets open
 *
 * Reads what makes a group of lines: indentation, dashes, sections, tables. The cursor is moved
 * to where the settings of the line begin, or to its end.
 */
void
import_line_begin (ImportScanner *self)
{
  ImportSpan line = get_line (self);
  guint indent = measure_indent (self);
  gboolean item = import_span_begins_with (line, "- ");

  if (import_span_is_empty (line) || is_comment (line))
    {
      if (import_span_is_empty (line))
        self->table.delimiter = '\0';
      import_scanner_skip_line (self);
      return;
    }

  import_nest_begin_line (&self->nest, indent, item);
  if (self->pending && !is_lone (line))
    settle_pending (self, indent, item);
  if (open_section (self, line) || (!self->pending && read_table (self, line)))
    {
      import_scanner_skip_line (self);
      return;
    }

  self->cursor = line.start;
  self->indent = indent;
  if (item)
    {
      import_nest_open (&self->nest, self->text, IMPORT_NEST_ITEM,
                        (ImportSpan) { line.start, line.start }, indent + 1, FALSE);
      self->cursor++;
      self->indent += 1 + measure_indent (self);
    }
}
