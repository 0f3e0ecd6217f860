/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BITTING_TYPE_GRADE_CHART (bitting_grade_chart_get_type ())

G_DECLARE_FINAL_TYPE (BittingGradeChart, bitting_grade_chart, BITTING, GRADE_CHART, GtkWidget)

void bitting_grade_chart_set_events (BittingGradeChart *self,
                                     GPtrArray         *events);

G_END_DECLS
