/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A card is kept with its words, in the language of whoever had it made. Whoever reads it later
 * may have chosen another one. */

#include "config.h"

#include "bitting-report.h"

#include <string.h>

#define ADDRESS_LETTERS "0123456789abcdefABCDEF.:"

/* Returns: (transfer full): the addresses in a sentence of any language */
static GPtrArray *
find_addresses (const char *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  while (*text != '\0')
    {
      gsize length = strspn (text, ADDRESS_LETTERS);
      g_autofree char *word = g_strndup (text, length);
      char *address = NULL;

      if (g_str_has_suffix (word, "."))
        word[length - 1] = '\0';
      address = bitting_ip_canonicalize (word);
      if (address != NULL)
        g_ptr_array_add (found, address);
      text += MAX (length, 1);
    }

  return found;
}

/* The rules do not know which addresses a person expected when the card was made, only which
 * they expect now. */
static gboolean
name_the_same_addresses (const BittingFinding *first,
                         const BittingFinding *second)
{
  g_autoptr (GPtrArray) some = find_addresses (first->evidence);
  g_autoptr (GPtrArray) others = find_addresses (second->evidence);
  guint i;

  if (some->len != others->len)
    return FALSE;
  for (i = 0; i < some->len; i++)
    if (strcmp (g_ptr_array_index (some, i), g_ptr_array_index (others, i)) != 0)
      return FALSE;

  return TRUE;
}

static BittingReport *
judge_again (const BittingReport    *self,
             const BittingPolicy    *policy,
             const BittingCatalogue *catalogue)
{
  gboolean rsa = self->key_info != NULL && self->key_info->rsa;
  BittingSubject subject = {
    .environment = self->environment,
    .host = self->host,
    .api_key = self->api_key,
    .signing = rsa ? BITTING_SIGNING_RSA : BITTING_SIGNING_HMAC,
  };
  g_autoptr (BittingAnswer) answer =
    self->key_info != NULL
      ? bitting_answer_new_key_info (bitting_key_info_ref (self->key_info), &self->network)
      : bitting_answer_new_diagnosis (bitting_diagnosis_copy (self->diagnosis), &self->network);

  return bitting_report_new (&subject, policy, catalogue, answer, self->checked_at);
}

/* A rule may have several findings, such as one for each unknown permission: they come in the
 * same order each time. */
static BittingFinding *
take_same (GPtrArray            *findings,
           const BittingFinding *wanted)
{
  guint i;

  for (i = 0; i < findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (findings, i);

      if (strcmp (finding->rule, wanted->rule) == 0 && finding->verdict == wanted->verdict)
        return g_ptr_array_steal_index (findings, i);
    }

  return NULL;
}

static void
take_words (BittingFinding *self,
            BittingFinding *other)
{
  char **ours[] = { &self->title, &self->evidence, &self->why, &self->fix };
  char **theirs[] = { &other->title, &other->evidence, &other->why, &other->fix };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (ours); i++)
    {
      g_free (*ours[i]);
      *ours[i] = g_steal_pointer (theirs[i]);
    }
}

/**
 * bitting_report_retell:
 * @self: a card that was read, and that nobody has seen yet
 * @policy: what its key is held against now
 * @catalogue: what permissions there are
 *
 * Says it in today's language. What was found and how it was graded stays as it is; only what
 * the rules find again in the same way gets its words anew. The rest keeps them: what came of
 * a policy that has become another one since, what changed, and what was proven.
 */
void
bitting_report_retell (BittingReport          *self,
                       const BittingPolicy    *policy,
                       const BittingCatalogue *catalogue)
{
  g_autofree char *digest = bitting_policy_dup_digest (policy);
  g_autoptr (BittingReport) again = NULL;
  guint i;

  if (g_strcmp0 (self->policy_digest, digest) != 0 || g_strcmp0 (self->policy, policy->id) != 0)
    return;

  g_free (self->policy_title);
  self->policy_title = g_strdup (policy->title);
  again = judge_again (self, policy, catalogue);
  for (i = 0; i < self->findings->len; i++)
    {
      BittingFinding *finding = g_ptr_array_index (self->findings, i);
      g_autoptr (BittingFinding) other = take_same (again->findings, finding);

      if (other != NULL && name_the_same_addresses (finding, other))
        take_words (finding, other);
    }
}
