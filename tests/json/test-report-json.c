/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-report-json.h"

#include <string.h>

#include "bitting-json.h"

static BittingReport *
new_report (void)
{
  BittingReport *report = bitting_report_new_empty ();

  report->checked_at = g_date_time_new_utc (2026, 11, 24, 8, 30, 5.25);
  report->environment = g_strdup ("mainnet");
  report->host = g_strdup ("https://api.bybit.com");
  report->name = g_strdup ("ICG-MM");
  report->api_key = g_strdup ("Fake…0001");
  report->policy = g_strdup ("guide");
  report->policy_title = g_strdup ("Spot only");
  report->network = (BittingNetwork) { 1, 1, 120, TRUE, -42 };
  report->source.kind = BITTING_SOURCE_FILE;
  report->source.computer = g_strdup ("trade-01");
  report->source.proxy = g_strdup ("socks5h://10.0.0.1:1080");
  return report;
}

static void
add_finding (BittingReport  *report,
             BittingVerdict  verdict,
             BittingGrade    worst,
             const char     *fix,
             guint           step)
{
  BittingFinding *finding = bitting_finding_new ("permission.Wallet.Withdraw", verdict, worst);

  g_free (finding->title);
  g_free (finding->evidence);
  g_free (finding->why);
  finding->title = g_strdup ("Withdrawing is on");
  finding->evidence = g_strdup ("“Withdraw” \\ \" <b>&amp; é 🔑");
  finding->why = g_strdup ("Money can leave.");
  finding->fix = g_strdup (fix);
  finding->step = step;
  g_ptr_array_add (report->findings, finding);
}

static BittingReport *
new_complete (void)
{
  BittingReport *report = new_report ();
  BittingKeyInfo *info = bitting_key_info_new ();

  report->outcome = BITTING_OUTCOME_COMPLETE;
  report->grade = BITTING_GRADE_F;
  add_finding (report, BITTING_VERDICT_FAIL, BITTING_GRADE_F, "Take it off.", 4);
  add_finding (report, BITTING_VERDICT_ATTENTION, BITTING_GRADE_B, NULL, 0);
  add_finding (report, BITTING_VERDICT_PASS, BITTING_GRADE_A, NULL, 0);

  info->api_key = g_strdup ("FakeKey00000000001");
  info->note = g_strdup ("<b>note</b>");
  info->vip_level = g_strdup ("VIP-1");
  g_ptr_array_add (info->permissions, g_strdup ("Spot.SpotTrade"));
  g_ptr_array_add (info->permissions, g_strdup ("Wallet.Withdraw"));
  g_ptr_array_add (info->groups, g_strdup ("Spot"));
  g_ptr_array_add (info->ips, g_strdup ("203.0.113.21"));
  info->usage = BITTING_KEY_USAGE_THIRD_PARTY;
  info->rsa = TRUE;
  info->created_at = g_date_time_new_utc (2026, 11, 20, 8, 15, 42);
  info->expires_at = g_date_time_new_utc (2027, 2, 20, 8, 15, 42);
  info->expiry_known = TRUE;
  info->is_master = TRUE;
  info->master_known = TRUE;
  info->unified = TRUE;
  report->key_info = info;
  return report;
}

static BittingReport *
new_refused (void)
{
  BittingReport *report = new_report ();

  g_clear_pointer (&report->name, g_free);
  report->outcome = BITTING_OUTCOME_PARTIAL;
  report->diagnosis = bitting_diagnosis_new (BITTING_DIAGNOSIS_UNMATCHED_IP, 10010, 200,
                                             "secretive");
  report->diagnosis->address = g_strdup ("198.51.100.7");
  report->network.clock_known = FALSE;
  add_finding (report, BITTING_VERDICT_UNKNOWN, BITTING_GRADE_C, NULL, 0);
  return report;
}

static BittingReport *
read_back (const char *json)
{
  g_autoptr(GError) error = NULL;
  BittingReport *report = bitting_report_from_json (json, strlen (json), &error);

  g_assert_no_error (error);
  return report;
}

static void
check_members (JsonObject *object,
               const char *expected)
{
  g_autoptr(GList) names = json_object_get_members (object);
  g_autoptr(GString) text = g_string_new (NULL);

  for (GList *item = names; item != NULL; item = item->next)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", (char *) item->data);
  g_assert_cmpstr (text->str, ==, expected);
}

