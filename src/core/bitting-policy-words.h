/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-finding.h"
#include "bitting-permission.h"
#include "bitting-policy.h"

G_BEGIN_DECLS

/**
 * BittingRemarkKind:
 * @BITTING_REMARK_ERROR: no key could follow such a policy, or it could not be told from others
 * @BITTING_REMARK_DANGER: a key that follows it can cost its owner money
 * @BITTING_REMARK_WARNING: probably not what was meant
 */
typedef enum
{
  BITTING_REMARK_ERROR,
  BITTING_REMARK_DANGER,
  BITTING_REMARK_WARNING,
} BittingRemarkKind;

/**
 * BittingRemark:
 * @kind: how bad it is
 * @member: the member of a policy file that it is about
 * @text: (translated): one or two sentences
 *
 * What a person should know before they use a policy.
 */
typedef struct
{
  BittingRemarkKind kind;
  const char       *member;
  char             *text;
} BittingRemark;

GPtrArray   *bitting_policy_examine         (const BittingPolicy    *self,
                                             const BittingCatalogue *catalogue);
gboolean     bitting_policy_is_usable       (const GPtrArray        *remarks);
BittingGrade bitting_policy_get_best_grade  (const BittingPolicy    *self,
                                             const BittingCatalogue *catalogue);
GStrv        bitting_policy_dup_sentences   (const BittingPolicy    *self);
char        *bitting_policy_dup_permissions (const BittingPolicy    *self,
                                             const BittingCatalogue *catalogue,
                                             BittingWish             wish);
const char  *bitting_remark_kind_to_string  (BittingRemarkKind       kind);

G_END_DECLS
