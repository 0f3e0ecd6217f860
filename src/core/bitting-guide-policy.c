/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide is written for the policy of its own. What follows of it when the key is to be
 * made after another policy: other marks on its pictures. */

#include "config.h"

#include "bitting-guide-policy-private.h"

#include <glib/gi18n-lib.h>

static const char * const kinds[] = {
  [BITTING_SPOT_HERE] = "here",
  [BITTING_SPOT_TICK] = "tick",
  [BITTING_SPOT_MAY] = "may",
  [BITTING_SPOT_LEAVE] = "leave",
  [BITTING_SPOT_NEVER] = "never",
};

/** Returns: the name of a kind, for programs and data files */
const char *
bitting_spot_kind_to_string (BittingSpotKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind];
}

/** Returns: whether there is a kind of that name; it is then in @kind */
gboolean
bitting_spot_kind_from_string (const char      *text,
                               BittingSpotKind *kind)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], text) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/** Returns: (nullable): what to do with a box, in a word or two; NULL where it is no box */
const char *
bitting_spot_kind_get_words (BittingSpotKind kind)
{
  switch (kind)
    {
    case BITTING_SPOT_TICK:
      return _("Tick");
    case BITTING_SPOT_MAY:
      /* Translators: of a box that may be ticked or not */
      return _("Optional");
    case BITTING_SPOT_LEAVE:
      return _("Leave empty");
    case BITTING_SPOT_NEVER:
      return _("Never tick");
    case BITTING_SPOT_HERE:
    default:
      return NULL;
    }
}

/* The one instruction that a key for looking only turns around. */
gboolean
bitting_guide_is_turned (const char          *instruction,
                         const BittingPolicy *policy)
{
  return policy->access == BITTING_ACCESS_READ_ONLY && g_str_equal (instruction, "choose-read-write");
}

/* Without any box such a key would see nothing, and what it is to see is for its owner to say. */
static gboolean
may_look (const char          *permission,
          const BittingPolicy *policy)
{
  return policy->access == BITTING_ACCESS_READ_ONLY && !bitting_policy_forbids (policy, permission);
}

/**
 * bitting_picture_spot_kind:
 * @spot: a spot
 * @policy: (nullable): what the key should look like
 *
 * A box that the guide says never to tick stays so, unless the policy cannot do without
 * it: a policy that says nothing of withdrawals does not make them harmless. A key that can
 * only look may have each box that its policy does not forbid.
 *
 * Returns: what to do there
 */
BittingSpotKind
bitting_picture_spot_kind (const BittingSpot   *spot,
                           const BittingPolicy *policy)
{
  if (policy == NULL)
    return spot->kind;
  if (spot->permission == NULL)
    return bitting_guide_is_turned (spot->instruction, policy) && !spot->read_only ? BITTING_SPOT_LEAVE : spot->kind;
  if (bitting_policy_requires (policy, spot->permission))
    return BITTING_SPOT_TICK;
  if (spot->kind == BITTING_SPOT_NEVER)
    return BITTING_SPOT_NEVER;

  return may_look (spot->permission, policy) ? BITTING_SPOT_MAY : BITTING_SPOT_LEAVE;
}

/**
 * bitting_picture_spot_applies:
 * @spot: a spot
 * @policy: (nullable): what the key should look like
 *
 * Returns: whether it is this spot that belongs to its instruction under the policy: a key for
 *   looking has one of its own where it has to choose otherwise
 */
gboolean
bitting_picture_spot_applies (const BittingSpot   *spot,
                              const BittingPolicy *policy)
{
  return spot->read_only == (policy != NULL && bitting_guide_is_turned (spot->instruction, policy));
}

static void
box_free (gpointer data)
{
  BittingBox *box = data;

  g_free (box->permission);
  g_free (box->label);
  g_free (box);
}

static void
add_box (GPtrArray              *boxes,
         const BittingCatalogue *catalogue,
         const char             *id,
         BittingSpotKind         kind)
{
  const BittingPermission *permission = bitting_catalogue_find (catalogue, id);
  BittingBox *box = g_new0 (BittingBox, 1);

  box->permission = g_strdup (id);
  box->label = g_strdup (permission != NULL ? permission->label : id);
  box->kind = kind;
  g_ptr_array_add (boxes, box);
}

/* The boxes that are marked for one instruction, or in the whole step. */
GPtrArray *
bitting_step_list_marked (const BittingStep        *step,
                          const BittingInstruction *instruction,
                          const BittingPolicy      *policy,
                          const BittingCatalogue   *catalogue)
{
  GPtrArray *boxes = g_ptr_array_new_with_free_func (box_free);
  guint i, j;

  for (i = 0; i < step->pictures->len; i++)
    {
      const BittingPicture *picture = g_ptr_array_index (step->pictures, i);

      for (j = 0; j < picture->spots->len; j++)
        {
          const BittingSpot *spot = g_ptr_array_index (picture->spots, j);

          if (spot->permission != NULL &&
              (instruction == NULL || g_str_equal (spot->instruction, instruction->id)))
            add_box (boxes, catalogue, spot->permission, bitting_picture_spot_kind (spot, policy));
        }
    }

  return boxes;
}

/* Whether a box is marked in a step; any box at all where @permission is NULL. */
gboolean
bitting_step_marks_box (const BittingStep *step,
                        const char        *permission)
{
  guint i, j;

  for (i = 0; i < step->pictures->len; i++)
    {
      const BittingPicture *picture = g_ptr_array_index (step->pictures, i);

      for (j = 0; j < picture->spots->len; j++)
        {
          const BittingSpot *spot = g_ptr_array_index (picture->spots, j);

          if (spot->permission != NULL &&
              (permission == NULL || g_str_equal (spot->permission, permission)))
            return TRUE;
        }
    }

  return FALSE;
}

static int
compare_boxes (gconstpointer a,
               gconstpointer b)
{
  static const int order[] = {
    [BITTING_SPOT_HERE] = 0,
    [BITTING_SPOT_TICK] = 1,
    [BITTING_SPOT_MAY] = 2,
    [BITTING_SPOT_NEVER] = 3,
    [BITTING_SPOT_LEAVE] = 4,
  };
  const BittingBox * const *one = a;
  const BittingBox * const *other = b;

  return order[(*one)->kind] - order[(*other)->kind];
}

/**
 * bitting_step_list_boxes:
 * @self: a step
 * @policy: what the key should look like
 * @catalogue: names of permissions
 *
 * Returns: (transfer full) (element-type BittingBox): the boxes of the step's pictures, and
 *   those besides that the policy wants ticked: first what to tick, then what never to; empty
 *   where a step has nothing to do with boxes
 */
GPtrArray *
bitting_step_list_boxes (const BittingStep      *self,
                         const BittingPolicy    *policy,
                         const BittingCatalogue *catalogue)
{
  GPtrArray *boxes = bitting_step_list_marked (self, NULL, policy, catalogue);
  guint i;

  for (i = 0; boxes->len > 0 && policy->required[i] != NULL; i++)
    if (!bitting_step_marks_box (self, policy->required[i]))
      add_box (boxes, catalogue, policy->required[i], BITTING_SPOT_TICK);
  /* It is stable: within a kind the order is that of the pictures. */
  g_ptr_array_sort (boxes, compare_boxes);

  return boxes;
}
