/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-key-info.h"

#include "bitting-ip-list.h"

#include <string.h>

typedef struct
{
  BittingKeyInfo value;
  int            ref_count;
} Counted;

static const char * const accounts[] = {
  [BITTING_ACCOUNT_UNKNOWN] = "unknown",
  [BITTING_ACCOUNT_MAIN] = "main",
  [BITTING_ACCOUNT_SUB] = "sub",
};

/**
 * bitting_key_info_new:
 *
 * Returns: (transfer full): key info that knows nothing yet, for its maker to fill in
 */
BittingKeyInfo *
bitting_key_info_new (void)
{
  Counted *counted = g_new0 (Counted, 1);
  BittingKeyInfo *self = &counted->value;

  counted->ref_count = 1;
  self->permissions = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->ips = g_ptr_array_new_with_free_func (g_free);
  self->gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_gap_free);

  return self;
}

BittingKeyInfo *
bitting_key_info_ref (BittingKeyInfo *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  ((Counted *) self)->ref_count++;

  return self;
}

void
bitting_key_info_unref (BittingKeyInfo *self)
{
  g_return_if_fail (self != NULL);

  if (--((Counted *) self)->ref_count > 0)
    return;

  g_free (self->api_key);
  g_free (self->note);
  g_ptr_array_unref (self->permissions);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->ips);
  g_clear_pointer (&self->created_at, g_date_time_unref);
  g_clear_pointer (&self->expires_at, g_date_time_unref);
  g_free (self->vip_level);
  g_ptr_array_unref (self->gaps);
  g_free (self);
}

gboolean
bitting_key_info_has_permission (const BittingKeyInfo *self,
                                 const char           *permission)
{
  return g_ptr_array_find_with_equal_func (self->permissions, permission, g_str_equal, NULL);
}

gboolean
bitting_key_info_has_group (const BittingKeyInfo *self,
                            const char           *group)
{
  return g_ptr_array_find_with_equal_func (self->groups, group, g_str_equal, NULL);
}

/**
 * bitting_key_info_is_bound:
 * @self: key info
 *
 * Returns: TRUE if the key works from listed addresses only. An empty list, and a "*"
 *   anywhere in it, mean that it works from everywhere (source: samples of the V5
 *   documentation; which of the two an unbound key returns today is not stated)
 */
gboolean
bitting_key_info_is_bound (const BittingKeyInfo *self)
{
  guint i;

  for (i = 0; i < self->ips->len; i++)
    if (strchr (g_ptr_array_index (self->ips, i), '*') != NULL)
      return FALSE;

  return self->ips->len > 0;
}

void
bitting_key_info_add_gap (BittingKeyInfo   *self,
                          BittingFact       fact,
                          const char       *name,
                          BittingGapReason  reason)
{
  g_ptr_array_add (self->gaps, bitting_gap_new (fact, name, reason));
}

/** Returns: (transfer none) (nullable): why that is not known; NULL if it is */
const BittingGap *
bitting_key_info_find_gap (const BittingKeyInfo *self,
                           BittingFact           fact)
{
  guint i;

  for (i = 0; i < self->gaps->len; i++)
    {
      const BittingGap *gap = g_ptr_array_index (self->gaps, i);

      if (gap->fact == fact)
        return gap;
    }

  return NULL;
}

/** Returns: (transfer none) (nullable): why it is not known what the key holds of that group;
 * NULL if the answer was clear about it, or did not name it */
const BittingGap *
bitting_key_info_find_group_gap (const BittingKeyInfo *self,
                                 const char           *group)
{
  guint i;

  for (i = 0; i < self->gaps->len; i++)
    {
      const BittingGap *gap = g_ptr_array_index (self->gaps, i);

      if (gap->fact == BITTING_FACT_PERMISSIONS ||
          (gap->fact == BITTING_FACT_GROUP && strcmp (gap->name, group) == 0))
        return gap;
    }

  return NULL;
}

/** Returns: whether @address, in whatever spelling, is on the key's list */
gboolean
bitting_key_info_allows_address (const BittingKeyInfo *self,
                                 const char           *address)
{
  g_autofree char *wanted = bitting_ip_canonicalize (address);
  guint i;

  for (i = 0; i < self->ips->len; i++)
    {
      const char *ip = g_ptr_array_index (self->ips, i);
      g_autofree char *canonical = bitting_ip_canonicalize (ip);

      if (g_str_equal (ip, address) || (wanted != NULL && g_strcmp0 (canonical, wanted) == 0))
        return TRUE;
    }

  return FALSE;
}

/** Returns: whose key it is, as far as the answer says */
BittingAccount
bitting_key_info_get_account (const BittingKeyInfo *self)
{
  if (!self->master_known)
    return BITTING_ACCOUNT_UNKNOWN;

  return self->is_master ? BITTING_ACCOUNT_MAIN : BITTING_ACCOUNT_SUB;
}

/** Returns: (transfer none): the stable word for programs */
const char *
bitting_account_to_string (BittingAccount account)
{
  g_return_val_if_fail (account < G_N_ELEMENTS (accounts), NULL);

  return accounts[account];
}

gboolean
bitting_account_from_string (const char     *text,
                             BittingAccount *account)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (accounts); i++)
    if (g_strcmp0 (accounts[i], text) == 0)
      {
        *account = i;
        return TRUE;
      }

  return FALSE;
}
