/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts a text into the objects in it, one a line or written over several lines. Only braces and
 * texts are looked at: whether a part is JSON is for whoever parses it. */

#include "config.h"

#include "bitting-json-split.h"

#include <string.h>

/* Returns: behind the text that begins at @p with its quotation mark */
static const char *
skip_text (const char *p,
           const char *end)
{
  for (p++; p < end && *p != '"'; p++)
    if (*p == '\\' && p + 1 < end)
      p++;

  return p < end ? p + 1 : end;
}

/* Returns: behind the object that begins at @p; @end where it does not end */
static const char *
skip_object (const char *p,
             const char *end)
{
  gsize depth = 0;

  while (p < end)
    {
      if (*p == '"')
        {
          p = skip_text (p, end);
          continue;
        }
      if (*p == '{')
        depth++;
      else if (*p == '}' && --depth == 0)
        return p + 1;
      p++;
    }

  return end;
}

static const char *
skip_line (const char *p,
           const char *end)
{
  const char *line_end = memchr (p, '\n', (gsize) (end - p));

  return line_end != NULL ? line_end : end;
}

/**
 * bitting_json_split:
 * @bytes: a text
 * @length: its length in bytes
 *
 * What is no object is a part of its own to the end of its line. So nothing but white space is
 * left out, and a text without white space at its ends that is one object is one part.
 *
 * Returns: (transfer full) (element-type BittingJsonSpan): the parts, in their order; they borrow
 *   from @bytes
 */
GArray *
bitting_json_split (const char *bytes,
                    gsize       length)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (BittingJsonSpan));
  const char *end = bytes + length;
  const char *p = bytes;

  while (p < end)
    {
      BittingJsonSpan span = { .bytes = p };

      if (g_ascii_isspace (*p))
        {
          p++;
          continue;
        }
      p = *p == '{' ? skip_object (p, end) : skip_line (p, end);
      span.length = (gsize) (p - span.bytes);
      g_array_append_val (spans, span);
    }

  return spans;
}
