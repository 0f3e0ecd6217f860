/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-report-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bitting-json.h"
#include "bitting-report-format.h"
#include "bitting-text.h"

/* Nothing that a report tells of happened before computers counted. */
#define FIRST_YEAR 1970

static gboolean
fail_value (const char  *member,
            GError     **error)
{
  g_set_error (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_VALUE,
               _("The value of “%s” makes no sense in a report."), member);
  return FALSE;
}

/* A text, or null where @nullable. The file may be anybody's, and the text ends on a
 * screen: what a terminal or a page would obey is taken out. */
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
  *text = value != NULL ? bitting_text_clean (value) : NULL;
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
  g_autoptr(GDateTime) moment = parsed != NULL ? g_date_time_to_utc (parsed) : NULL;

  /* Years of other than four digits could be read, but not written again. */
  if (moment == NULL || g_date_time_get_year (moment) < FIRST_YEAR)
    return fail_value (member, error);

  g_clear_pointer (time, g_date_time_unref);
  *time = g_steal_pointer (&moment);
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
  g_autofree char *rule = NULL;
  const char *word;
  BittingVerdict verdict;

  if (object == NULL ||
      !read_text (object, "rule", FALSE, &rule, error) ||
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
    g_ptr_array_add (list, bitting_text_clean (*value));
  return TRUE;
}

/* A text that files of older versions lack. */
static gboolean
read_newer_text (JsonObject  *object,
                 const char  *member,
                 char       **text,
                 GError     **error)
{
  return !bitting_json_has (object, member) || read_text (object, member, TRUE, text, error);
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

  if (!bitting_key_usage_from_string (usage, &info->usage))
    return fail_value ("usage", error);

  info->rsa = signing == BITTING_SIGNING_RSA;
  return TRUE;
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
  return expires == NULL || strcmp (expires, BITTING_REPORT_NEVER) == 0 ||
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

  /* Older files lack it: whether a group was named and empty is not known then. */
  if (bitting_json_has (object, "groups") && !read_list (object, "groups", info->groups, error))
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
  return read_newer_text (object, "address", &report->diagnosis->address, error);
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

/* Files of older versions do not say where their answer came from. */
static gboolean
read_source (JsonObject     *root,
             BittingSource  *source,
             GError        **error)
{
  JsonObject *object;
  const char *kind;

  if (!bitting_json_has (root, "source"))
    return TRUE;

  if (!bitting_json_get_object (root, "source", &object, error) ||
      !bitting_json_get_string (object, "kind", &kind, error))
    return FALSE;
  if (!bitting_source_kind_from_string (kind, &source->kind))
    return fail_value ("kind", error);

  return read_newer_text (object, "computer", &source->computer, error) &&
         read_newer_text (object, "proxy", &source->proxy, error) &&
         read_newer_text (object, "helper", &source->helper, error);
}

static gboolean
read_head (JsonObject     *object,
           BittingReport  *report,
           GError        **error)
{
  const char *format, *checked_at;

  if (!bitting_json_get_string (object, "format", &format, error))
    return FALSE;
  if (strcmp (format, BITTING_REPORT_FORMAT) != 0)
    return fail_value ("format", error);

  if (!bitting_json_get_string (object, "checked_at", &checked_at, error) ||
      !parse_time ("checked_at", checked_at, &report->checked_at, error) ||
      !read_text (object, "environment", FALSE, &report->environment, error) ||
      !read_text (object, "host", FALSE, &report->host, error) ||
      !read_text (object, "name", TRUE, &report->name, error) ||
      !read_text (object, "api_key", FALSE, &report->api_key, error) ||
      !read_text (object, "policy", FALSE, &report->policy, error))
    return FALSE;

  /* Older files have neither. */
  if (bitting_json_has (object, "policy_title") &&
      !read_text (object, "policy_title", FALSE, &report->policy_title, error))
    return FALSE;
  if (bitting_json_has (object, "policy_digest") &&
      !read_text (object, "policy_digest", FALSE, &report->policy_digest, error))
    return FALSE;
  if (report->policy_title == NULL)
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
 * Reads a report file back. What the file does not hold is made do without: an
 * older file's policy has its id for a title, and the diagnosis has no detail. Members that are not
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
      !read_network (object, &report->network, error) ||
      !read_source (object, &report->source, error))
    return NULL;

  /* One or the other, as in every answer. */
  if ((report->key_info == NULL) == (report->diagnosis == NULL))
    {
      fail_value ("key", error);
      return NULL;
    }
  return g_steal_pointer (&report);
}
