/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-candidate.h"

G_BEGIN_DECLS

#define BITTING_TYPE_CANDIDATE_ROW (bitting_candidate_row_get_type ())

G_DECLARE_FINAL_TYPE (BittingCandidateRow, bitting_candidate_row, BITTING, CANDIDATE_ROW,
                      AdwExpanderRow)

GtkWidget *bitting_candidate_row_new (BittingCandidate *candidate);

G_END_DECLS
