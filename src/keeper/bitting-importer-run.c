/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One key after the other: asking the exchange about all, and saving those that are chosen. */

#include "bitting-importer-private.h"

#include "bitting-fault.h"
#include "bitting-keeper-private.h"

typedef struct
{
  BittingPolicy      *policy;      /* (owned) (nullable) */
  BittingIpList      *ips;         /* (owned) (nullable) */
  char               *proxy;       /* (nullable) */
  BittingCandidate   *candidate;   /* (owned) (nullable): the one at hand */
  BittingEnvironment *environment; /* (owned) (nullable): where it was asked about */
  char               *name;        /* (nullable): what it is saved as */
  guint               place;       /* behind the one at hand */
  GError             *error;       /* (owned) (nullable): the first one */
} Run;

static void
run_forget_candidate (Run *run)
{
  g_clear_object (&run->candidate);
  g_clear_pointer (&run->environment, bitting_environment_unref);
  g_clear_pointer (&run->name, g_free);
}

static void
run_free (gpointer data)
{
  Run *run = data;

  run_forget_candidate (run);
  g_clear_pointer (&run->policy, bitting_policy_unref);
  g_clear_pointer (&run->ips, bitting_ip_list_unref);
  g_clear_error (&run->error);
  g_free (run->proxy);
  g_free (run);
}

static Run *
run_new (const BittingTerms *terms)
{
  Run *run = g_new0 (Run, 1);

  if (terms == NULL)
    return run;

  run->proxy = g_strdup (terms->proxy);
  if (terms->policy != NULL)
    run->policy = bitting_policy_ref (terms->policy);
  if (terms->ips != NULL)
    run->ips = bitting_ip_list_ref (terms->ips);

  return run;
}

static BittingTerms
run_get_terms (const Run *run)
{
  return (BittingTerms) { .policy = run->policy, .ips = run->ips, .proxy = run->proxy };
}

/* The next key that somebody wants something of. */
static gboolean
run_advance (Run             *run,
             BittingImporter *importer,
             gboolean         (*is_wanted) (BittingCandidate *candidate))
{
  GListModel *candidates = bitting_importer_get_candidates (importer);

  run_forget_candidate (run);
  while (run->place < g_list_model_get_n_items (candidates))
    {
      g_autoptr (BittingCandidate) candidate = g_list_model_get_item (candidates, run->place++);

      if (is_wanted (candidate))
        {
          run->environment =
            bitting_environment_ref (bitting_candidate_get_environment (candidate));
          run->candidate = g_steal_pointer (&candidate);
          return TRUE;
        }
    }

  return FALSE;
}

static void
run_end (Run   *run,
         GTask *task)
{
  if (run->error != NULL)
    g_task_return_error (task, g_steal_pointer (&run->error));
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
waits_for_check (BittingCandidate *candidate)
{
  return bitting_candidate_get_state (candidate) == BITTING_CANDIDATE_WAITING &&
         bitting_candidate_get_saved_as (candidate) == NULL;
}

static void check_next (GTask *task);

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingReport) report = bitting_keeper_check_finish (BITTING_KEEPER (source), result,
                                                                  &error);
  gboolean cancelled = g_cancellable_is_cancelled (g_task_get_cancellable (task));
  gboolean ours = bitting_candidate_get_state (run->candidate) == BITTING_CANDIDATE_CHECKING &&
                  bitting_candidate_get_environment (run->candidate) == run->environment;

  if (ours && cancelled)
    bitting_candidate_set_state (run->candidate, BITTING_CANDIDATE_WAITING);
  else if (ours && report != NULL)
    bitting_candidate_set_report (run->candidate, report);
  else if (ours)
    {
      bitting_candidate_set_state (run->candidate, BITTING_CANDIDATE_CHECKED);
      bitting_candidate_set_trouble (run->candidate, error->message);
    }
  /* Another place was chosen while the answer was under way. */
  if (!ours)
    run->place = 0;
  if (!g_task_return_error_if_cancelled (task))
    check_next (g_steal_pointer (&task));
}

