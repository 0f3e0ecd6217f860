/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-journey.h"

G_BEGIN_DECLS

GtkWidget *bitting_copy_row_new_name    (BittingJourney *journey);
GtkWidget *bitting_copy_row_new_button  (const char     *label);

G_END_DECLS
