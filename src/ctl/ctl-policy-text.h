/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-policy.h"

G_BEGIN_DECLS

void  ctl_policy_print            (const BittingPolicy *policy);
void  ctl_policy_print_remarks    (GPtrArray           *remarks);
char *ctl_policy_dup_remarks_json (const BittingPolicy *policy,
                                   GPtrArray           *remarks);
char *ctl_policy_dup_row_json     (const BittingPolicy *policy,
                                   gboolean             own);

G_END_DECLS
