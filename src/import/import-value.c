/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values in the notations that people use: in quotes, bare, and private keys of many lines. */

#include "import-value.h"

#include <string.h>

#include "import-words.h"

#define PEM_END "-----END "
#define PEM_DASHES "-----"
#define LONGEST_PEM 16384

/* How far ahead a value is looked for: whatever the text, the time it takes grows with its
 * length. What other programs encrypt has some 1,000 digits. */
#define LONGEST_VALUE 2048

/** Returns: the line break, or the end of the text */
const char *
import_find_line_end (const char *place,
                      const char *end)
{
  const char *found = memchr (place, '\n', (gsize) (end - place));

  return found != NULL ? found : end;
}

/** Returns: whether a word cannot go on with @character */
gboolean
import_value_stops_word (char character)
{
  return g_ascii_isspace (character) || strchr (",;|&{}[]()<>\"`", character) != NULL;
}

/* What other programs write in place of a secret that they have encrypted. */
static const char *
find_cipher (ImportSpan span,
             const char *end)
{
  static const struct
  {
    const char *prefix;
    const char *program;
    gsize       shortest;
  } ciphers[] = {
    /* The bytes of a JSON object in hexadecimal digits: {" */
    { "7b22", "Hummingbot", 64 },
    { "ENC[AES", "SOPS", 0 },
    { "$ANSIBLE_VAULT", "Ansible Vault", 0 },
    { "-----BEGIN PGP", "PGP", 0 },
    { "-----BEGIN AGE", "age", 0 },
  };
  ImportSpan ahead = { span.start, end };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (ciphers); i++)
    if (import_span_begins_with (ahead, ciphers[i].prefix) &&
        import_span_get_length (span) >= ciphers[i].shortest)
      return ciphers[i].program;

  return NULL;
}

static void
set (ImportValue *self,
     const char  *start,
     const char  *stop,
     const char  *next,
     const char  *end)
{
  *self = (ImportValue) {
    .span = { start, stop },
    .rest = { start, stop },
    .next = next,
  };
  self->called = next < end && *next == '(';
  self->cipher = find_cipher (self->span, end);
}

/**
 * import_value_read_pem:
 * @self: where to put it
 * @place: where to look
 * @end: end of the text
 *
 * Returns: whether a private key in PEM begins there; it may have several lines
 */
gboolean
import_value_read_pem (ImportValue *self,
                       const char  *place,
                       const char  *end)
{
  ImportSpan ahead = { place, MIN (end, place + LONGEST_PEM) };
  const char *found = NULL;
  const char *stop = NULL;

  if (!import_span_is_pem (ahead))
    return FALSE;

  found = g_strstr_len (ahead.start, (gssize) import_span_get_length (ahead), PEM_END);
  if (found != NULL)
    stop = g_strstr_len (found + strlen (PEM_END), ahead.end - found - (gssize) strlen (PEM_END),
                         PEM_DASHES);
  stop = stop != NULL ? stop + strlen (PEM_DASHES) : import_find_line_end (place, end);
  set (self, place, stop, stop, end);

  return TRUE;
}

/**
 * import_value_read_string:
 * @self: where to put it
 * @place: where to look
 * @end: end of the text
 *
 * Returns: whether a text in quotes begins there, and ends in the same line
 */
gboolean
import_value_read_string (ImportValue *self,
                          const char  *place,
                          const char  *end)
{
  char quote = place < end ? *place : '\0';
  const char *stop = place + 1;
  const char *limit = MIN (end, place + LONGEST_VALUE);

  if (quote != '"' && quote != '\'')
    return FALSE;
  if (import_value_read_pem (self, stop, end))
    {
      if (self->next < end && *self->next == quote)
        self->next++;
      self->quoted = TRUE;
      return TRUE;
    }
  while (stop < limit && *stop != '\n' && *stop != quote)
    stop += quote == '"' && *stop == '\\' && stop + 1 < limit && stop[1] != '\n' ? 2 : 1;
  if (stop >= limit || *stop != quote)
    return FALSE;

  set (self, place + 1, stop, stop + 1, end);
  self->quoted = TRUE;

  return TRUE;
}

