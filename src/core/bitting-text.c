/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text from outside, such as the name that somebody gave a key, and lists and sentences put together. */

#include "config.h"

#include "bitting-text.h"

#include <glib/gi18n-lib.h>

#define ZERO_WIDTH_NON_JOINER 0x200c
#define RIGHT_TO_LEFT_MARK 0x200f
#define LEFT_TO_RIGHT_ISOLATE 0x2066
#define FIRST_STRONG_ISOLATE 0x2068
#define POP_DIRECTIONAL_ISOLATE 0x2069

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

static gboolean
opens (gunichar character)
{
  return character == LEFT_TO_RIGHT_ISOLATE || character == FIRST_STRONG_ISOLATE;
}

/* What the Arabic and the Persian sentences have around codes and names, so that those are read in
 * their own direction and turn nothing else round (po/README.md). */
static gboolean
is_mark (gunichar character)
{
  return opens (character) || character == POP_DIRECTIONAL_ISOLATE || character == RIGHT_TO_LEFT_MARK;
}

/* Marks that are not in pairs would reach over what stands behind the text. */
static gboolean
is_paired (const char *text)
{
  const char *place = NULL;
  int depth = 0;

  for (place = text; *place != '\0' && depth >= 0; place = g_utf8_next_char (place))
    {
      if (opens (g_utf8_get_char (place)))
        depth++;
      else if (g_utf8_get_char (place) == POP_DIRECTIONAL_ISOLATE)
        depth--;
    }

  return depth == 0;
}

static char *
clean_text (const char *text,
            gboolean    with_marks)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean = g_string_new (NULL);
  const char *place = NULL;

  with_marks = with_marks && is_paired (valid);
  for (place = valid; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar character = g_utf8_get_char (place);

      if (is_harmless (character) || bitting_text_is_apart (valid, place) || (with_marks && is_mark (character)))
        g_string_append_unichar (clean, character);
      else
        g_string_append_c (clean, ' ');
    }

  return g_string_free (clean, FALSE);
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
  return clean_text (text, FALSE);
}

/**
 * bitting_text_clean_sentence:
 * @text: (nullable): a sentence of ours, in which something from outside may stand
 *
 * Returns: (transfer full): as bitting_text_clean(), but with the marks of direction that
 *   translations have
 */
char *
bitting_text_clean_sentence (const char *text)
{
  return clean_text (text, TRUE);
}

/**
 * bitting_text_dup_bare:
 * @text: a text in UTF-8
 *
 * Returns: (transfer full): the text for a program, without the marks of direction that
 *   translations have; those are in pairs, and what else there is stays as it is
 */
char *
bitting_text_dup_bare (const char *text)
{
  GString *bare = NULL;
  const char *place = NULL;

  if (!is_paired (text))
    return g_strdup (text);

  bare = g_string_new (NULL);
  for (place = text; *place != '\0'; place = g_utf8_next_char (place))
    if (!is_mark (g_utf8_get_char (place)))
      g_string_append_unichar (bare, g_utf8_get_char (place));

  return g_string_free (bare, FALSE);
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
 * bitting_text_dup_list:
 * @items: (element-type utf8): words
 *
 * Returns: (transfer full): all of them as a list within a sentence
 */
char *
bitting_text_dup_list (const GPtrArray *items)
{
  GString *list = g_string_new (NULL);
  guint i;

  for (i = 0; i < items->len; i++)
    bitting_text_add_item (list, g_ptr_array_index (items, i));

  return g_string_free (list, FALSE);
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
