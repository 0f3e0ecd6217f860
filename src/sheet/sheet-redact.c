/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must not be handed on is cut out of free text: people write keys into names and notes. */

#include "sheet-redact.h"

#include "bitting-credential.h"
#include "bitting-ip-list.h"
#include "bitting-text.h"

/* A key of the exchange has 18 characters, a secret 36. No word of a language has so many
 * with small letters, capital letters and digits in it. */
#define LIKE_A_KEY "(?=[0-9A-Za-z]*[0-9])(?=[0-9A-Za-z]*[A-Z])(?=[0-9A-Za-z]*[a-z])[0-9A-Za-z]{16,}"

/* What could be an internet address, without its port. */
#define LIKE_AN_ADDRESS "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*[0-9A-Fa-f]"

/* Longer texts are nobody's name, note or advice: they would only fill pages. */
#define MOST_CHARACTERS 1500

typedef char *(*Replace) (const char *found,
                          gpointer    user_data);

typedef struct
{
  Replace  replace;
  gpointer user_data;
} Replacing;

static gboolean
replace_cb (const GMatchInfo *match,
            GString          *result,
            gpointer          user_data)
{
  const Replacing *replacing = user_data;
  g_autofree char *found = g_match_info_fetch (match, 0);
  g_autofree char *instead = replacing->replace (found, replacing->user_data);

  g_string_append (result, instead);

  return FALSE;
}

static char *
replace_all (const char *pattern,
             const char *text,
             Replace     replace,
             gpointer    user_data)
{
  Replacing replacing = { replace, user_data };
  /* The patterns are our own and the text is UTF-8: neither can be refused. */
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);

  return g_regex_replace_eval (regex, text, -1, 0, 0, replace_cb, &replacing, NULL);
}

static char *
mask (const char *found,
      gpointer    user_data)
{
  return bitting_api_key_mask (found);
}

/**
 * sheet_redact:
 * @text: (nullable): free text
 *
 * Returns: (transfer full): the text without what a page would obey, cut where it has no end,
 *   and whatever looks like a key or a secret masked
 */
char *
sheet_redact (const char *text)
{
  g_autofree char *clean = bitting_text_clean_sentence (text);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (clean, -1) <= MOST_CHARACTERS)
    return replace_all (LIKE_A_KEY, clean, mask, NULL);

  start = g_utf8_substring (clean, 0, MOST_CHARACTERS);
  g_free (clean);
  clean = g_strconcat (start, "…", NULL);

  return replace_all (LIKE_A_KEY, clean, mask, NULL);
}

/* The same address gets the same number, so that it can still be told from the others. */
static char *
number_address (const char *found,
                gpointer    user_data)
{
  GPtrArray *seen = user_data;
  g_autofree char *address = bitting_ip_canonicalize (found);
  guint index;

  if (address == NULL)
    return g_strdup (found);
  if (!g_ptr_array_find_with_equal_func (seen, address, g_str_equal, &index))
    {
      index = seen->len;
      g_ptr_array_add (seen, g_steal_pointer (&address));
    }

  return g_strdup_printf ("[address %u]", index + 1);
}

/**
 * sheet_redact_addresses:
 * @text: a text
 * @seen: (element-type utf8): addresses that have a number already; new ones are added
 *
 * Returns: (transfer full): the text with a number for each internet address
 */
char *
sheet_redact_addresses (const char *text,
                        GPtrArray  *seen)
{
  return replace_all (LIKE_AN_ADDRESS, text, number_address, seen);
}
