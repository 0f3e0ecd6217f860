/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-policy-shelf.h"

G_BEGIN_DECLS

#define BITTING_TYPE_POLICY_CHOICE (bitting_policy_choice_get_type ())

G_DECLARE_FINAL_TYPE (BittingPolicyChoice, bitting_policy_choice, BITTING, POLICY_CHOICE, AdwComboRow)

void           bitting_policy_choice_show       (BittingPolicyChoice *self,
                                                 BittingPolicyShelf  *shelf,
                                                 const char          *id);
BittingPolicy *bitting_policy_choice_get_policy (BittingPolicyChoice *self);

G_END_DECLS
