/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-comparison.h"

G_BEGIN_DECLS

/* What the two files of BittingComparison share, and nobody else. */

void bitting_comparison_sides_compare (BittingComparison      *self,
                                       const BittingReport    *before,
                                       const BittingReport    *after,
                                       const BittingCatalogue *catalogue);

G_END_DECLS
