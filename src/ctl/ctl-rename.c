/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "bitting-fault.h"
#include "bitting-item.h"
#include "ctl-input.h"
#include "ctl-options.h"
#include "ctl-session.h"

/** Gives a saved key another name. */
CtlStatus
ctl_rename (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_autoptr (CtlSession) session = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!ctl_options_parse (&options, CTL_TAKES_NOTHING, N_("NAME NEW-NAME"), NULL, NULL, &arguments) ||
      !ctl_options_count (arguments, 2, 2))
    return CTL_STATUS_USAGE;
  if (!bitting_item_check_name (arguments[2], &error))
    return ctl_usage_error ("%s", error->message);

  session = ctl_session_new ();
  bitting_keeper_rename_async (session->keeper, arguments[1], arguments[2], session->cancellable,
                               ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  if (!bitting_keeper_rename_finish (session->keeper, result, &error))
    return ctl_session_explain (bitting_fault_classify (error) == BITTING_FAULT_EXISTS ? arguments[2]
                                                                                     : arguments[1],
                                error);

  return CTL_STATUS_GOOD;
}

static gboolean
may_remove (const char *name)
{
  g_autofree char *question = NULL;

  if (!isatty (STDIN_FILENO))
    {
      ctl_usage_error ("%s", _("Nobody can be asked here: add “--yes” to remove the key."));
      return FALSE;
    }

  question = g_strdup_printf (_("Take “%s” and its secret out of the keyring? At Bybit the key goes on "
                                "existing. [y/N]"), name);

  return ctl_input_confirm (question);
}

/** Takes a key out of the keyring. */
CtlStatus
ctl_remove (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  gboolean yes = FALSE;
  const GOptionEntry entries[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_("Do not ask"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (CtlSession) session = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!ctl_options_parse (&options, CTL_TAKES_NOTHING, N_("NAME"),
                          _("At the exchange the key goes on existing: delete it there, too."),
                          entries, &arguments) ||
      !ctl_options_count (arguments, 1, 1) || (!yes && !may_remove (arguments[1])))
    return CTL_STATUS_USAGE;

  session = ctl_session_new ();
  bitting_keeper_remove_async (session->keeper, arguments[1], session->cancellable, ctl_session_done_cb,
                               session);
  result = ctl_session_wait (session);
  if (!bitting_keeper_remove_finish (session->keeper, result, &error))
    return ctl_session_explain (arguments[1], error);

  return CTL_STATUS_GOOD;
}
