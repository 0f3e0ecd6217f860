/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which secret belongs to which key: first by their names within a group, as MAIN_KEY and
 * MAIN_SECRET; then what is left over, where the one follows the other. */

#include "import-pairing.h"

/* Without names, a secret is looked for in the lines just below its key. */
#define MOST_LINES_BETWEEN 3

typedef struct
{
  const ImportText *text;
  guint            *partner; /* (owned): of each entry */
} Pairing;

static gboolean
is_credential (const ImportEntry *entry)
{
  return entry->role == IMPORT_ROLE_KEY || entry->role == IMPORT_ROLE_SECRET;
}

static void
split_stem (ImportWords       *words,
            const ImportEntry *entry)
{
  words->count = 0;
  if (entry->loose)
    return;

  import_words_split (words, entry->name);
  import_words_keep_stem (words);
}

/* The words' order does not count: KEY_MAIN_BYBIT belongs to BYBIT_MAIN_SECRET. */
static guint64
hash_stem (const ImportEntry *entry)
{
  ImportWords words;
  guint64 sum = 0;
  guint i;

  split_stem (&words, entry);
  for (i = 0; i < words.count; i++)
    {
      guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);
      const char *place = NULL;

      for (place = words.items[i].start; place < words.items[i].end; place++)
        hash = (hash ^ (guchar) g_ascii_tolower (*place)) * G_GUINT64_CONSTANT (1099511628211);
      sum += hash;
    }

  return (sum * 31 + entry->group) * 2 + (entry->loose ? 1 : 0);
}

static gboolean
is_near (const ImportEntry *first,
         const ImportEntry *second)
{
  if (!first->loose)
    return TRUE;

  return first->line == second->line ||
         (first->role == IMPORT_ROLE_KEY && second->line - first->line <= MOST_LINES_BETWEEN);
}

static void
join (Pairing *self,
      guint    first,
      guint    second)
{
  self->partner[first] = second;
  self->partner[second] = first;
}

static void
pair_by_name (Pairing *self)
{
  g_autoptr (GHashTable) waiting = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);
  guint i;

  for (i = 0; i < self->text->entries->len; i++)
    {
      const ImportEntry *entry = import_text_get_entry (self->text, i);
      guint64 stem = is_credential (entry) ? hash_stem (entry) : 0;
      gpointer found = NULL;

      if (!is_credential (entry))
        continue;
      if (g_hash_table_lookup_extended (waiting, &stem, NULL, &found))
        {
          guint other = GPOINTER_TO_UINT (found);
          const ImportEntry *before = import_text_get_entry (self->text, other);

          if (before->role != entry->role && is_near (before, entry))
            {
              join (self, other, i);
              g_hash_table_remove (waiting, &stem);
              continue;
            }
        }
      g_hash_table_replace (waiting, g_memdup2 (&stem, sizeof stem), GUINT_TO_POINTER (i));
    }
}

static gboolean
contradict (const char *first,
            const char *second)
{
  return first != NULL && second != NULL && first != second;
}

/* Names that differ and can belong together: BYBIT_KEY and API_SECRET, “My key”, “the secret”. */
static gboolean
may_belong (const ImportEntry *first,
            const ImportEntry *second)
{
  ImportWords one, two;

  if (first->role == second->role || first->loose != second->loose || !is_near (first, second))
    return FALSE;

  split_stem (&one, first);
  split_stem (&two, second);
  if (contradict (import_words_find_exchange (&one), import_words_find_exchange (&two)) ||
      contradict (import_words_find_environment (&one), import_words_find_environment (&two)))
    return FALSE;

  return import_words_includes (&one, &two) || import_words_includes (&two, &one) ||
         import_span_contains (first->name, " ") || import_span_contains (second->name, " ");
}

static gboolean
are_related (const ImportText  *text,
             const ImportEntry *first,
             const ImportEntry *second)
{
  const ImportGroup *one = import_text_get_group (text, first->group);
  const ImportGroup *two = import_text_get_group (text, second->group);

  if (first->group == second->group || one->parent == second->group || two->parent == first->group)
    return TRUE;

  /* Items of a list, each with one thing in it. */
  return one->parent == two->parent && one->entries == 1 && two->entries == 1;
}

/* What is left over, where the one follows the other: in a group, then across groups. */
static void
pair_neighbours (Pairing  *self,
                 gboolean  within_group)
{
  g_autoptr (GHashTable) last = g_hash_table_new (NULL, NULL);
  guint i;

  for (i = 0; i < self->text->entries->len; i++)
    {
      const ImportEntry *entry = import_text_get_entry (self->text, i);
      gpointer place = GUINT_TO_POINTER (within_group ? entry->group : 0);
      gpointer found = NULL;

      if (!is_credential (entry) || self->partner[i] != IMPORT_NO_ENTRY)
        continue;
      if (g_hash_table_lookup_extended (last, place, NULL, &found))
        {
          const ImportEntry *before = import_text_get_entry (self->text, GPOINTER_TO_UINT (found));

          if (are_related (self->text, before, entry) && may_belong (before, entry))
            {
              join (self, GPOINTER_TO_UINT (found), i);
              g_hash_table_remove (last, place);
              continue;
            }
        }
      g_hash_table_replace (last, place, GUINT_TO_POINTER (i));
    }
}

static GArray *
collect (Pairing *self)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (ImportMatch));
  guint i;

  for (i = 0; i < self->text->entries->len; i++)
    {
      const ImportEntry *entry = import_text_get_entry (self->text, i);
      ImportMatch match = { i, self->partner[i] };

      if (!is_credential (entry) || (self->partner[i] != IMPORT_NO_ENTRY && self->partner[i] < i))
        continue;
      if (entry->role == IMPORT_ROLE_SECRET)
        match = (ImportMatch) { self->partner[i], i };
      g_array_append_val (matches, match);
    }

  return matches;
}

/**
 * import_pair:
 * @text: a text taken apart
 *
 * Returns: (transfer full) (element-type ImportMatch): every key and every secret, in the order
 *   of the text
 */
GArray *
import_pair (const ImportText *text)
{
  Pairing self = { .text = text };
  GArray *matches = NULL;
  guint i;

  self.partner = g_new (guint, text->entries->len + 1);
  for (i = 0; i < text->entries->len; i++)
    self.partner[i] = IMPORT_NO_ENTRY;
  pair_by_name (&self);
  pair_neighbours (&self, TRUE);
  pair_neighbours (&self, FALSE);
  matches = collect (&self);
  g_free (self.partner);

  return matches;
}
