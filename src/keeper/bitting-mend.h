/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-mending.h"
#include "bitting-report.h"

G_BEGIN_DECLS

/**
 * BittingMendEnd:
 * @BITTING_MEND_DONE: it is as it was agreed
 * @BITTING_MEND_PARTLY: something else came of it; the card says what the key is now
 * @BITTING_MEND_NOTHING: nothing has changed
 * @BITTING_MEND_REFUSED: the exchange refused
 * @BITTING_MEND_STALE: the key is not what the person agreed about, so nothing was sent
 * @BITTING_MEND_UNANSWERED: the key could not be asked about first, so nothing was sent
 * @BITTING_MEND_UNKNOWN: it was sent, and what came of it could not be asked
 *
 * How it ended when a key was told to change or delete itself.
 */
typedef enum
{
  BITTING_MEND_DONE,
  BITTING_MEND_PARTLY,
  BITTING_MEND_NOTHING,
  BITTING_MEND_REFUSED,
  BITTING_MEND_STALE,
  BITTING_MEND_UNANSWERED,
  BITTING_MEND_UNKNOWN,
} BittingMendEnd;

/**
 * BittingMend:
 * @end: how it ended
 * @deletes: whether the key was to delete itself
 * @lost: whether the exchange's answer was lost, so that it had to be asked what happened
 * @mending: (owned) (nullable): what was to be done; NULL if the key could not be asked about
 * @before: (owned): the card of the key before
 * @after: (owned) (nullable): its card after; NULL if nothing was sent, or it was refused
 * @refusal: (owned) (nullable): why the exchange refused
 *
 * What became of a key that was told to change or delete itself.
 */
typedef struct
{
  BittingMendEnd    end;
  gboolean          deletes;
  gboolean          lost;
  BittingMending   *mending;
  BittingReport    *before;
  BittingReport    *after;
  BittingDiagnosis *refusal;
} BittingMend;

void        bitting_mend_free          (BittingMend       *self);
char       *bitting_mend_dup_sentence  (const BittingMend *self);
const char *bitting_mend_end_to_string (BittingMendEnd     end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingMend, bitting_mend_free)

G_END_DECLS