/* The report file is a promise to other programs: each name and each word of it. */
static void
test_format (void)
{
  g_autoptr(BittingReport) report = new_complete ();
  g_autofree char *json = bitting_report_to_json (report, FALSE);
  g_autoptr(JsonNode) root = bitting_json_parse (json, strlen (json), NULL);
  JsonObject *object = bitting_json_peek_object (root, NULL);
  JsonArray *findings = json_object_get_array_member (object, "findings");
  JsonObject *finding = json_array_get_object_element (findings, 0);

  g_assert_null (strchr (json, '\n'));
  g_assert_null (strstr (json, "FakeKey00000000001"));
  check_members (object, "format checked_at exchange environment host name api_key policy policy_title "
                 "policy_digest outcome grade findings key diagnosis network source");
  check_members (finding, "rule verdict title evidence why fix step");
  check_members (json_object_get_object_member (object, "key"),
                 "read_only permissions groups ips usage signing created_at expires_at is_master "
                 "unified note");
  check_members (json_object_get_object_member (object, "network"),
                 "requests connections total_ms clock_skew_ms");
  check_members (json_object_get_object_member (object, "source"), "kind computer proxy helper");
  g_assert_true (json_object_get_null_member (object, "diagnosis"));
  g_assert_cmpstr (json_object_get_string_member (object, "format"), ==, "bitting-report/1");
  g_assert_cmpstr (json_object_get_string_member (object, "checked_at"), ==,
                   "2026-11-24T08:30:05Z");
  g_assert_cmpstr (json_object_get_string_member (object, "exchange"), ==, "bybit");
  g_assert_cmpstr (json_object_get_string_member (object, "outcome"), ==, "complete");
  g_assert_cmpstr (json_object_get_string_member (object, "grade"), ==, "F");
  g_assert_cmpstr (json_object_get_string_member (finding, "verdict"), ==, "fail");
  g_assert_cmpint (json_object_get_int_member (finding, "step"), ==, 4);

  object = json_object_get_object_member (object, "key");
  g_assert_cmpstr (json_object_get_string_member (object, "usage"), ==, "third-party");
  g_assert_cmpstr (json_object_get_string_member (object, "signing"), ==, "rsa");
  g_assert_cmpstr (json_object_get_string_member (object, "expires_at"), ==,
                   "2027-02-20T08:15:42Z");
}

static void
test_format_refused (void)
{
  g_autoptr(BittingReport) report = new_refused ();
  g_autofree char *json = bitting_report_to_json (report, TRUE);
  g_autoptr(JsonNode) root = bitting_json_parse (json, strlen (json), NULL);
  JsonObject *object = bitting_json_peek_object (root, NULL);
  JsonObject *diagnosis = json_object_get_object_member (object, "diagnosis");

  g_assert_nonnull (strchr (json, '\n'));
  check_members (diagnosis, "code ret_code http_status message advice address");
  g_assert_cmpstr (json_object_get_string_member (diagnosis, "code"), ==, "unmatched-ip");
  g_assert_cmpint (json_object_get_int_member (diagnosis, "ret_code"), ==, 10010);
  g_assert_null (strstr (json, "secretive"));
  g_assert_true (json_object_get_null_member (object, "name"));
  g_assert_true (json_object_get_null_member (object, "grade"));
  g_assert_true (json_object_get_null_member (object, "key"));
  object = json_object_get_object_member (object, "network");
  g_assert_true (json_object_get_null_member (object, "clock_skew_ms"));
}

static void
test_round_trip (void)
{
  g_autoptr(BittingReport) report = new_complete ();
  g_autofree char *json = bitting_report_to_json (report, TRUE);
  g_autoptr(BittingReport) again = read_back (json);
  g_autofree char *twice = bitting_report_to_json (again, TRUE);
  const BittingFinding *finding = g_ptr_array_index (again->findings, 0);

  g_assert_cmpstr (twice, ==, json);
  g_assert_cmpint (again->grade, ==, BITTING_GRADE_F);
  g_assert_cmpstr (finding->evidence, ==, "“Withdraw” \\ \" <b>&amp; é 🔑");
  g_assert_cmpint (finding->worst, ==, BITTING_GRADE_F);
  finding = g_ptr_array_index (again->findings, 1);
  g_assert_cmpint (finding->worst, ==, BITTING_GRADE_B);
  g_assert_cmpuint (finding->step, ==, 0);
  g_assert_null (finding->fix);
  g_assert_true (bitting_key_info_has_permission (again->key_info, "Wallet.Withdraw"));
  g_assert_true (bitting_key_info_has_group (again->key_info, "Spot"));
  g_assert_true (again->key_info->expiry_known);
  g_assert_true (g_date_time_equal (again->key_info->expires_at, report->key_info->expires_at));
  g_assert_cmpint (again->network.clock_skew_ms, ==, -42);
}

