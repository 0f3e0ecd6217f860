/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-journey.h"

G_BEGIN_DECLS

#define BITTING_TYPE_ADDRESS_EDITOR (bitting_address_editor_get_type ())

G_DECLARE_FINAL_TYPE (BittingAddressEditor, bitting_address_editor, BITTING, ADDRESS_EDITOR, AdwBin)

GtkWidget *bitting_address_editor_new           (BittingJourney *journey);

GtkWidget *bitting_address_editor_new_for_check (BittingJourney *journey);

G_END_DECLS
