/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-key-info.h"
#include "bitting-permission.h"
#include "bitting-policy.h"

G_BEGIN_DECLS

/**
 * BittingMendingState:
 * @BITTING_MENDING_POSSIBLE: the key can give up itself what nobody asked for
 * @BITTING_MENDING_NEEDLESS: it holds nothing that could be taken away like this
 * @BITTING_MENDING_NOT_MAIN: it is not a main account's key, or the exchange does not say
 * @BITTING_MENDING_NO_RIGHT: the exchange lets no key change itself that holds none of the
 *   three wallet rights
 * @BITTING_MENDING_WOULD_LOSE: something that is asked for would go, too
 * @BITTING_MENDING_UNTOLD: the answer left out what has to be sent back
 *
 * Whether a key can be mended from here.
 */
typedef enum
{
  BITTING_MENDING_POSSIBLE,
  BITTING_MENDING_NEEDLESS,
  BITTING_MENDING_NOT_MAIN,
  BITTING_MENDING_NO_RIGHT,
  BITTING_MENDING_WOULD_LOSE,
  BITTING_MENDING_UNTOLD,
} BittingMendingState;

/**
 * BittingMending:
 * @state: whether it can be done at all
 * @deletable: whether the key can delete itself at the exchange
 * @goes: (element-type utf8): what is taken away, each as "Group.Value"
 * @stays: (element-type utf8): what the policy asks for and the key holds
 * @stuck: (element-type utf8): what nobody asked for, and cannot be changed like this
 * @read_only: what the key is told to be
 * @locks: whether it is read-write now and shall be read-only
 *
 * What a key shall give up. A value: reference counted, immutable once made.
 */
typedef struct
{
  BittingMendingState state;
  gboolean            deletable;
  GPtrArray          *goes;
  GPtrArray          *stays;
  GPtrArray          *stuck;
  gboolean            read_only;
  gboolean            locks;
} BittingMending;

/** What has become of it. */
typedef enum
{
  BITTING_MENDED_WHOLLY,
  BITTING_MENDED_PARTLY,
  BITTING_MENDED_NOT,
} BittingMended;

BittingMending    *bitting_mending_new        (const BittingKeyInfo *info,
                                               const BittingPolicy  *policy);
BittingMending    *bitting_mending_ref        (BittingMending       *self);
void               bitting_mending_unref      (BittingMending       *self);
gboolean           bitting_mending_equal      (const BittingMending *a,
                                               const BittingMending *b);
const char *const *bitting_mending_get_groups (void);
GStrv              bitting_mending_dup_values (const BittingMending *self,
                                               const char           *group);
BittingMended      bitting_mending_compare    (const BittingMending *self,
                                               const BittingKeyInfo *after);
const char        *bitting_mending_get_reason (const BittingMending *self);
const char        *bitting_mending_get_stuck_note
                                              (const BittingMending *self);
const char        *bitting_mending_get_last_note
                                              (const BittingMending *self);
char              *bitting_mending_dup_title  (const BittingCatalogue *catalogue,
                                               const char           *id);
gboolean           bitting_mending_is_confirmed
                                              (const char           *masked,
                                               const char           *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingMending, bitting_mending_unref)

G_END_DECLS
