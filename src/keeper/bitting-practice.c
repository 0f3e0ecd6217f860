/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a learner may see of the practice exchange. */

#include "bitting-practice.h"

#include "practice-key.h"

static void
practice_key_free (gpointer data)
{
  BittingPracticeKey *key = data;

  bitting_secret_unref (key->secret);
  g_free (key);
}

/** Returns: (transfer full) (element-type BittingPracticeKey): the ready keys, in order */
GPtrArray *
bitting_practice_dup_keys (void)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (practice_key_free);
  guint i;

  for (i = 0; i < practice_keys_get_n_keys (); i++)
    {
      const PracticeKey *source = practice_keys_get (i);
      BittingPracticeKey *key = g_new0 (BittingPracticeKey, 1);
      g_autofree char *secret = practice_key_dup_secret (source);

      key->title = practice_key_get_title (source);
      key->description = practice_key_get_description (source);
      key->api_key = source->api_key;
      key->secret = bitting_secret_new (secret, -1);
      g_ptr_array_add (keys, key);
    }

  return keys;
}

static gboolean
is_as_wanted (const PracticeKey   *key,
              const BittingPolicy *policy)
{
  g_auto (GStrv) held = g_strsplit (key->permissions, ",", -1);
  guint i;

  if (key->read_only != (policy->access == BITTING_ACCESS_READ_ONLY))
    return FALSE;
  for (i = 0; policy->required[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) held, policy->required[i]))
      return FALSE;
  for (i = 0; held[i] != NULL; i++)
    if (bitting_policy_forbids (policy, held[i]))
      return FALSE;

  return TRUE;
}

/**
 * bitting_practice_find_key:
 * @policy: what a key should look like
 *
 * Returns: place in bitting_practice_dup_keys() of the first one that does; 0 where none does
 */
guint
bitting_practice_find_key (const BittingPolicy *policy)
{
  guint i;

  for (i = 0; i < practice_keys_get_n_keys (); i++)
    if (is_as_wanted (practice_keys_get (i), policy))
      return i;

  return 0;
}

/** Returns: (transfer none): the addresses that the practice trading team hands out */
const char *
bitting_practice_get_team_ips (void)
{
  return practice_get_team_ips ();
}
