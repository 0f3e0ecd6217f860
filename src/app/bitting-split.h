/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BITTING_TYPE_SPLIT (bitting_split_get_type ())

G_DECLARE_FINAL_TYPE (BittingSplit, bitting_split, BITTING, SPLIT, GtkWidget)

G_END_DECLS
