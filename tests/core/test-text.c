/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a text from outside is shown. */

#include "bitting-text.h"

#define NO_JOIN "\xe2\x80\x8c" /* U+200C, the zero width non-joiner */

static const struct
{
  const char *text;
  const char *clean;
} rows[] = {
  { "ICG-MM", "ICG-MM" },
  { NULL, "" },
  { "a\x1b[31mb", "a [31mb" },
  { "one\ntwo", "one two" },
  { "gnp\xe2\x80\xae.exe", "gnp .exe" },
  { "\xff", "\xef\xbf\xbd" },
  /* Persian, which would be misspelt without it */
  { "می" NO_JOIN "خواند", "می" NO_JOIN "خواند" },
  { "خط" NO_JOIN "مشی" NO_JOIN "ها", "خط" NO_JOIN "مشی" NO_JOIN "ها" },
  /* where it has no work to do, it only hides */
  { "in" NO_JOIN "visible", "in visible" },
  { NO_JOIN "می", " می" },
  { "می" NO_JOIN, "می " },
  { "می" NO_JOIN NO_JOIN "خواند", "می  خواند" },
  { "می" NO_JOIN "a", "می a" },
};

static void
test_clean (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *clean = bitting_text_clean (rows[i].text);

      g_test_message ("row %u", i);
      g_assert_cmpstr (clean, ==, rows[i].clean);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);

  return g_test_run ();
}
