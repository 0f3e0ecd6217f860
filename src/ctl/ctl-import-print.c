/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was found in somebody's file, for people and for programs. No secret is in it. */

#include "config.h"

#include "ctl-import-print.h"

#include <glib/gi18n-lib.h>

#include "bitting-json-writer.h"
#include "ctl-card.h"
#include "ctl-text.h"

static char *
dup_masked (BittingCandidate *candidate)
{
  return bitting_api_key_mask (bitting_candidate_get_credential (candidate)->api_key);
}

static char *
dup_verdict (BittingCandidate *candidate)
{
  const BittingReport *report = bitting_candidate_get_report (candidate);
  const char *saved_as = bitting_candidate_get_saved_as (candidate);
  const char *trouble = bitting_candidate_get_trouble (candidate);
  g_autofree char *sentence = NULL;

  if (saved_as != NULL)
    {
      g_autofree char *clean = ctl_text_clean (saved_as);

      return g_strdup_printf (_("It is saved already, as “%s”."), clean);
    }
  if (trouble != NULL)
    return g_strdup (trouble);
  if (report == NULL)
    return g_strdup (_("It was not checked."));
  if (report->diagnosis != NULL)
    return bitting_diagnosis_dup_message (report->diagnosis);

  sentence = bitting_report_dup_sentence (report);
  /* Translators: a mark such as A, and a sentence about it. */
  return g_strdup_printf (_("Grade %s: %s"), bitting_grade_to_string (report->grade), sentence);
}

static void
print_candidate (BittingCandidate *candidate)
{
  g_autofree char *name = ctl_text_clean (bitting_candidate_get_name (candidate));
  g_autofree char *masked = dup_masked (candidate);
  g_autofree char *verdict = dup_verdict (candidate);
  const BittingEnvironment *environment = bitting_candidate_get_environment (candidate);

  ctl_text_print (CTL_STYLE_STRONG, name);
  /* Translators: an environment such as mainnet, a masked key, the lines of key and secret. */
  g_print (_("  %s · %s · lines %u and %u"), environment->id, masked,
           bitting_candidate_get_key_line (candidate),
           bitting_candidate_get_secret_line (candidate));
  g_print ("\n");
  ctl_text_print_wrapped ("    ", "    ", verdict);
  if (!bitting_candidate_is_sure (candidate) && environment->kind == BITTING_ENVIRONMENT_LIVE)
    ctl_text_print_wrapped ("    ", "    ",
                            _("The text does not say where this key lives. If it is not from the "
                              "worldwide site, use “--environment”."));
}

/** Prints the keys that were found, and what was left out. */
void
ctl_import_print (BittingImporter *importer)
{
  GListModel *candidates = bitting_importer_get_candidates (importer);
  GPtrArray *faults = bitting_importer_get_faults (importer);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (candidates); i++)
    {
      g_autoptr (BittingCandidate) candidate = g_list_model_get_item (candidates, i);

      print_candidate (candidate);
    }
  for (i = 0; i < faults->len; i++)
    {
      g_autofree char *sentence = bitting_import_fault_dup_sentence (g_ptr_array_index (faults, i));

      ctl_text_print (CTL_STYLE_WARNING, "! ");
      ctl_text_print_wrapped ("", "  ", sentence);
    }
}

static void
add_report (JsonBuilder         *builder,
            const BittingReport *report)
{
  bitting_json_add_string (builder, "grade",
                           report == NULL ? NULL : bitting_grade_to_string (report->grade));
  bitting_json_add_string (builder, "outcome",
                           report == NULL ? NULL : bitting_outcome_to_string (report->outcome));
  bitting_json_add_string (builder, "diagnosis", report == NULL || report->diagnosis == NULL
                             ? NULL : bitting_diagnosis_code_to_string (report->diagnosis->code));
}

static void
add_candidate (JsonBuilder      *builder,
               BittingCandidate *candidate)
{
  g_autofree char *masked = dup_masked (candidate);

  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "name", bitting_candidate_get_name (candidate));
  bitting_json_add_string (builder, "environment",
                           bitting_candidate_get_environment (candidate)->id);
  bitting_json_add_boolean (builder, "environment_stated", bitting_candidate_is_sure (candidate));
  bitting_json_add_string (builder, "api_key", masked);
  bitting_json_add_string (builder, "signing", bitting_signing_to_string (
                             bitting_candidate_get_credential (candidate)->signing));
  bitting_json_add_int (builder, "key_line", bitting_candidate_get_key_line (candidate));
  bitting_json_add_int (builder, "secret_line", bitting_candidate_get_secret_line (candidate));
  bitting_json_add_string (builder, "saved_before_as", bitting_candidate_get_saved_as (candidate));
  bitting_json_add_boolean (builder, "saved",
                            bitting_candidate_get_state (candidate) == BITTING_CANDIDATE_SAVED);
  bitting_json_add_string (builder, "trouble", bitting_candidate_get_trouble (candidate));
  add_report (builder, bitting_candidate_get_report (candidate));
  json_builder_end_object (builder);
}

static void
add_fault (JsonBuilder              *builder,
           const BittingImportFault *fault)
{
  g_autofree char *words = bitting_import_fault_describe (fault);

  json_builder_begin_object (builder);
  bitting_json_add_int (builder, "line", fault->line);
  bitting_json_add_string (builder, "message", words);
  json_builder_end_object (builder);
}

/** Prints the same as one object of JSON: “keys”, and “left_out” with the line of each. */
void
ctl_import_print_json (BittingImporter *importer)
{
  GListModel *candidates = bitting_importer_get_candidates (importer);
  GPtrArray *faults = bitting_importer_get_faults (importer);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;
  guint i;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "keys");
  json_builder_begin_array (builder);
  for (i = 0; i < g_list_model_get_n_items (candidates); i++)
    {
      g_autoptr (BittingCandidate) candidate = g_list_model_get_item (candidates, i);

      add_candidate (builder, candidate);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "left_out");
  json_builder_begin_array (builder);
  for (i = 0; i < faults->len; i++)
    add_fault (builder, g_ptr_array_index (faults, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  text = bitting_json_print (builder, FALSE);
  ctl_text_print_json (text);
}
