/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>

#include "ctl-ask-with.h"
#include "ctl-bulk.h"
#include "ctl-find-site.h"
#include "ctl-input.h"
#include "ctl-options.h"
#include "ctl-session.h"

static CtlStatus
check_unsaved (CtlSession       *session,
               const CtlOptions *options,
               const CtlView    *view)
{
  g_autoptr (BittingEnvironment) environment = ctl_options_find_environment (options, session->keeper);
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (GError) error = NULL;
  BittingTerms terms = ctl_options_get_terms (options);

  terms.prove = view->prove;
  if (environment == NULL)
    return CTL_STATUS_USAGE;
  credential = ctl_input_read_credential ();
  if (credential == NULL)
    return CTL_STATUS_USAGE;

  bitting_keeper_check_unsaved_async (session->keeper, NULL, environment, credential, &terms,
                                      session->cancellable, ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  report = bitting_keeper_check_finish (session->keeper, result, &error);
  if (report == NULL)
    return ctl_session_explain (NULL, error);

  return ctl_bulk_print (report, view);
}

static CtlStatus
check_saved (CtlSession       *session,
             const CtlOptions *options,
             const CtlView    *view,
             GStrv             names)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  BittingTerms terms = ctl_options_get_terms (options);
  guint i;

  terms.prove = view->prove;
  for (i = 0; names[i] != NULL; i++)
    g_ptr_array_add (keys, g_strdup (names[i]));

  return ctl_bulk_check (session, keys, &terms, view);
}

static CtlStatus
check_all (CtlSession       *session,
           const CtlOptions *options,
           const CtlView    *view)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  BittingTerms terms = ctl_options_get_terms (options);
  guint i;

  bitting_keeper_list_async (session->keeper, session->cancellable, ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  entries = bitting_keeper_list_finish (session->keeper, result, &error);
  if (entries == NULL)
    return ctl_session_explain (NULL, error);

  terms.prove = view->prove;
  for (i = 0; i < entries->len; i++)
    g_ptr_array_add (keys, g_strdup (bitting_entry_get_item (g_ptr_array_index (entries, i))->name));

  return ctl_bulk_check (session, keys, &terms, view);
}

/* What is to be checked, and how. */
typedef struct
{
  gboolean all;
  gboolean from_stdin;
  gboolean find_site;
  gboolean move;
  char    *helper;
  char    *sub_account;
  CtlView  view;
} Wishes;

static void
wishes_clear (Wishes *self)
{
  g_free (self->helper);
  g_free (self->sub_account);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

/* Returns: (nullable): what of the wishes does not go together */
static const char *
find_clash (const Wishes     *wishes,
            const CtlOptions *options,
            GStrv             arguments)
{
  gboolean named = arguments[0] != NULL && arguments[1] != NULL;
  gboolean one = named && arguments[2] == NULL;

  if ((int) named + (int) wishes->all + (int) wishes->from_stdin != 1)
    return _("Give the names of saved keys, or “--all”, or “--stdin”.");
  if (wishes->find_site && !one)
    return _("“--find-site” is for one saved key.");
  if ((wishes->helper == NULL) != (wishes->sub_account == NULL))
    return _("“--ask-with” and “--sub-account” go together.");
  if (wishes->helper != NULL && (!one || wishes->find_site))
    return _("“--ask-with” is for one saved key.");
  if (wishes->move && !wishes->find_site)
    return _("“--move” goes with “--find-site”.");
  if (!wishes->from_stdin && (options->environment != NULL || options->host != NULL))
    return _("A saved key knows where it lives: “--environment” and “--host” go with “--stdin”.");

  return NULL;
}

static CtlStatus
carry_out (const Wishes     *wishes,
           const CtlOptions *options,
           GStrv             arguments)
{
  g_autoptr (CtlSession) session = ctl_session_new ();
  CtlStatus status;

  if (wishes->helper != NULL)
    return ctl_ask_with (session, arguments[1], wishes->helper, wishes->sub_account, options->json);
  if (wishes->find_site)
    {
      status = ctl_find_site (session, arguments[1], wishes->move);
      if (status != CTL_STATUS_GOOD || !wishes->move)
        return status;
    }
  if (wishes->from_stdin)
    status = check_unsaved (session, options, &wishes->view);
  else
    status = wishes->all ? check_all (session, options, &wishes->view)
                         : check_saved (session, options, &wishes->view, arguments + 1);
  ctl_session_notify (session);

  return status;
}

/** Asks the exchange what keys can do, and prints their cards. */
CtlStatus
ctl_check (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &wishes.all, N_("Check every saved key"), NULL },
    { "stdin", 0, 0, G_OPTION_ARG_NONE, &wishes.from_stdin,
      N_("Check a key from standard input, and save nothing"), NULL },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &wishes.view.verbose,
      N_("Where a check fails, also print the answer for a support desk"), NULL },
    { "find-site", 0, 0, G_OPTION_ARG_NONE, &wishes.find_site,
      N_("Ask the other sites, too, which of them knows the key: the key and signatures go there, the "
         "secret does not"), NULL },
    { "move", 0, 0, G_OPTION_ARG_NONE, &wishes.move,
      N_("With “--find-site”: save the key for the site that knows it, and check it there"), NULL },
    { "ask-with", 0, 0, G_OPTION_ARG_STRING, &wishes.helper,
      N_("Ask with this saved key of the main account about a key of its sub-account"), N_("NAME") },
    { "sub-account", 0, 0, G_OPTION_ARG_STRING, &wishes.sub_account,
      N_("With “--ask-with”: number (UID) of the sub-account"), N_("UID") },
    { "prove", 0, 0, G_OPTION_ARG_NONE, &wishes.view.prove,
      N_("Also ask for the withdrawal addresses and the spot orders, to see what the key may really do; "
         "nothing is changed"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const char *clash = NULL;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON | CTL_TAKES_PLACE | CTL_TAKES_PROXY | CTL_TAKES_TERMS,
                          N_("NAME…"),
                          _("Ends with 0 if no rule failed, 1 if one did, 3 if a check could not be "
                            "completed, 4 if the keyring could not be used; of several keys the highest "
                            "counts."), entries, &arguments))
    return CTL_STATUS_USAGE;
  wishes.view.json = options.json;
  clash = find_clash (&wishes, &options, arguments);

  return clash != NULL ? ctl_usage_error ("%s", clash) : carry_out (&wishes, &options, arguments);
}
