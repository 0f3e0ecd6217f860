/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>

#include "bitting-data.h"
#include "bitting-policy-json.h"
#include "ctl-options.h"
#include "ctl-text.h"

static void
print_permission (const char *id)
{
  const BittingPermission *permission = bitting_catalogue_find (bitting_data_get_catalogue (), id);
  g_autofree char *title = NULL;
  g_autofree char *names = NULL;

  if (permission == NULL)
    {
      ctl_text_print_wrapped ("  - ", "    ", id);
      return;
    }

  /* Translators: the name of a permission, and what it allows. */
  title = g_strdup_printf (_("%s: %s"), permission->title, permission->allows);
  names = g_strdup_printf ("%s (%s)", id, permission->label);
  ctl_text_print_wrapped ("  - ", "    ", title);
  ctl_text_print_wrapped ("    ", "    ", names);
}

static void
print_permissions (const char *heading,
                   GStrv       permissions)
{
  guint i;

  if (permissions[0] == NULL)
    return;

  g_print ("\n%s\n", heading);
  for (i = 0; permissions[i] != NULL; i++)
    print_permission (permissions[i]);
}

static const char *
describe_access (BittingAccess access)
{
  switch (access)
    {
    case BITTING_ACCESS_READ_WRITE:
      return _("It may act, not only look (“Read-Write”).");
    case BITTING_ACCESS_READ_ONLY:
      return _("It may look, and not act (“Read-Only”).");
    case BITTING_ACCESS_ANY:
    default:
      return _("It may be “Read-Write” or “Read-Only”.");
    }
}

static void
print_rules (const BittingPolicy *policy)
{
  g_autofree char *addresses = policy->ips != NULL ? bitting_ip_list_join (policy->ips) : NULL;
  g_autofree char *end = NULL;

  g_print ("\n");
  ctl_text_print_wrapped ("  - ", "    ", describe_access (policy->access));
  if (policy->ip_required)
    ctl_text_print_wrapped ("  - ", "    ", _("It is bound to addresses that are trusted."));
  if (addresses != NULL)
    ctl_text_print_wrapped ("    ", "    ", addresses);
  if (policy->personal)
    ctl_text_print_wrapped ("  - ", "    ",
                            _("It is made for the owner’s own use (“API Transaction”)."));
  if (policy->min_days > 0)
    {
      end = g_strdup_printf (ngettext ("It has more than %u day to live.",
                                       "It has more than %u days to live.", policy->min_days),
                             policy->min_days);
      ctl_text_print_wrapped ("  - ", "    ", end);
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
  print_rules (policy);
  print_permissions (_("Must be on:"), policy->required);
  print_permissions (_("Must be off:"), policy->forbidden);

  return CTL_STATUS_GOOD;
}
