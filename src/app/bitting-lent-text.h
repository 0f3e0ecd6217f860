/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-secret.h"

G_BEGIN_DECLS

#define BITTING_TYPE_LENT_TEXT (bitting_lent_text_get_type ())

G_DECLARE_FINAL_TYPE (BittingLentText, bitting_lent_text, BITTING, LENT_TEXT, GdkContentProvider)

void bitting_lent_text_lend      (GtkWidget     *widget,
                                  BittingSecret *text,
                                  const char    *what);
void bitting_lent_text_take_back (void);

G_END_DECLS
