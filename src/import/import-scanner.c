/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a text apart into settings, whatever notation it is in: variables, JSON with comments,
 * YAML, sections, tables, source code, or what somebody wrote in a chat. None of them has to be
 * right: what cannot be understood is passed over. Brackets, indentation and headings tell what
 * belongs together. */

#include "import-scanner.h"

#include <string.h>

#include "import-nest.h"
#include "import-run.h"
#include "import-table.h"
#include "import-value.h"

/* “API Key” alone in its line: a name with its value below; more words are a sentence. */
#define MOST_WORDS_OF_A_NAME 6

/* How far a tab goes, for the eye. */
#define TAB 8

typedef struct
{
  const char  *cursor;
  const char  *end;
  guint        line;
  guint        indent;      /* of the line, behind the dash of a list */
  gboolean     fresh;       /* at the begin of a line */
  ImportText  *text;        /* (owned) */
  ImportNest   nest;
  ImportTable  table;
  ImportRun    run;         /* words that no sign has given a sense yet */
  ImportSpan   aside;       /* the first words of the line that are no key */
  gboolean     pending;     /* a name waits for its value */
  ImportSpan   pending_name;
  guint        pending_indent;
  guint        pending_line;
} Scanner;

/* Private keys have lines of their own. */
static void
advance (Scanner    *self,
         const char *place)
{
  for (; self->cursor < place; self->cursor++)
    if (*self->cursor == '\n')
      self->line++;
}

static void
emit (Scanner           *self,
      ImportSpan         name,
      const ImportValue *value)
{
  ImportEntry entry = {
    .role = import_role_of (name),
    .name = name,
    .value = value->span,
    .rest = value->rest,
    .cipher = value->cipher,
    .line = self->line,
    .group = import_nest_get_group (&self->nest),
  };

  if (entry.role == IMPORT_ROLE_KEY && import_span_is_pem (value->span))
    entry.role = import_span_contains (value->span, "PRIVATE") ? IMPORT_ROLE_SECRET : IMPORT_ROLE_NONE;
  /* A function gives the key: os.getenv ("API_KEY"). */
  if (value->called && (entry.role == IMPORT_ROLE_KEY || entry.role == IMPORT_ROLE_SECRET))
    entry.role = IMPORT_ROLE_NONE;
  import_text_add_entry (self->text, &entry);
}

static void
emit_nothing (Scanner    *self,
              ImportSpan  name,
              guint       line)
{
  ImportEntry entry = {
    .role = import_role_of (name),
    .name = name,
    .value = { name.end, name.end },
    .rest = { name.end, name.end },
    .line = line,
    .group = import_nest_get_group (&self->nest),
  };

  import_text_add_entry (self->text, &entry);
}

static void
emit_loose (Scanner    *self,
            ImportSpan  word)
{
  ImportEntry entry = {
    .role = import_span_is_key (word) ? IMPORT_ROLE_KEY : IMPORT_ROLE_SECRET,
    .loose = TRUE,
    .name = self->aside,
    .value = word,
    .rest = word,
    .line = self->line,
    .group = import_nest_get_group (&self->nest),
  };

  import_text_add_entry (self->text, &entry);
}

/* What was before a comma or the end of a line was no name. */
static void
flush (Scanner *self)
{
  if (self->run.words > 0 && import_span_is_empty (self->aside))
    self->aside = self->run.span;
  import_run_clear (&self->run);
}

static void
wait_for_value (Scanner    *self,
                ImportSpan  name)
{
  self->pending = TRUE;
  self->pending_name = name;
  self->pending_indent = self->indent;
  self->pending_line = self->line;
}

static gboolean
opens_brackets (const Scanner *self)
{
  const char *place = self->cursor;

  while (place < self->end && (*place == ' ' || *place == '\t'))
    place++;

  return place < self->end && (*place == '{' || *place == '[');
}

static void
take_value (Scanner           *self,
            ImportSpan         name,
            const ImportValue *value)
{
  ImportSpan inner;

  if (import_value_find_setting (value, &inner))
    {
      import_run_add (&self->run, inner, FALSE);
      advance (self, inner.end);
      return;
    }

  emit (self, name, value);
  advance (self, value->next);
  /* What opens behind the name of a function bears its name: ccxt.bybit ({ … }). */
  if (value->called)
    import_run_add (&self->run, value->span, FALSE);
}

