/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What clipboard managers look for before they keep a text, and what it has to say. */
#define BITTING_PASSWORD_HINT_TYPE "x-kde-passwordManagerHint"
#define BITTING_PASSWORD_HINT "secret"

gulong bitting_password_hint_begin (GdkDisplay *display);
void   bitting_password_hint_end   (gulong     *hint);

G_END_DECLS
