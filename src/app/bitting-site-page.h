/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-journey.h"

G_BEGIN_DECLS

#define BITTING_TYPE_SITE_PAGE (bitting_site_page_get_type ())

G_DECLARE_FINAL_TYPE (BittingSitePage, bitting_site_page, BITTING, SITE_PAGE, AdwBin)

GtkWidget *bitting_site_page_new (BittingJourney *journey);

G_END_DECLS
