/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-scanner.h"

G_BEGIN_DECLS

void import_line_begin (ImportScanner *self);

G_END_DECLS
