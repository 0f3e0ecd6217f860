/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>

#include "bitting-item.h"
#include "ctl-input.h"
#include "ctl-options.h"
#include "ctl-session.h"

/** Puts a key from standard input into the keyring. */
CtlStatus
ctl_add (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  gboolean replace = FALSE;
  const GOptionEntry entries[] = {
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_("Replace the key of that name"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (CtlSession) session = NULL;
  g_autoptr (BittingEnvironment) environment = NULL;
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BittingTerms terms;

  if (!ctl_options_parse (&options, CTL_TAKES_PLACE | CTL_TAKES_TERMS, N_("NAME"),
                          _("Key and secret come from standard input: the first line is the key, the "
                            "rest the secret. At a terminal you are asked for them."),
                          entries, &arguments) ||
      !ctl_options_count (arguments, 1, 1))
    return CTL_STATUS_USAGE;
  if (!bitting_item_check_name (arguments[1], &error))
    return ctl_usage_error ("%s", error->message);

  session = ctl_session_new ();
  environment = ctl_options_find_environment (&options, session->keeper);
  if (environment == NULL)
    return CTL_STATUS_USAGE;
  credential = ctl_input_read_credential ();
  if (credential == NULL)
    return CTL_STATUS_USAGE;

  terms = ctl_options_get_terms (&options);
  bitting_keeper_add_async (session->keeper, arguments[1], environment, credential, &terms, replace,
                            session->cancellable, ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  if (!bitting_keeper_add_finish (session->keeper, result, &error))
    return ctl_session_explain (arguments[1], error);

  ctl_session_notify (session);
  g_printerr (_("“%s” is saved in the keyring. Check it with: bittingctl check %s"), arguments[1],
              arguments[1]);
  g_printerr ("\n");

  return CTL_STATUS_GOOD;
}
