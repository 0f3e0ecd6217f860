/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-report.h"

G_BEGIN_DECLS

void bitting_watch_question_consider (GtkWidget           *widget,
                                      const BittingReport *report);
void bitting_watch_question_switch   (GtkWidget           *widget,
                                      gboolean             on);

G_END_DECLS
