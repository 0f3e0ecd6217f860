/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a key shall give up, and what stays: worked out before anything is sent, so that a person
 * can be asked. A plan only ever takes away. */

#include "config.h"

#include "bitting-mending.h"

#include <string.h>

typedef struct
{
  BittingMending value;
  int            ref_count;
} Counted;

/* Source for all of the following: V5 documentation, "Modify Master API Key" and "Delete Master
 * API Key", state of 2026-07-24. */

/* Any of these lets a main account's key change and delete itself. */
static const char * const opening[] = {
  "Wallet.AccountTransfer", "Wallet.SubMemberTransfer", "Wallet.Withdraw",
};

/* Every group that the call takes. All of them are sent each time: whether one that is left out
 * is kept or cleared is not documented. */
static const char * const groups[] = {
  "ContractTrade", "Spot", "Wallet", "Options", "Derivatives", "Exchange", "Earn", "FiatP2P",
  "FiatBitPay", "FiatConvertBroker", "BitCard", "ByXPost", "Affiliate", "BlockTrade", NULL,
};

/* Groups that may be neither added nor removed by a call, so that they are sent as they are. */
static const char * const fixed_groups[] = {
  "FiatP2P", "FiatBitPay", "FiatConvertBroker", NULL,
};

/* Of the wallet only these can be sent; whatever else is in that group goes. */
static const char * const sendable_in_wallet[] = {
  "Wallet.AccountTransfer", "Wallet.SubMemberTransfer", NULL,
};

static gboolean
is_in_group (const char *id,
             const char *group)
{
  gsize length = strlen (group);

  return strncmp (id, group, length) == 0 && id[length] == '.';
}

static gboolean
is_in_groups (const char         *id,
              const char * const *names)
{
  for (; *names != NULL; names++)
    if (is_in_group (id, *names))
      return TRUE;

  return FALSE;
}

/* What the call cannot take away: it has no word for it, or it is bound to let it be. */
static gboolean
is_stuck (const char *id)
{
  return is_in_groups (id, fixed_groups) || !is_in_groups (id, groups);
}

/* What the call would take away whether it is wished or not. */
static gboolean
is_lost (const char *id)
{
  return is_in_group (id, "Wallet") && !g_strv_contains (sendable_in_wallet, id);
}

static gboolean
may_change_itself (const BittingKeyInfo *info)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (opening); i++)
    if (bitting_key_info_has_permission (info, opening[i]))
      return TRUE;

  return FALSE;
}

/* All that a key may do is sent when a part of it is taken away. What is not known would be
 * lost, and a key of unknown access might become one that can write. */
static gboolean
is_told (const BittingKeyInfo *info)
{
  guint i;

  for (i = 0; i < info->gaps->len; i++)
    {
      const BittingGap *gap = g_ptr_array_index (info->gaps, i);

      if (gap->fact == BITTING_FACT_ACCESS || gap->fact == BITTING_FACT_PERMISSIONS ||
          gap->fact == BITTING_FACT_GROUP)
        return FALSE;
    }

  return TRUE;
}

/* Puts each permission where it belongs. Returns whether all that is asked for can stay. */
static gboolean
sort_permissions (BittingMending       *self,
                  const BittingKeyInfo *info,
                  const BittingPolicy  *policy)
{
  gboolean whole = TRUE;
  guint i;

  for (i = 0; i < info->permissions->len; i++)
    {
      const char *id = g_ptr_array_index (info->permissions, i);
      gboolean wanted = bitting_policy_requires (policy, id);

      if (wanted && is_lost (id))
        whole = FALSE;
      g_ptr_array_add (wanted ? self->stays : is_stuck (id) ? self->stuck : self->goes,
                       g_strdup (id));
    }

  return whole;
}

/**
 * bitting_mending_new:
 * @info: what the exchange says about the key
 * @policy: what the key should look like
 *
 * Works out how a key can be mended by itself. What the policy asks for stays; all else goes, as
 * far as the exchange lets it. Nothing is ever added, no key becomes read-write, and trusted
 * addresses are left alone.
 *
 * Returns: (transfer full): the plan, which may say that it cannot be done
 */
