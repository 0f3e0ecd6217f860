/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What the marks and the words of a step have in common. */

#include "bitting-guide-policy.h"

G_BEGIN_DECLS

gboolean   bitting_guide_is_turned  (const char               *instruction,
                                     const BittingPolicy      *policy);
gboolean   bitting_step_marks_box   (const BittingStep        *step,
                                     const char               *permission);
GPtrArray *bitting_step_list_marked (const BittingStep        *step,
                                     const BittingInstruction *instruction,
                                     const BittingPolicy      *policy,
                                     const BittingCatalogue   *catalogue);

G_END_DECLS
