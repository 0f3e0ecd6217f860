/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-report.h"

G_BEGIN_DECLS

/* Cards for the tests of core. A key is written as "permissions|ips|options"; options are
 * words such as "ro", "third", "nousage", "days=6", "noexpiry", "rsa", "skew=1500",
 * "nowallet", "main", "sub"; "withdraw=refused" and "spot=allowed" are proofs. */

#define DAY (24 * 60 * 60)
#define NOW 1795478400 /* 2026-11-24 00:00:00 UTC */
#define TEAM "203.0.113.21,203.0.113.22"
#define GOOD "Spot.SpotTrade|" TEAM "|"

extern BittingCatalogue *catalogue;
extern BittingPolicy    *policy;

void           load_report_data  (void);
void           free_report_data  (void);
BittingKeyInfo *info_for_key     (const char           *key);
BittingReport *report_for_key    (const char           *key,
                                  const char           *expected_ips,
                                  gint64                at);
BittingReport *report_under_policy (const BittingPolicy *strict,
                                    const char          *key,
                                    gint64               at);
BittingReport *report_for_fault  (BittingDiagnosisCode  code,
                                  gint64                at);

G_END_DECLS
