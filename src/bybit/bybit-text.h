/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *bybit_text_for_support  (const char *text,
                                   const char *api_key);
char     *bybit_text_find_address (const char *text);
gboolean  bybit_text_is_trace     (const char *text);

G_END_DECLS
