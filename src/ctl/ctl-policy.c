/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>

#include "bitting-data.h"
#include "bitting-policy-json.h"
#include "ctl-options.h"
#include "ctl-text.h"

static void
print_permissions (const char *heading,
                   GStrv       permissions)
{
  guint i;

  g_print ("%s\n", heading);
  for (i = 0; permissions[i] != NULL; i++)
    {
      const BittingPermission *permission = bitting_catalogue_find (bitting_data_get_catalogue (),
                                                                    permissions[i]);
      g_autofree char *line = permission == NULL ? g_strdup (permissions[i])
                                                 : g_strdup_printf ("%s (%s)", permissions[i],
                                                                    permission->label);

      ctl_text_print_wrapped ("  - ", "    ", line);
    }
}

/** Prints a policy in words, or as the file that others can be made after. */
CtlStatus
ctl_policy (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_autoptr (BittingPolicy) policy = NULL;
  g_autofree char *text = NULL;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON, N_("[ID|FILE]"), NULL, NULL, &arguments) ||
      !ctl_options_count (arguments, 0, 1))
    return CTL_STATUS_USAGE;
  policy = ctl_options_load_policy (arguments[1] != NULL ? arguments[1] : "guide");
  if (policy == NULL)
    return CTL_STATUS_USAGE;
  if (options.json)
    {
      text = bitting_policy_to_json (policy);
      ctl_text_print_json (text);
      return CTL_STATUS_GOOD;
    }

  ctl_text_print (CTL_STYLE_STRONG, policy->title);
  g_print ("\n");
  ctl_text_print_wrapped ("", "", policy->description);
  print_permissions (_("Must be on:"), policy->required);
  print_permissions (_("Must be off:"), policy->forbidden);

  return CTL_STATUS_GOOD;
}
