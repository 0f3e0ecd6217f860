/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-fixture.h"

#include <string.h>

static const char *const kinds[] = {
  [BITTING_IMPORT_FAULT_NO_TEXT] = "no-text",
  [BITTING_IMPORT_FAULT_TOO_LARGE] = "too-large",
  [BITTING_IMPORT_FAULT_UTF16] = "utf16",
  [BITTING_IMPORT_FAULT_NOT_TEXT] = "not-text",
  [BITTING_IMPORT_FAULT_NOTHING] = "nothing",
  [BITTING_IMPORT_FAULT_BAD_UTF8] = "bad-utf8",
  [BITTING_IMPORT_FAULT_TOO_MANY] = "too-many",
  [BITTING_IMPORT_FAULT_NO_SECRET] = "no-secret",
  [BITTING_IMPORT_FAULT_NO_KEY] = "no-key",
  [BITTING_IMPORT_FAULT_PLACEHOLDER] = "placeholder",
  [BITTING_IMPORT_FAULT_ENCRYPTED] = "encrypted",
  [BITTING_IMPORT_FAULT_OTHER_EXCHANGE] = "other",
  [BITTING_IMPORT_FAULT_NOT_BYBIT] = "not-bybit",
  [BITTING_IMPORT_FAULT_BAD_CREDENTIAL] = "bad",
};

static char
last_of (const char *text)
{
  return text[strlen (text) - 1];
}

/**
 * import_fixture_render:
 * @import: what was found
 *
 * Returns: (transfer full): a line for each pair, “NAME 1:1 @2,3 testnet api.bybit.com”: the last
 *   characters of key and secret, and their lines; and one for each fault, “! KIND LINE DETAIL”
 */
char *
import_fixture_render (const BittingImport *import)
{
  GString *text = g_string_new (NULL);
  guint i;

  for (i = 0; i < import->pairs->len; i++)
    {
      const BittingImportPair *pair = g_ptr_array_index (import->pairs, i);

      g_string_append_printf (text, "%s %c:%c @%u,%u", pair->name,
                              last_of (pair->credential->api_key),
                              last_of (bitting_secret_peek (pair->credential->secret)),
                              pair->key_line,
                              pair->secret_line);
      if (pair->environment != NULL)
        g_string_append_printf (text, " %s", pair->environment);
      if (pair->host != NULL)
        g_string_append_printf (text, " %s", pair->host);
      g_string_append_c (text, '\n');
    }
  for (i = 0; i < import->faults->len; i++)
    {
      const BittingImportFault *fault = g_ptr_array_index (import->faults, i);

      g_string_append_printf (text, "! %s %u", kinds[fault->kind], fault->line);
      if (fault->detail != NULL && fault->kind != BITTING_IMPORT_FAULT_BAD_CREDENTIAL)
        g_string_append_printf (text, " %s", fault->detail);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/* No text of the file may be in what is said about it. */
static void
check_words (const BittingImport *import)
{
  guint i;

  for (i = 0; i < import->faults->len; i++)
    {
      g_autofree char *words = bitting_import_fault_dup_sentence (g_ptr_array_index (import->faults,
                                                                                     i));

      g_assert_true (g_utf8_validate (words, -1, NULL));
      g_assert_null (strstr (words, "FakeKey"));
      g_assert_null (strstr (words, "FakeSecret"));
    }
}

/** Parses a copy that ends where its memory ends, so that reading on is noticed. */
BittingImport *
import_fixture_parse (const char *text,
                      gsize       length)
{
  g_autofree char *exact = g_memdup2 (length > 0 ? text : "", MAX (length, 1));
  BittingImport *import = bitting_import_parse (exact, length);

  check_words (import);

  return import;
}

/** A test: the sample gives what it is to give. */
void
import_fixture_check (gconstpointer sample)
{
  const ImportSample *row = sample;
  g_autoptr (BittingImport) import = import_fixture_parse (row->text, strlen (row->text));
  g_autofree char *found = import_fixture_render (import);

  g_assert_cmpstr (found, ==, row->found);
}
