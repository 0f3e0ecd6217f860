/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  BITTING_VERDICT_PASS,
  BITTING_VERDICT_ATTENTION,
  BITTING_VERDICT_FAIL,
  BITTING_VERDICT_UNKNOWN,
} BittingVerdict;

/** The mark of a whole card. Ordered: a larger value is a worse grade; NONE comes last. */
typedef enum
{
  BITTING_GRADE_A,
  BITTING_GRADE_B,
  BITTING_GRADE_C,
  BITTING_GRADE_D,
  BITTING_GRADE_F,
  BITTING_GRADE_NONE,
} BittingGrade;

/**
 * BittingFinding:
 * @rule: stable name of the rule, such as "permission.Wallet.Withdraw"
 * @verdict: what the check found
 * @worst: the best grade that a card with this finding can still have; NONE if no grade can be
 *   given without knowing more
 * @title: (translated): the finding in a few words
 * @evidence: (translated): what the exchange answered
 * @why: (translated): why it matters
 * @fix: (nullable) (translated): how to mend it; NULL where nothing is to be mended
 * @step: number of the guide's step that mends it, or 0
 *
 * One line of a report card.
 */
typedef struct
{
  char          *rule;
  BittingVerdict verdict;
  BittingGrade   worst;
  char          *title;
  char          *evidence;
  char          *why;
  char          *fix;
  guint          step;
} BittingFinding;

BittingFinding *bitting_finding_new            (const char     *rule,
                                                BittingVerdict  verdict,
                                                BittingGrade    worst);
void            bitting_finding_free           (BittingFinding *self);
gboolean        bitting_finding_is_for_site    (const BittingFinding *self);
const char     *bitting_verdict_to_string      (BittingVerdict  verdict);
gboolean        bitting_verdict_from_string    (const char     *text,
                                                BittingVerdict *verdict);
const char     *bitting_verdict_get_label      (BittingVerdict  verdict);
const char     *bitting_grade_to_string        (BittingGrade    grade);
gboolean        bitting_grade_from_string      (const char     *text,
                                                BittingGrade   *grade);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingFinding, bitting_finding_free)

G_END_DECLS
