/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_FILE_PAGE (bitting_file_page_get_type ())

G_DECLARE_FINAL_TYPE (BittingFilePage, bitting_file_page, BITTING, FILE_PAGE, AdwBin)

GtkWidget *bitting_file_page_new (BittingKeeper *keeper,
                                  GFile         *file);

G_END_DECLS
