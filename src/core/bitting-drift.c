/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed between two checks of one key. */

#include "config.h"

#include "bitting-drift.h"

#include "bitting-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RULE "drift."

static void
add (GPtrArray         *changes,
     BittingChangeKind  kind,
     const char        *before,
     const char        *after)
{
  g_ptr_array_add (changes, bitting_change_new (kind, before, after));
}

static void
compare_permissions (GPtrArray            *changes,
                     const BittingKeyInfo *before,
                     const BittingKeyInfo *now)
{
  guint i;

  for (i = 0; i < now->permissions->len; i++)
    {
      const char *id = g_ptr_array_index (now->permissions, i);

      if (!bitting_key_info_has_permission (before, id))
        add (changes, BITTING_CHANGE_PERMISSION_ADDED, NULL, id);
    }
  for (i = 0; i < before->permissions->len; i++)
    {
      const char *id = g_ptr_array_index (before->permissions, i);

      if (!bitting_key_info_has_permission (now, id))
        add (changes, BITTING_CHANGE_PERMISSION_REMOVED, id, NULL);
    }
}

static void
compare_addresses (GPtrArray            *changes,
                   const BittingKeyInfo *before,
                   const BittingKeyInfo *now)
{
  gboolean was_bound = bitting_key_info_is_bound (before);
  gboolean is_bound = bitting_key_info_is_bound (now);
  guint i;

  if (was_bound && !is_bound)
    add (changes, BITTING_CHANGE_UNBOUND, NULL, NULL);
  else if (!was_bound && is_bound)
    add (changes, BITTING_CHANGE_BOUND, NULL, NULL);
  if (!was_bound || !is_bound)
    return;

  for (i = 0; i < now->ips->len; i++)
    if (!bitting_key_info_allows_address (before, g_ptr_array_index (now->ips, i)))
      add (changes, BITTING_CHANGE_IP_ADDED, NULL, g_ptr_array_index (now->ips, i));
  for (i = 0; i < before->ips->len; i++)
    if (!bitting_key_info_allows_address (now, g_ptr_array_index (before->ips, i)))
      add (changes, BITTING_CHANGE_IP_REMOVED, g_ptr_array_index (before->ips, i), NULL);
}

static void
compare_ends (GPtrArray            *changes,
              const BittingKeyInfo *before,
              const BittingKeyInfo *now)
{
  GTimeSpan moved = 0;
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  if (!before->expiry_known || !now->expiry_known)
    return;

  if (before->expires_at != NULL)
    was = g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix (before->expires_at));
  if (now->expires_at != NULL)
    is = g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix (now->expires_at));
  if (was == NULL && is == NULL)
    return;
  if (was == NULL)
    add (changes, BITTING_CHANGE_EXPIRY_SET, NULL, is);
  else if (is == NULL)
    add (changes, BITTING_CHANGE_EXPIRY_GONE, was, NULL);
  else
    {
      /* The exchange counts in whole days: less is no change. */
      moved = g_date_time_difference (now->expires_at, before->expires_at);
      if (moved < -G_TIME_SPAN_DAY)
        add (changes, BITTING_CHANGE_EXPIRY_EARLIER, was, is);
      else if (moved > G_TIME_SPAN_DAY)
        add (changes, BITTING_CHANGE_EXPIRY_LATER, was, is);
    }
}

static void
compare_kinds (GPtrArray            *changes,
               const BittingKeyInfo *before,
               const BittingKeyInfo *now)
{
  BittingAccount was = bitting_key_info_get_account (before);
  BittingAccount is = bitting_key_info_get_account (now);

  if (before->rsa != now->rsa)
    add (changes, BITTING_CHANGE_KEY_TYPE,
         bitting_signing_to_string (before->rsa ? BITTING_SIGNING_RSA : BITTING_SIGNING_HMAC),
         bitting_signing_to_string (now->rsa ? BITTING_SIGNING_RSA : BITTING_SIGNING_HMAC));
  if (before->usage != now->usage)
    add (changes, BITTING_CHANGE_KEY_USAGE, NULL, NULL);
  if (was != is && was != BITTING_ACCOUNT_UNKNOWN && is != BITTING_ACCOUNT_UNKNOWN)
    add (changes, BITTING_CHANGE_ACCOUNT, bitting_account_to_string (was),
         bitting_account_to_string (is));
}

/* A card that only told of a change was not worse for what the key was. */
static BittingGrade
grade_of_rules (const BittingReport *report)
{
  guint i;

  if (report->grade != BITTING_GRADE_B)
    return report->grade;
  for (i = 0; i < report->findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (report->findings, i);

      if (finding->worst == BITTING_GRADE_B && !g_str_has_prefix (finding->rule, RULE))
        return BITTING_GRADE_B;
    }

  return BITTING_GRADE_A;
}

