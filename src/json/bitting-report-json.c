/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-report-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bitting-json-writer.h"
#include "bitting-json.h"

#define FORMAT "bitting-report/1"
#define EXCHANGE "bybit"

/* In the place of a date: a key without an end. null is "unknown" throughout. */
#define NEVER "never"

static const char *const usages[] = {
  [BITTING_KEY_USAGE_UNKNOWN] = "unknown",
  [BITTING_KEY_USAGE_PERSONAL] = "personal",
  [BITTING_KEY_USAGE_THIRD_PARTY] = "third-party",
};

static gboolean
fail_value (const char  *member,
            GError     **error)
{
  g_set_error (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_VALUE,
               _("The value of “%s” makes no sense in a report."), member);
  return FALSE;
}

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
  bitting_json_add_strings (builder, "ips",
                            (const char *const *) info->ips->pdata, info->ips->len);
  bitting_json_add_string (builder, "usage", usages[info->usage]);
  bitting_json_add_string (builder, "signing",
                           bitting_signing_to_string (info->rsa ? BITTING_SIGNING_RSA
                                                                : BITTING_SIGNING_HMAC));
  add_time (builder, "created_at", info->created_at);
  if (info->expiry_known && info->expires_at == NULL)
    bitting_json_add_string (builder, "expires_at", NEVER);
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
  bitting_json_add_string (builder, "format", FORMAT);
  add_time (builder, "checked_at", report->checked_at);
  bitting_json_add_string (builder, "exchange", EXCHANGE);
  bitting_json_add_string (builder, "environment", report->environment);
  bitting_json_add_string (builder, "host", report->host);
  bitting_json_add_string (builder, "name", report->name);
  bitting_json_add_string (builder, "api_key", report->api_key);
  bitting_json_add_string (builder, "policy", report->policy);
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
  json_builder_end_object (builder);
  return bitting_json_print (builder, pretty);
}

/* A text, or null where @nullable. */
static gboolean
read_text (JsonObject  *object,
           const char  *member,
           gboolean     nullable,
           char       **text,
           GError     **error)
{
  const char *value = NULL;

  if (!(nullable && json_object_has_member (object, member) &&
        !bitting_json_has (object, member)) &&
      !bitting_json_get_string (object, member, &value, error))
    return FALSE;

  g_free (*text);
  *text = g_strdup (value);
  return TRUE;
}

static gboolean
parse_time (const char  *member,
            const char  *text,
            GDateTime  **time,
            GError     **error)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) parsed = g_date_time_new_from_iso8601 (text, utc);

  if (parsed == NULL)
    return fail_value (member, error);

  *time = g_date_time_to_utc (parsed);
  return TRUE;
}

/* A number that fits the unsigned field it goes into, or null for 0 where @nullable. */
static gboolean
read_count (JsonObject  *object,
            const char  *member,
            gboolean     nullable,
            guint       *count,
            GError     **error)
{
  gint64 value = 0;

  if (nullable && json_object_has_member (object, member) && !bitting_json_has (object, member))
    {
      *count = 0;
      return TRUE;
    }
  if (!bitting_json_get_int (object, member, &value, error))
    return FALSE;
  if (value < 0 || value > G_MAXINT)
    return fail_value (member, error);

  *count = (guint) value;
  return TRUE;
}

/* The file does not say how much a finding weighs; what it says narrows it down
 * enough to find the one that decided. */
static BittingGrade
guess_worst (BittingVerdict verdict,
             BittingGrade   grade)
{
  if (verdict == BITTING_VERDICT_PASS)
    return BITTING_GRADE_A;
  if (verdict == BITTING_VERDICT_ATTENTION && grade != BITTING_GRADE_NONE)
    return MIN (BITTING_GRADE_B, grade);
  return grade;
}

