/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-nest.h"

/** Returns: the number of the innermost group */
guint
import_nest_get_group (const ImportNest *self)
{
  return self->depth > 0 ? self->levels[self->depth - 1].group : IMPORT_ROOT;
}

/** Returns: whether lines and indentation mean nothing here */
gboolean
import_nest_is_in_brackets (const ImportNest *self)
{
  return self->brackets > 0;
}

static void
close_level (ImportNest *self)
{
  self->depth--;
  if (self->levels[self->depth].kind == IMPORT_NEST_BRACKETS)
    self->brackets--;
}

/* A section ends whatever was before it; a heading ends another one. */
static void
make_way (ImportNest     *self,
          ImportNestKind  kind,
          guint           indent)
{
  if (kind == IMPORT_NEST_SECTION)
    while (self->depth > 0)
      close_level (self);
  while (kind == IMPORT_NEST_HEADING && self->depth > 0 &&
         self->levels[self->depth - 1].kind == IMPORT_NEST_HEADING &&
         self->levels[self->depth - 1].indent >= indent)
    close_level (self);
}

/**
 * import_nest_open:
 * @self: the nest
 * @text: where to note the group
 * @kind: what makes it
 * @name: what it is called, or an empty span
 * @indent: of its lines at least
 * @items: whether items of a list may stand at exactly that indentation
 */
void
import_nest_open (ImportNest     *self,
                  ImportText     *text,
                  ImportNestKind  kind,
                  ImportSpan      name,
                  guint           indent,
                  gboolean        items)
{
  ImportNestLevel *level = NULL;

  make_way (self, kind, indent);
  if (self->depth == IMPORT_NEST_MAX)
    {
      self->too_deep += kind == IMPORT_NEST_BRACKETS;
      return;
    }

  level = &self->levels[self->depth];
  level->kind = kind;
  level->group = import_text_add_group (text, import_nest_get_group (self), name);
  level->indent = indent;
  level->items = items;
  self->brackets += kind == IMPORT_NEST_BRACKETS;
  self->depth++;
}

/** Ends the innermost brackets with all that is in them. */
void
import_nest_close_brackets (ImportNest *self)
{
  guint before = self->brackets;

  if (self->too_deep > 0)
    self->too_deep--;
  else
    while (self->depth > 0 && before > 0 && self->brackets == before)
      close_level (self);
}

static gboolean
ends (const ImportNestLevel *level,
      guint                  indent,
      gboolean               item)
{
  switch (level->kind)
    {
    case IMPORT_NEST_BLOCK:
      return indent < level->indent || (indent == level->indent && level->items && !item);
    case IMPORT_NEST_ITEM:
    case IMPORT_NEST_HEADING:
      return indent < level->indent;
    case IMPORT_NEST_BRACKETS:
    case IMPORT_NEST_SECTION:
    default:
      return FALSE;
    }
}

/**
 * import_nest_begin_line:
 * @self: the nest, with no brackets open
 * @indent: of the line that begins
 * @item: whether it begins with the dash of a list
 *
 * Ends the groups that the line's indentation ends.
 */
void
import_nest_begin_line (ImportNest *self,
                        guint       indent,
                        gboolean    item)
{
  while (self->depth > 0 && ends (&self->levels[self->depth - 1], indent, item))
    close_level (self);
}
