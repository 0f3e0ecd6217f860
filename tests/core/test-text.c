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

#define LTR "\xe2\x81\xa6"   /* U+2066, the left-to-right isolate */
#define FIRST "\xe2\x81\xa8" /* U+2068, the first strong isolate */
#define END "\xe2\x81\xa9"   /* U+2069, the end of an isolate */
#define RTL "\xe2\x80\x8f"   /* U+200F, the right-to-left mark */

/* A sentence as a name, as a sentence and for a program. */
static const struct
{
  const char *text;
  const char *name;
  const char *sentence;
  const char *bare;
} sentences[] = {
  { "Plain", "Plain", "Plain", "Plain" },
  { RTL FIRST "ICG-MM" END ": الدرجة", "  ICG-MM : الدرجة", RTL FIRST "ICG-MM" END ": الدرجة", "ICG-MM: الدرجة" },
  { "«" LTR "--all" END "»", "« --all »", "«" LTR "--all" END "»", "«--all»" },
  { FIRST "a " LTR "b" END END, " a  b  ", FIRST "a " LTR "b" END END, "a b" },
  /* What reaches over its own end, or turns round what it is not to. */
  { FIRST "a", " a", " a", FIRST "a" },
  { "a" END "b" FIRST, "a b ", "a b ", "a" END "b" FIRST },
  { "\xe2\x80\xae" "a", " a", " a", "\xe2\x80\xae" "a" },
  { LTR "می" NO_JOIN "خواند" END, " می" NO_JOIN "خواند ", LTR "می" NO_JOIN "خواند" END, "می" NO_JOIN "خواند" },
};

static void
test_sentences (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *name = bitting_text_clean (sentences[i].text);
      g_autofree char *sentence = bitting_text_clean_sentence (sentences[i].text);
      g_autofree char *bare = bitting_text_dup_bare (sentences[i].text);

      g_test_message ("row %u", i);
      g_assert_cmpstr (name, ==, sentences[i].name);
      g_assert_cmpstr (sentence, ==, sentences[i].sentence);
      g_assert_cmpstr (bare, ==, sentences[i].bare);
    }
}

static void
test_list (void)
{
  g_autoptr (GString) list = g_string_new (NULL);

  bitting_text_add_item (list, "one");
  g_assert_cmpstr (list->str, ==, "one");
  bitting_text_add_item (list, "two");
  bitting_text_add_item (list, "three");
  g_assert_cmpstr (list->str, ==, "one, two, three");
}

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
  g_test_add_func ("/text/sentences", test_sentences);
  g_test_add_func ("/text/list", test_list);

  return g_test_run ();
}
