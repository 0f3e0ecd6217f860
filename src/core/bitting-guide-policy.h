/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-guide.h"
#include "bitting-permission.h"
#include "bitting-policy.h"

G_BEGIN_DECLS

/**
 * BittingBox:
 * @permission: "Group.Value"
 * @label: what the site calls it, in English
 * @kind: what to do with it
 *
 * One box of the site's form, and what a policy says about it.
 */
typedef struct
{
  char           *permission;
  char           *label;
  BittingSpotKind kind;
} BittingBox;

BittingSpotKind  bitting_picture_spot_kind       (const BittingSpot        *spot,
                                                  const BittingPolicy      *policy);
gboolean         bitting_picture_spot_applies    (const BittingSpot        *spot,
                                                  const BittingPolicy      *policy);
char            *bitting_step_dup_summary        (const BittingStep        *self,
                                                  const BittingPolicy      *policy);
GPtrArray       *bitting_step_list_boxes         (const BittingStep        *self,
                                                  const BittingPolicy      *policy,
                                                  const BittingCatalogue   *catalogue);
char            *bitting_step_dup_addresses      (const BittingStep        *self,
                                                  const BittingPolicy      *policy);
const char      *bitting_note_get_text           (const BittingNote        *self,
                                                  const BittingStep        *step,
                                                  const BittingPolicy      *policy);
char            *bitting_instruction_dup_text    (const BittingInstruction *self,
                                                  const BittingStep        *step,
                                                  const BittingPolicy      *policy,
                                                  const BittingCatalogue   *catalogue);
const char      *bitting_instruction_get_detail  (const BittingInstruction *self,
                                                  const BittingStep        *step,
                                                  const BittingPolicy      *policy);
const char      *bitting_policy_get_guide_caveat (const BittingPolicy      *self);
const char      *bitting_spot_kind_get_words     (BittingSpotKind           kind);
const char      *bitting_spot_kind_to_string     (BittingSpotKind           kind);
gboolean         bitting_spot_kind_from_string   (const char               *text,
                                                  BittingSpotKind          *kind);

G_END_DECLS
