/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which policy a saved key is held against. A key remembers it by its id, so that an edit
 * counts from the next check on; one that is gone is told on the card. */

#include "config.h"

#include "bitting-keeper-private.h"

#include "bitting-data.h"

#include <glib/gi18n-lib.h>

/** Returns: (transfer none): the policies that there are */
BittingPolicyShelf *
bitting_keeper_get_policies (BittingKeeper *self)
{
  g_return_val_if_fail (BITTING_IS_KEEPER (self), NULL);

  return self->policies;
}

/**
 * bitting_keeper_find_policy:
 * @self: the keeper
 * @name: name of a saved key
 * @gone: (out) (optional) (transfer full) (nullable): id of the policy that the key was to be
 *   held against, if there is none of that id any more
 *
 * Returns: (transfer full): the policy that the next check holds the key against, without the
 *   addresses of the key's own: the one that was chosen for it, or the guide's
 */
BittingPolicy *
bitting_keeper_find_policy (BittingKeeper  *self,
                            const char     *name,
                            char          **gone)
{
  BittingHistory *history = NULL;
  g_autofree char *id = NULL;
  BittingPolicy *policy = NULL;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), NULL);

  if (gone != NULL)
    *gone = NULL;
  history = bitting_keeper_open_history (self);
  if (history != NULL)
    bitting_history_get_subject (history, name, &id, NULL, NULL);
  policy = bitting_policy_shelf_find (self->policies, id);
  if (policy != NULL)
    return policy;

  if (gone != NULL)
    *gone = g_steal_pointer (&id);

  return bitting_policy_ref (bitting_data_get_policy ("guide"));
}

/**
 * bitting_keeper_set_policy:
 * @self: the keeper
 * @item: a saved key
 * @policy: what it is to be held against from now on: one of the shelf
 * @error: return location for an error of the history
 *
 * Where the policy names addresses, they take the place of the key's own.
 *
 * Returns: whether that is remembered
 */
gboolean
bitting_keeper_set_policy (BittingKeeper        *self,
                           const BittingItem    *item,
                           const BittingPolicy  *policy,
                           GError              **error)
{
  BittingHistory *history = NULL;
  g_autofree char *masked = bitting_api_key_mask (item->api_key);
  g_autofree char *ips = NULL;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), FALSE);

  history = bitting_keeper_need_history (self, error);
  if (history == NULL)
    return FALSE;

  bitting_history_get_subject (history, item->name, NULL, &ips, NULL);

  return bitting_history_remember (history, item->name, item->environment, item->host, masked,
                                   policy->id, policy->ips != NULL || ips == NULL ? "" : ips, error);
}

/* A policy from a file has to be there still when the key is checked the next time. */
char *
bitting_keeper_adopt_policy (BittingKeeper      *self,
                             const BittingTerms *terms)
{
  g_autoptr (BittingPolicy) kept = NULL;
  g_autoptr (GError) error = NULL;

  if (terms == NULL || terms->policy == NULL)
    return g_strdup ("guide");

  kept = bitting_policy_shelf_adopt (self->policies, terms->policy, &error);
  if (kept != NULL)
    return g_strdup (kept->id);

  bitting_keeper_note_trouble (self, error);

  return g_strdup (terms->policy->id);
}

/* Returns: (transfer full): what a card says that could not be made as the person wished */
BittingFinding *
bitting_keeper_make_gone_finding (const char *id)
{
  BittingFinding *finding = bitting_finding_new ("policy", BITTING_VERDICT_ATTENTION, BITTING_GRADE_B);
  const BittingPolicy *guide = bitting_data_get_policy ("guide");

  finding->title = g_strdup (_("The policy of this key is gone"));
  finding->evidence = g_strdup_printf (_("It was to be held against “%s”, which is not on this computer. "
                                         "“%s” was taken in its place."), id, guide->title);
  finding->why = g_strdup (_("The grade is for another kind of key than you may have wanted."));
  finding->fix = g_strdup (_("Import the policy again, or choose another one for this key."));

  return finding;
}
