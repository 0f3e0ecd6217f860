/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_IMPORT_PAGE (bitting_import_page_get_type ())

G_DECLARE_FINAL_TYPE (BittingImportPage, bitting_import_page, BITTING, IMPORT_PAGE, AdwBin)

GtkWidget *bitting_import_page_new       (BittingKeeper     *keeper);
void       bitting_import_page_open_file (BittingImportPage *self,
                                          GFile             *file);

G_END_DECLS
