/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The language of the window: that of the desktop, or the one chosen in the preferences. */

#include "config.h"

#include "bitting-language.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <unistd.h>

/* By name, as a person looks for it; a test holds this against po/LINGUAS. */
static const BittingLanguage languages[] = {
  { "id", "Bahasa Indonesia" },
  { "de", "Deutsch" },
  { "en", "English" },
  { "es", "Español" },
  { "fr", "Français" },
  { "it", "Italiano" },
  { "pl", "Polski" },
  { "pt_BR", "Português do Brasil" },
  { "vi", "Tiếng Việt" },
  { "tr", "Türkçe" },
  { "ru", "Русский" },
  { "uk", "Українська" },
  { "ar", "العربية" },
  { "fa", "فارسی" },
  { "th", "ไทย" },
  { "ko", "한국어" },
  { "ja", "日本語" },
  { "zh_CN", "简体中文" },
  { "zh_TW", "繁體中文" },
};

/**
 * bitting_language_list:
 * @n_languages: (out): their number
 *
 * Returns: (transfer none): the languages to choose from
 */
const BittingLanguage *
bitting_language_list (guint *n_languages)
{
  *n_languages = G_N_ELEMENTS (languages);

  return languages;
}

/**
 * bitting_language_choose:
 *
 * Lets gettext speak the language of the setting. To be called before there is a second thread,
 * since it writes the environment.
 *
 * Returns: (transfer full) (nullable): what the desktop had asked for, see bitting_language_reopen()
 */
char *
bitting_language_choose (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autofree char *code = g_settings_get_string (settings, "language");
  char *desktop = g_strdup (g_getenv ("LANGUAGE"));

  if (*code != '\0')
    g_setenv ("LANGUAGE", code, TRUE);

  return desktop;
}

/* Whether the texts are in one of the languages: what their catalogue says of itself. */
static gboolean
speaks_one_of (const char * const *codes)
{
  /* The translation of nothing is the head of the catalogue; it is no text for translators. */
  static const char nothing[] = "";
  const char *head = gettext (nothing);

  for (; *codes != NULL; codes++)
    {
      g_autofree char *line = g_strconcat ("\nLanguage: ", *codes, "\n", NULL);

      if (strstr (head, line) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * bitting_language_mirror:
 *
 * Lays the windows out in the direction of the language that they speak. GTK does so by its own
 * translations, which may be those of another language, or not installed.
 */
void
bitting_language_mirror (void)
{
  static const char * const from_the_right[] = { "ar", "fa", NULL };

  gtk_widget_set_default_direction (speaks_one_of (from_the_right) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

/**
 * bitting_language_reopen:
 * @desktop: (nullable): what bitting_language_choose() returned
 * @argv: the arguments of the program
 *
 * Becomes a new process of this program, which looks at the setting anew. Returns if that failed.
 */
void
bitting_language_reopen (const char *desktop,
                         char       *argv[])
{
  char *alone[] = { argv[0], NULL };

  if (desktop != NULL)
    g_setenv ("LANGUAGE", desktop, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  execv ("/proc/self/exe", alone);
}
