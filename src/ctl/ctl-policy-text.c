/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is printed of a policy, for people and for programs. */

#include "config.h"

#include "ctl-policy-text.h"

#include <glib/gi18n-lib.h>

#include "bitting-data.h"
#include "bitting-json-writer.h"
#include "bitting-policy-words.h"
#include "ctl-text.h"

static void
print_permission (const char *id)
{
  const BittingPermission *permission = bitting_catalogue_find (bitting_data_get_catalogue (), id);
  g_autofree char *title = NULL;
  g_autofree char *names = NULL;

  if (permission == NULL)
    {
      ctl_text_print_wrapped ("  - ", "    ", id);
      return;
    }

  /* Translators: the name of a permission, and what it allows. */
  title = g_strdup_printf (_("%s: %s"), permission->title, permission->allows);
  names = g_strdup_printf ("%s (%s)", id, permission->label);
  ctl_text_print_wrapped ("  - ", "    ", title);
  ctl_text_print_wrapped ("    ", "    ", names);
}

static void
print_permissions (const char *heading,
                   GStrv       permissions)
{
  guint i;

  if (permissions[0] == NULL)
    return;

  g_print ("\n%s\n", heading);
  for (i = 0; permissions[i] != NULL; i++)
    print_permission (permissions[i]);
}

/** Prints what a policy asks for, in words. */
void
ctl_policy_print (const BittingPolicy *policy)
{
  g_auto (GStrv) sentences = bitting_policy_dup_sentences (policy);
  guint i;

  ctl_text_print (CTL_STYLE_STRONG, policy->title);
  g_print ("\n");
  if (*policy->description != '\0')
    ctl_text_print_wrapped ("", "", policy->description);
  g_print ("\n");
  for (i = 0; sentences[i] != NULL; i++)
    ctl_text_print_wrapped ("  - ", "    ", sentences[i]);
  print_permissions (_("Must be on:"), policy->required);
  print_permissions (_("Must be off:"), policy->forbidden);
}

/** Prints what a person should know about a policy; nothing if that is nothing. */
void
ctl_policy_print_remarks (GPtrArray *remarks)
{
  guint i;

  for (i = 0; i < remarks->len; i++)
    {
      const BittingRemark *remark = g_ptr_array_index (remarks, i);

      g_print ("\n");
      ctl_text_print (remark->kind == BITTING_REMARK_WARNING ? CTL_STYLE_WARNING : CTL_STYLE_BAD,
                      remark->kind == BITTING_REMARK_WARNING ? _("Note")
                      : remark->kind == BITTING_REMARK_DANGER ? _("Danger") : _("Mistake"));
      g_print ("\n");
      ctl_text_print_wrapped ("  ", "  ", remark->text);
    }
}

/** Returns: (transfer full): a policy and what is to be known about it, for programs */
char *
ctl_policy_dup_remarks_json (const BittingPolicy *policy,
                             GPtrArray           *remarks)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  BittingGrade best = bitting_policy_get_best_grade (policy, bitting_data_get_catalogue ());
  guint i;

  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "id", policy->id);
  bitting_json_add_string (builder, "title", policy->title);
  bitting_json_add_string (builder, "best_grade", bitting_grade_to_string (best));
  json_builder_set_member_name (builder, "remarks");
  json_builder_begin_array (builder);
  for (i = 0; i < remarks->len; i++)
    {
      const BittingRemark *remark = g_ptr_array_index (remarks, i);

      json_builder_begin_object (builder);
      bitting_json_add_string (builder, "kind", bitting_remark_kind_to_string (remark->kind));
      bitting_json_add_string (builder, "member", remark->member);
      bitting_json_add_string (builder, "text", remark->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return bitting_json_print (builder, FALSE);
}

/** Returns: (transfer full): a row of the list of policies, for programs */
char *
ctl_policy_dup_row_json (const BittingPolicy *policy,
                         gboolean             own)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "id", policy->id);
  bitting_json_add_string (builder, "title", policy->title);
  bitting_json_add_string (builder, "description", policy->description);
  bitting_json_add_boolean (builder, "own", own);
  json_builder_end_object (builder);

  return bitting_json_print (builder, FALSE);
}
