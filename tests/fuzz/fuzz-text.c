/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-text.h"
#include "bybit-text.h"
#include "fuzz.h"

/* Text of a server on its way to a person. */

#define KEY "FakeKey00000000001"
#define MAX_SHOWN 201

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  g_autofree char *text = fuzz_dup_text (bytes, length);
  g_autofree char *clean = bitting_text_clean (text);
  g_autofree char *shown = bybit_text_for_support (text, KEY);

  fuzz_assert_tame (clean);
  if (shown != NULL)
    {
      fuzz_assert_tame (shown);
      g_assert_cmpint (g_utf8_strlen (shown, -1), <=, MAX_SHOWN);
      g_assert_null (g_strrstr (shown, KEY));
    }
  if (bybit_text_is_trace (text))
    fuzz_assert_line (text);
  return 0;
}