static void
test_round_trip_refused (void)
{
  g_autoptr(BittingReport) report = new_refused ();
  g_autofree char *json = bitting_report_to_json (report, FALSE);
  g_autoptr(BittingReport) again = read_back (json);
  g_autofree char *twice = bitting_report_to_json (again, FALSE);

  g_assert_cmpstr (twice, ==, json);
  g_assert_null (again->key_info);
  g_assert_cmpint (again->diagnosis->code, ==, BITTING_DIAGNOSIS_UNMATCHED_IP);
  g_assert_false (again->network.clock_known);
}

/* Unknown, never and a date are three different things. */
static void
test_unknowns (void)
{
  g_autoptr(BittingReport) report = new_complete ();
  g_autoptr(BittingReport) again = NULL;
  g_autofree char *json = NULL;

  g_clear_pointer (&report->key_info->expires_at, g_date_time_unref);
  g_clear_pointer (&report->key_info->created_at, g_date_time_unref);
  report->key_info->master_known = FALSE;
  json = bitting_report_to_json (report, FALSE);
  g_assert_nonnull (strstr (json, "\"expires_at\":\"never\""));
  again = read_back (json);
  g_assert_true (again->key_info->expiry_known);
  g_assert_null (again->key_info->expires_at);
  g_assert_null (again->key_info->created_at);
  g_assert_false (again->key_info->master_known);

  g_clear_pointer (&json, g_free);
  g_clear_pointer (&again, bitting_report_unref);
  report->key_info->expiry_known = FALSE;
  json = bitting_report_to_json (report, FALSE);
  g_assert_nonnull (strstr (json, "\"expires_at\":null"));
  again = read_back (json);
  g_assert_false (again->key_info->expiry_known);
}

/* Whatever we write, we can read: texts are cut at a whole character, not refused. */
static void
test_long_text (void)
{
  g_autoptr(BittingReport) report = new_complete ();
  g_autoptr(BittingReport) again = NULL;
  g_autoptr(GString) note = g_string_new ("x");
  g_autofree char *json = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (note, "ä");
  g_free (report->key_info->note);
  report->key_info->note = g_strdup (note->str);
  json = bitting_report_to_json (report, FALSE);
  again = read_back (json);
  g_assert_true (g_str_has_suffix (again->key_info->note, "ä…"));
  g_assert_cmpuint (strlen (again->key_info->note), <=, BITTING_JSON_MAX_STRING);
  g_assert_cmpuint (strlen (again->key_info->note), >, BITTING_JSON_MAX_STRING - 3);
}

