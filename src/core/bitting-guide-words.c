/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide is written for the policy of its own. What it says when the key is to be made after
 * another policy: other words where the written ones would lie. */

#include "config.h"

#include "bitting-guide-policy-private.h"
#include "bitting-text.h"

#include <glib/gi18n-lib.h>

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
  for (i = 0; bitting_step_marks_box (step, NULL) && policy->required[i] != NULL; i++)
    if (!bitting_step_marks_box (step, policy->required[i]))
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
      g_autofree char *quoted = NULL;

      if (box->kind != kind)
        continue;
      /* Translators: how your language quotes a word. */
      quoted = g_strdup_printf (_("“%s”"), box->label);
      bitting_text_add_item (joined, quoted);
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

      if (sentence != NULL)
        bitting_text_add_sentence (text, sentence);
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

  if (bitting_guide_is_turned (self->id, policy))
    return g_strdup (_("Under “API Key Permissions”, choose “Read-Only”."));
  if (is_for_tool (self->id, policy))
    return g_strdup (_("Paste the IP addresses that the key will be used from, with commas between them."));
  if (is_comparison (self->id) && !step_agrees (step, policy))
    return g_strdup (_("Compare the table with the list of boxes once more, then press “Submit”."));
  if (agrees (step, self, policy))
    return g_strdup (self->text);

  boxes = bitting_step_list_marked (step, self, policy, catalogue);

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
  if (bitting_guide_is_turned (self->id, policy))
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
