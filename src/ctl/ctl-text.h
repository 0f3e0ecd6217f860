/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Width of what is printed for people, in columns. */
#define CTL_TEXT_WIDTH 78

/** How a piece of text stands out on a terminal that shows colours. */
typedef enum
{
  CTL_STYLE_PLAIN,
  CTL_STYLE_STRONG,
  CTL_STYLE_GOOD,
  CTL_STYLE_WARNING,
  CTL_STYLE_BAD,
  CTL_STYLE_UNKNOWN,
} CtlStyle;

gboolean  ctl_text_has_colours (void);
char     *ctl_text_clean       (const char *text);
guint     ctl_text_columns     (const char *text);
char     *ctl_text_pad         (const char *text,
                                guint       columns);
void      ctl_text_print       (CtlStyle    style,
                                const char *text);
void      ctl_text_print_wrapped (const char *first,
                                  const char *rest,
                                  const char *text);
void      ctl_text_print_json  (const char *json);

G_END_DECLS
