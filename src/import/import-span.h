/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImportSpan:
 * @start: first byte
 * @end: behind the last byte
 *
 * A piece of the text, where the text lies: in locked memory. It is looked at and never copied.
 */
typedef struct
{
  const char *start;
  const char *end;
} ImportSpan;

gsize      import_span_get_length     (ImportSpan  self);
gboolean   import_span_is_empty       (ImportSpan  self);
gboolean   import_span_equal          (ImportSpan  self,
                                       ImportSpan  other);
gboolean   import_span_is             (ImportSpan  self,
                                       const char *word);
gboolean   import_span_is_among       (ImportSpan  self,
                                       const char *const *words);
gboolean   import_span_begins_with    (ImportSpan  self,
                                       const char *prefix);
gboolean   import_span_contains       (ImportSpan  self,
                                       const char *part);
ImportSpan import_span_trim           (ImportSpan  self);
gboolean   import_span_is_pem         (ImportSpan  self);
gboolean   import_span_is_key         (ImportSpan  self);
gboolean   import_span_is_secret      (ImportSpan  self);
gboolean   import_span_is_placeholder (ImportSpan  self);

G_END_DECLS