BittingMending *
bitting_mending_new (const BittingKeyInfo *info,
                     const BittingPolicy  *policy)
{
  Counted *counted = g_new0 (Counted, 1);
  BittingMending *self = &counted->value;
  gboolean main_key = info->master_known && info->is_master;
  gboolean whole;

  counted->ref_count = 1;
  self->goes = g_ptr_array_new_with_free_func (g_free);
  self->stays = g_ptr_array_new_with_free_func (g_free);
  self->stuck = g_ptr_array_new_with_free_func (g_free);
  self->locks = !info->read_only && policy->access == BITTING_ACCESS_READ_ONLY;
  self->read_only = info->read_only || self->locks;
  whole = sort_permissions (self, info, policy);
  self->deletable = main_key && may_change_itself (info);

  if (!main_key)
    self->state = BITTING_MENDING_NOT_MAIN;
  else if (!self->deletable)
    self->state = BITTING_MENDING_NO_RIGHT;
  else if (!is_told (info))
    self->state = BITTING_MENDING_UNTOLD;
  else if (!whole)
    self->state = BITTING_MENDING_WOULD_LOSE;
  else if (self->goes->len == 0 && !self->locks)
    self->state = BITTING_MENDING_NEEDLESS;

  return self;
}

BittingMending *
bitting_mending_ref (BittingMending *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  ((Counted *) self)->ref_count++;

  return self;
}

void
bitting_mending_unref (BittingMending *self)
{
  g_return_if_fail (self != NULL);

  if (--((Counted *) self)->ref_count > 0)
    return;

  g_ptr_array_unref (self->goes);
  g_ptr_array_unref (self->stays);
  g_ptr_array_unref (self->stuck);
  g_free (self);
}

static gboolean
holds_all (const GPtrArray *list,
           const GPtrArray *of)
{
  guint i;

  for (i = 0; i < of->len; i++)
    if (!g_ptr_array_find_with_equal_func ((GPtrArray *) list, g_ptr_array_index (of, i),
                                           g_str_equal, NULL))
      return FALSE;

  return TRUE;
}

static gboolean
same_members (const GPtrArray *a,
              const GPtrArray *b)
{
  return holds_all (a, b) && holds_all (b, a);
}

/** Returns: whether both do the same; then who agreed to the one has agreed to the other */
gboolean
bitting_mending_equal (const BittingMending *a,
                       const BittingMending *b)
{
  return a->state == b->state && a->read_only == b->read_only && a->locks == b->locks &&
         same_members (a->goes, b->goes) && same_members (a->stays, b->stays) &&
         same_members (a->stuck, b->stuck);
}

/** Returns: (transfer none): every group that has to be sent, with or without content */
const char * const *
bitting_mending_get_groups (void)
{
  return groups;
}

static void
add_values (GPtrArray       *values,
            const GPtrArray *permissions,
            const char      *group)
{
  guint i;

  for (i = 0; i < permissions->len; i++)
    {
      const char *id = g_ptr_array_index (permissions, i);

      if (is_in_group (id, group))
        g_ptr_array_add (values, g_strdup (id + strlen (group) + 1));
    }
}

/**
 * bitting_mending_dup_values:
 * @self: a plan
 * @group: one of bitting_mending_get_groups()
 *
 * Returns: (transfer full): what the key shall hold of that group: nothing that it does not
 *   hold now
 */
GStrv
bitting_mending_dup_values (const BittingMending *self,
                            const char           *group)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  add_values (values, self->stays, group);
  add_values (values, self->stuck, group);
  g_ptr_array_add (values, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&values), FALSE);
}

/**
 * bitting_mending_compare:
 * @self: a plan that was possible
 * @after: what the exchange says about the key now
 *
 * Returns: what has become of the plan
 */
BittingMended
bitting_mending_compare (const BittingMending *self,
                         const BittingKeyInfo *after)
{
  guint wishes = self->goes->len + (self->locks ? 1 : 0);
  guint met = self->locks && after->read_only ? 1 : 0;
  guint i;

  for (i = 0; i < self->goes->len; i++)
    if (!bitting_key_info_has_permission (after, g_ptr_array_index (self->goes, i)))
      met++;

  if (met == 0)
    return BITTING_MENDED_NOT;
  /* That it is not told is no proof that it is gone. */
  if (!is_told (after))
    return BITTING_MENDED_PARTLY;
  /* Whatever went beside it, or came, is not as it was agreed. */
  if (met < wishes || after->read_only != self->read_only ||
      !holds_all (after->permissions, self->stays))
    return BITTING_MENDED_PARTLY;

  return BITTING_MENDED_WHOLLY;
}
