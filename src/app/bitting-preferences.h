/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BITTING_TYPE_PREFERENCES (bitting_preferences_get_type ())

G_DECLARE_FINAL_TYPE (BittingPreferences, bitting_preferences, BITTING, PREFERENCES, AdwPreferencesWindow)

GtkWindow *bitting_preferences_new (GtkWindow *parent);

G_END_DECLS
