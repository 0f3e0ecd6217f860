/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** What an answer should have told, as far as a rule rests on it. */
typedef enum
{
  BITTING_FACT_ACCESS,
  BITTING_FACT_PERMISSIONS, /* all of them */
  BITTING_FACT_GROUP,       /* the permissions of one group */
  BITTING_FACT_ADDRESSES,
  BITTING_FACT_USAGE,
  BITTING_FACT_EXPIRY,
  BITTING_FACT_SIGNING,
  BITTING_FACT_ACCOUNT,
} BittingFact;

/** Why it did not. */
typedef enum
{
  BITTING_GAP_ABSENT,
  BITTING_GAP_NULL,
  BITTING_GAP_TYPE,  /* of another type than the documented one */
  BITTING_GAP_TWICE, /* nobody can say which of the two counts */
  BITTING_GAP_VALUE, /* of the right type, but it makes no sense */
} BittingGapReason;

/**
 * BittingGap:
 * @fact: what is not known
 * @name: what the exchange calls it in its answer; of a group, its name
 * @reason: why it is not known
 *
 * A hole in an answer. Nothing is ever concluded from one: the rule that rests on it is
 * unknown.
 */
typedef struct
{
  BittingFact      fact;
  char            *name;
  BittingGapReason reason;
} BittingGap;

BittingGap *bitting_gap_new                (BittingFact       fact,
                                            const char       *name,
                                            BittingGapReason  reason);
void        bitting_gap_free               (BittingGap       *self);
char       *bitting_gap_describe           (const BittingGap *self);

const char *bitting_fact_to_string         (BittingFact       fact);
gboolean    bitting_fact_from_string       (const char       *text,
                                            BittingFact      *fact);
const char *bitting_gap_reason_to_string   (BittingGapReason  reason);
gboolean    bitting_gap_reason_from_string (const char       *text,
                                            BittingGapReason *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingGap, bitting_gap_free)

G_END_DECLS
