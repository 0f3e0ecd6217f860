/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-ip-list.h"

G_BEGIN_DECLS

typedef enum
{
  BITTING_ACCESS_ANY,
  BITTING_ACCESS_READ_WRITE,
  BITTING_ACCESS_READ_ONLY,
} BittingAccess;

/** What a policy wants of one permission. */
typedef enum
{
  BITTING_WISH_NONE, /* it does not say: a key that has it is judged by what it can do */
  BITTING_WISH_ON,
  BITTING_WISH_OFF,
} BittingWish;

/** Limits of what a person may write about a policy, in characters. */
#define BITTING_POLICY_MAX_TITLE 80
#define BITTING_POLICY_MAX_DESCRIPTION 500
#define BITTING_POLICY_MAX_DAYS 3650

/**
 * BittingPolicy:
 * @id: stable name for programs, such as "guide"
 * @title: name for people
 * @description: one sentence
 * @access: what the key must be able to do
 * @required: permissions that must be there, each "Group.Value"
 * @forbidden: permissions that must not be there; whatever is neither is unexpected
 * @ip_required: whether the key must be bound to addresses
 * @ips: (nullable): the addresses that it should be bound to, no more and no fewer
 * @personal: whether it must be made for the owner's own use ("API Transaction")
 * @min_days: attention when it ends in so many days or fewer
 *
 * What a key should look like. A value: reference counted.
 */
typedef struct
{
  char          *id;
  char          *title;
  char          *description;
  BittingAccess  access;
  GStrv          required;
  GStrv          forbidden;
  gboolean       ip_required;
  BittingIpList *ips;
  gboolean       personal;
  guint          min_days;
} BittingPolicy;

BittingPolicy *bitting_policy_new            (const char          *id);
BittingPolicy *bitting_policy_ref            (BittingPolicy       *self);
void           bitting_policy_unref          (BittingPolicy       *self);
BittingPolicy *bitting_policy_copy           (const BittingPolicy *self);
BittingPolicy *bitting_policy_with_ips       (const BittingPolicy *self,
                                              BittingIpList       *ips);
BittingPolicy *bitting_policy_with_id        (const BittingPolicy *self,
                                              const char          *id);
gboolean       bitting_policy_equal          (const BittingPolicy *self,
                                              const BittingPolicy *other);
char          *bitting_policy_dup_digest     (const BittingPolicy *self);
BittingWish    bitting_policy_get_wish       (const BittingPolicy *self,
                                              const char          *permission);
void           bitting_policy_set_wish       (BittingPolicy       *self,
                                              const char          *permission,
                                              BittingWish          wish);
gboolean       bitting_policy_requires       (const BittingPolicy *self,
                                              const char          *permission);
gboolean       bitting_policy_forbids        (const BittingPolicy *self,
                                              const char          *permission);
gboolean       bitting_policy_check_id       (const char          *id);
char          *bitting_policy_dup_id         (const char          *title);
const char    *bitting_access_to_string      (BittingAccess        access);
gboolean       bitting_access_from_string    (const char          *text,
                                              BittingAccess       *access);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingPolicy, bitting_policy_unref)

G_END_DECLS
