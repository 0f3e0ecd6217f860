/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-report.h"

G_BEGIN_DECLS

char          *bitting_report_to_json   (const BittingReport *report,
                                         gboolean             pretty);
BittingReport *bitting_report_from_json (const char          *bytes,
                                         gsize                length,
                                         GError             **error);

G_END_DECLS
