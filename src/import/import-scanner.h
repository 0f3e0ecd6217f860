/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-text.h"

G_BEGIN_DECLS

ImportText *import_scan (const char *data,
                         gsize       length);

G_END_DECLS