/* A name has come; its value is behind the sign, or in the lines below. */
static void
assign (Scanner    *self,
        const char *place,
        gboolean    may_wait)
{
  ImportSpan name = import_run_pick_name (&self->run);
  ImportValue value = { 0 };

  import_run_clear (&self->run);
  advance (self, place);
  if (import_value_read (&value, place, self->end))
    take_value (self, name, &value);
  else if (may_wait || import_nest_is_in_brackets (&self->nest) || opens_brackets (self))
    wait_for_value (self, name);
  else
    emit_nothing (self, name, self->line);
}

static void
skip_line (Scanner *self)
{
  self->cursor = import_find_line_end (self->cursor, self->end);
}

static void
skip_comment (Scanner *self)
{
  const char *found = g_strstr_len (self->cursor, self->end - self->cursor, "*/");

  advance (self, found != NULL ? found + 2 : self->end);
}

static void
end_line (Scanner *self)
{
  gboolean brackets = import_nest_is_in_brackets (&self->nest);

  if (!brackets && !self->pending && self->run.words <= MOST_WORDS_OF_A_NAME &&
      import_run_is_named (&self->run))
    {
      wait_for_value (self, self->run.span);
      import_run_clear (&self->run);
    }
  else if (!brackets)
    flush (self);
  self->aside = (ImportSpan) { self->cursor, self->cursor };
  advance (self, self->cursor + 1);
  self->fresh = !brackets;
}

/* Of what is called with brackets behind it only the exchange counts: ccxt.bybit ({ … }). */
static void
open_brackets (Scanner *self)
{
  ImportSpan name = { self->cursor, self->cursor };

  if (self->pending)
    name = self->pending_name;
  else if (self->run.words > 0 && import_exchange_of (self->run.span) != NULL)
    name = self->run.span;
  self->pending = FALSE;
  import_nest_open (&self->nest, self->text, IMPORT_NEST_BRACKETS, name, 0, FALSE);
  import_run_clear (&self->run);
  self->cursor++;
}

static void
close_brackets (Scanner *self)
{
  flush (self);
  self->pending = FALSE;
  import_nest_close_brackets (&self->nest);
  self->cursor++;
}

/* Between a name and a value stands a dash, an arrow, or nothing. */
static gboolean
is_dash (ImportSpan word)
{
  static const char *const dashes[] = { "-", "–", "—", "->", "→", NULL };

  return import_span_is_among (word, dashes);
}

static gboolean
is_followed_by_sign (const Scanner *self,
                     const char    *place)
{
  while (place < self->end && (*place == ' ' || *place == '\t'))
    place++;

  return place < self->end && (*place == ':' || *place == '=');
}

/* Nothing but its looks says what it is. */
static void
take_loose (Scanner           *self,
            const ImportValue *value)
{
  flush (self);
  emit_loose (self, value->span);
}

static void
take_atom (Scanner           *self,
           const ImportValue *value)
{
  gboolean credential = import_span_is_key (value->span) || import_span_is_secret (value->span);
  gboolean name = is_followed_by_sign (self, value->next);

  if (self->pending && !name)
    {
      self->pending = FALSE;
      emit (self, self->pending_name, value);
    }
  else if (credential && !name && import_run_is_named (&self->run))
    {
      emit (self, import_run_pick_name (&self->run), value);
      import_run_clear (&self->run);
    }
  else if (credential && !name)
    take_loose (self, value);
  else
    {
      self->pending = FALSE;
      import_run_add (&self->run, value->span, value->quoted);
    }
  advance (self, value->next);
}

static void
read_word (Scanner *self)
{
  ImportValue value = { 0 };
  const char *stop = self->cursor;

  if (import_value_read_pem (&value, self->cursor, self->end) ||
      import_value_read_string (&value, self->cursor, self->end))
    {
      take_atom (self, &value);
      return;
    }
  /* Below a name there is the whole value, whatever signs are in it. */
  while (stop < self->end && !import_value_stops_word (*stop) &&
         (self->pending || (*stop != ':' && *stop != '=')))
    stop++;
  value.span = value.rest = (ImportSpan) { self->cursor, stop };
  value.next = stop;
  if (stop == self->cursor)
    self->cursor++;
  else if (!is_dash (value.span))
    take_atom (self, &value);
  else if (import_run_is_named (&self->run))
    assign (self, stop, FALSE);
  else
    self->cursor = stop;
}

static gboolean
looking_at (const Scanner *self,
            const char    *sign)
{
  return (gsize) (self->end - self->cursor) >= strlen (sign) &&
         memcmp (self->cursor, sign, strlen (sign)) == 0;
}