static BittingFinding *
read_finding (JsonNode      *node,
              BittingGrade   grade,
              GError       **error)
{
  JsonObject *object = bitting_json_peek_object (node, error);
  g_autoptr(BittingFinding) finding = NULL;
  const char *rule, *word;
  BittingVerdict verdict;

  if (object == NULL ||
      !bitting_json_get_string (object, "rule", &rule, error) ||
      !bitting_json_get_string (object, "verdict", &word, error))
    return NULL;
  if (!bitting_verdict_from_string (word, &verdict))
    {
      fail_value ("verdict", error);
      return NULL;
    }

  finding = bitting_finding_new (rule, verdict, guess_worst (verdict, grade));
  if (!read_text (object, "title", FALSE, &finding->title, error) ||
      !read_text (object, "evidence", FALSE, &finding->evidence, error) ||
      !read_text (object, "why", FALSE, &finding->why, error) ||
      !read_text (object, "fix", TRUE, &finding->fix, error) ||
      !read_count (object, "step", TRUE, &finding->step, error))
    return NULL;
  return g_steal_pointer (&finding);
}

static gboolean
read_findings (JsonObject     *object,
               BittingReport  *report,
               GError        **error)
{
  JsonArray *array;

  if (!bitting_json_get_array (object, "findings", &array, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      BittingFinding *finding = read_finding (json_array_get_element (array, i),
                                              report->grade, error);

      if (finding == NULL)
        return FALSE;
      g_ptr_array_add (report->findings, finding);
    }
  return TRUE;
}

static gboolean
read_list (JsonObject  *object,
           const char  *member,
           GPtrArray   *list,
           GError     **error)
{
  g_auto(GStrv) values = NULL;

  if (!bitting_json_get_strings (object, member, &values, error))
    return FALSE;

  for (char **value = values; *value != NULL; value++)
    g_ptr_array_add (list, g_strdup (*value));
  return TRUE;
}

static gboolean
read_usage (JsonObject      *object,
            BittingKeyInfo  *info,
            GError         **error)
{
  const char *usage, *word;
  BittingSigning signing;

  if (!bitting_json_get_string (object, "usage", &usage, error) ||
      !bitting_json_get_string (object, "signing", &word, error))
    return FALSE;
  if (!bitting_signing_from_string (word, &signing))
    return fail_value ("signing", error);

  info->rsa = signing == BITTING_SIGNING_RSA;
  for (guint i = 0; i < G_N_ELEMENTS (usages); i++)
    {
      if (strcmp (usage, usages[i]) == 0)
        {
          info->usage = (BittingKeyUsage) i;
          return TRUE;
        }
    }
  return fail_value ("usage", error);
}

static gboolean
read_key_times (JsonObject      *object,
                BittingKeyInfo  *info,
                GError         **error)
{
  g_autofree char *created = NULL;
  g_autofree char *expires = NULL;

  if (!read_text (object, "created_at", TRUE, &created, error) ||
      !read_text (object, "expires_at", TRUE, &expires, error))
    return FALSE;
  if (created != NULL && !parse_time ("created_at", created, &info->created_at, error))
    return FALSE;

  info->expiry_known = expires != NULL;
  return expires == NULL || strcmp (expires, NEVER) == 0 ||
         parse_time ("expires_at", expires, &info->expires_at, error);
}

static gboolean
read_key_info (JsonObject     *root,
               BittingReport  *report,
               GError        **error)
{
  g_autoptr(BittingKeyInfo) info = bitting_key_info_new ();
  JsonObject *object;

  if (json_object_has_member (root, "key") && !bitting_json_has (root, "key"))
    return TRUE;

  if (!bitting_json_get_object (root, "key", &object, error) ||
      !bitting_json_get_boolean (object, "read_only", &info->read_only, error) ||
      !read_list (object, "permissions", info->permissions, error) ||
      !read_list (object, "ips", info->ips, error) ||
      !read_usage (object, info, error) ||
      !read_key_times (object, info, error) ||
      !bitting_json_get_boolean (object, "unified", &info->unified, error) ||
      !read_text (object, "note", TRUE, &info->note, error))
    return FALSE;

  info->master_known = bitting_json_has (object, "is_master");
  if (info->master_known &&
      !bitting_json_get_boolean (object, "is_master", &info->is_master, error))
    return FALSE;

  report->key_info = g_steal_pointer (&info);
  return TRUE;
}

static gboolean
read_diagnosis (JsonObject     *root,
                BittingReport  *report,
                GError        **error)
{
  BittingDiagnosisCode code;
  JsonObject *object;
  gint64 ret_code;
  guint status;
  const char *word;

  if (json_object_has_member (root, "diagnosis") && !bitting_json_has (root, "diagnosis"))
    return TRUE;

  if (!bitting_json_get_object (root, "diagnosis", &object, error) ||
      !bitting_json_get_string (object, "code", &word, error) ||
      !bitting_json_get_int (object, "ret_code", &ret_code, error) ||
      !read_count (object, "http_status", FALSE, &status, error))
    return FALSE;
  if (!bitting_diagnosis_code_from_string (word, &code))
    return fail_value ("code", error);

  /* Message and advice are our own words: they are made again, in the reader's language. */
  report->diagnosis = bitting_diagnosis_new (code, ret_code, status, NULL);
  return TRUE;
}

static gboolean
read_network (JsonObject      *root,
              BittingNetwork  *network,
              GError         **error)
{
  JsonObject *object;

  if (!bitting_json_get_object (root, "network", &object, error) ||
      !read_count (object, "requests", FALSE, &network->requests, error) ||
      !read_count (object, "connections", FALSE, &network->connections, error) ||
      !bitting_json_get_int (object, "total_ms", &network->total_ms, error))
    return FALSE;

  network->clock_known = bitting_json_has (object, "clock_skew_ms");
  return !network->clock_known ||
         bitting_json_get_int (object, "clock_skew_ms", &network->clock_skew_ms, error);
}

static gboolean
read_head (JsonObject     *object,
           BittingReport  *report,
           GError        **error)
{
  const char *format, *checked_at;

  if (!bitting_json_get_string (object, "format", &format, error))
    return FALSE;
  if (strcmp (format, FORMAT) != 0)
    return fail_value ("format", error);

  if (!bitting_json_get_string (object, "checked_at", &checked_at, error) ||
      !parse_time ("checked_at", checked_at, &report->checked_at, error) ||
      !read_text (object, "environment", FALSE, &report->environment, error) ||
      !read_text (object, "host", FALSE, &report->host, error) ||
      !read_text (object, "name", TRUE, &report->name, error) ||
      !read_text (object, "api_key", FALSE, &report->api_key, error) ||
      !read_text (object, "policy", FALSE, &report->policy, error))
    return FALSE;

  report->policy_title = g_strdup (report->policy);
  return TRUE;
}

static gboolean
read_mark (JsonObject     *object,
           BittingReport  *report,
           GError        **error)
{
  g_autofree char *outcome = NULL;
  g_autofree char *grade = NULL;

  if (!read_text (object, "outcome", FALSE, &outcome, error) ||
      !read_text (object, "grade", TRUE, &grade, error))
    return FALSE;
  if (!bitting_outcome_from_string (outcome, &report->outcome))
    return fail_value ("outcome", error);
  if (grade != NULL && !bitting_grade_from_string (grade, &report->grade))
    return fail_value ("grade", error);

  /* A check that saw nothing cannot have marked anything. */
  if ((report->grade != BITTING_GRADE_NONE) != (report->outcome == BITTING_OUTCOME_COMPLETE))
    return fail_value ("grade", error);
  return TRUE;
}

/**
 * bitting_report_from_json:
 * @bytes: (array length=length): a report file, from anywhere
 * @length: its length in bytes
 * @error: return location for a BITTING_JSON_ERROR that names the member
 *
 * Reads a report file back. What the file does not hold is made do without: the
 * policy's title is its id, and the diagnosis has no detail. Members that are not
 * known are passed over. Nobody vouches for a report file: it is what its giver says.
 *
 * Returns: (transfer full) (nullable): the report, or NULL with @error set
 */
BittingReport *
bitting_report_from_json (const char  *bytes,
                          gsize        length,
                          GError     **error)
{
  g_autoptr(JsonNode) root = bitting_json_parse (bytes, length, error);
  g_autoptr(BittingReport) report = NULL;
  JsonObject *object;

  if (root == NULL)
    return NULL;
  object = bitting_json_peek_object (root, error);
  if (object == NULL)
    return NULL;

  report = bitting_report_new_empty ();
  if (!read_head (object, report, error) ||
      !read_mark (object, report, error) ||
      !read_findings (object, report, error) ||
      !read_key_info (object, report, error) ||
      !read_diagnosis (object, report, error) ||
      !read_network (object, &report->network, error))
    return NULL;

  /* One or the other, as in every answer. */
  if ((report->key_info == NULL) == (report->diagnosis == NULL))
    {
      fail_value ("key", error);
      return NULL;
    }
  return g_steal_pointer (&report);
}
