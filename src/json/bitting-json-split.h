/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BittingJsonSpan:
 * @bytes: (borrowed): where it begins in the text that was split
 * @length: in bytes; never 0
 *
 * One of several things that stand in a text one behind the other.
 */
typedef struct
{
  const char *bytes;
  gsize       length;
} BittingJsonSpan;

GArray *bitting_json_split (const char *bytes,
                            gsize       length);

G_END_DECLS
