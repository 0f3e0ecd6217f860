/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-change.h"
#include "bitting-report.h"

G_BEGIN_DECLS

/**
 * BittingEvent:
 * @card: number of the card in the history
 * @checked_at: seconds since 1970, UTC
 * @outcome: whether every rule could be decided
 * @grade: the mark; NONE unless the outcome is complete
 * @diagnosed: whether the exchange could not be asked, or refused
 * @diagnosis: why
 * @old_key: TRUE if the card is of another key that had the name before
 * @source: how the answer came to this computer
 * @changes: (element-type BittingChange): what became different; empty if nothing did
 *
 * One check on the timeline of a key.
 */
typedef struct
{
  gint64               card;
  gint64               checked_at;
  BittingOutcome       outcome;
  BittingGrade         grade;
  gboolean             diagnosed;
  BittingDiagnosisCode diagnosis;
  gboolean             old_key;
  BittingSourceKind    source;
  GPtrArray           *changes;
} BittingEvent;

BittingEvent *bitting_event_new  (const char   *changes);
void          bitting_event_free (BittingEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingEvent, bitting_event_free)

G_END_DECLS
