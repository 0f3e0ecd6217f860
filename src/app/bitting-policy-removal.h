/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-policy-shelf.h"

G_BEGIN_DECLS

void bitting_policy_removal_ask (GtkWidget          *widget,
                                 BittingPolicyShelf *shelf,
                                 BittingPolicy      *policy);

G_END_DECLS
