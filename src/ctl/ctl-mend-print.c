/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a key would give up, and what came of it. */

#include "config.h"

#include "ctl-mend-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bitting-json-writer.h"
#include "bitting-json.h"
#include "bitting-report-json.h"
#include "bitting-text.h"
#include "ctl-card.h"
#include "ctl-text.h"

static void
print_list (const char             *heading,
            const GPtrArray        *permissions,
            const BittingCatalogue *catalogue)
{
  guint i;

  if (permissions->len == 0)
    return;

  ctl_text_print (CTL_STYLE_STRONG, heading);
  g_print ("\n");
  for (i = 0; i < permissions->len; i++)
    {
      g_autofree char *title = bitting_mending_dup_title (catalogue, g_ptr_array_index (permissions, i));
      g_autofree char *clean = bitting_text_clean_sentence (title);

      g_print ("  %s\n", clean);
    }
}

/** Prints what goes and what stays. */
void
ctl_mend_print_plan (const BittingMending   *mending,
                     const BittingCatalogue *catalogue)
{
  print_list (_("Goes"), mending->goes, catalogue);
  if (mending->locks)
    g_print ("%s\n", _("The key becomes read-only."));
  print_list (_("Stays"), mending->stays, catalogue);
  print_list (_("Cannot be changed from here"), mending->stuck, catalogue);
  if (mending->stuck->len > 0)
    ctl_text_print_wrapped ("", "", bitting_mending_get_stuck_note (mending));
  ctl_text_print_wrapped ("", "", bitting_mending_get_last_note (mending));
}

static void
add_list (JsonBuilder     *builder,
          const char      *member,
          const GPtrArray *list)
{
  bitting_json_add_strings (builder, member, (const char * const *) list->pdata, list->len);
}

static void
add_report (JsonBuilder         *builder,
            const char          *member,
            const BittingReport *report)
{
  g_autofree char *text = NULL;
  JsonNode *node = NULL;

  if (report != NULL)
    {
      text = bitting_report_to_json (report, FALSE);
      node = bitting_json_parse (text, strlen (text), NULL);
    }
  if (node == NULL)
    {
      bitting_json_add_null (builder, member);
      return;
    }

  json_builder_set_member_name (builder, member);
  json_builder_add_value (builder, node);
}

/* One object: "end" is one of the words of bitting_mend_end_to_string(). */
static void
print_json (const BittingMend *mend)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *sentence = bitting_mend_dup_sentence (mend);
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "action", mend->deletes ? "delete" : "mend");
  bitting_json_add_string (builder, "end", bitting_mend_end_to_string (mend->end));
  bitting_json_add_string (builder, "message", sentence);
  bitting_json_add_boolean (builder, "lost", mend->lost);
  if (mend->mending != NULL && !mend->deletes)
    {
      add_list (builder, "goes", mend->mending->goes);
      add_list (builder, "stays", mend->mending->stays);
      add_list (builder, "stuck", mend->mending->stuck);
    }
  if (mend->refusal != NULL)
    bitting_json_add_int (builder, "ret_code", mend->refusal->ret_code);
  else
    bitting_json_add_null (builder, "ret_code");
  add_report (builder, "before", mend->before);
  add_report (builder, "after", mend->after);
  json_builder_end_object (builder);
  text = bitting_json_print (builder, FALSE);
  ctl_text_print_json (text);
}

/** Prints what came of it, with the key's new card. */
void
ctl_mend_print (const BittingMend *mend,
                gboolean           json)
{
  g_autofree char *sentence = NULL;

  if (json)
    {
      print_json (mend);
      return;
    }

  sentence = bitting_mend_dup_sentence (mend);
  ctl_text_print_wrapped ("", "", sentence);
  if (mend->deletes && mend->end == BITTING_MEND_DONE)
    {
      /* Translators: %s is the name of a key */
      g_autofree char *next = g_strdup_printf (_("It is still in this computer’s keyring. “bittingctl "
                                                 "remove %s” takes it out."), mend->before->name);

      ctl_text_print_wrapped ("", "", next);
    }
  else if (mend->after != NULL)
    {
      /* Translators: grades of a key, such as “Before: F. Now: A.” */
      g_print (_("Before: %s. Now: %s."), bitting_grade_to_string (mend->before->grade),
               mend->after->grade != BITTING_GRADE_NONE ? bitting_grade_to_string (mend->after->grade)
                                                        : "?");
      g_print ("\n\n");
      ctl_card_print (mend->after, FALSE);
    }
}
