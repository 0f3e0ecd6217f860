/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BITTING_MARKUP_ERROR (bitting_markup_error_quark ())

typedef enum
{
  BITTING_MARKUP_ERROR_MISSING,
  BITTING_MARKUP_ERROR_INVALID,
} BittingMarkupError;

/**
 * BittingMarkup:
 * @name: name of the element
 * @attributes: (element-type utf8 utf8): its attributes
 * @text: its own text, with runs of white space made one space
 * @children: (element-type BittingMarkup): its elements, in order
 * @line: where it begins, counted from 1
 *
 * One element of a data file, with all that is in it.
 */
typedef struct _BittingMarkup BittingMarkup;
struct _BittingMarkup
{
  char       *name;
  GHashTable *attributes;
  char       *text;
  GPtrArray  *children;
  int         line;
};

GQuark               bitting_markup_error_quark  (void);
BittingMarkup       *bitting_markup_parse        (const char           *xml,
                                                  gssize                length,
                                                  const char           *root,
                                                  GError              **error);
void                 bitting_markup_free         (BittingMarkup        *self);
const BittingMarkup *bitting_markup_find         (const BittingMarkup  *self,
                                                  const char           *name);
const char          *bitting_markup_get          (const BittingMarkup  *self,
                                                  const char           *attribute);
const char          *bitting_markup_require      (const BittingMarkup  *self,
                                                  const char           *attribute,
                                                  GError              **error);
gboolean             bitting_markup_require_size (const BittingMarkup  *self,
                                                  const char           *attribute,
                                                  double               *size,
                                                  GError              **error);
char                *bitting_markup_dup_text     (const BittingMarkup  *self,
                                                  const char           *child);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingMarkup, bitting_markup_free)

G_END_DECLS
