/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>

#include "bitting-item.h"
#include "ctl-input.h"
#include "ctl-options.h"
#include "ctl-session.h"

static void
say_saved (CtlSession *session,
           const char *name)
{
  ctl_session_notify (session);
  g_printerr (_("“%s” is saved in the keyring. Check it with: bittingctl check %s"), name, name);
  g_printerr ("\n");
}

/* Only the secret: the key, its name, its site and its terms stay. */
static CtlStatus
set_secret (const char *name)
{
  g_autoptr (CtlSession) session = ctl_session_new ();
  g_autoptr (BittingSecret) secret = ctl_input_read_secret ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (secret == NULL)
    return CTL_STATUS_USAGE;

  bitting_keeper_set_secret_async (session->keeper, name, secret, session->cancellable,
                                   ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  if (!bitting_keeper_set_secret_finish (session->keeper, result, &error))
    return error->domain == BITTING_CREDENTIAL_ERROR ? ctl_usage_error ("%s", error->message)
                                                     : ctl_session_explain (name, error);

  say_saved (session, name);

  return CTL_STATUS_GOOD;
}

/** Puts a key from standard input into the keyring. */
CtlStatus
ctl_add (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  gboolean replace = FALSE;
  gboolean only_secret = FALSE;
  const GOptionEntry entries[] = {
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_("Replace the key of that name"), NULL },
    { "secret", 0, 0, G_OPTION_ARG_NONE, &only_secret,
      N_("Take only a secret, for the saved key of that name"), NULL },
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
  if (only_secret)
    return set_secret (arguments[1]);

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

  say_saved (session, arguments[1]);

  return CTL_STATUS_GOOD;
}
