/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-comparison.h"
#include "bitting-rotation.h"
#include "ctl-command.h"

G_BEGIN_DECLS

void      ctl_comparison_print      (const BittingRotation   *rotation,
                                     const BittingComparison *comparison,
                                     gboolean                 json);
CtlStatus ctl_comparison_get_status (const BittingComparison *comparison);

G_END_DECLS
