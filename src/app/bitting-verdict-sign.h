/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-finding.h"

G_BEGIN_DECLS

GtkWidget *bitting_verdict_sign_new (BittingVerdict verdict);

G_END_DECLS
