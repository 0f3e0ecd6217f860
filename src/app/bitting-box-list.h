/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-policy.h"

G_BEGIN_DECLS

GtkWidget *bitting_box_list_new (BittingPolicy *policy);

G_END_DECLS
