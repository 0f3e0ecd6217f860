/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-application.h"

#include <glib/gi18n.h>
#include <sys/resource.h>

int
main (int   argc,
      char *argv[])
{
  static const struct rlimit no_core = { 0, 0 };
  g_autoptr (AdwApplication) application = NULL;

  /* A core file would hold the secrets of the moment. */
  setrlimit (RLIMIT_CORE, &no_core);
  /* libcurl would write down there what opens each connection. */
  g_unsetenv ("SSLKEYLOGFILE");
  bindtextdomain (GETTEXT_PACKAGE, LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = bitting_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
