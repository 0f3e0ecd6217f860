/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-json-scanner.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "bitting-json.h"

/* A strict reader of RFC 8259 that builds nothing. json-glib is lenient (comments,
 * single quotes, numbers that wrap) and recurses without bound, so a text is held
 * against the grammar and our limits here before json-glib sees its first byte.
 * The recursion below is bounded by BITTING_JSON_MAX_DEPTH. */

#define MAX_NUMBER_LENGTH 64

typedef struct
{
  const char *start;
  const char *end;
  const char *at;
  guint       depth;
  GString    *text;  /* (owned) the string that was read last, without its escapes */
  GString    *path;  /* (owned) names of the members around it, each behind a slash */
  GHashTable *twice; /* (borrowed) (nullable) set of the paths that stand twice */
} Scanner;

static gboolean scan_value (Scanner  *self,
                            GError  **error);

static gboolean
fail_syntax (Scanner  *self,
             GError  **error)
{
  guint line = 1;

  for (const char *at = self->start; at < self->at; at++)
    if (*at == '\n')
      line++;

  /* Translators: JSON is the name of a file format. */
  g_set_error (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_SYNTAX,
               _("This is not valid JSON (line %u)."), line);
  return FALSE;
}

static void
skip_space (Scanner *self)
{
  while (self->at < self->end &&
         (*self->at == ' ' || *self->at == '\t' || *self->at == '\n' || *self->at == '\r'))
    self->at++;
}

static gboolean
take (Scanner *self,
      char     wanted)
{
  if (self->at == self->end || *self->at != wanted)
    return FALSE;

  self->at++;
  return TRUE;
}

static gboolean
scan_hex (Scanner  *self,
          guint    *unit,
          GError  **error)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      if (self->at == self->end || !g_ascii_isxdigit (*self->at))
        return fail_syntax (self, error);
      *unit = *unit * 16 + (guint) g_ascii_xdigit_value (*self->at++);
    }
  return TRUE;
}

/* Behind "\u". A lone half of a surrogate pair is no character, and a NUL would
 * end a C string early: "Withdraw\u0000x" must not read as "Withdraw". */
