/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-report.h"

#include "bitting-rules.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  BittingReport value;
  int           ref_count;
} Counted;

static const char * const outcomes[] = {
  [BITTING_OUTCOME_COMPLETE] = "complete",
  [BITTING_OUTCOME_PARTIAL] = "partial",
  [BITTING_OUTCOME_FAILED] = "failed",
};

/* Of several that are equally bad, this is the one to name, and to mend first. */
static const char most_urgent[] = "permission.Wallet.Withdraw";

/* What has to be mended comes first, what is fine comes last. */
static int
verdict_rank (BittingVerdict verdict)
{
  switch (verdict)
    {
    case BITTING_VERDICT_FAIL:
      return 0;
    case BITTING_VERDICT_ATTENTION:
      return 1;
    case BITTING_VERDICT_UNKNOWN:
      return 2;
    case BITTING_VERDICT_PASS:
    default:
      return 3;
    }
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const BittingFinding *first = *(const BittingFinding * const *) a;
  const BittingFinding *second = *(const BittingFinding * const *) b;
  int ranks = verdict_rank (first->verdict) - verdict_rank (second->verdict);

  if (ranks != 0)
    return ranks;
  if (first->worst != second->worst)
    return (int) second->worst - (int) first->worst;

  return (int) g_str_equal (second->rule, most_urgent) - (int) g_str_equal (first->rule, most_urgent);
}

/* Nothing is worse than F, so what is known to be one stays one whatever else is unknown.
 * Otherwise a finding that withholds the grade leaves none. */
static BittingGrade
worst_grade (const GPtrArray *findings)
{
  BittingGrade worst = BITTING_GRADE_A;
  guint i;

  for (i = 0; i < findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (findings, i);

      if (finding->worst == BITTING_GRADE_F)
        return BITTING_GRADE_F;
      worst = MAX (worst, finding->worst);
    }

  return worst;
}

static void
judge (BittingReport          *self,
       const BittingSubject   *subject,
       const BittingPolicy    *policy,
       const BittingCatalogue *catalogue,
       const BittingAnswer    *answer)
{
  BittingTrial trial = {
    .policy = policy,
    .catalogue = catalogue,
    .key_info = self->key_info,
    .proofs = answer->proofs,
    .network = &self->network,
    .signing = subject->signing,
    .now = self->checked_at,
    .findings = self->findings,
  };

  if (self->key_info != NULL)
    {
      bitting_rules_judge (&trial);
      self->grade = worst_grade (self->findings);
      self->outcome = self->grade != BITTING_GRADE_NONE ? BITTING_OUTCOME_COMPLETE
                                                        : BITTING_OUTCOME_PARTIAL;
    }
  else if (self->diagnosis->code == BITTING_DIAGNOSIS_UNMATCHED_IP)
    {
      self->outcome = BITTING_OUTCOME_PARTIAL;
      bitting_rules_judge_refused (&trial);
    }
  else
    {
      self->outcome = BITTING_OUTCOME_FAILED;
      bitting_rules_judge_clock (&trial);
    }
  g_ptr_array_sort (self->findings, compare_findings);
}

/**
 * bitting_report_new:
 * @subject: who was asked about
 * @policy: what the key should look like
 * @catalogue: what permissions there are
 * @answer: what came back
 * @now: when, by a clock that is right (corrected by the measured skew)
 *
 * Returns: (transfer full): the report card
 */
BittingReport *
bitting_report_new (const BittingSubject   *subject,
                    const BittingPolicy    *policy,
                    const BittingCatalogue *catalogue,
                    const BittingAnswer    *answer,
                    GDateTime              *now)
{
  Counted *counted = g_new0 (Counted, 1);
  BittingReport *self = &counted->value;

  counted->ref_count = 1;
  self->checked_at = g_date_time_to_utc (now);
  self->environment = g_strdup (subject->environment);
  self->host = g_strdup (subject->host);
  self->name = g_strdup (subject->name);
  self->api_key = bitting_api_key_mask (subject->api_key);
  self->policy = g_strdup (policy->id);
  self->policy_title = g_strdup (policy->title);
  self->policy_digest = bitting_policy_dup_digest (policy);
  self->grade = BITTING_GRADE_NONE;
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_finding_free);
  self->network = answer->network;
  if (subject->source != NULL)
    bitting_source_copy (&self->source, subject->source);
  if (answer->key_info != NULL)
    self->key_info = bitting_key_info_ref (answer->key_info);
  else
    self->diagnosis = bitting_diagnosis_copy (answer->diagnosis);
  judge (self, subject, policy, catalogue, answer);

  return self;
}

