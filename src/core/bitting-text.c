/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text from outside, such as the name that somebody gave a key, and texts put together. */

#include "config.h"

#include "bitting-text.h"

#include <glib/gi18n-lib.h>

/* What could move a cursor, colour the text or turn its direction. */
static gboolean
is_harmless (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT &&
         type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;
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

      if (is_harmless (character))
        g_string_append_unichar (clean, character);
      else
        g_string_append_c (clean, ' ');
    }

  return g_string_free (clean, FALSE);
}

/**
 * bitting_text_append_item:
 * @list: a list that people read
 * @item: what comes next in it
 *
 * Adds an item, with what separates it from the one before in the reader's language.
 */
void
bitting_text_append_item (GString    *list,
                          const char *item)
{
  if (list->len > 0)
    /* Translators: stands between the items of a list. */
    g_string_append (list, _(", "));
  g_string_append (list, item);
}

/**
 * bitting_text_append_sentence:
 * @text: sentences for people
 * @sentence: one more
 *
 * Adds a sentence, with what separates it from the one before in the reader's language.
 */
void
bitting_text_append_sentence (GString    *text,
                              const char *sentence)
{
  g_autofree char *before = g_strdup (text->str);

  if (*before == '\0')
    g_string_append (text, sentence);
  else
    /* Translators: a first and a second sentence; change it only if yours are joined otherwise */
    g_string_printf (text, _("%s %s"), before, sentence);
}
