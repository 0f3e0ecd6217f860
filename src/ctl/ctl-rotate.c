/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "bitting-keeper-rotate.h"
#include "ctl-comparison.h"
#include "ctl-input.h"
#include "ctl-options.h"
#include "ctl-session.h"

/* Says in one line how things stand now; standard output is for the comparison. */
static void G_GNUC_PRINTF (1, 2)
say (const char *format,
     ...)
{
  g_autofree char *words = NULL;
  va_list arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("%s\n", words);
}

static CtlStatus
change_places (CtlSession *session,
               const char *name,
               gboolean    forth)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (forth)
    bitting_keeper_take_over_async (session->keeper, name, session->cancellable, ctl_session_done_cb, session);
  else
    bitting_keeper_take_back_async (session->keeper, name, session->cancellable, ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  if (!bitting_keeper_change_places_finish (session->keeper, result, &error))
    return ctl_session_explain (name, error);

  return CTL_STATUS_GOOD;
}

static void
say_taken_over (const BittingRotation *rotation)
{
  say (_("“%s” is the new key now: whoever looks it up by its name gets that one."), rotation->new_name);
  say (_("The old one is kept as “%s”. When your bots have changed over: bittingctl rotate --done"),
       rotation->old_name);
}

static void
say_waiting (const BittingRotation *rotation)
{
  say (_("The new key has not taken over: it waits, saved as “%s”."), rotation->new_name);
  say ("%s", _("Mend it on the site and use “rotate --again”, let it take over all the same with "
               "“rotate --accept”, or give it up with “rotate --undo”."));
}

/* The key takes over if it is proven, or if somebody has decided so. */
static CtlStatus
conclude (CtlSession        *session,
          const char        *name,
          BittingComparison *comparison, /* (nullable) */
          gboolean           take_over,
          gboolean           json)
{
  g_autoptr (BittingRotation) before = bitting_keeper_find_rotation (session->keeper, name);
  g_autoptr (BittingRotation) rotation = NULL;
  CtlStatus status = CTL_STATUS_GOOD;

  if (take_over && (before == NULL || before->stage != BITTING_ROTATION_RETIRED))
    status = change_places (session, name, TRUE);
  rotation = bitting_keeper_find_rotation (session->keeper, name);
  if (rotation != NULL)
    ctl_comparison_print (rotation, comparison, json);
  if (status != CTL_STATUS_GOOD || rotation == NULL)
    return status;

  if (rotation->stage == BITTING_ROTATION_RETIRED)
    say_taken_over (rotation);
  else
    say_waiting (rotation);

  return status;
}

static CtlStatus
compare (CtlSession       *session,
         const char       *name,
         const CtlOptions *options)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BittingComparison) comparison = NULL;
  g_autoptr (GError) error = NULL;
  CtlStatus status;

  bitting_keeper_compare_async (session->keeper, name, options->proxy, session->cancellable,
                                ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  comparison = bitting_keeper_compare_finish (session->keeper, result, &error);
  if (comparison == NULL)
    return ctl_session_explain (name, error);

  status = conclude (session, name, comparison,
                     comparison->strictness == BITTING_STRICTNESS_PROVEN, options->json);

  return MAX (status, ctl_comparison_get_status (comparison));
}

