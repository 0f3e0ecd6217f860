/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "bitting-fault.h"
#include "ctl-card.h"
#include "ctl-import-print.h"
#include "ctl-input.h"
#include "ctl-options.h"
#include "ctl-session.h"

/* What the command was told beside the shared options. */
typedef struct
{
  CtlOptions options;
  gboolean   dry_run;
  gboolean   yes;
} Import;

/* Returns NULL once what is wrong has been said. */
static GAsyncResult *
start_reading (CtlSession      *session,
               BittingImporter *importer,
               const char      *source)
{
  g_autoptr (BittingSecret) text = NULL;
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (source, "-"))
    {
      text = ctl_input_read_text (BITTING_IMPORT_MAX_SIZE + 1);
      if (text == NULL)
        return NULL;
      bitting_importer_read_async (importer, text, session->cancellable, ctl_session_done_cb,
                                   session);
    }
  else
    {
      file = g_file_new_for_commandline_arg (source);
      bitting_importer_load_async (importer, file, session->cancellable, ctl_session_done_cb,
                                   session);
    }

  return ctl_session_wait (session);
}

static CtlStatus
read_source (CtlSession      *session,
             BittingImporter *importer,
             const char      *source,
             gboolean         dry_run)
{
  g_autoptr (GAsyncResult) result = start_reading (session, importer, source);
  g_autoptr (GError) error = NULL;

  if (result == NULL)
    return CTL_STATUS_USAGE;
  if (bitting_importer_read_finish (importer, result, &error))
    return CTL_STATUS_GOOD;
  /* To look only, nobody needs to know what is saved already. */
  if (dry_run && bitting_fault_classify (error) == BITTING_FAULT_KEYRING)
    return CTL_STATUS_GOOD;
  if (bitting_fault_classify (error) == BITTING_FAULT_OTHER &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return ctl_usage_error (_("“%s” cannot be read: %s"), source, error->message);

  return ctl_session_explain (NULL, error);
}

static CtlStatus
check (CtlSession      *session,
       BittingImporter *importer,
       BittingTerms    *terms)
{
  GListModel *candidates = bitting_importer_get_candidates (importer);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CtlStatus worst = CTL_STATUS_GOOD;
  guint i;

  bitting_importer_check_async (importer, terms, session->cancellable, ctl_session_done_cb,
                                session);
  result = ctl_session_wait (session);
  if (!bitting_importer_check_finish (importer, result, &error))
    return ctl_session_explain (NULL, error);

  for (i = 0; i < g_list_model_get_n_items (candidates); i++)
    {
      g_autoptr (BittingCandidate) candidate = g_list_model_get_item (candidates, i);
      const BittingReport *report = bitting_candidate_get_report (candidate);
      CtlStatus status = CTL_STATUS_GOOD;

      if (report != NULL)
        status = ctl_card_get_status (report);
      else if (bitting_candidate_get_trouble (candidate) != NULL)
        status = CTL_STATUS_INCOMPLETE;
      worst = MAX (worst, status);
    }

  return worst;
}

static gboolean
may_save (const Import    *self,
          BittingImporter *importer)
{
  guint chosen = bitting_importer_count_chosen (importer);
  g_autofree char *question = NULL;

  if (chosen == 0 || self->dry_run || self->yes)
    return chosen > 0 && !self->dry_run;

  question = g_strdup_printf (ngettext ("Save %u key in the keyring? [y/N]",
                                        "Save %u keys in the keyring? [y/N]", chosen), chosen);

  return ctl_input_confirm (question);
}

static void
say_saved (BittingImporter *importer,
           const char      *source)
{
  GListModel *candidates = bitting_importer_get_candidates (importer);
  guint saved = 0;
  guint i;

  for (i = 0; i < g_list_model_get_n_items (candidates); i++)
    {
      g_autoptr (BittingCandidate) candidate = g_list_model_get_item (candidates, i);

      if (bitting_candidate_get_state (candidate) != BITTING_CANDIDATE_SAVED)
        continue;
      g_printerr (_("“%s” is saved in the keyring."), bitting_candidate_get_name (candidate));
      g_printerr ("\n");
      saved++;
    }
  if (saved > 0 && !g_str_equal (source, "-"))
    {
      g_printerr (_("“%s” still holds the secrets, for everybody who can read it. Delete it, and "
                    "its copies, when nothing needs it any more."), source);
      g_printerr ("\n");
    }
}

static CtlStatus
save (CtlSession      *session,
      BittingImporter *importer,
      BittingTerms    *terms,
      const char      *source)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved;

  bitting_importer_save_async (importer, terms, session->cancellable, ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  saved = bitting_importer_save_finish (importer, result, &error);
  say_saved (importer, source);

  return saved ? CTL_STATUS_GOOD : ctl_session_explain (NULL, error);
}

static CtlStatus
run (const Import *self,
     const char   *source)
{
  g_autoptr (CtlSession) session = ctl_session_new ();
  g_autoptr (BittingImporter) importer = bitting_importer_new (session->keeper);
  g_autoptr (BittingEnvironment) environment = NULL;
  BittingTerms terms = ctl_options_get_terms (&self->options);
  gboolean placed = self->options.environment != NULL || self->options.host != NULL;
  CtlStatus status, saved = CTL_STATUS_GOOD;

  environment = ctl_options_find_environment (&self->options, session->keeper);
  if (environment == NULL)
    return CTL_STATUS_USAGE;
  status = read_source (session, importer, source, self->dry_run);
  if (status != CTL_STATUS_GOOD)
    return status;

  if (placed)
    bitting_importer_place (importer, environment);
  status = check (session, importer, &terms);
  if (!self->options.json)
    ctl_import_print (importer);
  if (!g_cancellable_is_cancelled (session->cancellable) && may_save (self, importer))
    saved = save (session, importer, &terms, source);
  if (self->options.json)
    ctl_import_print_json (importer);
  if (g_list_model_get_n_items (bitting_importer_get_candidates (importer)) == 0)
    status = CTL_STATUS_USAGE;
  ctl_session_notify (session);

  return MAX (status, saved);
}

/** Finds keys in a file or a text, checks them, and saves them. */
CtlStatus
ctl_import (GStrv arguments)
{
  Import self = { 0 };
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self.dry_run, N_("Find and check, and save nothing"),
      NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &self.yes, N_("Save without asking"), NULL },
    G_OPTION_ENTRY_NULL
  };
  CtlStatus status = CTL_STATUS_USAGE;

  if (ctl_options_parse (&self.options,
                         CTL_TAKES_JSON | CTL_TAKES_PLACE | CTL_TAKES_PROXY | CTL_TAKES_TERMS,
                         N_("FILE | -"),
                         _("FILE is a .env file, a configuration of a bot in JSON or YAML, or any "
                           "other text with keys and secrets in it; “-” is standard input. Keys "
                           "that the exchange does not know any more, and keys that are saved "
                           "already, are not saved."), entries, &arguments) &&
      ctl_options_count (arguments, 1, 1))
    {
      if (!self.dry_run && !self.yes && isatty (STDIN_FILENO) != 1)
        status = ctl_usage_error ("%s",
                                  _("Nobody can be asked here: add “--yes” to save what is found, "
                                    "or “--dry-run” to look only."));
      else
        status = run (&self, arguments[1]);
    }
  ctl_options_clear (&self.options);

  return status;
}