static void
test_refused (void)
{
  static const struct { const char *from; const char *to; int code; const char *named; } table[] = {
    { "bitting-report/1", "bitting-report/2", BITTING_JSON_ERROR_VALUE, "format" },
    { "2026-11-24T08:30:05Z", "yesterday", BITTING_JSON_ERROR_VALUE, "checked_at" },
    { "2026-11-24T08:30:05Z", "0005-11-24T08:30:05Z", BITTING_JSON_ERROR_VALUE, "checked_at" },
    { "2026-11-24T08:30:05Z", "9999-12-31T23:59:59-14:00", BITTING_JSON_ERROR_VALUE, "checked_at" },
    { "\"grade\":\"F\"", "\"grade\":\"E\"", BITTING_JSON_ERROR_VALUE, "grade" },
    { "\"grade\":\"F\"", "\"grade\":null", BITTING_JSON_ERROR_VALUE, "grade" },
    { "\"grade\":\"F\",", "", BITTING_JSON_ERROR_MISSING, "grade" },
    { "\"complete\"", "\"failed\"", BITTING_JSON_ERROR_VALUE, "grade" },
    { "\"complete\"", "\"done\"", BITTING_JSON_ERROR_VALUE, "outcome" },
    { "\"name\":\"ICG-MM\",", "", BITTING_JSON_ERROR_MISSING, "name" },
    { "\"verdict\":\"fail\"", "\"verdict\":\"fine\"", BITTING_JSON_ERROR_VALUE, "verdict" },
    { "\"step\":4", "\"step\":-4", BITTING_JSON_ERROR_VALUE, "step" },
    { "\"step\":4", "\"step\":\"4\"", BITTING_JSON_ERROR_TYPE, "step" },
    { "\"read_only\":false", "\"read_only\":0", BITTING_JSON_ERROR_TYPE, "read_only" },
    { "\"ips\":[", "\"ips\":[1,", BITTING_JSON_ERROR_TYPE, "ips" },
    { "\"third-party\"", "\"second-party\"", BITTING_JSON_ERROR_VALUE, "usage" },
    { "\"rsa\"", "\"dsa\"", BITTING_JSON_ERROR_VALUE, "signing" },
    { "2027-02-20T08:15:42Z", "2027-02-31T08:15:42Z", BITTING_JSON_ERROR_VALUE, "expires_at" },
    { "\"is_master\":true", "\"is_master\":1", BITTING_JSON_ERROR_TYPE, "is_master" },
    { "\"diagnosis\":null,", "", BITTING_JSON_ERROR_MISSING, "diagnosis" },
    { "\"requests\":1", "\"requests\":4294967297", BITTING_JSON_ERROR_VALUE, "requests" },
    { "\"clock_skew_ms\":-42", "\"clock_skew_ms\":\"0\"", BITTING_JSON_ERROR_TYPE,
      "clock_skew_ms" },
    { "\"diagnosis\":null", "\"diagnosis\":{\"code\":\"dns\",\"ret_code\":0,\"http_status\":0}",
      BITTING_JSON_ERROR_VALUE, "key" },
    { "\"diagnosis\":null", "\"diagnosis\":{\"code\":\"nds\",\"ret_code\":0,\"http_status\":0}",
      BITTING_JSON_ERROR_VALUE, "code" },
  };
  g_autoptr(BittingReport) report = new_complete ();
  g_autofree char *json = bitting_report_to_json (report, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GString) text = g_string_new (json);
      g_autofree char *named = g_strdup_printf ("“%s”", table[i].named);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s -> %s", table[i].from, table[i].to);
      g_assert_cmpuint (g_string_replace (text, table[i].from, table[i].to, 1), ==, 1);
      g_assert_null (bitting_report_from_json (text->str, text->len, &error));
      g_assert_error (error, BITTING_JSON_ERROR, table[i].code);
      g_assert_nonnull (strstr (error->message, named));
    }
}

/* A report file may be anybody's: what a terminal or a page would obey is taken out. */
static void
test_text_that_is_obeyed (void)
{
  g_autoptr(BittingReport) report = new_complete ();
  BittingFinding *finding = g_ptr_array_index (report->findings, 0);
  g_autofree char *json = NULL;
  g_autoptr(BittingReport) read = NULL;
  g_autoptr(GError) error = NULL;
  const BittingFinding *seen;

  g_free (finding->title);
  finding->title = g_strdup ("a\x1b[31mb\nc\u202ed\xc2\x9b" "e");
  g_free (report->name);
  report->name = g_strdup ("n\x07\u2066m");
  g_ptr_array_add (report->key_info->ips, g_strdup ("203.0.113.9\u200b"));
  json = bitting_report_to_json (report, FALSE);
  read = bitting_report_from_json (json, strlen (json), &error);
  g_assert_no_error (error);
  seen = g_ptr_array_index (read->findings, 0);
  g_assert_cmpstr (seen->title, ==, "a [31mb c d e");
  g_assert_cmpstr (read->name, ==, "n  m");
  g_assert_cmpstr (g_ptr_array_index (read->key_info->ips, read->key_info->ips->len - 1), ==,
                   "203.0.113.9 ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-json/format", test_format);
  g_test_add_func ("/report-json/format-refused", test_format_refused);
  g_test_add_func ("/report-json/round-trip", test_round_trip);
  g_test_add_func ("/report-json/round-trip-refused", test_round_trip_refused);
  g_test_add_func ("/report-json/unknowns", test_unknowns);
  g_test_add_func ("/report-json/long-text", test_long_text);
  g_test_add_func ("/report-json/refused", test_refused);
  g_test_add_func ("/report-json/text-that-is-obeyed", test_text_that_is_obeyed);
  return g_test_run ();
}
