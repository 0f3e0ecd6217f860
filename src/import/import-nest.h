/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-text.h"

G_BEGIN_DECLS

/** Deeper than anybody nests settings; what is deeper belongs to the last one. */
#define IMPORT_NEST_MAX 32

/** What made a group, and so what ends it. */
typedef enum
{
  IMPORT_NEST_BRACKETS, /* until they close */
  IMPORT_NEST_BLOCK,    /* until the indentation ends */
  IMPORT_NEST_ITEM,     /* of a list: until the next one, or the list ends */
  IMPORT_NEST_HEADING,  /* until the next heading */
  IMPORT_NEST_SECTION,  /* until the next section */
} ImportNestKind;

typedef struct
{
  ImportNestKind kind;
  guint          group;
  guint          indent; /* of its lines at least */
  gboolean       items;  /* a block of items with no indentation of their own */
} ImportNestLevel;

/**
 * ImportNest:
 * @levels: the groups that are open, the outermost first
 * @depth: how many
 * @brackets: how many of them are brackets
 * @too_deep: how many more brackets are open
 *
 * The groups that the place that is being read stands in.
 */
typedef struct
{
  ImportNestLevel levels[IMPORT_NEST_MAX];
  guint           depth;
  guint           brackets;
  guint           too_deep;
} ImportNest;

guint    import_nest_get_group      (const ImportNest *self);
gboolean import_nest_is_in_brackets (const ImportNest *self);
void     import_nest_open           (ImportNest       *self,
                                     ImportText       *text,
                                     ImportNestKind    kind,
                                     ImportSpan        name,
                                     guint             indent,
                                     gboolean          items);
void     import_nest_close_brackets (ImportNest       *self);
void     import_nest_begin_line     (ImportNest       *self,
                                     guint             indent,
                                     gboolean          item);

G_END_DECLS
