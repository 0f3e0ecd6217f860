/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The second opinion: what the exchange says about a key, held against what it does when the
 * key asks for something harmless. */

#include "config.h"

#include "bitting-rules.h"

#include <glib/gi18n-lib.h>

#define STEP_PERMISSIONS 5

/* Shown as it is, so that a person or a support desk can look it up. */
static char *
dup_code (const BittingProof *proof)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, proof->ret_code);
}

static BittingFinding *
add (BittingTrial     *trial,
     BittingProofKind  kind,
     BittingVerdict    verdict,
     BittingGrade      worst,
     const char       *title,
     char             *evidence)
{
  return bitting_trial_add (trial, bitting_proof_kind_get_rule (kind), verdict, worst,
                            g_strdup (title), evidence);
}

/* The exchange says one thing and does another: then nothing of it can be relied on. */
static void
add_contradiction (BittingTrial     *trial,
                   BittingProofKind  kind,
                   BittingGrade      worst,
                   const char       *title,
                   char             *evidence)
{
  BittingFinding *finding = add (trial, kind, BITTING_VERDICT_FAIL, worst, title, evidence);

  finding->why = g_strdup (_("What Bybit says about the key and what it does with the key differ, "
                             "so the rest of this card is not certain either."));
  finding->fix = g_strdup (_("Do not use the key. Delete it on the site, make a new one and prove "
                             "that one. If it happens again, show this card to Bybit’s support."));
  finding->step = STEP_PERMISSIONS;
}

/* A question without a clear answer proves nothing: it helps no grade, and it harms none, as
 * what the exchange says about the key stands as it stood. */
static void
add_unclear (BittingTrial       *trial,
             BittingProofKind    kind,
             const BittingProof *proof,
             const char         *title)
{
  const char *word = bitting_diagnosis_code_to_string (proof->code);
  g_autofree char *code = dup_code (proof);
  BittingFinding *finding = NULL;
  char *evidence = NULL;

  if (proof->ret_code != 0)
    evidence = g_strdup_printf (_("Bybit’s answer to this question was neither yes nor no: "
                                  "code %s."), code);
  else
    /* Translators: %s is a stable word for programs, such as "timeout" */
    evidence = g_strdup_printf (_("There was no usable answer to this question (%s)."), word);

  finding = add (trial, kind, BITTING_VERDICT_UNKNOWN, BITTING_GRADE_A, title, evidence);
  finding->why = g_strdup (_("What Bybit says about the key has no second opinion here. "
                             "You can prove it again later."));
}

static void
judge_withdraw_allowed (BittingTrial *trial,
                        gboolean      held)
{
  BittingGrade worst = trial->key_info->read_only ? BITTING_GRADE_D : BITTING_GRADE_F;
  BittingFinding *finding = NULL;

  if (!held)
    {
      add_contradiction (trial, BITTING_PROOF_WITHDRAW, worst,
                         _("Bybit contradicts itself about withdrawals"),
                         g_strdup (_("Bybit’s list of what the key may do is without "
                                     "“Wallet.Withdraw”, yet it opened the address book for "
                                     "withdrawals, which needs just that.")));
      return;
    }

  if (bitting_policy_requires (trial->policy, "Wallet.Withdraw"))
    finding = add (trial, BITTING_PROOF_WITHDRAW, BITTING_VERDICT_PASS, BITTING_GRADE_A,
                   _("Withdrawal is open, and proven"),
                   g_strdup (_("Bybit opened the address book for withdrawals.")));
  else
    finding = add (trial, BITTING_PROOF_WITHDRAW, BITTING_VERDICT_FAIL, worst,
                   _("Withdrawal is open, and proven"),
                   g_strdup (_("Bybit opened the address book for withdrawals.")));
  finding->why = g_strdup (_("Proven: Bybit lets this key use what belongs to withdrawals. The "
                             "addresses themselves are neither shown nor kept. Not proven: that "
                             "a withdrawal would go through. Bitting never tries one."));
  if (finding->verdict == BITTING_VERDICT_FAIL)
    {
      finding->fix = g_strdup (_("Take the withdrawal permission away from the key."));
      finding->step = STEP_PERMISSIONS;
    }
}

/* Source: V5 documentation, "Get Withdrawal Address List": it needs the withdrawal permission,
 * and 10005 means that the permission is missing. */
static void
judge_withdraw (BittingTrial       *trial,
                const BittingProof *proof,
                gboolean            held)
{
  g_autofree char *code = dup_code (proof);
  BittingFinding *finding = NULL;

  if (proof->outcome == BITTING_PROOF_ALLOWED)
    {
      judge_withdraw_allowed (trial, held);
      return;
    }
  if (proof->outcome == BITTING_PROOF_UNCLEAR)
    {
      add_unclear (trial, BITTING_PROOF_WITHDRAW, proof, _("Withdrawal: not proven"));
      return;
    }
  if (held)
    {
      add_contradiction (trial, BITTING_PROOF_WITHDRAW, BITTING_GRADE_D,
                         _("Bybit contradicts itself about withdrawals"),
                         g_strdup_printf (_("Bybit’s list of what the key may do holds "
                                            "“Wallet.Withdraw”, yet it refused the address book "
                                            "for withdrawals with code %s, permission denied."),
                                          code));
      return;
    }

  finding = add (trial, BITTING_PROOF_WITHDRAW, BITTING_VERDICT_PASS, BITTING_GRADE_A,
                 _("Withdrawal is refused, and proven"),
                 g_strdup_printf (_("Asked for the address book for withdrawals, Bybit answered "
                                    "with code %s, permission denied."), code));
  finding->why = g_strdup (_("Proven: Bybit does not only say that withdrawal is off, it also "
                             "refuses it to this key. Not proven: that it stays so. Whoever can "
                             "log in to the account can change the key."));
}

