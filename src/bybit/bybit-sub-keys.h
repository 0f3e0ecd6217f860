/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-key-info.h"
#include "bybit-call.h"

G_BEGIN_DECLS

/** Ids of sub-accounts are numbers; the longest 64-bit one has so many digits. */
#define BYBIT_SUB_KEYS_MAX_ID 20

/**
 * BybitSubKeys:
 * @keys: (element-type BittingKeyInfo): the keys of this page; each names itself whole
 * @next: (nullable): cursor of the next page, as the exchange gave it; NULL after the last
 *
 * One page of the keys of a sub-account.
 */
typedef struct
{
  GPtrArray *keys;
  char      *next;
} BybitSubKeys;

void       bybit_sub_keys_free      (BybitSubKeys *self);
BybitCall *bybit_call_new_sub_keys  (const char   *sub_member_id,
                                     const char   *cursor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BybitSubKeys, bybit_sub_keys_free)

G_END_DECLS
