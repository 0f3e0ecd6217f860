/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new key beside the old one that it is to replace. What is not known never counts as
 * proof: where the new key could be looser for all that was seen, it is unproven. */

#include "config.h"

#include "bitting-comparison.h"

#include "bitting-comparison-sides.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  BittingComparison value;
  int               ref_count;
} Counted;

static const char * const relations[] = {
  [BITTING_RELATION_LOOSER] = "looser",
  [BITTING_RELATION_UNPROVEN] = "unproven",
  [BITTING_RELATION_STRICTER] = "stricter",
  [BITTING_RELATION_SAME] = "same",
};

static const char * const relation_labels[] = {
  /* Translators: the new key is this, compared with the old one */
  [BITTING_RELATION_LOOSER] = N_("Looser"),
  [BITTING_RELATION_UNPROVEN] = N_("Not proven"),
  [BITTING_RELATION_STRICTER] = N_("Stricter"),
  [BITTING_RELATION_SAME] = N_("Same"),
};

static const char * const strictnesses[] = {
  [BITTING_STRICTNESS_PROVEN] = "proven",
  [BITTING_STRICTNESS_UNPROVEN] = "unproven",
  [BITTING_STRICTNESS_LOOSER] = "looser",
};

static void
difference_free (gpointer data)
{
  BittingDifference *difference = data;

  g_free (difference->aspect);
  g_free (difference->title);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

static int
compare_relations (gconstpointer a,
                   gconstpointer b)
{
  const BittingDifference *first = *(const BittingDifference * const *) a;
  const BittingDifference *second = *(const BittingDifference * const *) b;

  return (int) first->relation - (int) second->relation;
}

static BittingStrictness
judge (const BittingComparison *self)
{
  if (bitting_comparison_count (self, BITTING_RELATION_LOOSER) > 0)
    return BITTING_STRICTNESS_LOOSER;
  if (bitting_comparison_count (self, BITTING_RELATION_UNPROVEN) > 0)
    return BITTING_STRICTNESS_UNPROVEN;

  return BITTING_STRICTNESS_PROVEN;
}

/**
 * bitting_comparison_new:
 * @before: a card of the old key, best a complete one
 * @after: the last card of the new key
 * @catalogue: what permissions there are
 *
 * Holds a new key against the old one, side by side: access, each permission, the addresses,
 * the end, and what kind of key it is. Only a complete card of the new key can prove it.
 *
 * Returns: (transfer full): what was found
 */
BittingComparison *
bitting_comparison_new (const BittingReport    *before,
                        const BittingReport    *after,
                        const BittingCatalogue *catalogue)
{
  Counted *counted = g_new0 (Counted, 1);
  BittingComparison *self = &counted->value;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  counted->ref_count = 1;
  self->differences = g_ptr_array_new_with_free_func (difference_free);
  self->before_at = g_date_time_ref (before->checked_at);
  self->after_at = g_date_time_ref (after->checked_at);
  if (after->diagnosis != NULL)
    self->diagnosis = bitting_diagnosis_copy (after->diagnosis);

  bitting_comparison_sides_compare (self, before, after, catalogue);
  g_ptr_array_sort (self->differences, compare_relations);
  self->strictness = judge (self);

  return self;
}

BittingComparison *
bitting_comparison_ref (BittingComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  ((Counted *) self)->ref_count++;

  return self;
}

void
bitting_comparison_unref (BittingComparison *self)
{
  g_return_if_fail (self != NULL);

  if (--((Counted *) self)->ref_count > 0)
    return;

  g_ptr_array_unref (self->differences);
  g_clear_pointer (&self->diagnosis, bitting_diagnosis_free);
  g_date_time_unref (self->before_at);
  g_date_time_unref (self->after_at);
  g_free (self);
}

guint
bitting_comparison_count (const BittingComparison *self,
                          BittingRelation          relation)
{
  guint count = 0;
  guint i;

  for (i = 0; i < self->differences->len; i++)
    if (((const BittingDifference *) g_ptr_array_index (self->differences, i))->relation == relation)
      count++;

  return count;
}

/** Returns: (transfer full): the verdict in a few translated words */
char *
bitting_comparison_dup_title (const BittingComparison *self)
{
  switch (self->strictness)
    {
    case BITTING_STRICTNESS_PROVEN:
      return g_strdup (_("At least as strict as the old key"));
    case BITTING_STRICTNESS_LOOSER:
      return g_strdup (_("Looser than the old key"));
    case BITTING_STRICTNESS_UNPROVEN:
    default:
      return g_strdup (_("Not proven to be as strict"));
    }
}

/** Returns: (transfer full): what the verdict comes from, in one or two translated sentences */
char *
bitting_comparison_dup_sentence (const BittingComparison *self)
{
  guint looser = bitting_comparison_count (self, BITTING_RELATION_LOOSER);
  guint unproven = bitting_comparison_count (self, BITTING_RELATION_UNPROVEN);
  guint stricter = bitting_comparison_count (self, BITTING_RELATION_STRICTER);

  if (looser > 0)
    return g_strdup_printf (ngettext ("The new key can do more than the old one in %u point. Mend it on "
                                      "the site and check again.",
                                      "The new key can do more than the old one in %u points. Mend it on "
                                      "the site and check again.", looser), looser);
  if (self->diagnosis != NULL && self->diagnosis->code == BITTING_DIAGNOSIS_UNMATCHED_IP)
    return g_strdup (_("The new key answers at its trusted addresses only, and this computer is not "
                       "one of them. So nobody here can see what it may do."));
  if (self->diagnosis != NULL)
    return bitting_diagnosis_dup_message (self->diagnosis);
  if (unproven > 0)
    return g_strdup_printf (ngettext ("Nothing shows that the new key can do more, but %u point is not "
                                      "known.",
                                      "Nothing shows that the new key can do more, but %u points are not "
                                      "known.", unproven), unproven);
  if (stricter > 0)
    return g_strdup_printf (ngettext ("The new key can do nothing that the old one could not, and is "
                                      "stricter in %u point. See that your bots do not need it.",
                                      "The new key can do nothing that the old one could not, and is "
                                      "stricter in %u points. See that your bots do not need them.",
                                      stricter), stricter);

  return g_strdup (_("The new key can do just what the old one could, and nothing else."));
}

/** Returns: (transfer none): the stable word for programs */
const char *
bitting_relation_to_string (BittingRelation relation)
{
  g_return_val_if_fail (relation < G_N_ELEMENTS (relations), NULL);

  return relations[relation];
}

/** Returns: (transfer none): the translated word for people */
const char *
bitting_relation_get_label (BittingRelation relation)
{
  g_return_val_if_fail (relation < G_N_ELEMENTS (relation_labels), NULL);

  return _(relation_labels[relation]);
}

/** Returns: (transfer none): the stable word for programs */
const char *
bitting_strictness_to_string (BittingStrictness strictness)
{
  g_return_val_if_fail (strictness < G_N_ELEMENTS (strictnesses), NULL);

  return strictnesses[strictness];
}
