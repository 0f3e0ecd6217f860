/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-import.h"
#include "fuzz.h"

/* Another program's file, with keys in it or not. */

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  g_autofree char *copy = fuzz_dup_bytes (bytes, length);
  g_autoptr(BittingImport) found = bitting_import_parse (copy, length);

  g_assert_cmpuint (found->pairs->len, <=, BITTING_IMPORT_MAX_PAIRS);
  for (guint i = 0; i < found->pairs->len; i++)
    {
      const BittingImportPair *pair = g_ptr_array_index (found->pairs, i);

      g_assert_true (g_utf8_validate (pair->name, -1, NULL));
      g_assert_cmpuint (pair->key_line, >=, 1);
      g_assert_cmpuint (pair->secret_line, >=, 1);
      fuzz_assert_line (pair->credential->api_key);
      fuzz_assert_line (bitting_secret_peek (pair->credential->secret));
    }
  for (guint i = 0; i < found->faults->len; i++)
    {
      g_autofree char *words = bitting_import_fault_describe (g_ptr_array_index (found->faults, i));

      g_assert_true (g_utf8_validate (words, -1, NULL));
    }
  return 0;
}
