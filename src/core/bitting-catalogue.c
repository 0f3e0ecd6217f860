/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the translations of the texts are. */

#include "config.h"

#include "bitting-catalogue.h"

#include <glib/gi18n-lib.h>

/* Of a build that is not installed. */
static const char *
find_folder (void)
{
  const char *folder = g_getenv ("TEXTDOMAINDIR");

  return folder != NULL && *folder != '\0' ? folder : NULL;
}

/**
 * bitting_catalogue_bind:
 *
 * Lets gettext find the translations: where they were installed, or in the folder that
 * TEXTDOMAINDIR names, as in a build that is not installed.
 */
void
bitting_catalogue_bind (void)
{
  const char *folder = find_folder ();

  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * bitting_catalogue_complete:
 * @domain: of a library, which has bound it
 * @sample: what the library says in our windows
 *
 * Lets gettext find what we have of the library's texts, if it has not the language of the user.
 */
void
bitting_catalogue_complete (const char *domain,
                            const char *sample)
{
  const char *folder = find_folder ();
  g_autofree char *unpacked = folder != NULL ? g_build_filename (folder, domain, NULL) : NULL;

  /* What is not translated comes back itself. */
  if (dgettext (domain, sample) == sample)
    bindtextdomain (domain, unpacked != NULL ? unpacked : LIBRARY_LOCALE_DIR);
}
