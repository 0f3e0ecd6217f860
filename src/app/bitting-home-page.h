/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_HOME_PAGE (bitting_home_page_get_type ())

G_DECLARE_FINAL_TYPE (BittingHomePage, bitting_home_page, BITTING, HOME_PAGE, AdwBin)

void         bitting_home_page_set_keeper (BittingHomePage *self,
                                           BittingKeeper   *keeper);
void         bitting_home_page_reload     (BittingHomePage *self);
void         bitting_home_page_check_all  (BittingHomePage *self);
void         bitting_home_page_search     (BittingHomePage *self,
                                           const char      *words);
void         bitting_home_page_hide       (BittingHomePage *self,
                                           const char      *name);
BittingItem *bitting_home_page_find       (BittingHomePage *self,
                                           const char      *name);

G_END_DECLS
