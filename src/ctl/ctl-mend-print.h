/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-keeper.h"
#include "bitting-permission.h"

G_BEGIN_DECLS

void ctl_mend_print_plan (const BittingMending   *mending,
                          const BittingCatalogue *catalogue);
void ctl_mend_print      (const BittingMend      *mend,
                          gboolean                json);

G_END_DECLS
