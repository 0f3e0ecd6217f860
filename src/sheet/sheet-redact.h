/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sheet_redact           (const char *text);
char *sheet_redact_addresses (const char *text,
                              GPtrArray  *seen);

G_END_DECLS
