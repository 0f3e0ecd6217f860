/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-diagnosis.h"
#include "bitting-key-info.h"
#include "bitting-proof.h"

G_BEGIN_DECLS

/**
 * BittingNetwork:
 * @requests: requests sent
 * @connections: connections opened for them
 * @total_ms: milliseconds from the first byte sent to the last one read
 * @clock_known: whether @clock_skew_ms was measured
 * @clock_skew_ms: this computer's clock minus the exchange's; positive means ours is fast
 *
 * What one check cost on the wire.
 */
typedef struct
{
  guint    requests;
  guint    connections;
  gint64   total_ms;
  gboolean clock_known;
  gint64   clock_skew_ms;
} BittingNetwork;

/**
 * BittingAnswer:
 * @key_info: (nullable): what the exchange said about the key
 * @diagnosis: (nullable): why it said nothing; exactly one of the two is set
 * @proofs: what the exchange did when it was put to the test, for each kind
 * @network: what it cost
 */
typedef struct
{
  BittingKeyInfo   *key_info;
  BittingDiagnosis *diagnosis;
  BittingProof      proofs[BITTING_N_PROOFS];
  BittingNetwork    network;
} BittingAnswer;

BittingAnswer *bitting_answer_new_key_info  (BittingKeyInfo       *key_info,
                                             const BittingNetwork *network);
BittingAnswer *bitting_answer_new_diagnosis (BittingDiagnosis     *diagnosis,
                                             const BittingNetwork *network);
void           bitting_answer_free          (BittingAnswer        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingAnswer, bitting_answer_free)

G_END_DECLS
