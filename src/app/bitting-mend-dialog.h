/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

GtkWidget *bitting_mend_dialog_new_lower  (GtkWindow            *window,
                                           const BittingMending *mending);
GtkWidget *bitting_mend_dialog_new_delete (GtkWindow            *window,
                                           const BittingReport  *report);
GtkWidget *bitting_mend_dialog_new_end    (GtkWindow            *window,
                                           const BittingMend    *mend);

G_END_DECLS
