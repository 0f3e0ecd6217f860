/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new key beside the old one, in a terminal. */

#include "config.h"

#include "ctl-comparison.h"

#include <glib/gi18n-lib.h>

#include "bitting-json-writer.h"
#include "bitting-text.h"
#include "ctl-text.h"

static const struct
{
  BittingRelation relation;
  CtlStyle        style;
  const char     *sign;
} groups[] = {
  { BITTING_RELATION_LOOSER, CTL_STYLE_BAD, "✗ " },
  { BITTING_RELATION_UNPROVEN, CTL_STYLE_UNKNOWN, "? " },
  { BITTING_RELATION_STRICTER, CTL_STYLE_GOOD, "✓ " },
  { BITTING_RELATION_SAME, CTL_STYLE_PLAIN, "= " },
};

static CtlStyle
style_of (BittingStrictness strictness)
{
  switch (strictness)
    {
    case BITTING_STRICTNESS_PROVEN:
      return CTL_STYLE_GOOD;
    case BITTING_STRICTNESS_LOOSER:
      return CTL_STYLE_BAD;
    case BITTING_STRICTNESS_UNPROVEN:
    default:
      return CTL_STYLE_UNKNOWN;
    }
}

static void
print_key (const char *what,
           const char *name,
           const char *masked,
           GDateTime  *when)
{
  g_autofree char *padded = ctl_text_pad (what, 9);
  g_autofree char *clean = ctl_text_clean (name);
  g_autofree char *time = g_date_time_format (when, "%F %R UTC");

  g_print ("%s  %s  %s · %s\n", padded, clean, masked, time);
}

static void
print_group (const BittingComparison *comparison,
             guint                    group)
{
  guint i;

  if (bitting_comparison_count (comparison, groups[group].relation) == 0)
    return;

  g_print ("\n");
  ctl_text_print (CTL_STYLE_STRONG, bitting_relation_get_label (groups[group].relation));
  g_print ("\n");
  for (i = 0; i < comparison->differences->len; i++)
    {
      const BittingDifference *difference = g_ptr_array_index (comparison->differences, i);
      g_autofree char *title = bitting_text_clean_sentence (difference->title);
      g_autofree char *before = bitting_text_clean_sentence (difference->before);
      g_autofree char *after = bitting_text_clean_sentence (difference->after);
      g_autofree char *change = g_strdup_printf ("%s → %s", before, after);
      g_autofree char *line = g_strdup_printf (_("%s: %s"), title, g_str_equal (before, after) ? after : change);

      if (difference->relation != groups[group].relation)
        continue;
      ctl_text_print (groups[group].style, groups[group].sign);
      g_print ("%s\n", line);
    }
}

static void
print_words (const BittingRotation   *rotation,
             const BittingComparison *comparison)
{
  g_autofree char *title = bitting_comparison_dup_title (comparison);
  g_autofree char *sentence = bitting_comparison_dup_sentence (comparison);
  guint i;

  print_key (_("Old key"), rotation->old_name, rotation->old_key, comparison->before_at);
  print_key (_("New key"), rotation->new_name, rotation->new_key, comparison->after_at);
  g_print ("\n");
  ctl_text_print (style_of (comparison->strictness), title);
  g_print ("\n");
  ctl_text_print_wrapped ("", "", sentence);
  for (i = 0; i < G_N_ELEMENTS (groups); i++)
    print_group (comparison, i);
}

static void
add_time (JsonBuilder *builder,
          const char  *member,
          GDateTime   *when)
{
  g_autofree char *text = g_date_time_format_iso8601 (when);

  bitting_json_add_string (builder, member, text);
}

static void
add_comparison (JsonBuilder             *builder,
                const BittingComparison *comparison)
{
  g_autofree char *sentence = bitting_comparison_dup_sentence (comparison);
  guint i;

  bitting_json_add_string (builder, "strictness", bitting_strictness_to_string (comparison->strictness));
  bitting_json_add_string (builder, "sentence", sentence);
  bitting_json_add_string (builder, "diagnosis",
                           comparison->diagnosis != NULL
                             ? bitting_diagnosis_code_to_string (comparison->diagnosis->code) : NULL);
  add_time (builder, "old_checked_at", comparison->before_at);
  add_time (builder, "new_checked_at", comparison->after_at);
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (i = 0; i < comparison->differences->len; i++)
    {
      const BittingDifference *difference = g_ptr_array_index (comparison->differences, i);

      json_builder_begin_object (builder);
      bitting_json_add_string (builder, "aspect", difference->aspect);
      bitting_json_add_string (builder, "relation", bitting_relation_to_string (difference->relation));
      bitting_json_add_string (builder, "title", difference->title);
      bitting_json_add_string (builder, "old", difference->before);
      bitting_json_add_string (builder, "new", difference->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const BittingRotation   *rotation,
            const BittingComparison *comparison) /* (nullable) */
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "stage", bitting_rotation_stage_to_string (rotation->stage));
  bitting_json_add_string (builder, "old_name", rotation->old_name);
  bitting_json_add_string (builder, "old_api_key", rotation->old_key);
  bitting_json_add_string (builder, "new_name", rotation->new_name);
  bitting_json_add_string (builder, "new_api_key", rotation->new_key);
  if (comparison != NULL)
    add_comparison (builder, comparison);
  else
    bitting_json_add_null (builder, "strictness");
  json_builder_end_object (builder);
  text = bitting_json_print (builder, FALSE);
  ctl_text_print_json (text);
}

/**
 * ctl_comparison_print:
 * @rotation: which key takes the place of which, as it is now
 * @comparison: (nullable): what was found; NULL if one of them was never checked
 * @json: TRUE for one line of JSON
 */
void
ctl_comparison_print (const BittingRotation   *rotation,
                      const BittingComparison *comparison,
                      gboolean                 json)
{
  if (json)
    print_json (rotation, comparison);
  else if (comparison != NULL)
    print_words (rotation, comparison);
}

/** Returns: what a replacement with this comparison ends with */
CtlStatus
ctl_comparison_get_status (const BittingComparison *comparison)
{
  switch (comparison->strictness)
    {
    case BITTING_STRICTNESS_PROVEN:
      return CTL_STATUS_GOOD;
    case BITTING_STRICTNESS_LOOSER:
      return CTL_STATUS_FAILED;
    case BITTING_STRICTNESS_UNPROVEN:
    default:
      return CTL_STATUS_INCOMPLETE;
    }
}