static void
compare_grades (GPtrArray           *changes,
                const BittingReport *before,
                const BittingReport *now)
{
  BittingGrade was = grade_of_rules (before);
  BittingGrade is = grade_of_rules (now);
  gboolean other = g_strcmp0 (before->policy, now->policy) != 0;
  /* An older card does not tell which rules it was made by. */
  gboolean edited = before->policy_digest != NULL && now->policy_digest != NULL &&
                    !g_str_equal (before->policy_digest, now->policy_digest);

  if (other || edited)
    add (changes, other ? BITTING_CHANGE_POLICY_OTHER : BITTING_CHANGE_POLICY_EDITED,
         before->policy_title, now->policy_title);
  /* Other rules mark the same key differently. */
  if (was == is || other || edited)
    return;

  add (changes, is > was ? BITTING_CHANGE_GRADE_WORSE : BITTING_CHANGE_GRADE_BETTER,
       bitting_grade_to_string (was), bitting_grade_to_string (is));
}

static void
compare_outcomes (GPtrArray           *changes,
                  BittingOutcome       before,
                  const BittingReport *now)
{
  /* A network that fails says nothing of the key, and neither does an answer with gaps. */
  if (before == now->outcome || !bitting_report_is_telling (now) ||
      (now->outcome == BITTING_OUTCOME_PARTIAL && now->diagnosis == NULL))
    return;

  if (now->outcome == BITTING_OUTCOME_FAILED)
    add (changes, BITTING_CHANGE_REFUSED, NULL,
         bitting_diagnosis_code_to_string (now->diagnosis->code));
  else if (now->outcome == BITTING_OUTCOME_PARTIAL && before == BITTING_OUTCOME_COMPLETE)
    add (changes, BITTING_CHANGE_HIDDEN, NULL, NULL);
  else
    add (changes, BITTING_CHANGE_ANSWERED, NULL, NULL);
}

/* A guess must not look like a change. */
static gboolean
is_whole (const BittingReport *report)
{
  return report->key_info != NULL && report->key_info->gaps->len == 0;
}

static int
compare_order (gconstpointer a,
               gconstpointer b)
{
  const BittingChange *first = *(const BittingChange * const *) a;
  const BittingChange *second = *(const BittingChange * const *) b;

  return (int) first->kind - (int) second->kind;
}

/**
 * bitting_drift_compare:
 * @before: (nullable): the last complete card before
 * @last_outcome: how the last check before went that told anything about the key: COMPLETE,
 *   PARTIAL, or FAILED where the exchange refused the key
 * @now: the new card
 *
 * Returns: (transfer full) (element-type BittingChange): what became different, the most
 *   urgent first; may be none
 */
GPtrArray *
bitting_drift_compare (const BittingReport *before,
                       BittingOutcome       last_outcome,
                       const BittingReport *now)
{
  GPtrArray *changes = bitting_changes_new ();

  g_return_val_if_fail (now != NULL, changes);

  compare_outcomes (changes, last_outcome, now);
  if (before != NULL && is_whole (before) && is_whole (now))
    {
      compare_permissions (changes, before->key_info, now->key_info);
      if (before->key_info->read_only != now->key_info->read_only)
        add (changes, now->key_info->read_only ? BITTING_CHANGE_ACCESS_NARROWED
                                               : BITTING_CHANGE_ACCESS_WIDENED, NULL, NULL);
      compare_addresses (changes, before->key_info, now->key_info);
      compare_ends (changes, before->key_info, now->key_info);
      compare_kinds (changes, before->key_info, now->key_info);
      compare_grades (changes, before, now);
    }
  g_ptr_array_sort (changes, compare_order);

  return changes;
}

static BittingFinding *
make_finding (const BittingChange    *change,
              const BittingCatalogue *catalogue,
              GDateTime              *since)
{
  gboolean urgent = bitting_change_get_severity (change) == BITTING_SEVERITY_ATTENTION;
  g_autofree char *rule = g_strconcat (RULE, bitting_change_get_code (change), NULL);
  g_autofree char *day = bitting_date_dup_day (since);
  BittingFinding *finding = bitting_finding_new (rule,
                                                 urgent ? BITTING_VERDICT_ATTENTION
                                                        : BITTING_VERDICT_PASS,
                                                 urgent ? BITTING_GRADE_B : BITTING_GRADE_A);

  finding->title = bitting_change_dup_title (change, catalogue);
  /* Translators: %s is a day, such as “3 May 2026” */
  finding->evidence = g_strdup_printf (_("This is new since the last check on %s."), day);
  if (!urgent)
    {
      finding->why = g_strdup (_("Nothing has to be done about this."));
      return finding;
    }

  finding->why = g_strdup (_("A key that changes without your knowledge may be in somebody else’s "
                             "hands."));
  finding->fix = g_strdup (_("If you know who did it and why, all is well: the next check does not "
                             "name it again. If not, delete the key on the site, change the "
                             "password of the account, and make a new key."));

  return finding;
}

/**
 * bitting_drift_mark:
 * @report: a new card, not shown to anybody yet
 * @changes: (element-type BittingChange): what became different
 * @catalogue: for the names of permissions
 * @since: when the key was last seen as it was before
 *
 * Adds a finding for each change of the key itself. One that a person has to look at
 * allows no better grade than B; the others do not weigh.
 */
void
bitting_drift_mark (BittingReport          *report,
                    const GPtrArray        *changes,
                    const BittingCatalogue *catalogue,
                    GDateTime              *since)
{
  guint i;

  for (i = 0; i < changes->len; i++)
    if (bitting_change_is_of_key (g_ptr_array_index (changes, i)))
      bitting_report_add_finding (report, make_finding (g_ptr_array_index (changes, i), catalogue,
                                                        since));
}
