/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Another program that uses the same keyring. */

GVariant *neighbour_ask         (const char *path,
                                 const char *interface,
                                 const char *method,
                                 GVariant   *parameters);
gsize     neighbour_count_items (void);
void      neighbour_plant       (const char *label,
                                 const char *secret,
                                 ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
