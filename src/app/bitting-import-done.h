/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BITTING_TYPE_IMPORT_DONE (bitting_import_done_get_type ())

G_DECLARE_FINAL_TYPE (BittingImportDone, bitting_import_done, BITTING, IMPORT_DONE, AdwBin)

void bitting_import_done_show (BittingImportDone *self,
                               guint              count,
                               GFile             *file);

G_END_DECLS
