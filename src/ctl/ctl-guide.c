/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>

#include "bitting-data.h"
#include "bitting-json-writer.h"
#include "bitting-policy-json.h"
#include "ctl-options.h"
#include "ctl-text.h"

static void
print_step (const BittingStep *step)
{
  g_autofree char *title = g_strdup_printf (_("Step %u: %s"), step->number, step->title);
  guint i;

  g_print ("\n");
  ctl_text_print (CTL_STYLE_STRONG, title);
  g_print ("\n");
  ctl_text_print_wrapped ("", "", step->summary);
  for (i = 0; i < step->instructions->len; i++)
    {
      const BittingInstruction *instruction = g_ptr_array_index (step->instructions, i);
      g_autofree char *number = g_strdup_printf ("  %u. ", i + 1);

      ctl_text_print_wrapped (number, "     ", instruction->text);
      ctl_text_print_wrapped ("     ", "     ", instruction->detail);
    }
  for (i = 0; i < step->notes->len; i++)
    {
      const BittingNote *note = g_ptr_array_index (step->notes, i);

      ctl_text_print_wrapped (note->kind == BITTING_NOTE_WARNING ? "  ! " : "  * ", "    ", note->text);
    }
}

static void
add_step (JsonBuilder       *builder,
          const BittingStep *step)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint i;

  for (i = 0; i < step->instructions->len; i++)
    g_ptr_array_add (texts, ((BittingInstruction *) g_ptr_array_index (step->instructions, i))->text);
  json_builder_begin_object (builder);
  bitting_json_add_int (builder, "number", step->number);
  bitting_json_add_string (builder, "id", step->id);
  bitting_json_add_string (builder, "title", step->title);
  bitting_json_add_string (builder, "summary", step->summary);
  bitting_json_add_strings (builder, "instructions", (const char * const *) texts->pdata, texts->len);
  json_builder_end_object (builder);
}

/** Prints the seven steps. */
CtlStatus
ctl_guide (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  BittingGuide *guide = bitting_data_get_guide ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;
  guint i;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON, NULL, NULL, NULL, &arguments) ||
      !ctl_options_count (arguments, 0, 0))
    return CTL_STATUS_USAGE;
  if (!options.json)
    {
      ctl_text_print (CTL_STYLE_STRONG, guide->title);
      g_print ("\n");
      for (i = 0; i < guide->steps->len; i++)
        print_step (g_ptr_array_index (guide->steps, i));
      return CTL_STATUS_GOOD;
    }

  json_builder_begin_array (builder);
  for (i = 0; i < guide->steps->len; i++)
    add_step (builder, g_ptr_array_index (guide->steps, i));
  json_builder_end_array (builder);
  text = bitting_json_print (builder, FALSE);
  ctl_text_print_json (text);

  return CTL_STATUS_GOOD;
}

static void
print_permissions (const char *heading,
                   GStrv       permissions)
{
  guint i;

  g_print ("%s\n", heading);
  for (i = 0; permissions[i] != NULL; i++)
    {
      const BittingPermission *permission = bitting_catalogue_find (bitting_data_get_catalogue (),
                                                                    permissions[i]);
      g_autofree char *line = permission == NULL ? g_strdup (permissions[i])
                                                 : g_strdup_printf ("%s (%s)", permissions[i],
                                                                    permission->label);

      ctl_text_print_wrapped ("  - ", "    ", line);
    }
}

/** Prints a policy in words, or as the file that others can be made after. */
CtlStatus
ctl_policy (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_autoptr (BittingPolicy) policy = NULL;
  g_autofree char *text = NULL;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON, N_("[ID|FILE]"), NULL, NULL, &arguments) ||
      !ctl_options_count (arguments, 0, 1))
    return CTL_STATUS_USAGE;
  policy = ctl_options_load_policy (arguments[1] != NULL ? arguments[1] : "guide");
  if (policy == NULL)
    return CTL_STATUS_USAGE;
  if (options.json)
    {
      text = bitting_policy_to_json (policy);
      ctl_text_print_json (text);
      return CTL_STATUS_GOOD;
    }

  ctl_text_print (CTL_STYLE_STRONG, policy->title);
  g_print ("\n");
  ctl_text_print_wrapped ("", "", policy->description);
  print_permissions (_("Must be on:"), policy->required);
  print_permissions (_("Must be off:"), policy->forbidden);

  return CTL_STATUS_GOOD;
}
