/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "fuzz.h"

/* A programmer's mistake that GLib only warns of is a finding, too. */
int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  return 0;
}

/** fuzz_dup_bytes: sized exactly, so that a sanitizer sees a read behind the end; never NULL. */
char *
fuzz_dup_bytes (const guint8 *bytes,
                gsize         length)
{
  char *copy = g_malloc (MAX (length, 1));

  if (length > 0)
    memcpy (copy, bytes, length);
  return copy;
}

/** fuzz_dup_text: (transfer full): the bytes as they are, with a NUL behind them. */
char *
fuzz_dup_text (const guint8 *bytes,
               gsize         length)
{
  return g_strndup ((const char *) bytes, length);
}

/** fuzz_assert_tame: nothing in @text is obeyed by a terminal or a page instead of shown. */
void
fuzz_assert_tame (const char *text)
{
  gunichar before = 0;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar here = g_utf8_get_char (text);
      GUnicodeType type = g_unichar_type (here);

      /* Only this one, which Persian is spelt with, and only after a letter that it is for. */
      if (here == 0x200c && g_unichar_get_script (before) == G_UNICODE_SCRIPT_ARABIC)
        continue;
      g_assert_cmpint (type, !=, G_UNICODE_CONTROL);
      g_assert_cmpint (type, !=, G_UNICODE_FORMAT);
      g_assert_cmpint (type, !=, G_UNICODE_LINE_SEPARATOR);
      g_assert_cmpint (type, !=, G_UNICODE_PARAGRAPH_SEPARATOR);
      before = here;
    }
}

/** fuzz_assert_line: @text is what may go to a keyring: one line of visible ASCII. */
void
fuzz_assert_line (const char *text)
{
  g_assert_cmpint (*text, !=, '\0');
  for (; *text != '\0'; text++)
    g_assert_true (g_ascii_isgraph (*text));
}
