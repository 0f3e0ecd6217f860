/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void bitting_hearing_begin          (void);
void bitting_hearing_say            (GtkWidget  *widget,
                                     const char *words);
void bitting_hearing_describe       (GtkWidget  *widget,
                                     const char *words);
void bitting_hearing_describe_entry (GtkWidget  *entry,
                                     const char *words,
                                     gboolean    invalid);
void bitting_hearing_open_entry     (GtkWidget  *row);

GtkWidget *bitting_hearing_find_header (GtkWidget *row);

G_END_DECLS
