/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *plain_list_new         (void);
void       plain_list_set_entries (GtkWidget *self,
                                   GPtrArray *entries);

G_END_DECLS
