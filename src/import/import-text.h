/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-words.h"

G_BEGIN_DECLS

/** The group that holds all others: the text itself. */
#define IMPORT_ROOT 0

/**
 * ImportEntry:
 * @role: what its name says that it is; of a loose one, what it looks like
 * @loose: nothing but its looks says what it is
 * @name: its name; of a loose one, what else stands in its line
 * @value: what it is set to
 * @rest: the value with whatever follows it in its line
 * @cipher: (nullable): the program that encrypted it
 * @line: where the value begins
 * @group: number of the group that it stands in
 *
 * One setting of a text: “name: value” in whatever notation.
 */
typedef struct
{
  ImportRole  role;
  gboolean    loose;
  ImportSpan  name;
  ImportSpan  value;
  ImportSpan  rest;
  const char *cipher;
  guint       line;
  guint       group;
} ImportEntry;

/**
 * ImportGroup:
 * @name: what it is called; empty for most items of a list
 * @parent: number of the group around it
 * @credentials: how many keys and secrets stand in it
 * @entries: how many entries stand in it
 *
 * What belongs together: an object, a block, a section, a row.
 */
typedef struct
{
  ImportSpan name;
  guint      parent;
  guint      credentials;
  guint      entries;
} ImportGroup;

/**
 * ImportText:
 * @entries: (element-type ImportEntry): those that say something about keys
 * @groups: (element-type ImportGroup): the root first; a parent comes before its children
 *
 * A text taken apart.
 */
typedef struct
{
  GArray *entries;
  GArray *groups;
} ImportText;

ImportText  *import_text_new       (void);
void         import_text_free      (ImportText        *self);
guint        import_text_add_group (ImportText        *self,
                                    guint              parent,
                                    ImportSpan         name);
void         import_text_add_entry (ImportText        *self,
                                    const ImportEntry *entry);
ImportEntry *import_text_get_entry (const ImportText  *self,
                                    guint              index);
ImportGroup *import_text_get_group (const ImportText  *self,
                                    guint              index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImportText, import_text_free)

G_END_DECLS
