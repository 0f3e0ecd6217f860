/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks the main account about a key of its sub-account. */

#include "config.h"

#include "ctl-ask-with.h"

#include "bitting-keeper-helper.h"
#include "ctl-card.h"

/**
 * ctl_ask_with:
 * @session: who asks
 * @name: name of a saved key of a sub-account
 * @helper: name of a saved key of the main account
 * @sub_account: number of the sub-account
 * @json: print for programs
 *
 * Returns: the status to end with
 */
CtlStatus
ctl_ask_with (CtlSession *session,
              const char *name,
              const char *helper,
              const char *sub_account,
              gboolean    json)
{
  CtlStatus status = CTL_STATUS_GOOD;
  g_autoptr (BittingItem) item = ctl_session_find_item (session, name, &status);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (item == NULL)
    return status;

  bitting_keeper_ask_helper_async (session->keeper, item, helper, sub_account, session->cancellable,
                                   ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  report = bitting_keeper_ask_helper_finish (session->keeper, result, &error);
  if (report == NULL)
    return ctl_session_explain (helper, error);

  ctl_card_print (report, json);
  ctl_session_notify (session);

  return ctl_card_get_status (report);
}
