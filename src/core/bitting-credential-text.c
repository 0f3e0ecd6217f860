/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be seen to be wrong with one pasted word, before anything is sent. Nothing of the
 * word itself is ever said: it may be a secret. */

#include "config.h"

#include "bitting-credential-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the exchange gives out today (source: every sample of the V5 documentation). Formats
 * may change, so another length is only worth a word. */
#define USUAL_KEY_LENGTH 18
#define USUAL_SECRET_LENGTH 36

#define MAX_LENGTH 256

/* Shorter words can well be the same thing twice by chance. */
#define MIN_DOUBLED 16

typedef enum
{
  KIND_PLAIN,
  KIND_LINE,
  KIND_SPACE,
  KIND_INVISIBLE,
  KIND_FULL_WIDTH,
  KIND_DOT,
  KIND_LETTER,
  KIND_OTHER,
} Kind;

static gboolean
is_dot (gunichar character)
{
  return character == '*' || character == 0x2022 || character == 0x25cf || character == 0x26ab ||
         character == 0x00b7 || character == 0x2217;
}

/* U+3000 is the space of that width. */
static gboolean
is_full_width (gunichar character)
{
  return (character >= 0xff01 && character <= 0xff5e) || character == 0x3000;
}

static gboolean
is_invisible (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_UNASSIGNED ||
         type == G_UNICODE_PRIVATE_USE || g_unichar_iszerowidth (character) || character == 0x00ad;
}

static Kind
classify (gunichar character)
{
  if (character == '\n' || character == '\r' || character == 0x2028 || character == 0x2029)
    return KIND_LINE;
  if (is_full_width (character))
    return KIND_FULL_WIDTH;
  if (g_unichar_isspace (character))
    return KIND_SPACE;
  if (character > 0x20 && character < 0x7f)
    return KIND_PLAIN;
  if (is_dot (character))
    return KIND_DOT;
  if (is_invisible (character))
    return KIND_INVISIBLE;

  return g_unichar_isalpha (character) ? KIND_LETTER : KIND_OTHER;
}

/* A password's dots, as a page shows them in place of the text. */
static gboolean
is_masked (const char *text,
           gsize       length)
{
  const char *at;

  for (at = text; at < text + length; at = g_utf8_next_char (at))
    if (!is_dot (g_utf8_get_char (at)))
      return FALSE;

  return length > 0;
}

static gboolean
is_doubled (const char *text,
            gsize       length)
{
  gboolean all_one = length > 1 && memcmp (text, text + 1, length - 1) == 0;

  return length >= MIN_DOUBLED && length % 2 == 0 && !all_one &&
         memcmp (text, text + length / 2, length / 2) == 0;
}

static char *
describe_kind (Kind  kind,
               guint place)
{
  switch (kind)
    {
    case KIND_LINE:
      return g_strdup (_("There is a line break in it. Copy this one alone, with the “Copy” button "
                         "beside it."));
    case KIND_SPACE:
      /* Translators: here and below, %u counts characters: 5 is the fifth one. */
      return g_strdup_printf (_("There is a space in it, at place %u. Copy it again with the “Copy” "
                                "button beside it."), place);
    case KIND_INVISIBLE:
      return g_strdup_printf (_("There is a character in it that cannot be seen, at place %u, as web "
                                "pages and chats may slip one in. Copy it on the site, with the “Copy” "
                                "button beside it."), place);
    case KIND_FULL_WIDTH:
      return g_strdup (_("There are full-width characters in it, as a Chinese or Japanese keyboard "
                         "writes them. Copy it instead of typing it, or switch the keyboard to Latin "
                         "letters."));
    case KIND_LETTER:
      return g_strdup (_("There are letters of another alphabet in it. If your browser translates the "
                         "page, switch that off, load the page again, and copy it once more."));
    case KIND_DOT:
    case KIND_OTHER:
    case KIND_PLAIN:
    default:
      return g_strdup_printf (_("There is a character in it that Bybit does not use, at place %u. Copy "
                                "it again with the “Copy” button beside it."), place);
    }
}

/**
 * bitting_credential_text_trim:
 * @text: (inout): the text
 * @length: (inout): its length in bytes
 *
 * Leaves off the white space around a text: it cannot be part of a key, and every copy from a
 * web page may carry it. It is the only thing that is ever mended in silence.
 */
void
bitting_credential_text_trim (const char **text,
                              gsize       *length)
{
  while (*length > 0 && g_ascii_isspace (**text))
    {
      (*text)++;
      (*length)--;
    }
  while (*length > 0 && g_ascii_isspace ((*text)[*length - 1]))
    (*length)--;
}

/**
 * bitting_credential_text_flaw:
 * @text: a key or a secret of one word, trimmed
 * @length: its length in bytes
 *
 * Returns: (transfer full) (nullable): what is wrong with it and what to do, translated, without a
 *   character of it; NULL if it can be sent
 */
char *
bitting_credential_text_flaw (const char *text,
                              gsize       length)
{
  const char *at = NULL;
  guint place = 1;

  if (!g_utf8_validate_len (text, length, NULL))
    return g_strdup (_("This is not text. Copy it again with the “Copy” button beside it."));
  if (is_masked (text, length))
    return g_strdup (_("These are only the dots that hide it. Let the site show it, or use the “Copy” "
                       "button beside it."));

  for (at = text; at < text + length; at = g_utf8_next_char (at), place++)
    {
      Kind kind = classify (g_utf8_get_char (at));

      if (kind != KIND_PLAIN)
        return describe_kind (kind, place);
    }
  if (is_doubled (text, length))
    return g_strdup (_("It stands here twice. Empty the field and paste it once."));
  if (length > MAX_LENGTH)
    return g_strdup (_("This is far too long. Copy this one alone, with the “Copy” button beside it."));

  return NULL;
}

/**
 * bitting_credential_text_doubt:
 * @field: which of the two it is
 * @text: a word without a flaw
 * @length: its length in bytes
 *
 * Returns: (transfer full) (nullable): what looks odd about it, translated; that is no reason to
 *   refuse it. NULL if nothing does
 */
char *
bitting_credential_text_doubt (BittingCredentialField  field,
                               const char             *text,
                               gsize                   length)
{
  guint usual = field == BITTING_FIELD_KEY ? USUAL_KEY_LENGTH : USUAL_SECRET_LENGTH;

  if (length == usual || length == 0)
    return NULL;
  if (field == BITTING_FIELD_KEY)
    return g_strdup_printf (ngettext ("It has %u character, but Bybit’s keys have %u. Look whether it is whole.",
                                      "It has %u characters, but Bybit’s keys have %u. Look whether it is whole.",
                                      (gulong) length),
                            (guint) length, usual);

  return g_strdup_printf (ngettext ("It has %u character, but Bybit’s secrets have %u. Look whether it is whole.",
                                    "It has %u characters, but Bybit’s secrets have %u. Look whether it is whole.",
                                    (gulong) length),
                          (guint) length, usual);
}
