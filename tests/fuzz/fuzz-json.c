/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-json.h"
#include "fuzz.h"

/* The depth scanner, and json-glib behind it: what the one lets pass the other can read. */

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  g_autofree char *copy = fuzz_dup_bytes (bytes, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = bitting_json_parse (copy, length, &error);

  g_assert_true ((node != NULL) != (error != NULL));
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return 0;
}
