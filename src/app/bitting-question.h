/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bitting_question_ask (GtkWidget  *widget,
                           const char *heading,
                           const char *body,
                           const char *response,
                           const char *label,
                           GCallback   answered);

G_END_DECLS
