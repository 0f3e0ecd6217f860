/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bitting-data.h"
#include "bitting-guide-policy.h"
#include "bitting-json-writer.h"
#include "ctl-file.h"
#include "ctl-guide-text.h"
#include "ctl-options.h"
#include "ctl-text.h"

static void
add_instruction (JsonBuilder              *builder,
                 const BittingStep        *step,
                 const BittingInstruction *instruction,
                 const BittingPolicy      *policy)
{
  g_autofree char *text = bitting_instruction_dup_text (instruction, step, policy,
                                                        bitting_data_get_catalogue ());

  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "id", instruction->id);
  bitting_json_add_string (builder, "text", text);
  bitting_json_add_string (builder, "detail",
                           bitting_instruction_get_detail (instruction, step, policy));
  json_builder_end_object (builder);
}

static void
add_boxes (JsonBuilder         *builder,
           const BittingStep   *step,
           const BittingPolicy *policy)
{
  g_autoptr (GPtrArray) boxes = bitting_step_list_boxes (step, policy,
                                                         bitting_data_get_catalogue ());
  guint i;

  json_builder_set_member_name (builder, "boxes");
  json_builder_begin_array (builder);
  for (i = 0; i < boxes->len; i++)
    {
      const BittingBox *box = g_ptr_array_index (boxes, i);

      json_builder_begin_object (builder);
      bitting_json_add_string (builder, "permission", box->permission);
      bitting_json_add_string (builder, "label", box->label);
      bitting_json_add_string (builder, "do", bitting_spot_kind_to_string (box->kind));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_links (JsonBuilder              *builder,
           const BittingStep        *step,
           const BittingEnvironment *environment)
{
  guint i;

  json_builder_set_member_name (builder, "links");
  json_builder_begin_array (builder);
  for (i = 0; i < step->links->len; i++)
    {
      const BittingLink *link = g_ptr_array_index (step->links, i);
      const char *address = bitting_link_get_address (link, environment);

      if (address == NULL)
        continue;
      json_builder_begin_object (builder);
      bitting_json_add_string (builder, "title", link->title);
      bitting_json_add_string (builder, "address", address);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_notes (JsonBuilder         *builder,
           const BittingStep   *step,
           const BittingPolicy *policy)
{
  guint i;

  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (i = 0; i < step->notes->len; i++)
    {
      const BittingNote *note = g_ptr_array_index (step->notes, i);

      json_builder_begin_object (builder);
      bitting_json_add_string (builder, "kind",
                               note->kind == BITTING_NOTE_WARNING ? "warning" : "tip");
      bitting_json_add_string (builder, "text", bitting_note_get_text (note, step, policy));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_step (JsonBuilder              *builder,
          const BittingStep        *step,
          const BittingPolicy      *policy,
          const BittingEnvironment *environment)
{
  g_autofree char *summary = bitting_step_dup_summary (step, policy);
  guint i;

  json_builder_begin_object (builder);
  bitting_json_add_int (builder, "number", step->number);
  bitting_json_add_string (builder, "id", step->id);
  bitting_json_add_string (builder, "title", step->title);
  bitting_json_add_string (builder, "summary", summary);
  json_builder_set_member_name (builder, "instructions");
  json_builder_begin_array (builder);
  for (i = 0; i < step->instructions->len; i++)
    add_instruction (builder, step, g_ptr_array_index (step->instructions, i), policy);
  json_builder_end_array (builder);
  add_boxes (builder, step, policy);
  add_links (builder, step, environment);
  add_notes (builder, step, policy);
  json_builder_end_object (builder);
}

/* Returns: whether @name means that step: its number, its id, or NULL for each of them. */
static gboolean
is_meant (const BittingStep *step,
          const char        *name)
{
  g_autofree char *number = g_strdup_printf ("%u", step->number);

  return name == NULL || strcmp (name, number) == 0 || strcmp (name, step->id) == 0;
}

static gboolean
is_known (const BittingGuide *guide,
          const char         *name)
{
  guint i;

  for (i = 0; i < guide->steps->len; i++)
    if (is_meant (g_ptr_array_index (guide->steps, i), name))
      return TRUE;

  ctl_usage_error (_("The guide has no step “%s”: they are numbered from 1 to %u."), name,
                   guide->steps->len);

  return FALSE;
}

static void
print_text (const char               *name,
            const BittingPolicy      *policy,
            const BittingEnvironment *environment)
{
  const BittingGuide *guide = bitting_data_get_guide ();
  guint i;

  if (name == NULL)
    ctl_guide_print_head (guide, policy, environment);
  for (i = 0; i < guide->steps->len; i++)
    if (is_meant (g_ptr_array_index (guide->steps, i), name))
      ctl_guide_print_step (g_ptr_array_index (guide->steps, i), policy, environment);
}

static void
print_json (const char               *name,
            const BittingPolicy      *policy,
            const BittingEnvironment *environment)
{
  const BittingGuide *guide = bitting_data_get_guide ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;
  guint i;

  json_builder_begin_array (builder);
  for (i = 0; i < guide->steps->len; i++)
    if (is_meant (g_ptr_array_index (guide->steps, i), name))
      add_step (builder, g_ptr_array_index (guide->steps, i), policy, environment);
  json_builder_end_array (builder);
  text = bitting_json_print (builder, FALSE);
  ctl_text_print_json (text);
}

static CtlStatus
write_page (const char               *path,
            gboolean                  force,
            const BittingPolicy      *policy,
            const BittingEnvironment *environment)
{
  char *page = bitting_data_make_guide_page (policy, environment);
  g_autoptr (GBytes) bytes = g_bytes_new_take (page, strlen (page));

  return ctl_file_write (path, bytes, force) ? CTL_STATUS_GOOD : CTL_STATUS_USAGE;
}

/** Prints the seven steps, or one of them, or writes them as a page for a browser. */
CtlStatus
ctl_guide (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_autofree char *html = NULL;
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "html", 0, 0, G_OPTION_ARG_FILENAME, &html,
      N_("Write the guide with its pictures as one web page; “-” for standard output"),
      N_("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force,
      N_("Replace the file if it is there already"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (BittingKeeper) keeper = bitting_keeper_new (NULL);
  g_autoptr (BittingEnvironment) environment = NULL;
  g_autoptr (BittingPolicy) policy = NULL;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON | CTL_TAKES_ENVIRONMENT | CTL_TAKES_TERMS,
                          N_("[STEP]"), NULL, entries, &arguments) ||
      !ctl_options_count (arguments, 0, 1) ||
      !is_known (bitting_data_get_guide (), arguments[1]))
    return CTL_STATUS_USAGE;
  if (html != NULL && (options.json || arguments[1] != NULL))
    return ctl_usage_error ("%s", _("“--html” writes the whole guide: it goes with neither "
                                    "“--json” nor a step."));
  environment = ctl_options_find_environment (&options, keeper);
  if (environment == NULL)
    return CTL_STATUS_USAGE;

  policy = bitting_policy_with_ips (options.policy != NULL ? options.policy
                                                           : bitting_data_get_policy ("guide"),
                                    options.ips);
  if (html != NULL)
    return write_page (html, force, policy, environment);
  if (options.json)
    print_json (arguments[1], policy, environment);
  else
    print_text (arguments[1], policy, environment);

  return CTL_STATUS_GOOD;
}
