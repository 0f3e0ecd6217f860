/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-text.h"

#include <string.h>

#include "bitting-ip-list.h"

/* Enough to know the fault by; an answer may be a megabyte of anything. */
#define MAX_CHARACTERS 200

/* Words of so many characters without a break are signatures, tokens and the like.
 * Of what the exchange gives out, the shortest secret thing has 36. */
#define MAX_WORD 32

/* Trace ids are words of 32 to 56 characters; a signature has 64 or more. */
#define MAX_TRACE 60

/* Characters that change how the others are shown, or are not shown at all. */
static gboolean
is_harmless (gunichar character)
{
  static const guint harmful = 1u << G_UNICODE_CONTROL | 1u << G_UNICODE_FORMAT |
                               1u << G_UNICODE_SURROGATE | 1u << G_UNICODE_PRIVATE_USE |
                               1u << G_UNICODE_UNASSIGNED | 1u << G_UNICODE_LINE_SEPARATOR |
                               1u << G_UNICODE_PARAGRAPH_SEPARATOR;

  return (harmful & 1u << g_unichar_type (character)) == 0;
}

static char *
strip (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *stripped = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isspace (character))
        g_string_append_c (stripped, ' ');
      else if (is_harmless (character))
        g_string_append_unichar (stripped, character);
    }
  return g_string_free (stripped, FALSE);
}

static gboolean
is_word (char character)
{
  return g_ascii_isalnum (character) || (character != '\0' && strchr ("+/=_-%", character) != NULL);
}

static char *
redact (const char *text)
{
  GString *redacted = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize length = 0;

      while (is_word (text[length]))
        length++;

      if (length == 0)
        g_string_append_c (redacted, *text++);
      else if (length < MAX_WORD)
        g_string_append_len (redacted, text, (gssize) length);
      else
        g_string_append (redacted, "…");
      text += length;
    }
  return g_string_free (redacted, FALSE);
}

/**
 * bybit_text_for_support:
 * @text: (nullable): text from outside
 * @api_key: (nullable): the key that was asked about
 *
 * Makes a text fit to be shown and logged: one short line, without control and
 * direction characters, without the key and without anything that could be a
 * signature or a secret.
 *
 * Returns: (transfer full) (nullable): the text, or NULL if nothing is left of it
 */
char *
bybit_text_for_support (const char *text,
                        const char *api_key)
{
  g_autofree char *stripped = strip (text != NULL ? text : "");
  g_autoptr(GString) keyless = g_string_new (stripped);
  g_autofree char *redacted = NULL;

  if (api_key != NULL && *api_key != '\0')
    g_string_replace (keyless, api_key, "…", 0);

  redacted = g_strstrip (redact (keyless->str));
  if (*redacted == '\0')
    return NULL;
  if (g_utf8_strlen (redacted, -1) > MAX_CHARACTERS)
    {
      *g_utf8_offset_to_pointer (redacted, MAX_CHARACTERS) = '\0';
      return g_strconcat (redacted, "…", NULL);
    }
  return g_steal_pointer (&redacted);
}

static gboolean
is_in_address (char character)
{
  return g_ascii_isxdigit (character) || character == '.' || character == ':';
}

/* Returns: (transfer full) (nullable): its one spelling, if it is an address of the internet */
static char *
dup_public_address (const char *word)
{
  g_autoptr(BittingIpList) list = bitting_ip_list_parse (word);

  return list->addresses->len == 1 && list->problems->len == 0
           ? g_strdup (g_ptr_array_index (list->addresses, 0)) : NULL;
}

/**
 * bybit_text_find_address:
 * @text: (nullable): text from outside
 *
 * Returns: (transfer full) (nullable): the public IP address that @text names; NULL if it
 *   names none, or more than one, so that nobody could say which is meant
 */
char *
bybit_text_find_address (const char *text)
{
  g_autofree char *found = NULL;
  const char *at = text != NULL ? text : "";

  while (*at != '\0')
    {
      g_autofree char *word = NULL;
      g_autofree char *address = NULL;
      gsize length = 0;

      while (is_in_address (at[length]))
        length++;
      word = g_strndup (at, length);
      at += MAX (length, 1);
      if (strpbrk (word, ".:") != NULL)
        address = dup_public_address (word);
      if (address != NULL && found != NULL && strcmp (address, found) != 0)
        return NULL;
      if (address != NULL && found == NULL)
        found = g_steal_pointer (&address);
    }
  return g_steal_pointer (&found);
}

/**
 * bybit_text_is_trace:
 * @text: (nullable): text from outside
 *
 * Returns: TRUE if @text can be shown as the id that a support desk asks for
 */
gboolean
bybit_text_is_trace (const char *text)
{
  gsize length = 0;

  if (text == NULL)
    return FALSE;
  while (is_word (text[length]))
    length++;
  return text[length] == '\0' && length > 0 && length <= MAX_TRACE;
}
