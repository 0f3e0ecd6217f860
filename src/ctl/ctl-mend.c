/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "bitting-data.h"
#include "ctl-card.h"
#include "ctl-input.h"
#include "ctl-mend-print.h"
#include "ctl-options.h"
#include "ctl-session.h"

/* The card of the key as it is now: what is agreed to is what is true now. A proxy that is told
 * is the key's from then on, so the order takes the same way. */
static BittingReport *
look (CtlSession       *session,
      const char       *name,
      const CtlOptions *options,
      CtlStatus        *status)
{
  BittingTerms terms = ctl_options_get_terms (options);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BittingReport *report = NULL;

  bitting_keeper_check_async (session->keeper, name, &terms, session->cancellable, ctl_session_done_cb,
                              session);
  result = ctl_session_wait (session);
  report = bitting_keeper_check_finish (session->keeper, result, &error);
  if (report == NULL)
    *status = ctl_session_explain (name, error);

  return report;
}

static CtlStatus
conclude (CtlSession *session,
          const char *name,
          gboolean    json)
{
  g_autoptr (GAsyncResult) result = ctl_session_wait (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingMend) mend = bitting_keeper_mend_finish (session->keeper, result, &error);

  if (mend == NULL)
    return ctl_session_explain (name, error);
  ctl_mend_print (mend, json);
  ctl_session_notify (session);

  switch (mend->end)
    {
    case BITTING_MEND_DONE:
      return mend->deletes ? CTL_STATUS_GOOD : ctl_card_get_status (mend->after);
    case BITTING_MEND_PARTLY:
    case BITTING_MEND_NOTHING:
      return MAX (ctl_card_get_status (mend->after), CTL_STATUS_FAILED);
    case BITTING_MEND_REFUSED:
      return CTL_STATUS_FAILED;
    case BITTING_MEND_STALE:
    case BITTING_MEND_UNANSWERED:
    case BITTING_MEND_UNKNOWN:
    default:
      return CTL_STATUS_INCOMPLETE;
    }
}

/* Nothing can be done from here: the card says what the key is, and where to mend it. */
static CtlStatus
explain (const BittingReport *report,
         const char          *reason,
         gboolean             json)
{
  if (json)
    ctl_card_print (report, TRUE);
  g_printerr ("%s\n", reason);

  return ctl_card_get_status (report);
}

static gboolean
may_mend (const BittingMending *mending,
          gboolean              yes)
{
  if (yes)
    return TRUE;

  ctl_mend_print_plan (mending, bitting_data_get_catalogue ());

  return ctl_input_confirm (_("Take these permissions away now? [y/N]"));
}

/** Lets a key give up what nobody asked for. */
CtlStatus
ctl_mend (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  gboolean yes = FALSE;
  const GOptionEntry entries[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_("Do not ask"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (CtlSession) session = NULL;
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (BittingMending) mending = NULL;
  CtlStatus status = CTL_STATUS_GOOD;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON | CTL_TAKES_PROXY, N_("NAME"),
                          _("Takes away from the key, at Bybit, what its policy does not ask for. Bybit "
                            "lets a main account’s key do that which holds a wallet permission. Nothing "
                            "is ever added. Ends as “check” does, by the card after."),
                          entries, &arguments) ||
      !ctl_options_count (arguments, 1, 1))
    return CTL_STATUS_USAGE;
  if (!yes && (options.json || !isatty (STDIN_FILENO)))
    return ctl_usage_error ("%s", _("Nobody can be asked here: add “--yes” to change the key."));

  session = ctl_session_new ();
  report = look (session, arguments[1], &options, &status);
  if (report == NULL)
    return status;
  mending = bitting_keeper_plan_mending (session->keeper, report);
  if (mending == NULL)
    return explain (report, _("The key cannot be changed from here."), options.json);
  if (mending->state != BITTING_MENDING_POSSIBLE)
    return explain (report, bitting_mending_get_reason (mending), options.json);
  if (!may_mend (mending, yes))
    return CTL_STATUS_USAGE;

  bitting_keeper_mend_async (session->keeper, arguments[1], mending, session->cancellable,
                             ctl_session_done_cb, session);

  return conclude (session, arguments[1], options.json);
}

static gboolean
may_delete (const BittingReport *report,
            const char          *confirmation)
{
  g_autofree char *question = NULL;
  g_autofree char *typed = NULL;

  if (confirmation == NULL)
    {
      question = g_strdup_printf (_("“%s” (%s) is deleted at Bybit at once and for ever. Type the last "
                                    "four characters of the key to go on:"),
                                  report->name, report->api_key);
      typed = ctl_input_ask (question);
      confirmation = typed;
    }
  if (bitting_mending_is_confirmed (report->api_key, confirmation))
    return TRUE;

  ctl_usage_error ("%s", _("These are not the key’s last four characters. Nothing was sent."));

  return FALSE;
}

/** Lets a key delete itself at the exchange. */
CtlStatus
ctl_delete_at_bybit (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_autofree char *confirmation = NULL;
  const GOptionEntry entries[] = {
    /* Translators: here and below, LAST4 stands for the last four characters of a key */
    { "confirm", 0, 0, G_OPTION_ARG_STRING, &confirmation,
      N_("The key’s last four characters, so that nobody is asked"), N_("LAST4") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (CtlSession) session = NULL;
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (BittingMending) mending = NULL;
  CtlStatus status = CTL_STATUS_GOOD;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON | CTL_TAKES_PROXY, N_("NAME"),
                          _("For a key that leaked: it dies at once, for everybody. Bybit lets a main "
                            "account’s key do that which holds a wallet permission. It stays in the "
                            "keyring until “bittingctl remove”. Ends with 0 if it is deleted, 1 if not, 3 "
                            "if that is not known."),
                          entries, &arguments) ||
      !ctl_options_count (arguments, 1, 1))
    return CTL_STATUS_USAGE;
  if (confirmation == NULL && (options.json || !isatty (STDIN_FILENO)))
    return ctl_usage_error ("%s", _("Nobody can be asked here: add “--confirm” with the key’s last four "
                                    "characters."));

  session = ctl_session_new ();
  report = look (session, arguments[1], &options, &status);
  if (report == NULL)
    return status;
  mending = bitting_keeper_plan_mending (session->keeper, report);
  if (mending == NULL || !mending->deletable)
    {
      explain (report, mending != NULL ? bitting_mending_get_reason (mending)
                                       : _("The key cannot be changed from here."), options.json);
      return report->outcome == BITTING_OUTCOME_COMPLETE ? CTL_STATUS_FAILED : CTL_STATUS_INCOMPLETE;
    }
  if (!may_delete (report, confirmation))
    return CTL_STATUS_USAGE;

  bitting_keeper_delete_at_exchange_async (session->keeper, arguments[1], session->cancellable,
                                           ctl_session_done_cb, session);

  return conclude (session, arguments[1], options.json);
}
