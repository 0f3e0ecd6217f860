/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-policy.h"

G_BEGIN_DECLS

#define BITTING_TYPE_PRACTICE_DIALOG (bitting_practice_dialog_get_type ())

G_DECLARE_FINAL_TYPE (BittingPracticeDialog, bitting_practice_dialog, BITTING, PRACTICE_DIALOG, AdwBin)

GtkWidget *bitting_practice_dialog_new (const BittingPolicy *policy);

G_END_DECLS
