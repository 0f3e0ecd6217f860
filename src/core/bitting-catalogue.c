/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the translations of the texts are. */

#include "config.h"

#include "bitting-catalogue.h"

#include <glib/gi18n-lib.h>

/**
 * bitting_catalogue_bind:
 *
 * Lets gettext find the translations: where they were installed, or in the folder that
 * TEXTDOMAINDIR names, as in a build that is not installed.
 */
void
bitting_catalogue_bind (void)
{
  const char *folder = g_getenv ("TEXTDOMAINDIR");

  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
