/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-policy.h"

G_BEGIN_DECLS

#define BITTING_TYPE_POLICY_SHEET (bitting_policy_sheet_get_type ())

G_DECLARE_FINAL_TYPE (BittingPolicySheet, bitting_policy_sheet, BITTING, POLICY_SHEET, AdwBin)

void bitting_policy_sheet_show (BittingPolicySheet  *self,
                                const BittingPolicy *policy);

G_END_DECLS
