/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bitting_remark_box_fill (GtkBox          *box,
                              const GPtrArray *remarks);

G_END_DECLS
