/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_POLICIES_PAGE (bitting_policies_page_get_type ())

G_DECLARE_FINAL_TYPE (BittingPoliciesPage, bitting_policies_page, BITTING, POLICIES_PAGE, AdwBin)

GtkWidget *bitting_policies_page_new       (BittingKeeper       *keeper);
void       bitting_policies_page_show      (BittingPoliciesPage *self,
                                            const char          *id);
void       bitting_policies_page_open_file (BittingPoliciesPage *self,
                                            GFile               *file);
void       bitting_policies_page_ask_file  (BittingPoliciesPage *self);

G_END_DECLS
