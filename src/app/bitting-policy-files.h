/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-policy.h"

G_BEGIN_DECLS

void bitting_policy_files_open   (GtkWidget     *widget);
void bitting_policy_files_export (GtkWidget     *widget,
                                  BittingPolicy *policy);

G_END_DECLS
