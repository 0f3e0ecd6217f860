/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-change.h"
#include "bitting-report.h"

G_BEGIN_DECLS

GPtrArray *bitting_drift_compare (const BittingReport    *before,
                                  BittingOutcome          last_outcome,
                                  const BittingReport    *now);
void       bitting_drift_mark    (BittingReport          *report,
                                  const GPtrArray        *changes,
                                  const BittingCatalogue *catalogue,
                                  GDateTime              *since);

G_END_DECLS
