/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a piece of a text looks like. */

#include "import-span.h"

#include <string.h>

/* How long Bybit's keys and secrets are today, with room for a change: keys have 18 characters,
 * secrets 36 (source: every sample of the V5 documentation). These only judge text that does
 * not say whose it is. */
#define SHORTEST_KEY 16
#define LONGEST_KEY 24
#define SHORTEST_SECRET 34
#define LONGEST_SECRET 48

gsize
import_span_get_length (ImportSpan self)
{
  return (gsize) (self.end - self.start);
}

gboolean
import_span_is_empty (ImportSpan self)
{
  return self.start == self.end;
}

/** Returns: whether both are the same bytes */
gboolean
import_span_equal (ImportSpan self,
                   ImportSpan other)
{
  gsize length = import_span_get_length (self);

  return length == import_span_get_length (other) &&
         (length == 0 || memcmp (self.start, other.start, length) == 0);
}

/** Returns: whether it is that word, however it is spelled in capitals */
gboolean
import_span_is (ImportSpan  self,
                const char *word)
{
  gsize length = import_span_get_length (self);

  return strlen (word) == length && g_ascii_strncasecmp (self.start, word, length) == 0;
}

/** Returns: whether it is one of some words; the list ends with NULL */
gboolean
import_span_is_among (ImportSpan         self,
                      const char *const *words)
{
  for (; *words != NULL; words++)
    if (import_span_is (self, *words))
      return TRUE;

  return FALSE;
}

gboolean
import_span_begins_with (ImportSpan  self,
                         const char *prefix)
{
  gsize length = strlen (prefix);

  return import_span_get_length (self) >= length &&
         g_ascii_strncasecmp (self.start, prefix, length) == 0;
}

/** Returns: whether @part is in it, however it is spelled in capitals */
gboolean
import_span_contains (ImportSpan  self,
                      const char *part)
{
  gsize length = strlen (part);
  const char *place = NULL;

  for (place = self.start; (gsize) (self.end - place) >= length; place++)
    if (g_ascii_strncasecmp (place, part, length) == 0)
      return TRUE;

  return FALSE;
}

/** Returns: it without the white space around it */
ImportSpan
import_span_trim (ImportSpan self)
{
  while (self.start < self.end && g_ascii_isspace (*self.start))
    self.start++;
  while (self.start < self.end && g_ascii_isspace (self.end[-1]))
    self.end--;

  return self;
}

/** Returns: whether it begins as a private key in PEM does */
gboolean
import_span_is_pem (ImportSpan self)
{
  return import_span_begins_with (self, "-----BEGIN ");
}

/* Letters and digits alone, and of more than one kind, as chance makes them. */
static gboolean
is_random (ImportSpan self,
           gsize      shortest,
           gsize      longest)
{
  gsize length = import_span_get_length (self);
  guint digits = 0;
  guint capitals = 0;
  guint smalls = 0;
  const char *place = NULL;

  if (length < shortest || length > longest)
    return FALSE;
  for (place = self.start; place < self.end; place++)
    {
      if (!g_ascii_isalnum (*place))
        return FALSE;
      digits += g_ascii_isdigit (*place) != 0;
      capitals += g_ascii_isupper (*place) != 0;
      smalls += g_ascii_islower (*place) != 0;
    }

  return (digits > 0) + (capitals > 0) + (smalls > 0) > 1 && digits < length;
}

/** Returns: whether it looks like a Bybit API key */
gboolean
import_span_is_key (ImportSpan self)
{
  return is_random (self, SHORTEST_KEY, LONGEST_KEY);
}

/** Returns: whether it looks like a Bybit API secret */
gboolean
import_span_is_secret (ImportSpan self)
{
  return import_span_is_pem (self) || is_random (self, SHORTEST_SECRET, LONGEST_SECRET);
}

static gboolean
is_one_character (ImportSpan self)
{
  const char *place = NULL;

  for (place = self.start; place < self.end; place++)
    if (*place != *self.start)
      return FALSE;

  return TRUE;
}

/**
 * import_span_is_placeholder:
 * @self: the value of a key or a secret
 *
 * Returns: whether nothing was filled in yet, or something else is to be put in its place, or
 *   stars hide it
 */
gboolean
import_span_is_placeholder (ImportSpan self)
{
  static const char *const words[] = { "none", "null", "nil", "undefined", "empty", "todo", "tbd",
                                       NULL };
  static const char *const starts[] = { "${", "$(", "{{", "%", "<", NULL };
  static const char *const parts[] = { "your", "change", "xxx", "here", "example", "placeholder",
                                       "insert", "replace", "***", "...", "…", "••", "dummy", NULL };
  guint i;

  if (import_span_is_empty (self) || is_one_character (self) || import_span_is_among (self, words))
    return TRUE;
  if (import_span_is_key (self) || import_span_is_secret (self))
    return FALSE;
  for (i = 0; starts[i] != NULL; i++)
    if (import_span_begins_with (self, starts[i]))
      return TRUE;
  for (i = 0; parts[i] != NULL; i++)
    if (import_span_contains (self, parts[i]))
      return TRUE;

  return FALSE;
}
