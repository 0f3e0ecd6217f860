/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-environment.h"
#include "bitting-guide.h"
#include "bitting-policy.h"

G_BEGIN_DECLS

void ctl_guide_print_head (const BittingGuide       *guide,
                           const BittingPolicy      *policy,
                           const BittingEnvironment *environment);
void ctl_guide_print_step (const BittingStep        *step,
                           const BittingPolicy      *policy,
                           const BittingEnvironment *environment);

G_END_DECLS
