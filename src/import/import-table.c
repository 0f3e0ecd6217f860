/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-table.h"

#include <string.h>

#include "import-words.h"

static ImportSpan
trim_cell (ImportSpan cell)
{
  cell = import_span_trim (cell);
  if (import_span_get_length (cell) >= 2 && (*cell.start == '"' || *cell.start == '\'') &&
      cell.end[-1] == *cell.start)
    {
      cell.start++;
      cell.end--;
    }

  return cell;
}

static guint
split (ImportSpan  line,
       char        delimiter,
       ImportSpan *cells)
{
  const char *start = line.start;
  const char *place = NULL;
  gboolean quoted = FALSE;
  guint count = 0;

  for (place = line.start; place <= line.end && count < IMPORT_TABLE_MAX_COLUMNS; place++)
    {
      if (place < line.end && *place == '"')
        quoted = !quoted;
      if (place < line.end && (quoted || *place != delimiter))
        continue;
      cells[count++] = trim_cell ((ImportSpan) { start, place });
      start = place + 1;
    }

  return count;
}

/* A row of names has no keys in it. */
static gboolean
has_credential (ImportSpan cell)
{
  const char *start = cell.end;

  while (start > cell.start && !g_ascii_isspace (start[-1]))
    start--;
  cell.start = start;

  return import_span_is_key (cell) || import_span_is_secret (cell);
}

static gboolean
has_names (const ImportTable *self)
{
  guint keys = 0;
  guint secrets = 0;
  guint i;

  for (i = 0; i < self->columns; i++)
    {
      ImportRole role = import_role_of (self->names[i]);

      if (has_credential (self->names[i]))
        return FALSE;
      keys += role == IMPORT_ROLE_KEY;
      secrets += role == IMPORT_ROLE_SECRET;
    }

  return keys == 1 && secrets == 1;
}

/** Returns: whether @line names the columns of a table with keys and secrets */
gboolean
import_table_begin (ImportTable *self,
                    ImportSpan   line)
{
  static const char delimiters[] = { '\t', ';', ',', '|' };
  const char *place = NULL;
  guint i;

  self->delimiter = '\0';
  for (place = line.start; place < line.end; place++)
    if (strchr (":={}[]", *place) != NULL)
      return FALSE;
  for (i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      self->columns = split (line, delimiters[i], self->names);
      if (self->columns > 1 && has_names (self))
        {
          self->delimiter = delimiters[i];
          return TRUE;
        }
    }

  return FALSE;
}

/* The line below the names in some notations: |---|---| */
static gboolean
is_rule (ImportSpan line)
{
  for (; line.start < line.end; line.start++)
    if (strchr ("-:| \t", *line.start) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * import_table_read_row:
 * @self: a table
 * @line: a line below its names
 * @cells: (out): room for IMPORT_TABLE_MAX_COLUMNS; those that a short row lacks are empty
 *
 * Returns: FALSE if the table is over
 */
gboolean
import_table_read_row (ImportTable *self,
                       ImportSpan   line,
                       ImportSpan  *cells)
{
  guint count = split (line, self->delimiter, cells);

  if (count < 2)
    {
      self->delimiter = '\0';
      return FALSE;
    }
  for (; count < self->columns; count++)
    cells[count] = (ImportSpan) { line.end, line.end };
  if (is_rule (line))
    for (count = 0; count < self->columns; count++)
      cells[count].end = cells[count].start;

  return TRUE;
}
