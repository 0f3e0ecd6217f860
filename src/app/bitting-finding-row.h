/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-finding.h"

G_BEGIN_DECLS

GtkWidget *bitting_finding_row_new       (const BittingFinding *finding,
                                          const char           *page,
                                          gboolean              open);
GtkWidget *bitting_finding_row_new_brief (const BittingFinding *finding);

G_END_DECLS
