/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-answer.h"
#include "bitting-credential.h"
#include "bitting-finding.h"
#include "bitting-permission.h"
#include "bitting-policy.h"
#include "bitting-source.h"

G_BEGIN_DECLS

typedef enum
{
  BITTING_OUTCOME_COMPLETE,
  BITTING_OUTCOME_PARTIAL,
  BITTING_OUTCOME_FAILED,
} BittingOutcome;

/**
 * BittingReport:
 * @checked_at: when, UTC
 * @environment: id of the environment
 * @host: origin that was asked
 * @name: (nullable): the user's name for the key
 * @api_key: masked: first four and last four characters
 * @policy: id of the policy
 * @policy_title: name of the policy for people
 * @policy_digest: (nullable): which rules it had: see bitting_policy_dup_digest(); NULL on
 *   an old card
 * @outcome: whether the grade could be decided; PARTIAL with a diagnosis if the key refuses
 *   this computer, and without one if the answer left out what may weigh more than what it told
 * @grade: the mark; NONE unless the outcome is complete
 * @findings: (element-type BittingFinding): worst first
 * @key_info: (nullable): what the exchange said
 * @diagnosis: (nullable): why it said nothing
 * @network: what it cost
 * @source: where the answer came from
 *
 * The report card of one check. A value: reference counted, immutable once made.
 */
typedef struct
{
  GDateTime        *checked_at;
  char             *environment;
  char             *host;
  char             *name;
  char             *api_key;
  char             *policy;
  char             *policy_title;
  char             *policy_digest;
  BittingOutcome    outcome;
  BittingGrade      grade;
  GPtrArray        *findings;
  BittingKeyInfo   *key_info;
  BittingDiagnosis *diagnosis;
  BittingNetwork    network;
  BittingSource     source;
} BittingReport;

/**
 * BittingSubject:
 * @name: (nullable): the user's name for the key
 * @environment: id of the environment
 * @host: origin that was asked
 * @api_key: the whole key; the report keeps it masked
 * @signing: how the requests were signed
 * @source: (nullable): where the answer came from; NULL if it was asked for, and that is all
 *
 * Who was asked about. Borrowed strings, used while the report is made.
 */
typedef struct
{
  const char          *name;
  const char          *environment;
  const char          *host;
  const char          *api_key;
  BittingSigning       signing;
  const BittingSource *source;
} BittingSubject;

BittingReport *bitting_report_new            (const BittingSubject   *subject,
                                              const BittingPolicy    *policy,
                                              const BittingCatalogue *catalogue,
                                              const BittingAnswer    *answer,
                                              GDateTime              *now);
BittingReport *bitting_report_new_empty      (void);
BittingReport *bitting_report_ref            (BittingReport          *self);
void           bitting_report_unref          (BittingReport          *self);
char          *bitting_report_dup_sentence   (const BittingReport    *self);
char          *bitting_report_dup_evidence   (const BittingReport    *self);
const BittingFinding *
               bitting_report_get_worst      (const BittingReport    *self);
gboolean       bitting_report_is_telling     (const BittingReport    *self);
void           bitting_report_add_finding    (BittingReport          *self,
                                              BittingFinding         *finding);
void           bitting_report_retell         (BittingReport          *self,
                                              const BittingPolicy    *policy,
                                              const BittingCatalogue *catalogue);
char          *bitting_report_dup_shared_reason
                                             (const BittingReport    *self,
                                              BittingVerdict          verdict);
guint          bitting_report_count          (const BittingReport    *self,
                                              BittingVerdict          verdict);
const char    *bitting_outcome_to_string     (BittingOutcome          outcome);
gboolean       bitting_outcome_from_string   (const char             *text,
                                              BittingOutcome         *outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingReport, bitting_report_unref)

G_END_DECLS
