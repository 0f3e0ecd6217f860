/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-application.h"
#include "bitting-catalogue.h"
#include "bitting-language.h"

#include <glib/gi18n.h>
#include <sys/resource.h>

int
main (int   argc,
      char *argv[])
{
  static const struct rlimit no_core = { 0, 0 };
  AdwApplication *application;
  g_autofree char *desktop = NULL;
  gboolean again;
  int status;

  /* A core file would hold the secrets of the moment. */
  setrlimit (RLIMIT_CORE, &no_core);
  /* libcurl would write down there what opens each connection. */
  g_unsetenv ("SSLKEYLOGFILE");
  bitting_catalogue_bind ();

  desktop = bitting_language_choose ();

  application = bitting_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  again = bitting_application_is_to_reopen (BITTING_APPLICATION (application));
  g_object_unref (application);
  if (again)
    bitting_language_reopen (desktop, argv);

  return status;
}
