/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-diagnosis.h"

G_BEGIN_DECLS

/** What can be put to the test by asking for something harmless. */
typedef enum
{
  BITTING_PROOF_WITHDRAW, /* may it see the address book for withdrawals? */
  BITTING_PROOF_SPOT,     /* may it see its spot orders? */
  BITTING_N_PROOFS,
} BittingProofKind;

typedef enum
{
  BITTING_PROOF_NOT_ASKED,
  BITTING_PROOF_ALLOWED,
  BITTING_PROOF_REFUSED, /* by the exchange, for want of the permission */
  BITTING_PROOF_UNCLEAR, /* anything else: no answer, or another refusal */
} BittingProofOutcome;

/**
 * BittingProof:
 * @outcome: what the exchange did
 * @ret_code: its code; 0 where it gave none, and where it allowed it
 * @code: why the outcome is unclear
 *
 * One question put to the exchange, beside what it says about the key. What was in the answer is
 * kept nowhere.
 */
typedef struct
{
  BittingProofOutcome  outcome;
  gint64               ret_code;
  BittingDiagnosisCode code;
} BittingProof;

const char *bitting_proof_kind_get_rule       (BittingProofKind kind);
const char *bitting_proof_kind_get_permission (BittingProofKind kind);

G_END_DECLS
