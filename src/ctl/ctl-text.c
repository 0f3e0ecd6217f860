/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text on a terminal: its width, its colours, and what must not reach it. */

#include "ctl-text.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bitting-text.h"

static const char *const styles[] = {
  [CTL_STYLE_PLAIN] = "",
  [CTL_STYLE_STRONG] = "\033[1m",
  [CTL_STYLE_GOOD] = "\033[32m",
  [CTL_STYLE_WARNING] = "\033[33m",
  [CTL_STYLE_BAD] = "\033[1;31m",
  [CTL_STYLE_UNKNOWN] = "\033[36m",
};

/** Returns: whether standard output is a terminal that colours are wanted on (no-color.org) */
gboolean
ctl_text_has_colours (void)
{
  const char *refused = g_getenv ("NO_COLOR");

  return (refused == NULL || *refused == '\0') && isatty (STDOUT_FILENO) == 1 &&
         g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

/**
 * ctl_text_clean:
 * @text: (nullable): a text from outside, such as the name that somebody gave a key
 *
 * Returns: (transfer full): the text without anything that a terminal would obey
 */
char *
ctl_text_clean (const char *text)
{
  return bitting_text_clean (text);
}

/** Returns: how many columns of a terminal @text takes */
guint
ctl_text_columns (const char *text)
{
  guint columns = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (character))
        columns += g_unichar_iswide (character) ? 2 : 1;
    }

  return columns;
}

/** Returns: (transfer full): @text with spaces behind it, @columns wide or more */
char *
ctl_text_pad (const char *text,
              guint       columns)
{
  guint used = ctl_text_columns (text);
  g_autofree char *spaces = g_strnfill (columns > used ? columns - used : 0, ' ');

  return g_strconcat (text, spaces, NULL);
}

/** Prints @text in a style, without a line break. */
void
ctl_text_print (CtlStyle    style,
                const char *text)
{
  if (style == CTL_STYLE_PLAIN || !ctl_text_has_colours ())
    g_print ("%s", text);
  else
    g_print ("%s%s\033[0m", styles[style], text);
}

/* Chinese and Japanese have no spaces: a line may end behind nearly every character. */
static gboolean
may_break_between (gunichar before,
                   gunichar after)
{
  GUnicodeBreakType type = g_unichar_break_type (after);

  return g_unichar_iswide (before) &&
         g_unichar_break_type (before) != G_UNICODE_BREAK_OPEN_PUNCTUATION &&
         (type == G_UNICODE_BREAK_IDEOGRAPHIC ||
          (type == G_UNICODE_BREAK_OPEN_PUNCTUATION && g_unichar_iswide (after)));
}

/* Returns: bytes up to the next place where a line may end; 0 at a space */
static gsize
measure_piece (const char *text)
{
  const char *place = text;

  while (*place != '\0' && *place != ' ')
    {
      const char *next = g_utf8_next_char (place);

      if (may_break_between (g_utf8_get_char (place), g_utf8_get_char (next)))
        return (gsize) (next - text);
      place = next;
    }

  return (gsize) (place - text);
}

/**
 * ctl_text_print_wrapped:
 * @first: what the first line begins with
 * @rest: what the other lines begin with
 * @text: (nullable): a paragraph; NULL prints nothing
 *
 * Prints a paragraph in lines of at most CTL_TEXT_WIDTH columns, broken where its script
 * allows it.
 */
void
ctl_text_print_wrapped (const char *first,
                        const char *rest,
                        const char *text)
{
  g_autofree char *clean = bitting_text_clean_sentence (text);
  g_autoptr (GString) line = g_string_new (first);
  const char *place = clean;
  gboolean begun = FALSE;
  gboolean spaced = FALSE;

  if (text == NULL)
    return;

  while (*place != '\0')
    {
      gsize length = measure_piece (place);
      g_autofree char *piece = g_strndup (place, length);
      guint width = ctl_text_columns (piece) + (spaced ? 1 : 0);

      place += MAX (length, 1);
      if (length == 0)
        {
          spaced = begun;
          continue;
        }
      if (begun && ctl_text_columns (line->str) + width > CTL_TEXT_WIDTH)
        {
          g_print ("%s\n", line->str);
          g_string_assign (line, rest);
          spaced = FALSE;
        }
      if (spaced)
        g_string_append_c (line, ' ');
      g_string_append (line, piece);
      begun = TRUE;
      spaced = FALSE;
    }
  g_print ("%s\n", line->str);
}

/** Prints one JSON text and a line break, at once: a program may wait for it at a pipe. */
void
ctl_text_print_json (const char *json)
{
  fputs (json, stdout);
  fputc ('\n', stdout);
  fflush (stdout);
}
