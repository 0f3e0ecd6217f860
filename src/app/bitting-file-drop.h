/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bitting_file_drop_attach (GtkWidget *widget);
void bitting_file_drop_open   (GtkWidget *widget,
                               GFile     *file);

G_END_DECLS
