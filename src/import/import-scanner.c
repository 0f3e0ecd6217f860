/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a text apart into settings, whatever notation it is in: variables, JSON with comments,
 * YAML, sections, tables, source code, or what somebody wrote in a chat. None of them has to be
 * right: what cannot be understood is passed over. Brackets, indentation and headings tell what
 * belongs together. */

#include "import-scanner.h"

#include <string.h>

#include "import-line.h"
#include "import-value.h"

/* “API Key” alone in its line: a name with its value below; more words are a sentence. */
#define MOST_WORDS_OF_A_NAME 6

/* Private keys have lines of their own. */
static void
advance (ImportScanner *self,
         const char    *place)
{
  for (; self->cursor < place; self->cursor++)
    if (*self->cursor == '\n')
      self->line++;
}

static void
emit (ImportScanner     *self,
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
    entry.role = import_span_contains (value->span, "PRIVATE") ? IMPORT_ROLE_SECRET
                                                               : IMPORT_ROLE_NONE;
  /* A function gives the key: os.getenv ("API_KEY"). */
  if (value->called && (entry.role == IMPORT_ROLE_KEY || entry.role == IMPORT_ROLE_SECRET))
    entry.role = IMPORT_ROLE_NONE;
  import_text_add_entry (self->text, &entry);
}

/** A place for a value with nothing in it. */
void
import_scanner_emit_nothing (ImportScanner *self,
                             ImportSpan     name,
                             guint          line)
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
emit_loose (ImportScanner *self,
            ImportSpan     word)
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
flush (ImportScanner *self)
{
  if (self->run.words > 0 && import_span_is_empty (self->aside))
    self->aside = self->run.span;
  import_run_clear (&self->run);
}

static void
wait_for_value (ImportScanner *self,
                ImportSpan     name)
{
  self->pending = TRUE;
  self->pending_name = name;
  self->pending_indent = self->indent;
  self->pending_line = self->line;
}

static gboolean
opens_brackets (const ImportScanner *self)
{
  const char *place = self->cursor;

  while (place < self->end && (*place == ' ' || *place == '\t'))
    place++;

  return place < self->end && (*place == '{' || *place == '[');
}

static void
take_value (ImportScanner     *self,
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
assign (ImportScanner *self,
        const char    *place,
        gboolean       may_wait)
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
    import_scanner_emit_nothing (self, name, self->line);
}

/** Passes over the rest of the line. */
void
import_scanner_skip_line (ImportScanner *self)
{
  self->cursor = import_find_line_end (self->cursor, self->end);
}

static void
skip_comment (ImportScanner *self)
{
  const char *found = g_strstr_len (self->cursor, self->end - self->cursor, "*/");

  advance (self, found != NULL ? found + 2 : self->end);
}

static void
end_line (ImportScanner *self)
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
open_brackets (ImportScanner *self)
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
close_brackets (ImportScanner *self)
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
is_followed_by_sign (const ImportScanner *self,
                     const char          *place)
{
  while (place < self->end && (*place == ' ' || *place == '\t'))
    place++;

  return place < self->end && (*place == ':' || *place == '=');
}

/* Nothing but its looks says what it is. */
static void
take_loose (ImportScanner     *self,
            const ImportValue *value)
{
  flush (self);
  emit_loose (self, value->span);
}

static void
take_atom (ImportScanner     *self,
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
read_word (ImportScanner *self)
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
looking_at (const ImportScanner *self,
            const char          *sign)
{
  return (gsize) (self->end - self->cursor) >= strlen (sign) &&
         memcmp (self->cursor, sign, strlen (sign)) == 0;
}

/* An address is not a name with a value. */
static void
skip_address (ImportScanner *self)
{
  while (self->cursor < self->end && !import_value_stops_word (*self->cursor))
    self->cursor++;
  import_run_clear (&self->run);
}

static void
read_sign (ImportScanner *self)
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
read_parenthesis (ImportScanner *self,
                  gboolean       after_space)
{
  self->cursor++;
  if (!after_space && !opens_brackets (self))
    import_run_clear (&self->run);
}

static void
step (ImportScanner *self)
{
  gboolean after_space = self->fresh || g_ascii_isspace (self->cursor[-1]);

  self->fresh = FALSE;
  if ((*self->cursor == '#' && after_space) || looking_at (self, "//"))
    {
      import_scanner_skip_line (self);
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
  ImportScanner self = {
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
        import_line_begin (&self);
      if (self.cursor < self.end)
        step (&self);
    }

  return self.text;
}
