/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text from outside, such as the name that somebody gave a key, and lists and sentences put together. */

#include "config.h"

#include "bitting-text.h"

#include <glib/gi18n-lib.h>

#define ZERO_WIDTH_NON_JOINER 0x200c

/* What could move a cursor, colour the text or turn its direction. */
static gboolean
is_harmless (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT &&
         type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

static gboolean
is_arabic (const char *place)
{
  return g_unichar_get_script (g_utf8_get_char (place)) == G_UNICODE_SCRIPT_ARABIC;
}

/**
 * bitting_text_is_apart:
 * @text: a text in UTF-8
 * @place: (in): a character of it
 *
 * Most Persian texts have a character that nobody sees and that only keeps two letters from joining.
 *
 * Returns: whether @place is such a one, and between two letters of the Arabic script
 */
gboolean
bitting_text_is_apart (const char *text,
                       const char *place)
{
  return g_utf8_get_char (place) == ZERO_WIDTH_NON_JOINER && place > text &&
         is_arabic (g_utf8_prev_char (place)) && is_arabic (g_utf8_next_char (place));
}

/**
 * bitting_text_clean:
 * @text: (nullable): a text from outside, in whatever encoding
 *
 * Returns: (transfer full): the text in UTF-8, with a space for each character that a
 *   terminal or a page would obey instead of showing it
 */
char *
bitting_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean = g_string_new (NULL);
  const char *place = NULL;

  for (place = valid; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar character = g_utf8_get_char (place);

      if (is_harmless (character) || bitting_text_is_apart (valid, place))
        g_string_append_unichar (clean, character);
      else
        g_string_append_c (clean, ' ');
    }

  return g_string_free (clean, FALSE);
}

/**
 * bitting_text_add_item:
 * @list: the items so far
 * @item: one more
 *
 * Puts it at the end of a list within a sentence.
 */
void
bitting_text_add_item (GString    *list,
                       const char *item)
{
  if (list->len > 0)
    /* Translators: stands between the items of a list. */
    g_string_append (list, _(", "));
  g_string_append (list, item);
}

/**
 * bitting_text_add_sentence:
 * @text: sentences for people
 * @sentence: one more
 *
 * Adds a sentence, with what separates it from the one before in the reader's language.
 */
void
bitting_text_add_sentence (GString    *text,
                           const char *sentence)
{
  g_autofree char *before = g_strdup (text->str);

  if (*before == '\0')
    g_string_append (text, sentence);
  else
    /* Translators: a first and a second sentence; change it only if yours are joined otherwise */
    g_string_printf (text, _("%s %s"), before, sentence);
}
