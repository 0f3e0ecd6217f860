/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-report.h"

G_BEGIN_DECLS

/**
 * BittingCard:
 * @checked_at: seconds since 1970, UTC
 * @outcome: whether every rule could be decided
 * @grade: the mark; NONE unless the outcome is complete
 * @json: (nullable): the report, as in a report file; NULL where only an overview was asked for
 *
 * One past report card, as history keeps it.
 */
typedef struct
{
  gint64         checked_at;
  BittingOutcome outcome;
  BittingGrade   grade;
  char          *json;
} BittingCard;

BittingCard *bitting_card_new  (gint64          checked_at,
                                BittingOutcome  outcome,
                                BittingGrade    grade,
                                const char     *json);
void         bitting_card_free (BittingCard    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingCard, bitting_card_free)

G_END_DECLS
