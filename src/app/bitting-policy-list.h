/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-policy-shelf.h"

G_BEGIN_DECLS

#define BITTING_TYPE_POLICY_LIST (bitting_policy_list_get_type ())

G_DECLARE_FINAL_TYPE (BittingPolicyList, bitting_policy_list, BITTING, POLICY_LIST, AdwBin)

void bitting_policy_list_fill (BittingPolicyList  *self,
                               BittingPolicyShelf *shelf);
void bitting_policy_list_say  (BittingPolicyList  *self,
                               const char         *words);

G_END_DECLS
