/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "bitting-catalogue.h"
#include "ctl-command.h"
#include "ctl-options.h"
#include "ctl-text.h"

static const CtlCommand commands[] = {
  { "add", N_("NAME"), N_("Put a key and its secret into the keyring"), ctl_add },
  { "import", N_("FILE | -"), N_("Find keys in a file or a text, and save them"), ctl_import },
  { "list", NULL, N_("List the saved keys"), ctl_list },
  { "show", N_("NAME"), N_("Show the last report card of a key"), ctl_show },
  { "check", N_("NAME… | --all | --stdin"), N_("Ask the exchange what keys can do"), ctl_check },
  { "exec", N_("NAME… -- COMMAND…"), N_("Run a program with the key, which is in no file"), ctl_exec },
  { "mend", N_("NAME"), N_("Let a key give up what nobody asked for"), ctl_mend },
  { "delete-at-bybit", N_("NAME"), N_("Let a key that leaked delete itself at Bybit"), ctl_delete_at_bybit },
  { "history", N_("NAME"), N_("Show every check of a key, and what changed"), ctl_history },
  { "watch", NULL, N_("Check all keys, and tell what needs a person"), ctl_watch },
  { "report", N_("NAME | FILE"), N_("Show a card or a report file, or hand it on"), ctl_report },
  { "rotate", N_("NAME"), N_("Let a new key take the place of a saved one"), ctl_rotate },
  { "rename", N_("NAME NEW-NAME"), N_("Give a saved key another name"), ctl_rename },
  { "remove", N_("NAME"), N_("Take a key out of the keyring"), ctl_remove },
  { "guide", N_("[STEP]"), N_("Print how to make a key, step by step"), ctl_guide },
  { "policy", N_("[ID|FILE | COMMAND…]"), N_("Show, check and exchange what keys should look like"), ctl_policy },
  { "practice", NULL, N_("Run an exchange to practise with, on this computer alone"), ctl_practice },
};

static void
print_help (void)
{
  guint i;

  g_print (_("Usage: %s COMMAND [OPTION…]"), "bittingctl");
  g_print ("\n\n%s\n\n", _("Keeps API keys in the keyring, and grades what they can do."));
  for (i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *arguments = commands[i].arguments;
      g_autofree char *call = g_strjoin (" ", commands[i].name, arguments != NULL ? _(arguments) : NULL, NULL);
      g_autofree char *padded = ctl_text_pad (call, 30);

      g_print ("  %s  %s\n", padded, _(commands[i].summary));
    }
  g_print ("\n%s\n%s\n", _("“bittingctl COMMAND --help” tells more."),
           _("Not affiliated with Bybit."));
}

static CtlStatus
run (GStrv arguments)
{
  g_autofree char *program = NULL;
  guint i;

  if (arguments[1] == NULL)
    {
      print_help ();
      return CTL_STATUS_USAGE;
    }
  if (strcmp (arguments[1], "--help") == 0 || strcmp (arguments[1], "-h") == 0 ||
      strcmp (arguments[1], "help") == 0)
    {
      print_help ();
      return CTL_STATUS_GOOD;
    }
  if (strcmp (arguments[1], "--version") == 0)
    {
      g_print ("bittingctl %s\n", PACKAGE_VERSION);
      return CTL_STATUS_GOOD;
    }
  for (i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (arguments[1], commands[i].name) == 0)
      {
        program = g_strconcat ("bittingctl ", commands[i].name, NULL);
        g_set_prgname (program);
        return commands[i].run (arguments + 1);
      }

  return ctl_usage_error (_("There is no command “%s”."), arguments[1]);
}

int
main (int   argc,
      char *argv[])
{
  static const struct rlimit no_core = { 0, 0 };
  g_auto (GStrv) arguments = NULL;

  /* No core file, and no look into this process: it will hold secrets. */
  setrlimit (RLIMIT_CORE, &no_core);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  /* libcurl would write down there what opens each connection. */
  g_unsetenv ("SSLKEYLOGFILE");
  setlocale (LC_ALL, "");
  bitting_catalogue_bind ();
  g_set_prgname ("bittingctl");
  arguments = g_strdupv (argv);

  return run (arguments);
}