/**
 * bitting_report_new_empty:
 *
 * Returns: (transfer full): a report for its reader to fill in from a report file
 */
BittingReport *
bitting_report_new_empty (void)
{
  Counted *counted = g_new0 (Counted, 1);

  counted->ref_count = 1;
  counted->value.grade = BITTING_GRADE_NONE;
  counted->value.findings = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_finding_free);

  return &counted->value;
}

BittingReport *
bitting_report_ref (BittingReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  ((Counted *) self)->ref_count++;

  return self;
}

void
bitting_report_unref (BittingReport *self)
{
  g_return_if_fail (self != NULL);

  if (--((Counted *) self)->ref_count > 0)
    return;

  g_clear_pointer (&self->checked_at, g_date_time_unref);
  g_free (self->environment);
  g_free (self->host);
  g_free (self->name);
  g_free (self->api_key);
  g_free (self->policy);
  g_free (self->policy_title);
  g_free (self->policy_digest);
  g_ptr_array_unref (self->findings);
  g_clear_pointer (&self->key_info, bitting_key_info_unref);
  g_clear_pointer (&self->diagnosis, bitting_diagnosis_free);
  bitting_source_clear (&self->source);
  g_free (self);
}

static char *
explain_grade (BittingGrade  grade,
               const char   *worst)
{
  switch (grade)
    {
    case BITTING_GRADE_A:
      return g_strdup (_("This key does what it should, and nothing else."));
    case BITTING_GRADE_B:
      /* Translators: here and below, %s is the title of the worst finding. */
      return g_strdup_printf (_("This key is safe. Have a look at one thing: %s."), worst);
    case BITTING_GRADE_C:
      return g_strdup_printf (_("This key is safe, but not ready for its work: %s."), worst);
    case BITTING_GRADE_D:
      return g_strdup_printf (_("This key is more open than it should be: %s."), worst);
    case BITTING_GRADE_F:
      return g_strdup_printf (_("This key puts your money at risk: %s."), worst);
    case BITTING_GRADE_NONE:
    default:
      return g_strdup (_("The check could not be completed."));
    }
}

/**
 * bitting_report_get_worst:
 * @self: a report card
 *
 * Returns: (transfer none) (nullable): the finding that decides the grade; NULL if there
 *   is none at all
 */
const BittingFinding *
bitting_report_get_worst (const BittingReport *self)
{
  const BittingFinding *worst = NULL;
  guint i;

  for (i = 0; i < self->findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (self->findings, i);

      if (finding->worst == BITTING_GRADE_NONE && self->grade != BITTING_GRADE_NONE)
        continue;
      if (worst == NULL || finding->worst > worst->worst ||
          (finding->worst == worst->worst && g_strcmp0 (finding->rule, most_urgent) == 0))
        worst = finding;
    }

  return worst;
}

/**
 * bitting_report_dup_evidence:
 * @self: a report with a diagnosis
 *
 * Returns: (transfer full): translated: how it is known what happened. How far off a clock is
 *   tells more than the code that came of it.
 */
char *
bitting_report_dup_evidence (const BittingReport *self)
{
  g_autofree char *evidence = NULL;
  g_autofree char *clock = NULL;
  gint64 skew;

  g_return_val_if_fail (self != NULL && self->diagnosis != NULL, NULL);

  evidence = bitting_diagnosis_dup_evidence (self->diagnosis);
  skew = self->network.clock_skew_ms;
  if (self->diagnosis->code != BITTING_DIAGNOSIS_CLOCK_SKEW || !self->network.clock_known)
    return g_steal_pointer (&evidence);

  clock = skew > 0 ? g_strdup_printf (_("This computer’s clock is %.1f seconds fast."), (double) skew / 1000)
                   : g_strdup_printf (_("This computer’s clock is %.1f seconds slow."), (double) -skew / 1000);

  /* Translators: a first and a second sentence */
  return g_strdup_printf (_("%s %s"), evidence, clock);
}

