/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide on a terminal. */

#include "config.h"

#include "ctl-guide-text.h"

#include <glib/gi18n-lib.h>

#include "bitting-data.h"
#include "bitting-guide-policy.h"
#include "ctl-text.h"

static void
print_note (BittingNoteKind  kind,
            const char      *text)
{
  gboolean warns = kind == BITTING_NOTE_WARNING;
  g_autofree char *line = g_strdup_printf (warns ? _("Warning: %s") : _("Tip: %s"), text);

  g_print ("\n");
  ctl_text_print_wrapped (warns ? "  ! " : "  * ", "    ", line);
}

/* What is to be copied stands alone in its line, and is never broken. */
static void
print_value (const char *label,
             const char *value)
{
  g_print ("\n");
  ctl_text_print_wrapped ("  > ", "    ", label);
  g_print ("    %s\n", value);
}

static const char *
sign_of (BittingSpotKind kind)
{
  switch (kind)
    {
    case BITTING_SPOT_TICK:
      return "[x]";
    case BITTING_SPOT_NEVER:
      return " ! ";
    case BITTING_SPOT_MAY:
      return "[?]";
    case BITTING_SPOT_LEAVE:
    case BITTING_SPOT_HERE:
    default:
      return "[ ]";
    }
}

static void
print_boxes (const BittingStep   *step,
             const BittingPolicy *policy)
{
  g_autoptr (GPtrArray) boxes = bitting_step_list_boxes (step, policy,
                                                         bitting_data_get_catalogue ());
  guint width = 0;
  guint i;

  if (boxes->len == 0)
    return;

  for (i = 0; i < boxes->len; i++)
    width = MAX (width, ctl_text_columns (((BittingBox *) g_ptr_array_index (boxes, i))->label));
  g_print ("\n  ");
  ctl_text_print (CTL_STYLE_STRONG, _("Box by Box"));
  g_print ("\n");
  for (i = 0; i < boxes->len; i++)
    {
      const BittingBox *box = g_ptr_array_index (boxes, i);
      g_autofree char *label = ctl_text_pad (box->label, width);

      g_print ("  %s %s  %s\n", sign_of (box->kind), label,
               bitting_spot_kind_get_words (box->kind));
    }
}

static void
print_instructions (const BittingStep   *step,
                    const BittingPolicy *policy)
{
  guint i;

  for (i = 0; i < step->instructions->len; i++)
    {
      const BittingInstruction *instruction = g_ptr_array_index (step->instructions, i);
      g_autofree char *number = g_strdup_printf ("  %u. ", i + 1);
      g_autofree char *text = bitting_instruction_dup_text (instruction, step, policy,
                                                            bitting_data_get_catalogue ());

      ctl_text_print_wrapped (number, "     ", text);
      ctl_text_print_wrapped ("     ", "     ",
                              bitting_instruction_get_detail (instruction, step, policy));
    }
}

/** Prints what stands before the first step. */
void
ctl_guide_print_head (const BittingGuide       *guide,
                      const BittingPolicy      *policy,
                      const BittingEnvironment *environment)
{
  const char *caveats[] = { environment->caveat, bitting_policy_get_guide_caveat (policy) };
  /* Translators: the name of a site, and what it is for. */
  g_autofree char *site = g_strdup_printf (_("%s: %s"), environment->title, environment->summary);
  guint i;

  ctl_text_print (CTL_STYLE_STRONG, guide->title);
  g_print ("\n");
  ctl_text_print_wrapped ("", "", site);
  ctl_text_print_wrapped ("", "", *policy->description != '\0' ? policy->description
                                                               : policy->title);
  for (i = 0; i < G_N_ELEMENTS (caveats); i++)
    if (caveats[i] != NULL)
      print_note (BITTING_NOTE_WARNING, caveats[i]);
  for (i = 0; environment->ways[i] != NULL; i++)
    ctl_text_print_wrapped ("- ", "  ", environment->ways[i]);
}

/** Prints one step. */
void
ctl_guide_print_step (const BittingStep        *step,
                      const BittingPolicy      *policy,
                      const BittingEnvironment *environment)
{
  g_autofree char *title = g_strdup_printf (_("Step %u: %s"), step->number, step->title);
  g_autofree char *summary = bitting_step_dup_summary (step, policy);
  g_autofree char *addresses = bitting_step_dup_addresses (step, policy);
  guint i;

  g_print ("\n");
  ctl_text_print (CTL_STYLE_STRONG, title);
  g_print ("\n");
  ctl_text_print_wrapped ("", "", summary);
  print_instructions (step, policy);
  print_boxes (step, policy);
  if (addresses != NULL)
    print_value (_("The addresses to paste:"), addresses);
  for (i = 0; i < step->links->len; i++)
    {
      const BittingLink *link = g_ptr_array_index (step->links, i);
      const char *address = bitting_link_get_address (link, environment);

      if (address != NULL)
        print_value (link->title, address);
    }
  for (i = 0; i < step->notes->len; i++)
    {
      const BittingNote *note = g_ptr_array_index (step->notes, i);

      print_note (note->kind, bitting_note_get_text (note, step, policy));
    }
}
