/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BITTING_TYPE_APPLICATION (bitting_application_get_type ())

G_DECLARE_FINAL_TYPE (BittingApplication, bitting_application, BITTING, APPLICATION, AdwApplication)

AdwApplication *bitting_application_new          (void);
gboolean        bitting_application_is_to_reopen (BittingApplication *self);

G_END_DECLS
