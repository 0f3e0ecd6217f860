/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Policies as files that people send to each other, and the shelf that they are kept on. */

#include "config.h"

#include "ctl-policy-file.h"

#include <glib/gi18n-lib.h>

#include "bitting-data.h"
#include "bitting-policy-words.h"
#include "ctl-file.h"
#include "ctl-options.h"
#include "ctl-policy-text.h"
#include "ctl-session.h"
#include "ctl-text.h"

/* Returns: (nullable): NULL once what is wrong has been said */
static BittingPolicy *
load (const char *path)
{
  g_autoptr (CtlSession) session = ctl_session_new ();
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = g_filename_display_name (path);
  BittingPolicy *policy = NULL;

  bitting_policy_file_load_async (file, session->cancellable, ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  policy = bitting_policy_file_load_finish (file, result, &error);
  if (policy == NULL)
    ctl_usage_error (_("“%s” is no policy file: %s"), shown, error->message);

  return policy;
}

static BittingPolicyShelf *
open_shelf (void)
{
  BittingPolicyShelf *shelf = bitting_policy_shelf_new (NULL);
  G_GNUC_UNUSED g_autoptr (GPtrArray) policies = bitting_policy_shelf_list (shelf);
  GPtrArray *faults = bitting_policy_shelf_get_faults (shelf);
  guint i;

  for (i = 0; i < faults->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (faults, i));

  return shelf;
}

/** Prints every policy that there is. */
CtlStatus
ctl_policy_list (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_autoptr (BittingPolicyShelf) shelf = NULL;
  g_autoptr (GPtrArray) policies = NULL;
  guint i;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON, NULL, NULL, NULL, &arguments) ||
      !ctl_options_count (arguments, 0, 0))
    return CTL_STATUS_USAGE;

  shelf = open_shelf ();
  policies = bitting_policy_shelf_list (shelf);
  for (i = 0; i < policies->len; i++)
    {
      const BittingPolicy *policy = g_ptr_array_index (policies, i);
      gboolean own = bitting_policy_shelf_is_own (shelf, policy->id);
      g_autofree char *id = ctl_text_pad (policy->id, 24);

      if (options.json)
        {
          g_autofree char *json = ctl_policy_dup_row_json (policy, own);

          ctl_text_print_json (json);
        }
      else
        g_print ("%s  %s%s\n", id, policy->title, own ? _(" (your own)") : "");
    }

  return CTL_STATUS_GOOD;
}

static GPtrArray *
examine (const BittingPolicy *policy)
{
  return bitting_policy_examine (policy, bitting_data_get_catalogue ());
}

/* A danger is what a script has to stop at; a note is for people. */
static CtlStatus
status_of (const GPtrArray *remarks)
{
  guint i;

  for (i = 0; i < remarks->len; i++)
    if (((const BittingRemark *) g_ptr_array_index (remarks, i))->kind != BITTING_REMARK_WARNING)
      return CTL_STATUS_FAILED;

  return CTL_STATUS_GOOD;
}

/** Says what a policy file asks for, and what speaks against it. */
CtlStatus
ctl_policy_check (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_autoptr (BittingPolicy) policy = NULL;
  g_autoptr (GPtrArray) remarks = NULL;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON, N_("FILE"),
                          _("Exit status: 0 if the file is a policy that asks for nothing dangerous, 1 if "
                            "a key that follows it could cost its owner money, 2 if it is no policy."),
                          NULL, &arguments) ||
      !ctl_options_count (arguments, 1, 1))
    return CTL_STATUS_USAGE;

  policy = load (arguments[1]);
  if (policy == NULL)
    return CTL_STATUS_USAGE;

  remarks = examine (policy);
  if (options.json)
    {
      g_autofree char *json = ctl_policy_dup_remarks_json (policy, remarks);

      ctl_text_print_json (json);
    }
  else
    {
      ctl_policy_print (policy);
      ctl_policy_print_remarks (remarks);
    }

  return status_of (remarks);
}

/** Keeps the policy of a file as one of the person's own. */
CtlStatus
ctl_policy_import (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_("Also if it asks for something dangerous"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (BittingPolicyShelf) shelf = NULL;
  g_autoptr (BittingPolicy) policy = NULL;
  g_autoptr (BittingPolicy) kept = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (GError) error = NULL;

  if (!ctl_options_parse (&options, CTL_TAKES_NOTHING, N_("FILE"), NULL, entries, &arguments) ||
      !ctl_options_count (arguments, 1, 1))
    return CTL_STATUS_USAGE;
  policy = load (arguments[1]);
  if (policy == NULL)
    return CTL_STATUS_USAGE;

  remarks = examine (policy);
  ctl_policy_print (policy);
  ctl_policy_print_remarks (remarks);
  g_print ("\n");
  if (!force && status_of (remarks) != CTL_STATUS_GOOD)
    {
      g_printerr ("%s\n", _("It was not imported. “--force” imports it all the same."));
      return CTL_STATUS_FAILED;
    }

  shelf = open_shelf ();
  kept = bitting_policy_shelf_add (shelf, policy, &error);
  if (kept == NULL)
    {
      g_printerr ("%s\n", error->message);
      return CTL_STATUS_INCOMPLETE;
    }
  /* Translators: the title of a policy, and its id, which is what “--policy” takes. */
  g_print (_("“%s” is imported. Its id is “%s”."), kept->title, kept->id);
  g_print ("\n");

  return CTL_STATUS_GOOD;
}

/** Writes a policy into a file for others. */
CtlStatus
ctl_policy_export (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_("Replace a file that is there already"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (BittingPolicy) policy = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  if (!ctl_options_parse (&options, CTL_TAKES_NOTHING, N_("ID [FILE | -]"), NULL, entries, &arguments) ||
      !ctl_options_count (arguments, 1, 2))
    return CTL_STATUS_USAGE;
  policy = ctl_options_load_policy (arguments[1]);
  if (policy == NULL)
    return CTL_STATUS_USAGE;

  bytes = bitting_policy_file_make (policy);
  name = bitting_policy_file_dup_name (policy);

  return ctl_file_write (arguments[2] != NULL ? arguments[2] : name, bytes, force) ? CTL_STATUS_GOOD
                                                                                   : CTL_STATUS_USAGE;
}

/** Removes a policy of the person's own. */
CtlStatus
ctl_policy_remove (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_autoptr (BittingPolicyShelf) shelf = NULL;
  g_autoptr (GError) error = NULL;

  if (!ctl_options_parse (&options, CTL_TAKES_NOTHING, N_("ID"), NULL, NULL, &arguments) ||
      !ctl_options_count (arguments, 1, 1))
    return CTL_STATUS_USAGE;

  shelf = open_shelf ();
  if (!bitting_policy_shelf_remove (shelf, arguments[1], &error))
    {
      g_printerr ("%s\n", error->message);
      return CTL_STATUS_USAGE;
    }

  return CTL_STATUS_GOOD;
}
