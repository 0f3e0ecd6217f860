/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-json-split.h"
#include "bitting-json.h"
#include "fuzz.h"

/* Between the parts of a text there is nothing but white space. */
static void
check_split (const char *bytes,
             gsize       length)
{
  g_autoptr (GArray) spans = bitting_json_split (bytes, length);
  const char *p = bytes;
  guint i;

  for (i = 0; i <= spans->len; i++)
    {
      const BittingJsonSpan *span = i < spans->len ? &g_array_index (spans, BittingJsonSpan, i) : NULL;
      const char *next = span != NULL ? span->bytes : bytes + length;

      g_assert_true (next >= p && next <= bytes + length);
      for (; p < next; p++)
        g_assert_true (g_ascii_isspace (*p));
      if (span != NULL)
        p += span->length;
    }
}

/* The depth scanner, and json-glib behind it: what the one lets pass the other can read. */

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  g_autofree char *copy = fuzz_dup_bytes (bytes, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = bitting_json_parse (copy, length, &error);

  check_split (copy, length);
  g_assert_true ((node != NULL) != (error != NULL));
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return 0;
}
