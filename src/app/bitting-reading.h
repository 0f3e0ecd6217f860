/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The style class of an entry row for a key, an address or another code. */
#define BITTING_READING_CODE "code"

void  bitting_reading_set_code (GtkWidget  *widget);
char *bitting_reading_dup_code (const char *code);
void  bitting_reading_follow   (GtkWidget  *row);

G_END_DECLS
