/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-ledger.h"

struct _PracticeLedger
{
  GHashTable *made;    /* (element-type utf8 PracticeKey): by API key; both are borrowed */
  GHashTable *changed; /* (element-type utf8 PracticeKey): by API key, as each is by now */
  GHashTable *deleted; /* (element-type utf8): API keys */
};

/* All but the permissions is borrowed from the key as it was made. */
static void
changed_free (gpointer data)
{
  PracticeKey *key = data;

  g_free ((char *) key->permissions);
  g_free (key);
}

/** Returns: (transfer full): a ledger without any key */
PracticeLedger *
practice_ledger_new (void)
{
  PracticeLedger *self = g_new0 (PracticeLedger, 1);

  self->made = g_hash_table_new (g_str_hash, g_str_equal);
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, changed_free);
  self->deleted = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
practice_ledger_free (PracticeLedger *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->made);
  g_hash_table_unref (self->changed);
  g_hash_table_unref (self->deleted);
  g_free (self);
}

/**
 * practice_ledger_add:
 * @key: (transfer none): has to outlive the ledger
 *
 * Makes one more key known, or another one under an API key that is known already.
 */
void
practice_ledger_add (PracticeLedger    *self,
                     const PracticeKey *key)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);

  g_hash_table_remove (self->changed, key->api_key);
  g_hash_table_remove (self->deleted, key->api_key);
  g_hash_table_replace (self->made, (gpointer) key->api_key, (gpointer) key);
}

/** Returns: (transfer none) (nullable): the key as it is by now; NULL for one that is unknown, or
 *   that was deleted. It is good until the next change. */
const PracticeKey *
practice_ledger_find (PracticeLedger *self,
                      const char     *api_key)
{
  const PracticeKey *changed = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (g_hash_table_contains (self->deleted, api_key))
    return NULL;
  changed = g_hash_table_lookup (self->changed, api_key);

  return changed != NULL ? changed : g_hash_table_lookup (self->made, api_key);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const PracticeKey *first = *(const PracticeKey * const *) a;
  const PracticeKey *second = *(const PracticeKey * const *) b;

  return (first->number > second->number) - (first->number < second->number);
}

/** Returns: (transfer container) (element-type PracticeKey): the keys as they are by now, by number;
 *   good until the next change */
GPtrArray *
practice_ledger_list (PracticeLedger *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer api_key;

  g_return_val_if_fail (self != NULL, list);

  g_hash_table_iter_init (&iter, self->made);
  while (g_hash_table_iter_next (&iter, &api_key, NULL))
    {
      const PracticeKey *key = practice_ledger_find (self, api_key);

      if (key != NULL && key->fault != PRACTICE_FAULT_DELETED)
        g_ptr_array_add (list, (gpointer) key);
    }
  g_ptr_array_sort (list, compare_numbers);

  return list;
}

/**
 * practice_ledger_change:
 * @key: a key of the ledger's
 * @read_only: what it is from now on
 * @permissions: what it holds from now on, each as "Group.Value", joined by commas
 */
void
practice_ledger_change (PracticeLedger    *self,
                        const PracticeKey *key,
                        gboolean           read_only,
                        const char        *permissions)
{
  const PracticeKey *made = NULL;
  PracticeKey *changed = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);

  made = g_hash_table_lookup (self->made, key->api_key);
  g_return_if_fail (made != NULL);

  changed = g_new (PracticeKey, 1);
  *changed = *made;
  changed->read_only = read_only;
  changed->permissions = g_strdup (permissions);
  g_hash_table_replace (self->changed, (gpointer) made->api_key, changed);
}

/** Forgets a key of the ledger's, as the exchange does with one that is deleted. */
void
practice_ledger_delete (PracticeLedger    *self,
                        const PracticeKey *key)
{
  const PracticeKey *made = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);

  made = g_hash_table_lookup (self->made, key->api_key);
  g_return_if_fail (made != NULL);

  g_hash_table_add (self->deleted, (gpointer) made->api_key);
}

/** Makes every key be as it was made. */
void
practice_ledger_restore (PracticeLedger *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->changed);
  g_hash_table_remove_all (self->deleted);
}
