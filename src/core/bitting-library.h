/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gpointer bitting_library_load (const char *name);
gpointer bitting_library_find (gpointer    library,
                               const char *function);

G_END_DECLS
