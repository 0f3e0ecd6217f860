/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-permission.h"
#include "bitting-report.h"

G_BEGIN_DECLS

/**
 * BittingSummary:
 * @environment: (nullable): id of the environment where the key lives
 * @checked_at: seconds since 1970 of the newest card, UTC
 * @outcome: whether every rule could be decided
 * @grade: the mark; NONE unless the outcome is complete
 * @rule: (nullable): the rule that decided the mark; NULL if every one passed
 * @verdict: what was found for it
 * @diagnosed: whether the exchange could not be asked, or refused
 * @diagnosis: why
 * @source: how the answer of the newest card came to this computer
 * @seen_at: seconds since 1970 of the newest card that told anything about the key, or 0
 * @account: whose key it is, as it was told last
 * @expires_at: seconds since 1970 of its end, as it was told last; 0 if there is none
 * @changed_since: seconds since 1970 of the last check before a change that nobody has
 *   looked at yet, or 0
 * @reminded: stage of the last reminder of @expires_at, or BITTING_REMINDER_NONE
 *
 * What a list shows of a key's checks: no report has to be read for it.
 */
typedef struct
{
  char                *environment;
  gint64               checked_at;
  BittingOutcome       outcome;
  BittingGrade         grade;
  char                *rule;
  BittingVerdict       verdict;
  gboolean             diagnosed;
  BittingDiagnosisCode diagnosis;
  BittingSourceKind    source;
  gint64               seen_at;
  BittingAccount       account;
  gint64               expires_at;
  gint64               changed_since;
  int                  reminded;
} BittingSummary;

BittingSummary *bitting_summary_new            (void);
BittingSummary *bitting_summary_new_for_report (const BittingReport    *report);
void            bitting_summary_free           (BittingSummary         *self);
char           *bitting_summary_dup_attention  (const BittingSummary   *self,
                                                const BittingCatalogue *catalogue,
                                                GDateTime              *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingSummary, bitting_summary_free)

G_END_DECLS