/* A name of several words, such as “My first bot”. */
static ImportSpan
find_rest (ImportSpan  span,
           const char *end)
{
  ImportSpan rest = { span.start, import_find_line_end (span.start, end) };
  const char *place = NULL;

  for (place = span.end; place < rest.end; place++)
    {
      if (*place == '#' && g_ascii_isspace (place[-1]))
        rest.end = place;
      else if (strchr (":=,;|{}[]\"", *place) != NULL)
        return span;
    }

  return import_span_trim (rest);
}

static void
read_word (ImportValue *self,
           const char  *place,
           const char  *end)
{
  const char *stop = place;
  ImportSpan span;

  while (stop < end && !import_value_stops_word (*stop))
    stop++;
  span = (ImportSpan) { place, stop };
  /* The dot behind a sentence, and the stars of a bold text. */
  while (span.end > span.start && strchr (".!?:'", span.end[-1]) != NULL &&
         !(span.end - span.start > 2 && span.end[-2] == '.'))
    span.end--;
  if (span.end - span.start > 3 && span.end[-1] == '*' && span.end[-2] == '*' &&
      span.end[-3] != '*')
    span.end -= 2;
  set (self, span.start, span.end, stop, end);
  self->rest = find_rest (span, end);
}

/* “API Key:** `abc`”: what stands around a value to make it look nice. */
static const char *
skip_ornament (const char *place,
               const char *end)
{
  const char *word = place;

  while (word < end && (*word == ' ' || *word == '\t' || *word == '`' || *word == '\r'))
    word++;
  while (word + 1 < end && word[0] == '*' && word[1] == '*' && (word + 2 == end || word[2] != '*'))
    for (word += 2; word < end && (*word == ' ' || *word == '`'); word++)
      ;

  return word;
}

static gboolean
is_nothing (const char *place,
            const char *end)
{
  const char *line_end = import_find_line_end (place, end);
  ImportSpan line = import_span_trim ((ImportSpan) { place, line_end });
  static const char *const blocks[] = { "", "|", ">", "|-", ">-", "|+", ">+", NULL };

  return import_span_is_among (line, blocks) || import_span_begins_with (line, "//") ||
         import_span_begins_with (line, "/*") || strchr ("#{[", *line.start) != NULL;
}

/**
 * import_value_read:
 * @self: where to put it
 * @place: behind the name and its colon
 * @end: end of the text
 *
 * Returns: FALSE if there is no value in this line: it follows below, or is none, or brackets
 *   open there
 */
gboolean
import_value_read (ImportValue *self,
                   const char  *place,
                   const char  *end)
{
  const char *start = skip_ornament (place, end);
  const char *limit = MIN (end, start + LONGEST_VALUE);

  if (start >= end || is_nothing (start, limit))
    return FALSE;
  if (import_value_read_pem (self, start, end) || import_value_read_string (self, start, end))
    return TRUE;
  if (*start == '"' || *start == '\'')
    start++;
  read_word (self, start, limit);

  return TRUE;
}

/**
 * import_value_find_setting:
 * @self: a value
 * @name: (out): the name in it, if there is one; its sign follows at once
 *
 * Returns: whether the value is a setting in itself, as in “environment: API_KEY=abc” and
 *   “Bob: secret: abc”
 */
gboolean
import_value_find_setting (const ImportValue *self,
                           ImportSpan        *name)
{
  ImportRole role;

  *name = (ImportSpan) { self->span.start, self->span.start };
  if (self->quoted)
    return FALSE;
  while (name->end < self->span.end &&
         (g_ascii_isalnum (*name->end) || strchr ("_.-", *name->end) != NULL))
    name->end++;
  if (name->end == self->next || (*name->end != '=' && *name->end != ':'))
    return FALSE;

  role = import_role_of (*name);

  return role == IMPORT_ROLE_KEY || role == IMPORT_ROLE_SECRET;
}
