/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-report.h"

G_BEGIN_DECLS

GtkWidget *bitting_diagnosis_group_new (const BittingReport *report);

G_END_DECLS
