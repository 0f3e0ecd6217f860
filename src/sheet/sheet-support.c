/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person sends to somebody who is to help: the facts in the words that programs use,
 * without what belongs to the person. Untranslated, since the reader is a stranger. */

#include "config.h"

#include "bitting-sheet.h"

#include "sheet-content.h"
#include "sheet-redact.h"

static void
append_line (GString    *text,
             const char *label,
             const char *value)
{
  g_autofree char *clean = sheet_redact (value);

  if (*clean != '\0')
    g_string_append_printf (text, "%s: %s\n", label, clean);
}

static void
append_diagnosis (GString                *text,
                  const BittingDiagnosis *diagnosis)
{
  g_string_append_printf (text, "diagnosis: %s, retCode %" G_GINT64_FORMAT ", HTTP %u\n",
                          bitting_diagnosis_code_to_string (diagnosis->code),
                          diagnosis->ret_code, diagnosis->http_status);
  append_line (text, "detail", diagnosis->detail);
  append_line (text, "answer", diagnosis->answer);
}

static void
append_day (GString    *text,
            const char *label,
            GDateTime  *when)
{
  g_autofree char *day = when != NULL ? g_date_time_format (when, "%F") : NULL;

  g_string_append_printf (text, ", %s %s", label, day != NULL ? day : "never");
}

static void
append_key (GString              *text,
            const BittingKeyInfo *info)
{
  g_autoptr (GString) permissions = g_string_new (NULL);
  guint i;

  for (i = 0; i < info->permissions->len; i++)
    g_string_append_printf (permissions, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (info->permissions, i));
  g_string_append_printf (text, "access: %s, %s, %s, %u addresses", info->read_only ? "read-only" : "read-write",
                          bitting_account_to_string (bitting_key_info_get_account (info)),
                          info->rsa ? "rsa" : "hmac", info->ips->len);
  if (info->expiry_known)
    append_day (text, "ends", info->expires_at);
  g_string_append_c (text, '\n');
  append_line (text, "permissions", permissions->str);
  for (i = 0; i < info->gaps->len; i++)
    {
      const BittingGap *gap = g_ptr_array_index (info->gaps, i);

      g_string_append_printf (text, "gap: %s %s\n", bitting_fact_to_string (gap->fact),
                              bitting_gap_reason_to_string (gap->reason));
    }
}

static void
append_network (GString              *text,
                const BittingNetwork *network)
{
  g_string_append_printf (text, "network: %u requests, %u connections, %" G_GINT64_FORMAT " ms",
                          network->requests, network->connections, network->total_ms);
  if (network->clock_known)
    g_string_append_printf (text, ", clock %+" G_GINT64_FORMAT " ms", network->clock_skew_ms);
  g_string_append_c (text, '\n');
}

static void
append_findings (GString         *text,
                 const GPtrArray *findings)
{
  guint i;

  g_string_append_c (text, '\n');
  for (i = 0; i < findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *evidence = sheet_redact (finding->evidence);

      g_string_append_printf (text, "%s %s", bitting_verdict_to_string (finding->verdict), finding->rule);
      if (finding->verdict != BITTING_VERDICT_PASS)
        g_string_append_printf (text, ": %s", evidence);
      g_string_append_c (text, '\n');
    }
}

/**
 * bitting_sheet_dup_support_text:
 * @report: a report card
 *
 * Makes what can be shown to a stranger who is to help: without the key's name and note and
 * without any address, each of which has a number instead.
 *
 * Returns: (transfer full): the text, with a line break at its end
 */
char *
bitting_sheet_dup_support_text (const BittingReport *report)
{
  g_autoptr (GString) text = g_string_new ("Bitting " PACKAGE_VERSION "\n");
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *when = g_date_time_format (report->checked_at, "%FT%TZ");
  g_autofree char *key = sheet_content_dup_api_key (report);
  const char *grade = bitting_grade_to_string (report->grade);

  append_line (text, "site", report->environment);
  append_line (text, "host", report->host);
  append_line (text, "key", key);
  append_line (text, "checked", when);
  append_line (text, "policy", report->policy);
  append_line (text, "outcome", bitting_outcome_to_string (report->outcome));
  append_line (text, "grade", grade);
  if (report->diagnosis != NULL)
    append_diagnosis (text, report->diagnosis);
  if (report->key_info != NULL)
    append_key (text, report->key_info);
  append_network (text, &report->network);
  append_findings (text, report->findings);

  return sheet_redact_addresses (text->str, addresses);
}
