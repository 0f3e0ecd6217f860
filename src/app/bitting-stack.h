/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void bitting_stack_announce       (GtkStack     *stack);
void bitting_stack_announce_views (AdwViewStack *stack);
void bitting_stack_show           (GtkStack     *stack,
                                   const char   *name);
void bitting_stack_go_on          (GtkStack     *stack,
                                   const char   *name);

G_END_DECLS