static CtlStatus
begin (CtlSession       *session,
       const char       *name,
       const CtlOptions *options)
{
  g_autoptr (BittingCredential) credential = ctl_input_read_credential ();
  g_autoptr (BittingRotation) rotation = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BittingTerms terms = ctl_options_get_terms (options);

  if (credential == NULL)
    return CTL_STATUS_USAGE;

  bitting_keeper_rotate_async (session->keeper, name, credential, &terms, session->cancellable,
                               ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  rotation = bitting_keeper_rotate_finish (session->keeper, result, &error);
  if (rotation == NULL)
    return ctl_session_explain (name, error);
  say (_("The new key is saved in the keyring, as “%s”."), rotation->new_name);

  return compare (session, name, options);
}

static CtlStatus
accept_anyway (CtlSession       *session,
               const char       *name,
               const CtlOptions *options)
{
  g_autoptr (BittingComparison) comparison = bitting_keeper_load_comparison (session->keeper, name);

  return conclude (session, name, comparison, TRUE, options->json);
}

static CtlStatus
undo (CtlSession            *session,
      const BittingRotation *rotation,
      const CtlOptions      *options)
{
  const char *name = bitting_rotation_get_name (rotation);
  g_autoptr (GError) error = NULL;
  CtlStatus status;

  if (rotation->stage != BITTING_ROTATION_WAITING)
    {
      status = change_places (session, name, FALSE);
      if (status == CTL_STATUS_GOOD)
        status = conclude (session, name, NULL, FALSE, options->json);
      return status;
    }

  if (!bitting_keeper_give_up_rotation (session->keeper, name, &error))
    return ctl_session_explain (name, error);
  say (_("“%s” is not being replaced any more."), rotation->old_name);
  say (_("The other key stays in the keyring, as “%s”."), rotation->new_name);

  return CTL_STATUS_GOOD;
}

static gboolean
may_remove (const BittingRotation *rotation)
{
  g_autofree char *question = NULL;

  if (!isatty (STDIN_FILENO))
    {
      ctl_usage_error ("%s", _("Nobody can be asked here: add “--yes” to remove the key."));
      return FALSE;
    }

  question = g_strdup_printf (_("Have all your bots changed over? Then “%s” and its secret are taken out of "
                                "the keyring. [y/N]"), rotation->old_name);

  return ctl_input_confirm (question);
}

static CtlStatus
finish (CtlSession            *session,
        const BittingRotation *rotation,
        gboolean               yes)
{
  const char *page = bitting_keeper_find_key_page (session->keeper, rotation->old_name);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (rotation->stage != BITTING_ROTATION_RETIRED)
    return ctl_usage_error (_("“%s” has not been replaced yet."), rotation->old_name);
  if (!yes && !may_remove (rotation))
    return CTL_STATUS_USAGE;

  bitting_keeper_remove_async (session->keeper, rotation->old_name, session->cancellable,
                               ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  if (!bitting_keeper_remove_finish (session->keeper, result, &error))
    return ctl_session_explain (rotation->old_name, error);

  say (_("“%s” is no longer in the keyring. At the exchange it goes on existing: delete it there, too."),
       rotation->old_name);
  if (page != NULL)
    say ("%s", page);

  return CTL_STATUS_GOOD;
}

/** Lets a new key take the place of a saved one. */
CtlStatus
ctl_rotate (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  gboolean again = FALSE, accept = FALSE, back = FALSE, done = FALSE, yes = FALSE;
  const GOptionEntry entries[] = {
    { "again", 0, 0, G_OPTION_ARG_NONE, &again, N_("Check and compare both again"), NULL },
    { "accept", 0, 0, G_OPTION_ARG_NONE, &accept, N_("Let the new key take over, proven or not"), NULL },
    { "undo", 0, 0, G_OPTION_ARG_NONE, &back, N_("Take the old key back, or give up the new one"), NULL },
    { "done", 0, 0, G_OPTION_ARG_NONE, &done,
      N_("The bots have changed over: take the old key out of the keyring"), NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_("Do not ask"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (CtlSession) session = NULL;
  g_autoptr (BittingRotation) rotation = NULL;
  CtlStatus status;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON | CTL_TAKES_PROXY | CTL_TAKES_TERMS, N_("NAME"),
                          _("Key and secret of the new key come from standard input, as with “add”. It is "
                            "saved beside the old one, both are checked, and it takes over the name if it "
                            "is at least as strict. The old key is kept under a suffix.\n"
                            "Ends with 0 if it is proven, 1 if it is looser, 3 if it could not be proven, 4 "
                            "if the keyring could not be used."), entries, &arguments) ||
      !ctl_options_count (arguments, 1, 1))
    return CTL_STATUS_USAGE;
  if ((int) again + (int) accept + (int) back + (int) done > 1)
    return ctl_usage_error ("%s", _("Give one of “--again”, “--accept”, “--undo” and “--done”."));

  session = ctl_session_new ();
  rotation = bitting_keeper_find_rotation (session->keeper, arguments[1]);
  if (!again && !accept && !back && !done)
    status = begin (session, arguments[1], &options);
  else if (rotation == NULL)
    return ctl_usage_error (_("“%s” is not being replaced."), arguments[1]);
  else if (again)
    status = compare (session, arguments[1], &options);
  else if (accept)
    status = accept_anyway (session, arguments[1], &options);
  else
    status = back ? undo (session, rotation, &options) : finish (session, rotation, yes);
  ctl_session_notify (session);

  return status;
}
