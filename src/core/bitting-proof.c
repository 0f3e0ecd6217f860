/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-proof.h"

static const struct
{
  const char *rule;
  const char *permission;
} kinds[] = {
  [BITTING_PROOF_WITHDRAW] = { "proof.withdraw", "Wallet.Withdraw" },
  [BITTING_PROOF_SPOT] = { "proof.spot", "Spot.SpotTrade" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == BITTING_N_PROOFS);

/** Returns: (transfer none): the stable name of the rule that the proof belongs to */
const char *
bitting_proof_kind_get_rule (BittingProofKind kind)
{
  g_return_val_if_fail (kind < BITTING_N_PROOFS, NULL);

  return kinds[kind].rule;
}

/** Returns: (transfer none): the permission that is put to the test */
const char *
bitting_proof_kind_get_permission (BittingProofKind kind)
{
  g_return_val_if_fail (kind < BITTING_N_PROOFS, NULL);

  return kinds[kind].permission;
}
