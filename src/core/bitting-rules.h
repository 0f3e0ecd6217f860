/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-report.h"

G_BEGIN_DECLS

/**
 * BittingTrial:
 *
 * What the rules look at, and where they put what they find. All borrowed.
 */
typedef struct
{
  const BittingPolicy    *policy;
  const BittingCatalogue *catalogue;
  const BittingKeyInfo   *key_info;
  const BittingProof     *proofs;
  const BittingNetwork   *network;
  BittingSigning          signing;
  GDateTime              *now;
  GPtrArray              *findings;
} BittingTrial;

void bitting_rules_judge             (BittingTrial *trial);
void bitting_rules_judge_refused     (BittingTrial *trial);
void bitting_rules_judge_clock       (BittingTrial *trial);
void bitting_rules_judge_permissions (BittingTrial *trial);
void bitting_rules_judge_addresses   (BittingTrial *trial);
void bitting_rules_judge_proofs      (BittingTrial *trial);

BittingFinding *bitting_trial_add_untold (BittingTrial     *trial,
                                          const char       *rule,
                                          BittingGrade      worst,
                                          char             *title,
                                          const BittingGap *gap);

BittingGrade bitting_permission_grade_asked (const BittingPermission *permission,
                                             gboolean                 read_only);

BittingFinding *bitting_trial_add    (BittingTrial   *trial,
                                      const char     *rule,
                                      BittingVerdict  verdict,
                                      BittingGrade    worst,
                                      char           *title,
                                      char           *evidence);

G_END_DECLS
