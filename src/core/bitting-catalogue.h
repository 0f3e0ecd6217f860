/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void bitting_catalogue_bind     (void);
void bitting_catalogue_complete (const char *domain,
                                 const char *sample);

G_END_DECLS
