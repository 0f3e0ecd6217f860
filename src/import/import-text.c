/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-text.h"

ImportText *
import_text_new (void)
{
  static const char nothing[] = "";
  ImportText *self = g_new0 (ImportText, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (ImportEntry));
  self->groups = g_array_new (FALSE, FALSE, sizeof (ImportGroup));
  import_text_add_group (self, IMPORT_ROOT, (ImportSpan) { nothing, nothing });

  return self;
}

void
import_text_free (ImportText *self)
{
  g_array_unref (self->entries);
  g_array_unref (self->groups);
  g_free (self);
}

/** Returns: the number of a new group */
guint
import_text_add_group (ImportText *self,
                       guint       parent,
                       ImportSpan  name)
{
  ImportGroup group = { .name = name, .parent = parent };

  g_array_append_val (self->groups, group);

  return self->groups->len - 1;
}

static gboolean
has_digit (ImportSpan span)
{
  for (; span.start < span.end; span.start++)
    if (g_ascii_isdigit (*span.start))
      return TRUE;

  return FALSE;
}

/* Programs name the place that a key comes from: api_key=API_KEY. */
static gboolean
is_reference (const ImportEntry *entry)
{
  ImportRole role = import_role_of (entry->value);

  return (role == IMPORT_ROLE_KEY || role == IMPORT_ROLE_SECRET) && !has_digit (entry->value) &&
         !import_span_is_pem (entry->value) && !import_span_is_placeholder (entry->value);
}

/** Adds an entry, if it says anything about a key. */
void
import_text_add_entry (ImportText        *self,
                       const ImportEntry *entry)
{
  gboolean credential = entry->role == IMPORT_ROLE_KEY || entry->role == IMPORT_ROLE_SECRET;
  ImportGroup *group = import_text_get_group (self, entry->group);

  group->entries++;
  if (entry->role == IMPORT_ROLE_NONE || (credential && !entry->loose && is_reference (entry)))
    return;

  g_array_append_vals (self->entries, entry, 1);
  if (credential)
    group->credentials++;
}

/** Returns: (transfer none): valid until the next one is added */
ImportEntry *
import_text_get_entry (const ImportText *self,
                       guint             index)
{
  return &g_array_index (self->entries, ImportEntry, index);
}

/** Returns: (transfer none): valid until the next one is added */
ImportGroup *
import_text_get_group (const ImportText *self,
                       guint             index)
{
  return &g_array_index (self->groups, ImportGroup, index);
}
