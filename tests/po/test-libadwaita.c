/* SPDX-License-Identifier: GPL-3.0-or-later */

/* No language of ours meets English where libadwaita speaks in our windows. */

#include "bitting-catalogue.h"

#include <libintl.h>
#include <locale.h>

static const char *const texts[] = {
  "About",
  "Apply",
  "Back",
  "_Details",
  "_Legal",
};

/* As a process of that language would begin. */
static void
begin (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  /* What gettext looked up before counts no longer. */
  setlocale (LC_ALL, "C");
  setlocale (LC_ALL, "");
  bindtextdomain ("libadwaita", ADWAITA_LOCALE_DIR);
  bind_textdomain_codeset ("libadwaita", "UTF-8");
}

static void
test_library (gconstpointer language)
{
  guint i;

  begin (language);
  bitting_catalogue_complete ("libadwaita", "_Details");
  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = dgettext ("libadwaita", texts[i]);

      g_test_message ("%s: %s", texts[i], text);
      g_assert_true (text != texts[i]);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

/* What a library has, stays; of a language that nobody has, it says what it says. */
static void
test_left_alone (void)
{
  begin ("de");
  bitting_catalogue_complete ("libadwaita", "_Details");
  g_assert_cmpstr (bindtextdomain ("libadwaita", NULL), ==, ADWAITA_LOCALE_DIR);

  begin ("mi");
  bitting_catalogue_complete ("libadwaita", "_Details");
  g_assert_cmpstr (dgettext ("libadwaita", "_Details"), ==, "_Details");
}

int
main (int   argc,
      char *argv[])
{
  static const char *const languages[] = { LANGUAGES };
  guint i;

  g_test_init (&argc, &argv, NULL);

  for (i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/libadwaita/%s", languages[i]);

      g_test_add_data_func (path, languages[i], test_library);
    }
  g_test_add_func ("/libadwaita/left-alone", test_left_alone);

  return g_test_run ();
}
