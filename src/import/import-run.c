/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-run.h"

#include "import-words.h"

void
import_run_clear (ImportRun *self)
{
  *self = (ImportRun) { 0 };
}

/** Adds a word. Of a long sentence only the end can be a name. */
void
import_run_add (ImportRun  *self,
                ImportSpan  word,
                gboolean    quoted)
{
  if (self->words == IMPORT_WORDS_MAX)
    import_run_clear (self);
  if (self->words == 0)
    self->span.start = word.start;
  self->span.end = word.end;
  self->last = word;
  self->quoted = quoted;
  self->words++;
}

static gboolean
names_credential (ImportSpan name)
{
  ImportRole role = import_role_of (name);

  return role == IMPORT_ROLE_KEY || role == IMPORT_ROLE_SECRET;
}

/** Returns: whether the words say that a key or a secret follows */
gboolean
import_run_is_named (const ImportRun *self)
{
  return self->words > 0 && names_credential (self->span);
}

/**
 * import_run_pick_name:
 * @self: words that turned out to be a name
 *
 * Returns: the name: all words of “Bybit API key”, the last one of “export const apiKey”
 */
ImportSpan
import_run_pick_name (const ImportRun *self)
{
  ImportWords last, all;

  if (self->words < 2)
    return self->span;
  if (self->quoted)
    return self->last;

  import_words_split (&last, self->last);
  import_words_split (&all, self->span);
  if (last.count < 2 || !names_credential (self->last) ||
      (import_words_find_exchange (&all) != NULL && import_words_find_exchange (&last) == NULL))
    return self->span;

  return self->last;
}
