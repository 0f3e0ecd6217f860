/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-policy.h"

typedef struct
{
  BittingPolicy value;
  int           ref_count;
} Counted;

static const char * const accesses[] = {
  [BITTING_ACCESS_ANY] = "any",
  [BITTING_ACCESS_READ_WRITE] = "read-write",
  [BITTING_ACCESS_READ_ONLY] = "read-only",
};

/**
 * bitting_policy_new:
 * @id: stable name
 *
 * Returns: (transfer full): a policy that asks for nothing yet, for its maker to fill in
 */
BittingPolicy *
bitting_policy_new (const char *id)
{
  Counted *counted = g_new0 (Counted, 1);

  counted->ref_count = 1;
  counted->value.id = g_strdup (id);
  counted->value.required = g_new0 (char *, 1);
  counted->value.forbidden = g_new0 (char *, 1);

  return &counted->value;
}

BittingPolicy *
bitting_policy_ref (BittingPolicy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  ((Counted *) self)->ref_count++;

  return self;
}

void
bitting_policy_unref (BittingPolicy *self)
{
  g_return_if_fail (self != NULL);

  if (--((Counted *) self)->ref_count > 0)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->description);
  g_strfreev (self->required);
  g_strfreev (self->forbidden);
  g_clear_pointer (&self->ips, bitting_ip_list_unref);
  g_free (self);
}

/**
 * bitting_policy_with_ips:
 * @self: a policy
 * @ips: (nullable): the addresses that the key should be bound to
 *
 * Returns: (transfer full): the same policy with these addresses instead of its own;
 *   an empty list, or none, leaves its own
 */
BittingPolicy *
bitting_policy_with_ips (const BittingPolicy *self,
                         BittingIpList       *ips)
{
  BittingPolicy *copy = bitting_policy_new (self->id);

  copy->title = g_strdup (self->title);
  copy->description = g_strdup (self->description);
  copy->access = self->access;
  g_strfreev (copy->required);
  g_strfreev (copy->forbidden);
  copy->required = g_strdupv (self->required);
  copy->forbidden = g_strdupv (self->forbidden);
  copy->ip_required = self->ip_required;
  copy->personal = self->personal;
  copy->min_days = self->min_days;
  if (ips != NULL && ips->addresses->len > 0)
    copy->ips = bitting_ip_list_ref (ips);
  else if (self->ips != NULL)
    copy->ips = bitting_ip_list_ref (self->ips);

  return copy;
}

gboolean
bitting_policy_requires (const BittingPolicy *self,
                         const char          *permission)
{
  return g_strv_contains ((const char * const *) self->required, permission);
}

gboolean
bitting_policy_forbids (const BittingPolicy *self,
                        const char          *permission)
{
  return g_strv_contains ((const char * const *) self->forbidden, permission);
}

const char *
bitting_access_to_string (BittingAccess access)
{
  g_return_val_if_fail (access < G_N_ELEMENTS (accesses), NULL);

  return accesses[access];
}

gboolean
bitting_access_from_string (const char    *text,
                            BittingAccess *access)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (accesses); i++)
    if (g_strcmp0 (accesses[i], text) == 0)
      {
        *access = i;
        return TRUE;
      }

  return FALSE;
}
