/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list that takes a newer state by its difference. A letter is a key, and a capital one is
 * the same key with another grade. */

#include "bitting-entry-store.h"

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *told;  /* position-removed+added, in order */
} Row;

static const Row rows[] = {
  { "nothing", "", "", "" },
  { "same", "abc", "abc", "" },
  { "first", "", "abc", "0-0+3 " },
  { "all-gone", "abc", "", "0-3+0 " },
  { "one-gone", "abc", "ac", "1-1+0 " },
  { "ends-gone", "abcd", "bc", "3-1+0 0-1+0 " },
  { "run-gone", "abcd", "ad", "1-2+0 " },
  { "one-new", "ac", "abc", "1-0+1 " },
  { "run-new", "ad", "abcd", "1-0+2 " },
  { "last-new", "a", "abc", "1-0+2 " },
  { "one-changed", "abc", "aBc", "1-1+1 " },
  { "other", "abc", "xyz", "0-3+0 0-0+3 " },
  { "all-at-once", "abde", "aBcf", "2-2+0 1-1+1 2-0+2 " },
};

static GPtrArray *
make_entries (const char *letters)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (; *letters != '\0'; letters++)
    {
      const char name[] = { g_ascii_tolower (*letters), '\0' };
      g_autoptr (BittingItem) item = bitting_item_new (name, "testnet", "https://example.com", "KEY",
                                                       BITTING_SIGNING_HMAC);
      BittingSummary *summary = bitting_summary_new ();
      BittingEntry *entry = bitting_entry_new (item);

      summary->grade = g_ascii_isupper (*letters) ? BITTING_GRADE_F : BITTING_GRADE_A;
      bitting_entry_set_summary (entry, summary);
      g_ptr_array_add (entries, entry);
    }

  return entries;
}

static void
told_cb (GListModel *model,
         guint       position,
         guint       removed,
         guint       added,
         GString    *told)
{
  g_string_append_printf (told, "%u-%u+%u ", position, removed, added);
}

static char *
dup_letters (GListModel *model)
{
  GString *letters = g_string_new (NULL);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BittingEntry) entry = g_list_model_get_item (model, i);
      char letter = *bitting_entry_get_item (entry)->name;

      if (bitting_entry_get_grade (entry) == BITTING_GRADE_F)
        letter = g_ascii_toupper (letter);
      g_string_append_c (letters, letter);
    }

  return g_string_free (letters, FALSE);
}

static void
test_difference (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (BittingEntryStore) store = bitting_entry_store_new ();
  g_autoptr (GPtrArray) before = make_entries (row->before);
  g_autoptr (GPtrArray) after = make_entries (row->after);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *letters = NULL;

  bitting_entry_store_update (store, before);
  g_signal_connect (store, "items-changed", G_CALLBACK (told_cb), told);
  bitting_entry_store_update (store, after);

  letters = dup_letters (G_LIST_MODEL (store));
  g_assert_cmpstr (letters, ==, row->after);
  g_assert_cmpstr (told->str, ==, row->told);
}

int
main (int   argc,
      char *argv[])
{
  guint i;

  g_test_init (&argc, &argv, NULL);

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/entry-store/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_difference);
    }

  return g_test_run ();
}
