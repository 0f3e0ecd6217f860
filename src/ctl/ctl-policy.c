/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bitting-policy-json.h"
#include "ctl-options.h"
#include "ctl-policy-file.h"
#include "ctl-policy-text.h"
#include "ctl-text.h"

static CtlStatus
show (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_autoptr (BittingPolicy) policy = NULL;
  g_autofree char *text = NULL;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON, N_("[ID|FILE]"),
                          _("Further commands:\n"
                            "  list               every policy that there is\n"
                            "  show ID|FILE       what a policy asks for\n"
                            "  check FILE         what speaks against a policy file\n"
                            "  import FILE        keep a policy file as one of your own\n"
                            "  export ID [FILE]   write a policy into a file for others\n"
                            "  remove ID          remove a policy of your own"),
                          NULL, &arguments) ||
      !ctl_options_count (arguments, 0, 1))
    return CTL_STATUS_USAGE;
  policy = ctl_options_load_policy (arguments[1] != NULL ? arguments[1] : "guide");
  if (policy == NULL)
    return CTL_STATUS_USAGE;
  if (!options.json)
    {
      ctl_policy_print (policy);
      return CTL_STATUS_GOOD;
    }

  text = bitting_policy_to_json (policy);
  ctl_text_print_json (text);

  return CTL_STATUS_GOOD;
}

/** Prints a policy in words, or as the file that others can be made after; or does one of the
 * further commands. */
CtlStatus
ctl_policy (GStrv arguments)
{
  static const struct
  {
    const char *name;
    CtlStatus (*run) (GStrv arguments);
  } commands[] = {
    { "list", ctl_policy_list },     { "show", show },
    { "check", ctl_policy_check },   { "import", ctl_policy_import },
    { "export", ctl_policy_export }, { "remove", ctl_policy_remove },
  };
  guint i;

  for (i = 0; arguments[1] != NULL && i < G_N_ELEMENTS (commands); i++)
    if (strcmp (arguments[1], commands[i].name) == 0)
      {
        g_autofree char *program = g_strconcat ("bittingctl policy ", commands[i].name, NULL);

        g_set_prgname (program);
        return commands[i].run (arguments + 1);
      }

  return show (arguments);
}
