/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-gap.h"

G_BEGIN_DECLS

/** What a key was made for, the `type` of the exchange's answer. */
typedef enum
{
  BITTING_KEY_USAGE_UNKNOWN,
  BITTING_KEY_USAGE_PERSONAL,
  BITTING_KEY_USAGE_THIRD_PARTY,
} BittingKeyUsage;

/** Whose key it is: the main account's, or a sub-account's. */
typedef enum
{
  BITTING_ACCOUNT_UNKNOWN,
  BITTING_ACCOUNT_MAIN,
  BITTING_ACCOUNT_SUB,
} BittingAccount;

/**
 * BittingKeyInfo:
 * @api_key: the key that the exchange says it answers about
 * @note: the name that the owner gave the key; free text from outside, never markup
 * @read_only: TRUE if the key can only read
 * @permissions: (element-type utf8): what the key holds, each as "Group.Value"
 * @groups: (element-type utf8): every group that the answer names, also the empty ones
 * @ips: (element-type utf8): bound addresses as answered; "*" or none at all means unbound
 * @usage: whom the key was made for
 * @rsa: TRUE if the exchange holds a public RSA key for it
 * @created_at: (nullable): UTC
 * @expires_at: (nullable): UTC; NULL if it has no end
 * @expiry_known: FALSE if the answer's end date is absent or makes no sense
 * @is_master: key of a main account, not of a sub-account
 * @master_known: FALSE if the answer does not say
 * @unified: unified trading account
 * @vip_level: (nullable): the exchange's word for the fee level
 * @gaps: (element-type BittingGap): what the answer should have told and did not; what the
 *   members above say about such a fact is no more than the worst guess
 *
 * What the exchange says about a key. A value: reference counted.
 */
typedef struct
{
  char           *api_key;
  char           *note;
  gboolean        read_only;
  GPtrArray      *permissions;
  GPtrArray      *groups;
  GPtrArray      *ips;
  BittingKeyUsage usage;
  gboolean        rsa;
  GDateTime      *created_at;
  GDateTime      *expires_at;
  gboolean        expiry_known;
  gboolean        is_master;
  gboolean        master_known;
  gboolean        unified;
  char           *vip_level;
  GPtrArray      *gaps;
} BittingKeyInfo;

BittingKeyInfo *bitting_key_info_new            (void);
BittingKeyInfo *bitting_key_info_ref            (BittingKeyInfo       *self);
void            bitting_key_info_unref          (BittingKeyInfo       *self);
gboolean        bitting_key_info_has_permission (const BittingKeyInfo *self,
                                                 const char           *permission);
gboolean        bitting_key_info_has_group      (const BittingKeyInfo *self,
                                                 const char           *group);
gboolean        bitting_key_info_is_bound       (const BittingKeyInfo *self);
void            bitting_key_info_add_gap        (BittingKeyInfo       *self,
                                                 BittingFact           fact,
                                                 const char           *name,
                                                 BittingGapReason      reason);
const BittingGap *
                bitting_key_info_find_gap       (const BittingKeyInfo *self,
                                                 BittingFact           fact);
const BittingGap *
                bitting_key_info_find_group_gap (const BittingKeyInfo *self,
                                                 const char           *group);
gboolean        bitting_key_info_allows_address (const BittingKeyInfo *self,
                                                 const char           *address);
BittingAccount  bitting_key_info_get_account    (const BittingKeyInfo *self);
const char     *bitting_account_to_string       (BittingAccount        account);
gboolean        bitting_account_from_string     (const char           *text,
                                                 BittingAccount       *account);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingKeyInfo, bitting_key_info_unref)

G_END_DECLS
