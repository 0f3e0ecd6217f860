/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report file to hand on: the same as everywhere, but that free text in it is looked at. */

#include "sheet-render.h"

#include <string.h>

#include "bitting-report-json.h"
#include "sheet-redact.h"

static void
redact_in_place (char **text)
{
  g_autofree char *old = *text;

  *text = old != NULL ? sheet_redact (old) : NULL;
}

/** Returns: (transfer full) (nullable): the report file “bitting-report/1”, with a line break at its end */
char *
sheet_json_make (const BittingReport  *report,
                 GError              **error)
{
  g_autofree char *text = bitting_report_to_json (report, TRUE);
  g_autoptr (BittingReport) copy = bitting_report_from_json (text, strlen (text), error);
  g_autofree char *clean = NULL;
  guint i;

  if (copy == NULL)
    return NULL;

  redact_in_place (&copy->name);
  g_free (copy->api_key);
  copy->api_key = sheet_content_dup_api_key (report);
  for (i = 0; i < copy->findings->len; i++)
    {
      BittingFinding *finding = g_ptr_array_index (copy->findings, i);

      redact_in_place (&finding->title);
      redact_in_place (&finding->evidence);
    }
  if (copy->key_info != NULL)
    redact_in_place (&copy->key_info->note);
  redact_in_place (&copy->source.computer);
  redact_in_place (&copy->source.helper);
  clean = bitting_report_to_json (copy, TRUE);

  return g_strconcat (clean, "\n", NULL);
}
