/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-policy.h"

G_BEGIN_DECLS

#define BITTING_TYPE_POLICY_EDITOR (bitting_policy_editor_get_type ())

G_DECLARE_FINAL_TYPE (BittingPolicyEditor, bitting_policy_editor, BITTING, POLICY_EDITOR, AdwBin)

void           bitting_policy_editor_open       (BittingPolicyEditor *self,
                                                 const BittingPolicy *policy);
BittingPolicy *bitting_policy_editor_dup_policy (BittingPolicyEditor *self);
gboolean       bitting_policy_editor_is_changed (BittingPolicyEditor *self);
gboolean       bitting_policy_editor_is_usable  (BittingPolicyEditor *self);

G_END_DECLS
