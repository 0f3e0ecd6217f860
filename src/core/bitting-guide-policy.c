/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide is written for the policy of its own. What follows of it when the key is to be
 * made after another policy: other marks, and other words where the written ones would lie. */

#include "config.h"

#include "bitting-guide-policy.h"

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
static gboolean
is_turned (const char          *instruction,
           const BittingPolicy *policy)
{
  return policy->access == BITTING_ACCESS_READ_ONLY && g_str_equal (instruction, "choose-read-write");
}

/* A tool that only looks is no trading team's. */
static gboolean
is_for_tool (const char          *instruction,
             const BittingPolicy *policy)
{
  return policy->access == BITTING_ACCESS_READ_ONLY && g_str_equal (instruction, "enter-addresses");
}

/* The pictures show the boxes of the guide's own policy. */
static gboolean
is_comparison (const char *instruction)
{
  return g_str_equal (instruction, "press-submit");
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
    return is_turned (spot->instruction, policy) && !spot->read_only ? BITTING_SPOT_LEAVE : spot->kind;
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
  return spot->read_only == (policy != NULL && is_turned (spot->instruction, policy));
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
static GPtrArray *
list_marked (const BittingStep        *step,
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
static gboolean
marks_box (const BittingStep *step,
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
  GPtrArray *boxes = list_marked (self, NULL, policy, catalogue);
  guint i;

  for (i = 0; boxes->len > 0 && policy->required[i] != NULL; i++)
    if (!marks_box (self, policy->required[i]))
      add_box (boxes, catalogue, policy->required[i], BITTING_SPOT_TICK);
  /* It is stable: within a kind the order is that of the pictures. */
  g_ptr_array_sort (boxes, compare_boxes);

  return boxes;
}

/* Whether a policy wants done with an instruction's boxes what the guide says of them. */
static gboolean
agrees (const BittingStep        *step,
        const BittingInstruction *instruction,
        const BittingPolicy      *policy)
{
  const BittingPicture *picture = bitting_step_find_picture (step, instruction->picture);
  guint i;

  for (i = 0; i < picture->spots->len; i++)
    {
      const BittingSpot *spot = g_ptr_array_index (picture->spots, i);

      if (spot->permission != NULL && g_str_equal (spot->instruction, instruction->id) &&
          bitting_picture_spot_kind (spot, policy) != spot->kind)
        return FALSE;
    }

  return TRUE;
}

/* Whether all that a step says of boxes is what the policy wants, and all that it wants. */
static gboolean
step_agrees (const BittingStep   *step,
             const BittingPolicy *policy)
{
  guint i;

  for (i = 0; i < step->instructions->len; i++)
    if (!agrees (step, g_ptr_array_index (step->instructions, i), policy))
      return FALSE;
  for (i = 0; marks_box (step, NULL) && policy->required[i] != NULL; i++)
    if (!marks_box (step, policy->required[i]))
      return FALSE;

  return TRUE;
}

/**
 * bitting_step_dup_summary:
 * @self: a step
 * @policy: what the key should look like
 *
 * Returns: (transfer full): what the step is for, under that policy
 */
char *
bitting_step_dup_summary (const BittingStep   *self,
                          const BittingPolicy *policy)
{
  if (step_agrees (self, policy))
    return g_strdup (self->summary);

  if (policy->access == BITTING_ACCESS_READ_ONLY)
    return g_strdup (_("Tick the boxes for what this key is to see. With “Read-Only” it can do no "
                         "more than look."));

  return g_strdup (_("Tick the boxes that this key needs, and no others."));
}

/**
 * bitting_note_get_text:
 * @self: a note of a step
 * @step: that step
 * @policy: what the key should look like
 *
 * Returns: (transfer none): the note, in the guide's words where they hold under the policy
 */
const char *
bitting_note_get_text (const BittingNote   *self,
                       const BittingStep   *step,
                       const BittingPolicy *policy)
{
  if (!self->about_boxes || step_agrees (step, policy))
    return self->text;

  return _("The table arrives with boxes already ticked. Go through it row by row: a box that is ticked "
           "and should not be is easily overlooked.");
}

/**
 * bitting_step_dup_addresses:
 * @self: a step
 * @policy: what the key should look like
 *
 * Returns: (transfer full) (nullable): the addresses that are to be pasted in this step, with
 *   commas between them; NULL in the other steps, and where the policy names none
 */
char *
bitting_step_dup_addresses (const BittingStep   *self,
                            const BittingPolicy *policy)
{
  if (!g_str_equal (self->id, "settings") || policy->ips == NULL)
    return NULL;

  return bitting_ip_list_join (policy->ips);
}

/* The labels of all boxes of a kind, in quotation marks; NULL if there is none. */
static char *
join_labels (GPtrArray       *boxes,
             BittingSpotKind  kind)
{
  GString *joined = g_string_new (NULL);
  guint i;

  for (i = 0; i < boxes->len; i++)
    {
      const BittingBox *box = g_ptr_array_index (boxes, i);

      if (box->kind != kind)
        continue;
      if (joined->len > 0)
        /* Translators: stands between the items of a list. */
        g_string_append (joined, _(", "));
      /* Translators: how your language quotes a word. */
      g_string_append_printf (joined, _("“%s”"), box->label);
    }

  return g_string_free (joined, joined->len == 0);
}

static char *
dup_sentence (BittingSpotKind  kind,
              const char      *labels)
{
  switch (kind)
    {
    case BITTING_SPOT_TICK:
      /* Translators: in these four, %s is a list of labels of the site’s form, in English. */
      return g_strdup_printf (_("Tick %s."), labels);
    case BITTING_SPOT_MAY:
      return g_strdup_printf (_("Tick %s if the key is to see that."), labels);
    case BITTING_SPOT_NEVER:
      return g_strdup_printf (_("Never tick %s."), labels);
    case BITTING_SPOT_LEAVE:
    case BITTING_SPOT_HERE:
    default:
      return g_strdup_printf (_("Leave %s empty."), labels);
    }
}

static char *
describe_boxes (GPtrArray *boxes)
{
  static const BittingSpotKind order[] = {
    BITTING_SPOT_TICK, BITTING_SPOT_MAY, BITTING_SPOT_LEAVE, BITTING_SPOT_NEVER,
  };
  GString *text = g_string_new (NULL);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *labels = join_labels (boxes, order[i]);
      g_autofree char *sentence = labels != NULL ? dup_sentence (order[i], labels) : NULL;

      if (sentence == NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, sentence);
    }

  return g_string_free (text, FALSE);
}

/**
 * bitting_instruction_dup_text:
 * @self: an instruction
 * @step: the step that it belongs to
 * @policy: what the key should look like
 * @catalogue: names of permissions
 *
 * Returns: (transfer full): what to do: in the guide's words, unless the policy wants other
 *   boxes ticked than they say
 */
char *
bitting_instruction_dup_text (const BittingInstruction *self,
                              const BittingStep        *step,
                              const BittingPolicy      *policy,
                              const BittingCatalogue   *catalogue)
{
  g_autoptr (GPtrArray) boxes = NULL;

  if (is_turned (self->id, policy))
    return g_strdup (_("Under “API Key Permissions”, choose “Read-Only”."));
  if (is_for_tool (self->id, policy))
    return g_strdup (_("Paste the IP addresses that the key will be used from, with commas between them."));
  if (is_comparison (self->id) && !step_agrees (step, policy))
    return g_strdup (_("Compare the table with the list of boxes once more, then press “Submit”."));
  if (agrees (step, self, policy))
    return g_strdup (self->text);

  boxes = list_marked (step, self, policy, catalogue);

  return describe_boxes (boxes);
}

/**
 * bitting_instruction_get_detail:
 * @self: an instruction
 * @step: the step that it belongs to
 * @policy: what the key should look like
 *
 * Returns: (transfer none) (nullable): more about it, where that holds under the policy too
 */
const char *
bitting_instruction_get_detail (const BittingInstruction *self,
                                const BittingStep        *step,
                                const BittingPolicy      *policy)
{
  gboolean about_boxes = FALSE;
  const BittingPicture *picture = bitting_step_find_picture (step, self->picture);
  guint i;

  if (is_for_tool (self->id, policy))
    return _("The maker of the tool names them. Those in the picture are only examples. A key takes up to "
             "100 addresses.");
  if (is_turned (self->id, policy))
    return _("In the picture “Read-Write” is chosen. This key is for looking only, and must not act.");
  for (i = 0; i < picture->spots->len; i++)
    {
      const BittingSpot *spot = g_ptr_array_index (picture->spots, i);

      if (spot->permission != NULL && g_str_equal (spot->instruction, self->id))
        about_boxes = TRUE;
    }

  /* “The only box that the key needs” is true of one policy alone. */
  return !about_boxes || step_agrees (step, policy) ? self->detail : NULL;
}

/**
 * bitting_policy_get_guide_caveat:
 * @self: what the key should look like
 *
 * Returns: (nullable): what the guide's words get wrong for this policy, besides the boxes
 */
const char *
bitting_policy_get_guide_caveat (const BittingPolicy *self)
{
  if (self->access == BITTING_ACCESS_READ_ONLY)
    return _("This key is for looking only: in step 4, choose “Read-Only”, whatever the picture "
             "shows.");

  return NULL;
}
