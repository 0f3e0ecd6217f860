/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-importer.h"

G_BEGIN_DECLS

void ctl_import_print      (BittingImporter *importer);
void ctl_import_print_json (BittingImporter *importer);

G_END_DECLS
