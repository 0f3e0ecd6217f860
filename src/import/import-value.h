/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-span.h"

G_BEGIN_DECLS

/**
 * ImportValue:
 * @span: the value, without its quotes
 * @rest: the value with whatever follows it in its line, for names of several words
 * @next: where to read on
 * @quoted: whether it stood in quotes
 * @called: whether a bracket follows at once, as after the name of a function
 * @cipher: (nullable): the program that encrypted it
 *
 * What stands behind a name.
 */
typedef struct
{
  ImportSpan  span;
  ImportSpan  rest;
  const char *next;
  gboolean    quoted;
  gboolean    called;
  const char *cipher;
} ImportValue;

gboolean    import_value_read         (ImportValue       *self,
                                       const char        *place,
                                       const char        *end);
gboolean    import_value_read_string  (ImportValue       *self,
                                       const char        *place,
                                       const char        *end);
gboolean    import_value_read_pem     (ImportValue       *self,
                                       const char        *place,
                                       const char        *end);
gboolean    import_value_find_setting (const ImportValue *self,
                                       ImportSpan        *name);
gboolean    import_value_stops_word   (char               character);
const char *import_find_line_end      (const char        *place,
                                       const char        *end);

G_END_DECLS
