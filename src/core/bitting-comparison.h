/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-report.h"

G_BEGIN_DECLS

/** How one side of a new key stands to the same side of the old one. The order is the one in
 * which they are told. */
typedef enum
{
  BITTING_RELATION_LOOSER,
  BITTING_RELATION_UNPROVEN,
  BITTING_RELATION_STRICTER,
  BITTING_RELATION_SAME,
} BittingRelation;

/**
 * BittingStrictness:
 * @BITTING_STRICTNESS_PROVEN: the new key can do no more than the old one
 * @BITTING_STRICTNESS_UNPROVEN: nothing shows that it can do more, but not all is known
 * @BITTING_STRICTNESS_LOOSER: it can do more
 *
 * Whether a new key is at least as strict as the old one.
 */
typedef enum
{
  BITTING_STRICTNESS_PROVEN,
  BITTING_STRICTNESS_UNPROVEN,
  BITTING_STRICTNESS_LOOSER,
} BittingStrictness;

/**
 * BittingDifference:
 * @aspect: stable name of the side, such as "permission.Wallet.Withdraw" or "ip.203.0.113.5"
 * @relation: how the new key stands to the old one
 * @title: (translated): the side in a few words
 * @before: (translated): what the old key has
 * @after: (translated): what the new key has
 *
 * One line of a comparison.
 */
typedef struct
{
  char           *aspect;
  BittingRelation relation;
  char           *title;
  char           *before;
  char           *after;
} BittingDifference;

/**
 * BittingComparison:
 * @strictness: whether the new key is at least as strict
 * @differences: (element-type BittingDifference): every side that was compared, the worst first
 * @diagnosis: (nullable): why the exchange told nothing of the new key
 * @before_at: when the old key was seen as it is compared here, UTC
 * @after_at: the same of the new key
 *
 * A new key beside the old one that it is to replace. A value: reference counted, immutable.
 */
typedef struct
{
  BittingStrictness strictness;
  GPtrArray        *differences;
  BittingDiagnosis *diagnosis;
  GDateTime        *before_at;
  GDateTime        *after_at;
} BittingComparison;

BittingComparison *bitting_comparison_new           (const BittingReport     *before,
                                                     const BittingReport     *after,
                                                     const BittingCatalogue  *catalogue);
BittingComparison *bitting_comparison_ref           (BittingComparison       *self);
void               bitting_comparison_unref         (BittingComparison       *self);
guint              bitting_comparison_count         (const BittingComparison *self,
                                                     BittingRelation          relation);
char              *bitting_comparison_dup_title     (const BittingComparison *self);
char              *bitting_comparison_dup_sentence  (const BittingComparison *self);
const char        *bitting_relation_to_string       (BittingRelation          relation);
const char        *bitting_relation_get_label       (BittingRelation          relation);
const char        *bitting_strictness_to_string     (BittingStrictness        strictness);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingComparison, bitting_comparison_unref)

G_END_DECLS