static void
check_next (GTask *task) /* (transfer full) */
{
  g_autoptr (GTask) owned = task;
  BittingImporter *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  BittingTerms terms = run_get_terms (run);

  if (!run_advance (run, self, waits_for_check))
    {
      run_end (run, task);
      return;
    }

  bitting_candidate_set_state (run->candidate, BITTING_CANDIDATE_CHECKING);
  bitting_keeper_check_unsaved_async (bitting_importer_get_keeper (self),
                                      bitting_candidate_get_name (run->candidate), run->environment,
                                      bitting_candidate_get_credential (run->candidate), &terms,
                                      g_task_get_cancellable (task), checked_cb,
                                      g_steal_pointer (&owned));
}

/**
 * bitting_importer_check_async:
 * @self: the importer
 * @terms: (nullable): how to check
 * @cancellable: (nullable): stops before the next key
 * @callback: called when every key has its card
 * @user_data: for @callback
 *
 * Asks the exchange about each key that was not asked about yet and is not saved already, one
 * after the other, as the cards come in. Nothing is kept.
 */
void
bitting_importer_check_async (BittingImporter     *self,
                              const BittingTerms  *terms,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_importer_check_async);
  g_task_set_task_data (task, run_new (terms), run_free);
  check_next (task);
}

/** Returns: FALSE if it was cancelled */
gboolean
bitting_importer_check_finish (BittingImporter  *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void save_next (GTask *task);

static void
fail (Run    *run,
      GError *error) /* (transfer full) */
{
  bitting_candidate_set_trouble (run->candidate, error->message);
  if (run->error == NULL)
    run->error = error;
  else
    g_error_free (error);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *keeper = BITTING_KEEPER (source);
  Run *run = g_task_get_task_data (task);
  BittingReport *report = bitting_candidate_get_report (run->candidate);
  GError *error = NULL;

  if (bitting_keeper_add_finish (keeper, result, &error))
    {
      if (report != NULL)
        bitting_keeper_record_named (keeper, report, run->name);
      bitting_candidate_set_trouble (run->candidate, NULL);
      bitting_candidate_set_state (run->candidate, BITTING_CANDIDATE_SAVED);
      save_next (g_steal_pointer (&task));
      return;
    }

  fail (run, error);
  /* Of a keyring that cannot be used, each further key would only say the same. */
  if (bitting_fault_classify (run->error) == BITTING_FAULT_KEYRING)
    run_end (run, task);
  else
    save_next (g_steal_pointer (&task));
}

static void
save_next (GTask *task) /* (transfer full) */
{
  g_autoptr (GTask) owned = task;
  BittingImporter *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  BittingTerms terms = run_get_terms (run);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  while (run_advance (run, self, bitting_candidate_is_chosen))
    {
      run->name = g_strstrip (g_strdup (bitting_candidate_get_name (run->candidate)));
      if (bitting_item_check_name (run->name, &error))
        {
          bitting_keeper_add_async (bitting_importer_get_keeper (self), run->name, run->environment,
                                    bitting_candidate_get_credential (run->candidate), &terms,
                                    FALSE,
                                    g_task_get_cancellable (task), added_cb,
                                    g_steal_pointer (&owned));
          return;
        }
      fail (run, g_steal_pointer (&error));
    }

  run_end (run, task);
}

/**
 * bitting_importer_save_async:
 * @self: the importer
 * @terms: (nullable): what to hold the keys against from now on
 * @cancellable: (nullable): stops before the next key
 * @callback: called when each chosen key was saved or has said why not
 * @user_data: for @callback
 *
 * Puts the chosen keys into the keyring, one after the other, and reads each back. The card that
 * a key has goes to the history with it.
 */
void
bitting_importer_save_async (BittingImporter     *self,
                             const BittingTerms  *terms,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_importer_save_async);
  g_task_set_task_data (task, run_new (terms), run_free);
  save_next (task);
}

/**
 * bitting_importer_save_finish:
 * @self: the importer
 * @result: of the saving
 * @error: return location: the first thing that went wrong; each key has its own trouble
 *
 * Returns: TRUE if every chosen key is in the keyring
 */
gboolean
bitting_importer_save_finish (BittingImporter  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