/* Which permission opens the list of spot orders is not documented. Some other right to trade
 * may do it as well. */
static gboolean
may_see_orders_otherwise (const BittingKeyInfo *info)
{
  static const char * const groups[] = { "ContractTrade.", "Options.", "Derivatives.",
                                         "BlockTrade." };
  guint i, j;

  for (i = 0; i < info->permissions->len; i++)
    for (j = 0; j < G_N_ELEMENTS (groups); j++)
      if (g_str_has_prefix (g_ptr_array_index (info->permissions, i), groups[j]))
        return TRUE;

  return FALSE;
}

static void
judge_spot_allowed (BittingTrial *trial,
                    gboolean      held)
{
  BittingFinding *finding = NULL;

  if (held)
    {
      finding = add (trial, BITTING_PROOF_SPOT, BITTING_VERDICT_PASS, BITTING_GRADE_A,
                     _("Spot is open, and proven"),
                     g_strdup (_("Asked for the key’s spot orders, Bybit opened the list.")));
      finding->why = g_strdup (trial->key_info->read_only
                                 ? _("Proven: the key can see spot orders. It is read-only, so it "
                                     "cannot place one.")
                                 : _("Proven: key, secret and address work, and Bybit lets the key "
                                     "see spot orders. Not proven: that it would take an order. "
                                     "Bitting never places one."));
    }
  else if (may_see_orders_otherwise (trial->key_info))
    {
      finding = add (trial, BITTING_PROOF_SPOT, BITTING_VERDICT_UNKNOWN, BITTING_GRADE_A,
                     _("Spot: not proven"),
                     g_strdup (_("Bybit opened the list of spot orders, although its list of what "
                                 "the key may do is without “Spot.SpotTrade”.")));
      finding->why = g_strdup (_("The key’s other rights to trade may open that list too: Bybit "
                                 "does not say which right it needs. So this proves nothing."));
    }
  else
    {
      add_contradiction (trial, BITTING_PROOF_SPOT, BITTING_GRADE_D,
                         _("Bybit contradicts itself about spot trading"),
                         g_strdup (_("Bybit’s list of what the key may do is without "
                                     "“Spot.SpotTrade” and any other right to trade, yet it opened "
                                     "the list of spot orders.")));
    }
}

static void
judge_spot (BittingTrial       *trial,
            const BittingProof *proof,
            gboolean            held)
{
  g_autofree char *code = dup_code (proof);
  BittingFinding *finding = NULL;

  if (proof->outcome == BITTING_PROOF_ALLOWED)
    {
      judge_spot_allowed (trial, held);
      return;
    }
  if (proof->outcome == BITTING_PROOF_UNCLEAR)
    {
      add_unclear (trial, BITTING_PROOF_SPOT, proof, _("Spot: not proven"));
      return;
    }
  if (held)
    {
      add_contradiction (trial, BITTING_PROOF_SPOT, BITTING_GRADE_C,
                         _("Bybit contradicts itself about spot trading"),
                         g_strdup_printf (_("Bybit’s list of what the key may do holds "
                                            "“Spot.SpotTrade”, yet it refused the list of spot "
                                            "orders with code %s, permission denied."), code));
      return;
    }

  finding = add (trial, BITTING_PROOF_SPOT, BITTING_VERDICT_PASS, BITTING_GRADE_A,
                 _("Spot is refused, and proven"),
                 g_strdup_printf (_("Asked for the key’s spot orders, Bybit answered with code "
                                    "%s, permission denied."), code));
  finding->why = g_strdup (_("Proven: Bybit does not only say that spot trading is off, it also "
                             "refuses it to this key."));
}

/**
 * bitting_rules_judge_proofs:
 * @trial: what to look at
 *
 * Adds a finding for each proof that was asked for. One that agrees with what the exchange says
 * passes; a contradiction fails; and whatever is neither is unknown.
 */
void
bitting_rules_judge_proofs (BittingTrial *trial)
{
  static void (* const judges[]) (BittingTrial *, const BittingProof *, gboolean) = {
    [BITTING_PROOF_WITHDRAW] = judge_withdraw,
    [BITTING_PROOF_SPOT] = judge_spot,
  };
  guint kind;

  for (kind = 0; trial->proofs != NULL && kind < BITTING_N_PROOFS; kind++)
    if (trial->proofs[kind].outcome != BITTING_PROOF_NOT_ASKED)
      judges[kind] (trial, &trial->proofs[kind],
                    bitting_key_info_has_permission (trial->key_info,
                                                     bitting_proof_kind_get_permission (kind)));
}
