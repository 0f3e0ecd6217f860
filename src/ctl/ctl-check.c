/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>

#include "ctl-ask-with.h"
#include "ctl-card.h"
#include "ctl-find-site.h"
#include "ctl-input.h"
#include "ctl-options.h"
#include "ctl-session.h"

static CtlStatus
conclude (CtlSession *session,
          const char *name,
          gboolean    json,
          gboolean    first)
{
  g_autoptr (GAsyncResult) result = ctl_session_wait (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingReport) report = bitting_keeper_check_finish (session->keeper, result, &error);

  if (report == NULL)
    return ctl_session_explain (name, error);
  if (!json && !first)
    g_print ("\n");
  ctl_card_print (report, json);

  return ctl_card_get_status (report);
}

static CtlStatus
check_unsaved (CtlSession       *session,
               const CtlOptions *options,
               gboolean          prove)
{
  g_autoptr (BittingEnvironment) environment = ctl_options_find_environment (options, session->keeper);
  g_autoptr (BittingCredential) credential = NULL;
  BittingTerms terms = ctl_options_get_terms (options);

  terms.prove = prove;
  if (environment == NULL)
    return CTL_STATUS_USAGE;
  credential = ctl_input_read_credential ();
  if (credential == NULL)
    return CTL_STATUS_USAGE;

  bitting_keeper_check_unsaved_async (session->keeper, NULL, environment, credential, &terms,
                                      session->cancellable, ctl_session_done_cb, session);

  return conclude (session, NULL, options->json, TRUE);
}

static CtlStatus
check_saved (CtlSession       *session,
             const CtlOptions *options,
             gboolean          prove,
             GStrv             names)
{
  BittingTerms terms = ctl_options_get_terms (options);
  CtlStatus worst = CTL_STATUS_GOOD;
  guint i;

  terms.prove = prove;
  for (i = 0; names[i] != NULL && !g_cancellable_is_cancelled (session->cancellable); i++)
    {
      CtlStatus status;

      bitting_keeper_check_async (session->keeper, names[i], &terms, session->cancellable,
                                  ctl_session_done_cb, session);
      status = conclude (session, names[i], options->json, i == 0);
      worst = MAX (worst, status);
    }
  if (g_cancellable_is_cancelled (session->cancellable))
    worst = MAX (worst, CTL_STATUS_INCOMPLETE);

  return worst;
}

static CtlStatus
check_all (CtlSession       *session,
           const CtlOptions *options,
           gboolean          prove)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;
  guint i;

  bitting_keeper_list_async (session->keeper, session->cancellable, ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  entries = bitting_keeper_list_finish (session->keeper, result, &error);
  if (entries == NULL)
    return ctl_session_explain (NULL, error);

  for (i = 0; i < entries->len; i++)
    g_strv_builder_add (builder, bitting_entry_get_item (g_ptr_array_index (entries, i))->name);
  names = g_strv_builder_end (builder);

  return check_saved (session, options, prove, names);
}

/** Asks the exchange what keys can do, and prints their cards. */
CtlStatus
ctl_check (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  gboolean all = FALSE;
  gboolean from_stdin = FALSE;
  gboolean find_site = FALSE;
  gboolean move = FALSE;
  g_autofree char *helper = NULL;
  g_autofree char *sub_account = NULL;
  gboolean prove = FALSE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("Check every saved key"), NULL },
    { "stdin", 0, 0, G_OPTION_ARG_NONE, &from_stdin,
      N_("Check a key from standard input, and save nothing"), NULL },
    { "find-site", 0, 0, G_OPTION_ARG_NONE, &find_site,
      N_("Ask the other sites, too, which of them knows the key: the key and signatures go there, the "
         "secret does not"), NULL },
    { "move", 0, 0, G_OPTION_ARG_NONE, &move,
      N_("With “--find-site”: save the key for the site that knows it, and check it there"), NULL },
    { "ask-with", 0, 0, G_OPTION_ARG_STRING, &helper,
      N_("Ask with this saved key of the main account about a key of its sub-account"), N_("NAME") },
    { "sub-account", 0, 0, G_OPTION_ARG_STRING, &sub_account,
      N_("With “--ask-with”: number (UID) of the sub-account"), N_("UID") },
    { "prove", 0, 0, G_OPTION_ARG_NONE, &prove,
      N_("Also ask for the withdrawal addresses and a spot order, to see what the key may really do; "
         "nothing is changed"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (CtlSession) session = NULL;
  CtlStatus status;
  gboolean named;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON | CTL_TAKES_PLACE | CTL_TAKES_PROXY | CTL_TAKES_TERMS,
                          N_("NAME…"),
                          _("Ends with 0 if no rule failed, 1 if one did, 3 if a check could not be "
                            "completed, 4 if the keyring could not be used; of several keys the highest "
                            "counts."), entries, &arguments))
    return CTL_STATUS_USAGE;
  named = arguments[0] != NULL && arguments[1] != NULL;
  if ((int) named + (int) all + (int) from_stdin != 1)
    return ctl_usage_error ("%s", _("Give the names of saved keys, or “--all”, or “--stdin”."));
  if (find_site && (!named || arguments[2] != NULL))
    return ctl_usage_error ("%s", _("“--find-site” is for one saved key."));
  if ((helper == NULL) != (sub_account == NULL))
    return ctl_usage_error ("%s", _("“--ask-with” and “--sub-account” go together."));
  if (helper != NULL && (!named || arguments[2] != NULL || find_site))
    return ctl_usage_error ("%s", _("“--ask-with” is for one saved key."));
  if (move && !find_site)
    return ctl_usage_error ("%s", _("“--move” goes with “--find-site”."));
  if (!from_stdin && (options.environment != NULL || options.host != NULL))
    return ctl_usage_error ("%s", _("A saved key knows where it lives: “--environment” and “--host” go "
                                    "with “--stdin”."));

  session = ctl_session_new ();
  if (helper != NULL)
    return ctl_ask_with (session, arguments[1], helper, sub_account, options.json);
  if (find_site)
    {
      status = ctl_find_site (session, arguments[1], move);
      if (status != CTL_STATUS_GOOD || !move)
        return status;
    }
  if (from_stdin)
    status = check_unsaved (session, &options, prove);
  else
    status = all ? check_all (session, &options, prove)
                 : check_saved (session, &options, prove, arguments + 1);
  ctl_session_notify (session);

  return status;
}