/**
 * bitting_report_dup_sentence:
 * @self: a report card
 *
 * Returns: (transfer full): one translated sentence on why it has its grade
 */
char *
bitting_report_dup_sentence (const BittingReport *self)
{
  const BittingFinding *worst = NULL;

  if (self->outcome == BITTING_OUTCOME_PARTIAL && self->diagnosis != NULL)
    return g_strdup (_("The key is bound to its trusted addresses, so its permissions cannot be "
                       "seen from this computer."));
  if (self->diagnosis != NULL)
    return bitting_diagnosis_dup_message (self->diagnosis);

  worst = bitting_report_get_worst (self);
  if (self->outcome == BITTING_OUTCOME_PARTIAL)
    /* Translators: %s is the title of a finding, such as “Withdrawal: not told” */
    return g_strdup_printf (_("Bybit’s answer is not whole, so this key gets no grade. %s."),
                            worst != NULL ? worst->title : "");

  return explain_grade (self->grade, worst != NULL ? worst->title : "");
}

/** Returns: whether it says anything about the key; FALSE where only the way to the exchange
 * failed */
gboolean
bitting_report_is_telling (const BittingReport *self)
{
  return self->outcome != BITTING_OUTCOME_FAILED ||
         bitting_diagnosis_code_is_refusal (self->diagnosis->code);
}

/**
 * bitting_report_add_finding:
 * @self: a report card that nobody has seen yet
 * @finding: (transfer full): one more finding
 *
 * Puts the finding in its place, and lowers the grade where it weighs.
 */
void
bitting_report_add_finding (BittingReport  *self,
                            BittingFinding *finding)
{
  g_ptr_array_add (self->findings, finding);
  g_ptr_array_sort (self->findings, compare_findings);
  if (self->outcome == BITTING_OUTCOME_COMPLETE)
    self->grade = MAX (self->grade, finding->worst);
}

/**
 * bitting_report_dup_shared_reason:
 * @self: a report card
 * @verdict: which of its findings
 *
 * Returns: (transfer full) (nullable): evidence and reason, if there are several such findings,
 *   all say the same and none has a remedy, so that it is enough to say it once; or NULL
 */
char *
bitting_report_dup_shared_reason (const BittingReport *self,
                                  BittingVerdict       verdict)
{
  const BittingFinding *first = NULL;
  guint i;

  for (i = 0; i < self->findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (self->findings, i);

      if (finding->verdict != verdict)
        continue;
      if (first == NULL)
        first = finding;
      if (finding->fix != NULL || g_strcmp0 (finding->evidence, first->evidence) != 0 ||
          g_strcmp0 (finding->why, first->why) != 0)
        return NULL;
    }
  if (bitting_report_count (self, verdict) < 2)
    return NULL;

  /* Translators: a first and a second sentence; change it only if yours are joined otherwise */
  return g_strdup_printf (_("%s %s"), first->evidence, first->why);
}

guint
bitting_report_count (const BittingReport *self,
                      BittingVerdict       verdict)
{
  guint count = 0;
  guint i;

  for (i = 0; i < self->findings->len; i++)
    if (((const BittingFinding *) g_ptr_array_index (self->findings, i))->verdict == verdict)
      count++;

  return count;
}

const char *
bitting_outcome_to_string (BittingOutcome outcome)
{
  g_return_val_if_fail (outcome < G_N_ELEMENTS (outcomes), NULL);

  return outcomes[outcome];
}

gboolean
bitting_outcome_from_string (const char     *text,
                             BittingOutcome *outcome)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_strcmp0 (outcomes[i], text) == 0)
      {
        *outcome = i;
        return TRUE;
      }

  return FALSE;
}
