/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     bitting_html_append           (GString    *html,
                                        const char *format,
                                        ...) G_GNUC_PRINTF (2, 3);
void     bitting_html_append_head      (GString    *html,
                                        const char *title,
                                        const char *style);
char    *bitting_html_dup_language     (void);
gboolean bitting_html_is_right_to_left (const char *language);

G_END_DECLS
