/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-report-json.h"

#include "bitting-json-writer.h"
#include "bitting-report-format.h"

static void
add_time (JsonBuilder *builder,
          const char  *member,
          GDateTime   *time)
{
  g_autoptr(GDateTime) utc = time != NULL ? g_date_time_to_utc (time) : NULL;
  g_autofree char *text = utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  bitting_json_add_string (builder, member, text);
}

static void
add_finding (JsonBuilder          *builder,
             const BittingFinding *finding)
{
  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "rule", finding->rule);
  bitting_json_add_string (builder, "verdict", bitting_verdict_to_string (finding->verdict));
  bitting_json_add_string (builder, "title", finding->title);
  bitting_json_add_string (builder, "evidence", finding->evidence);
  bitting_json_add_string (builder, "why", finding->why);
  bitting_json_add_string (builder, "fix", finding->fix);
  if (finding->step > 0)
    bitting_json_add_int (builder, "step", finding->step);
  else
    bitting_json_add_null (builder, "step");
  json_builder_end_object (builder);
}

static void
add_key_info (JsonBuilder          *builder,
              const BittingKeyInfo *info)
{
  json_builder_set_member_name (builder, "key");
  if (info == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  bitting_json_add_boolean (builder, "read_only", info->read_only);
  bitting_json_add_strings (builder, "permissions",
                            (const char *const *) info->permissions->pdata,
                            info->permissions->len);
  bitting_json_add_strings (builder, "groups",
                            (const char *const *) info->groups->pdata, info->groups->len);
  bitting_json_add_strings (builder, "ips",
                            (const char *const *) info->ips->pdata, info->ips->len);
  bitting_json_add_string (builder, "usage", bitting_key_usage_to_string (info->usage));
  bitting_json_add_string (builder, "signing",
                           bitting_signing_to_string (info->rsa ? BITTING_SIGNING_RSA
                                                                : BITTING_SIGNING_HMAC));
  add_time (builder, "created_at", info->created_at);
  if (info->expiry_known && info->expires_at == NULL)
    bitting_json_add_string (builder, "expires_at", BITTING_REPORT_NEVER);
  else
    add_time (builder, "expires_at", info->expiry_known ? info->expires_at : NULL);
  if (info->master_known)
    bitting_json_add_boolean (builder, "is_master", info->is_master);
  else
    bitting_json_add_null (builder, "is_master");
  bitting_json_add_boolean (builder, "unified", info->unified);
  bitting_json_add_string (builder, "note", info->note);
  json_builder_end_object (builder);
}

static void
add_diagnosis (JsonBuilder            *builder,
               const BittingDiagnosis *diagnosis)
{
  g_autofree char *message = NULL;
  g_autofree char *advice = NULL;

  json_builder_set_member_name (builder, "diagnosis");
  if (diagnosis == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  message = bitting_diagnosis_dup_message (diagnosis);
  advice = bitting_diagnosis_dup_advice (diagnosis);
  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "code", bitting_diagnosis_code_to_string (diagnosis->code));
  bitting_json_add_int (builder, "ret_code", diagnosis->ret_code);
  bitting_json_add_int (builder, "http_status", diagnosis->http_status);
  bitting_json_add_string (builder, "message", message);
  bitting_json_add_string (builder, "advice", advice);
  bitting_json_add_string (builder, "address", diagnosis->address);
  json_builder_end_object (builder);
}

static void
add_source (JsonBuilder         *builder,
            const BittingSource *source)
{
  json_builder_set_member_name (builder, "source");
  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "kind", bitting_source_kind_to_string (source->kind));
  bitting_json_add_string (builder, "computer", source->computer);
  bitting_json_add_string (builder, "proxy", source->proxy);
  bitting_json_add_string (builder, "helper", source->helper);
  json_builder_end_object (builder);
}

static void
add_network (JsonBuilder          *builder,
             const BittingNetwork *network)
{
  json_builder_set_member_name (builder, "network");
  json_builder_begin_object (builder);
  bitting_json_add_int (builder, "requests", network->requests);
  bitting_json_add_int (builder, "connections", network->connections);
  bitting_json_add_int (builder, "total_ms", network->total_ms);
  if (network->clock_known)
    bitting_json_add_int (builder, "clock_skew_ms", network->clock_skew_ms);
  else
    bitting_json_add_null (builder, "clock_skew_ms");
  json_builder_end_object (builder);
}

/**
 * bitting_report_to_json:
 * @report: a report card
 * @pretty: TRUE for several lines, FALSE for one
 *
 * Writes the report file "bitting-report/1". Times are ISO 8601 in UTC; null means
 * none or unknown; a key without an end date "expires_at" the word "never". It holds
 * no secret, and of the key only what the report has: its masked form.
 *
 * Returns: (transfer full): the text, without a line break at its end
 */
char *
bitting_report_to_json (const BittingReport *report,
                        gboolean             pretty)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "format", BITTING_REPORT_FORMAT);
  add_time (builder, "checked_at", report->checked_at);
  bitting_json_add_string (builder, "exchange", BITTING_REPORT_EXCHANGE);
  bitting_json_add_string (builder, "environment", report->environment);
  bitting_json_add_string (builder, "host", report->host);
  bitting_json_add_string (builder, "name", report->name);
  bitting_json_add_string (builder, "api_key", report->api_key);
  bitting_json_add_string (builder, "policy", report->policy);
  bitting_json_add_string (builder, "policy_title", report->policy_title);
  bitting_json_add_string (builder, "policy_digest", report->policy_digest);
  bitting_json_add_string (builder, "outcome", bitting_outcome_to_string (report->outcome));
  bitting_json_add_string (builder, "grade",
                           report->grade != BITTING_GRADE_NONE
                             ? bitting_grade_to_string (report->grade) : NULL);

  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->findings->len; i++)
    add_finding (builder, g_ptr_array_index (report->findings, i));
  json_builder_end_array (builder);

  add_key_info (builder, report->key_info);
  add_diagnosis (builder, report->diagnosis);
  add_network (builder, &report->network);
  add_source (builder, &report->source);
  json_builder_end_object (builder);
  return bitting_json_print (builder, pretty);
}
