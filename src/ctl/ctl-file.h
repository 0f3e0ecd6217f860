/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ctl_file_write (const char *path,
                         GBytes     *bytes,
                         gboolean    replace);

G_END_DECLS
