/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWindow *bitting_removal_question_new (GtkWindow  *parent,
                                         const char *name,
                                         const char *page);

G_END_DECLS