/* An address is not a name with a value. */
static void
skip_address (Scanner *self)
{
  while (self->cursor < self->end && !import_value_stops_word (*self->cursor))
    self->cursor++;
  import_run_clear (&self->run);
}

static void
read_sign (Scanner *self)
{
  const char *place = self->cursor + 1;
  gboolean colon = *self->cursor == ':';

  if (looking_at (self, "://"))
    {
      skip_address (self);
      return;
    }
  while (place < self->end && (*place == '=' || *place == '>'))
    {
      colon = FALSE;
      place++;
    }
  if (self->run.words > 0)
    assign (self, place, colon);
  else
    advance (self, place);
}

/* “call(name=…” begins anew; “API key (main): …” goes on. */
static void
read_parenthesis (Scanner  *self,
                  gboolean  after_space)
{
  self->cursor++;
  if (!after_space && !opens_brackets (self))
    import_run_clear (&self->run);
}

static void
step (Scanner *self)
{
  gboolean after_space = self->fresh || g_ascii_isspace (self->cursor[-1]);

  self->fresh = FALSE;
  if ((*self->cursor == '#' && after_space) || looking_at (self, "//"))
    {
      skip_line (self);
      return;
    }
  if (looking_at (self, "/*"))
    {
      skip_comment (self);
      return;
    }

  switch (*self->cursor)
    {
    case '\n':
      end_line (self);
      break;
    case '{':
    case '[':
      open_brackets (self);
      break;
    case '}':
    case ']':
      close_brackets (self);
      break;
    case ',':
    case ';':
    case '|':
    case '&':
      flush (self);
      self->cursor++;
      break;
    case '(':
      read_parenthesis (self, after_space);
      break;
    case ':':
    case '=':
      read_sign (self);
      break;
    case ' ':
    case '\t':
    case '\r':
      self->cursor++;
      break;
    default:
      read_word (self);
    }
}

static ImportSpan
get_line (const Scanner *self)
{
  return import_span_trim ((ImportSpan) { self->cursor, import_find_line_end (self->cursor, self->end) });
}

static guint
measure_indent (const Scanner *self)
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
open_section (Scanner    *self,
              ImportSpan  line)
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
settle_pending (Scanner *self,
                guint    indent,
                gboolean item)
{
  gboolean flat = item && indent == self->pending_indent;
  ImportRole role = import_role_of (self->pending_name);

  self->pending = FALSE;
  if (indent > self->pending_indent || flat)
    import_nest_open (&self->nest, self->text, IMPORT_NEST_BLOCK, self->pending_name, indent, flat);
  else if (role == IMPORT_ROLE_KEY || role == IMPORT_ROLE_SECRET)
    emit_nothing (self, self->pending_name, self->pending_line);
  else
    import_nest_open (&self->nest, self->text, IMPORT_NEST_HEADING, self->pending_name, indent, FALSE);
}

static void
read_row (Scanner    *self,
          ImportSpan  line)
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
read_table (Scanner    *self,
            ImportSpan  line)
{
  if (self->table.delimiter == '\0')
    return import_table_begin (&self->table, line);

  read_row (self, line);

  return self->table.delimiter != '\0';
}

static void
begin_line (Scanner *self)
{
  ImportSpan line = get_line (self);
  guint indent = measure_indent (self);
  gboolean item = import_span_begins_with (line, "- ");

  if (import_span_is_empty (line) || is_comment (line))
    {
      if (import_span_is_empty (line))
        self->table.delimiter = '\0';
      skip_line (self);
      return;
    }

  import_nest_begin_line (&self->nest, indent, item);
  if (self->pending && !is_lone (line))
    settle_pending (self, indent, item);
  if (open_section (self, line) || (!self->pending && read_table (self, line)))
    {
      skip_line (self);
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

/**
 * import_scan:
 * @data: a text without NUL bytes, in locked memory
 * @length: bytes
 *
 * Returns: (transfer full): its settings, as pieces of @data
 */
ImportText *
import_scan (const char *data,
             gsize       length)
{
  Scanner self = {
    .cursor = data,
    .end = data + length,
    .line = 1,
    .fresh = TRUE,
    .text = import_text_new (),
    .aside = { data, data },
  };

  while (self.cursor < self.end)
    {
      if (self.fresh && !import_nest_is_in_brackets (&self.nest))
        begin_line (&self);
      if (self.cursor < self.end)
        step (&self);
    }

  return self.text;
}