static gboolean
scan_code_point (Scanner  *self,
                 GError  **error)
{
  guint unit, low;

  if (!scan_hex (self, &unit, error))
    return FALSE;

  if (unit >= 0xd800 && unit <= 0xdbff)
    {
      if (!take (self, '\\') || !take (self, 'u'))
        return fail_syntax (self, error);
      if (!scan_hex (self, &low, error))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return fail_syntax (self, error);
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (unit == 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    {
      return fail_syntax (self, error);
    }

  g_string_append_unichar (self->text, unit);
  return TRUE;
}

static gboolean
scan_escape (Scanner  *self,
             GError  **error)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (self->at == self->end)
    return fail_syntax (self, error);
  if (take (self, 'u'))
    return scan_code_point (self, error);

  found = memchr (escapes, *self->at, sizeof escapes - 1);
  if (found == NULL)
    return fail_syntax (self, error);

  g_string_append_c (self->text, meanings[found - escapes]);
  self->at++;
  return TRUE;
}

static gboolean
scan_string (Scanner  *self,
             GError  **error)
{
  if (!take (self, '"'))
    return fail_syntax (self, error);

  g_string_truncate (self->text, 0);
  while (!take (self, '"'))
    {
      if (self->at == self->end || (guchar) *self->at < 0x20)
        return fail_syntax (self, error);

      if (take (self, '\\'))
        {
          if (!scan_escape (self, error))
            return FALSE;
        }
      else
        {
          g_string_append_c (self->text, *self->at++);
        }

      if (self->text->len > BITTING_JSON_MAX_STRING)
        {
          g_set_error_literal (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_SIZE,
                               _("A text in this JSON is too long."));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
scan_digits (Scanner *self)
{
  const char *first = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > first;
}

/* json-glib wraps what does not fit 64 bits, so that a huge number may become a
 * small one: such numbers end here. */
static gboolean
check_number (const char  *first,
              const char  *last,
              gboolean     whole,
              GError     **error)
{
  char copy[MAX_NUMBER_LENGTH + 1] = { 0 };
  gboolean fits = (gsize) (last - first) <= MAX_NUMBER_LENGTH;

  if (fits)
    {
      memcpy (copy, first, (gsize) (last - first));
      errno = 0;
      if (whole)
        {
          g_ascii_strtoll (copy, NULL, 10);
          fits = errno == 0;
        }
      else
        {
          fits = isfinite (g_ascii_strtod (copy, NULL));
        }
    }

  if (!fits)
    g_set_error_literal (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_RANGE,
                         _("A number in this JSON is too large."));
  return fits;
}

static gboolean
scan_number (Scanner  *self,
             GError  **error)
{
  const char *first = self->at;
  gboolean whole = TRUE;

  take (self, '-');
  if (!take (self, '0') && !scan_digits (self))
    return fail_syntax (self, error);

  if (take (self, '.'))
    {
      whole = FALSE;
      if (!scan_digits (self))
        return fail_syntax (self, error);
    }

  if (take (self, 'e') || take (self, 'E'))
    {
      whole = FALSE;
      if (!take (self, '+'))
        take (self, '-');
      if (!scan_digits (self))
        return fail_syntax (self, error);
    }

  return check_number (first, self->at, whole, error);
}

static gboolean
scan_word (Scanner     *self,
           const char  *word,
           GError     **error)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return fail_syntax (self, error);

  self->at += length;
  return TRUE;
}

static gboolean
check_count (guint    count,
             GError **error)
{
  if (count < BITTING_JSON_MAX_ELEMENTS)
    return TRUE;

  g_set_error_literal (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_SIZE,
                       _("A list in this JSON is too long."));
  return FALSE;
}

/* Of two members of one name nobody can say which one counts. */
static gboolean
allow_twice (Scanner  *self,
             GError  **error)
{
  if (self->twice != NULL)
    {
      g_hash_table_add (self->twice, g_strdup (self->path->str));
      return TRUE;
    }

  g_set_error (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_DUPLICATE,
               _("The member “%s” stands twice in one object."), self->text->str);
  return FALSE;
}

static gboolean
scan_member (Scanner     *self,
             GHashTable  *names,
             GError     **error)
{
  gsize around = self->path->len;
  gboolean good;

  skip_space (self);
  if (!scan_string (self, error))
    return FALSE;

  g_string_append_printf (self->path, "/%s", self->text->str);
  if (!g_hash_table_add (names, g_strdup (self->text->str)) && !allow_twice (self, error))
    return FALSE;

  skip_space (self);
  if (!take (self, ':'))
    return fail_syntax (self, error);
  good = scan_value (self, error);
  g_string_truncate (self->path, around);
  return good;
}

static gboolean
scan_object (Scanner  *self,
             GError  **error)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->at++;
  skip_space (self);
  if (take (self, '}'))
    return TRUE;

  do
    {
      if (!check_count (g_hash_table_size (names), error) ||
          !scan_member (self, names, error))
        return FALSE;
      skip_space (self);
    }
  while (take (self, ','));

  return take (self, '}') || fail_syntax (self, error);
}

static gboolean
scan_array (Scanner  *self,
            GError  **error)
{
  guint count = 0;

  self->at++;
  skip_space (self);
  if (take (self, ']'))
    return TRUE;

  do
    {
      if (!check_count (count++, error) || !scan_value (self, error))
        return FALSE;
      skip_space (self);
    }
  while (take (self, ','));

  return take (self, ']') || fail_syntax (self, error);
}

static gboolean
scan_container (Scanner  *self,
                GError  **error)
{
  gboolean good;

  if (self->depth == BITTING_JSON_MAX_DEPTH)
    {
      g_set_error_literal (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_DEPTH,
                           _("This JSON is nested too deeply."));
      return FALSE;
    }

  self->depth++;
  good = *self->at == '{' ? scan_object (self, error) : scan_array (self, error);
  self->depth--;
  return good;
}

static gboolean
scan_value (Scanner  *self,
            GError  **error)
{
  skip_space (self);
  if (self->at == self->end)
    return fail_syntax (self, error);

  switch (*self->at)
    {
    case '{':
    case '[':
      return scan_container (self, error);
    case '"':
      return scan_string (self, error);
    case 't':
      return scan_word (self, "true", error);
    case 'f':
      return scan_word (self, "false", error);
    case 'n':
      return scan_word (self, "null", error);
    default:
      return scan_number (self, error);
    }
}

static gboolean
check_frame (const char  *bytes,
             gsize        length,
             GError     **error)
{
  if (length > BITTING_JSON_MAX_SIZE)
    {
      g_set_error_literal (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_SIZE,
                           _("This JSON is too large."));
      return FALSE;
    }

  /* Also refuses a NUL byte. */
  if (!g_utf8_validate_len (bytes, length, NULL))
    {
      g_set_error_literal (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_ENCODING,
                           _("This JSON is not valid UTF-8 text."));
      return FALSE;
    }
  return TRUE;
}

/**
 * bitting_json_scan:
 * @bytes: (array length=length): a text, not necessarily ended by NUL
 * @length: its length in bytes
 * @twice: (nullable): set for the paths of members that stand twice, such as
 *   "/result/readOnly"; NULL to refuse them
 * @error: return location for a BITTING_JSON_ERROR
 *
 * Measures a text against RFC 8259 and the limits of bitting-json.h.
 *
 * Returns: TRUE if a parser may be let at it
 */
gboolean
bitting_json_scan (const char  *bytes,
                   gsize        length,
                   GHashTable  *twice,
                   GError     **error)
{
  Scanner self = { .start = bytes, .end = bytes + length, .at = bytes, .twice = twice };
  gboolean good;

  if (!check_frame (bytes, length, error))
    return FALSE;

  self.text = g_string_new (NULL);
  self.path = g_string_new (NULL);
  good = scan_value (&self, error);
  if (good)
    {
      skip_space (&self);
      good = self.at == self.end || fail_syntax (&self, error);
    }
  g_string_free (self.text, TRUE);
  g_string_free (self.path, TRUE);
  return good;
}
