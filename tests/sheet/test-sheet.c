/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on a sheet, what never does, and how it is spread over paper. */

#include "config.h"

#include "bitting-sheet.h"

#include <string.h>

#include "bitting-report-json.h"
#include "bitting-sheet-paper.h"

#define FULL_KEY "DemoKey0123456789A"
#define SECRET "s3cretS3CRETs3cretS3CRETs3cretS3CRET"
#define A4 595.0, 842.0, 46.0

static const BittingSheetFormat formats[] = {
  BITTING_SHEET_PDF, BITTING_SHEET_HTML, BITTING_SHEET_TEXT, BITTING_SHEET_JSON,
};

static BittingReport *
new_report (const char *name)
{
  BittingReport *report = bitting_report_new_empty ();

  report->checked_at = g_date_time_new_utc (2026, 11, 24, 8, 30, 5);
  report->environment = g_strdup ("mainnet");
  report->host = g_strdup ("https://api.bybit.com");
  report->name = g_strdup (name);
  report->api_key = g_strdup ("Demo…789A");
  report->policy = g_strdup ("own");
  report->policy_title = g_strdup ("Our rules");
  report->network = (BittingNetwork) { 1, 1, 120, TRUE, -42 };

  return report;
}

static void
add_finding (BittingReport  *report,
             BittingVerdict  verdict,
             BittingGrade    worst,
             const char     *title,
             const char     *fix)
{
  BittingFinding *finding = bitting_finding_new ("ip.expected", verdict, worst);

  finding->title = g_strdup (title);
  finding->evidence = g_strdup ("Bound to 203.0.113.21, 2001:db8::1 and 203.0.113.21.");
  finding->why = g_strdup ("Reasons.");
  finding->fix = g_strdup (fix);
  g_ptr_array_add (report->findings, finding);
}

static BittingReport *
new_complete (const char *name,
              const char *note)
{
  BittingReport *report = new_report (name);
  BittingKeyInfo *info = bitting_key_info_new ();

  report->outcome = BITTING_OUTCOME_COMPLETE;
  report->grade = BITTING_GRADE_F;
  add_finding (report, BITTING_VERDICT_FAIL, BITTING_GRADE_F, "Withdrawal is <b>on</b>", "Untick it.");
  add_finding (report, BITTING_VERDICT_PASS, BITTING_GRADE_A, "Spot trading is on", NULL);
  info->api_key = g_strdup (FULL_KEY);
  info->note = g_strdup (note);
  info->usage = BITTING_KEY_USAGE_PERSONAL;
  info->expiry_known = TRUE;
  info->is_master = TRUE;
  info->master_known = TRUE;
  g_ptr_array_add (info->permissions, g_strdup ("Spot.SpotTrade"));
  g_ptr_array_add (info->permissions, g_strdup ("New.Thing"));
  g_ptr_array_add (info->ips, g_strdup ("203.0.113.21"));
  g_ptr_array_add (info->ips, g_strdup ("2001:db8::1"));
  report->key_info = info;

  return report;
}

static BittingReport *
new_refused (void)
{
  BittingReport *report = new_report (NULL);

  report->outcome = BITTING_OUTCOME_PARTIAL;
  report->diagnosis = bitting_diagnosis_new (BITTING_DIAGNOSIS_UNMATCHED_IP, 10010, 200,
                                             "bound address [::ffff:203.0.113.7]:443, not 1.2.3.4:80");
  add_finding (report, BITTING_VERDICT_UNKNOWN, BITTING_GRADE_C, "Spot trading", NULL);
  add_finding (report, BITTING_VERDICT_UNKNOWN, BITTING_GRADE_C, "Withdrawal", NULL);

  return report;
}

static char *
make (const BittingReport *report,
      BittingSheetFormat   format,
      gsize               *length)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = bitting_sheet_make (report, format, &error);
  g_autoptr (GByteArray) array = NULL;

  g_assert_no_error (error);
  *length = g_bytes_get_size (bytes);
  array = g_bytes_unref_to_array (bytes);
  g_byte_array_append (array, (const guint8 *) "", 1);

  return (char *) g_byte_array_free (g_steal_pointer (&array), FALSE);
}

static void
test_text (void)
{
  static const char expected[] =
    "Report card of ICG-MM\n"
    "Bybit, worldwide · key Demo…789A · checked on 24 November 2026, 08:30 UTC\n"
    "\n"
    "Grade F. This key puts your money at risk: Withdrawal is <b>on</b>.\n"
    "\n"
    "Must be fixed (1)\n"
    "✗ Withdrawal is <b>on</b>\n"
    "    Bound to 203.0.113.21, 2001:db8::1 and 203.0.113.21.\n"
    "    Reasons.\n"
    "    → Untick it.\n"
    "\n"
    "Fine (1)\n"
    "✓ Spot trading is on\n"
    "\n"
    "Key and Check\n"
    "Access: Read and write\n"
    "May do: Spot trading, New.Thing\n"
    "Works from: 203.0.113.21, 2001:db8::1\n"
    "Ends: No end date\n"
    "Account: Main account\n"
    "Held against: Our rules\n"
    "Over the network: 1 request to https://api.bybit.com, answered in 120 ms\n"
    "\n"
    "There is no secret on this sheet, and of the key only its ends. It tells what the exchange answered at that time.\n"
    "Made with Bitting " PACKAGE_VERSION ". Not affiliated with Bybit.\n";
  g_autoptr (BittingReport) report = new_complete ("ICG-MM", NULL);
  gsize length;
  g_autofree char *text = make (report, BITTING_SHEET_TEXT, &length);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_diagnosis (void)
{
  static const char expected[] =
    "\nWhat Happened\nThe key refuses this computer: it works from its trusted addresses only.\n";
  g_autoptr (BittingReport) report = new_refused ();
  gsize length;
  g_autofree char *text = make (report, BITTING_SHEET_TEXT, &length);
  g_autofree char *html = make (report, BITTING_SHEET_HTML, &length);

  g_assert_nonnull (strstr (text, expected));
  g_assert_nonnull (strstr (text, "\nNo grade. "));
  g_assert_nonnull (strstr (text, "(unmatched-ip · retCode 10010 · HTTP 200 · bound"));
  /* What they all say is said once. */
  g_assert_nonnull (strstr (text, "\nNot known (2)\nBound to 203.0.113.21, 2001:db8::1 and 203.0.113.21. "
                                  "Reasons.\n? Spot trading\n? Withdrawal\n"));
  g_assert_nonnull (strstr (html, "<p class=\"shared\">Bound to"));
  g_assert_nonnull (strstr (html, ">?</div>"));
}

static void
test_html_is_text (void)
{
  g_autoptr (BittingReport) report = new_complete ("\"><script>alert (1)</script>", NULL);
  gsize length;
  g_autofree char *html = make (report, BITTING_SHEET_HTML, &length);

  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<b>"));
  g_assert_null (strstr (html, "href=\"http"));
  g_assert_nonnull (strstr (html, "<h1>Report card of &quot;&gt;&lt;script&gt;"));
  g_assert_nonnull (strstr (html, "<h3>Withdrawal is &lt;b&gt;on&lt;/b&gt;</h3>"));
}

/* The report itself has the whole key in it, and the person has put key and secret into names;
 * a report file that somebody else has written has it in the place of the masked one. */
static void
test_no_secret (void)
{
  g_autoptr (BittingReport) report = new_complete ("my " FULL_KEY " key", "secret=" SECRET);
  g_autofree char *support = NULL;
  guint i;

  g_free (report->api_key);
  report->api_key = g_strdup (FULL_KEY);
  add_finding (report, BITTING_VERDICT_ATTENTION, BITTING_GRADE_B, "It is called " SECRET, NULL);
  for (i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gsize length;
      g_autofree char *bytes = make (report, formats[i], &length);

      g_assert_null (memmem (bytes, length, FULL_KEY, strlen (FULL_KEY)));
      g_assert_null (memmem (bytes, length, SECRET, strlen (SECRET)));
      if (formats[i] != BITTING_SHEET_PDF)
        g_assert_nonnull (strstr (bytes, "my Demo…789A key"));
    }

  support = bitting_sheet_dup_support_text (report);
  g_assert_null (strstr (support, FULL_KEY));
  g_assert_null (strstr (support, SECRET));
}

/* No text from outside reaches the cursor, or the direction of a line. */
static void
test_clean (void)
{
  g_autoptr (BittingReport) report = new_complete ("a\033[31m\nb\u202ec", NULL);
  gsize length;
  g_autofree char *text = make (report, BITTING_SHEET_TEXT, &length);

  g_assert_true (g_str_has_prefix (text, "Report card of a [31m b c\n"));
}

static void
test_json (void)
{
  g_autoptr (BittingReport) report = new_complete ("ICG-MM", "plain");
  g_autoptr (BittingReport) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = bitting_report_to_json (report, TRUE);
  gsize length;
  g_autofree char *text = make (report, BITTING_SHEET_JSON, &length);

  /* Where there is nothing to hide it is the report file of everywhere else. */
  g_assert_true (g_str_has_prefix (text, expected) && g_str_has_suffix (text, "}\n"));
  back = bitting_report_from_json (text, length, &error);
  g_assert_no_error (error);
}

static void
test_support (void)
{
  static const char expected[] =
    "Bitting " PACKAGE_VERSION "\n"
    "site: mainnet\n"
    "host: https://api.bybit.com\n"
    "key: Demo…789A\n"
    "checked: 2026-11-24T08:30:05Z\n"
    "policy: own\n"
    "outcome: complete\n"
    "grade: F\n"
    "access: read-write, main, hmac, 2 addresses, ends never\n"
    "permissions: Spot.SpotTrade New.Thing\n"
    "network: 1 requests, 1 connections, 120 ms, clock -42 ms\n"
    "\n"
    "fail ip.expected: Bound to [address 1], [address 2] and [address 1].\n"
    "pass ip.expected\n";
  g_autoptr (BittingReport) report = new_complete ("ICG-MM", "ICG's own");
  g_autoptr (BittingReport) refused = new_refused ();
  g_autofree char *text = bitting_sheet_dup_support_text (report);
  g_autofree char *other = bitting_sheet_dup_support_text (refused);

  g_assert_cmpstr (text, ==, expected);
  g_assert_nonnull (strstr (other, "diagnosis: unmatched-ip, retCode 10010, HTTP 200\n"
                                   "detail: bound address [[address 1]]:443, not [address 2]:80\n"));
  g_assert_null (strstr (other, "203.0"));
}

static void
test_file_names (void)
{
  static const struct
  {
    const char        *name;
    BittingSheetFormat format;
    const char        *expected;
  } rows[] = {
    { "ICG-MM", BITTING_SHEET_PDF, "bitting-ICG-MM-2026-11-24.pdf" },
    { "../../etc/passwd", BITTING_SHEET_HTML, "bitting-etc-passwd-2026-11-24.html" },
    { "Börse 交易", BITTING_SHEET_TEXT, "bitting-Börse-交易-2026-11-24.txt" },
    { "?", BITTING_SHEET_JSON, "bitting-2026-11-24.json" },
    { NULL, BITTING_SHEET_PDF, "bitting-2026-11-24.pdf" },
    { FULL_KEY, BITTING_SHEET_PDF, "bitting-Demo-789A-2026-11-24.pdf" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BittingReport) report = new_report (rows[i].name);
      g_autofree char *name = bitting_sheet_dup_file_name (report, rows[i].format);

      g_assert_cmpstr (name, ==, rows[i].expected);
    }
}

static void
test_same_bytes (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (BittingReport) report = new_complete ("ICG-MM", NULL);
      g_autoptr (GBytes) first = bitting_sheet_make (report, formats[i], NULL);
      g_autoptr (GBytes) second = bitting_sheet_make (report, formats[i], NULL);

      g_assert_true (g_bytes_equal (first, second));
    }
}

static guint
count_pages (guint findings)
{
  g_autoptr (BittingReport) report = new_complete ("ICG-MM", NULL);
  g_autoptr (BittingSheetPaper) paper = NULL;
  guint i;

  for (i = 0; i < findings; i++)
    add_finding (report, BITTING_VERDICT_FAIL, BITTING_GRADE_F, "Withdrawal is on", "Untick it.");
  paper = bitting_sheet_paper_new (report, A4);

  return bitting_sheet_paper_count_pages (paper);
}

static void
test_pages (void)
{
  g_assert_cmpuint (count_pages (0), ==, 1);
  g_assert_cmpuint (count_pages (6), ==, 1);
  g_assert_cmpuint (count_pages (12), ==, 2);
  g_assert_cmpuint (count_pages (1000), >, 80);
}

/* Not even a file that was made to do harm finds no end, or a sheet without room for a block. */
static void
test_endless_text (void)
{
  g_autoptr (BittingReport) report = new_complete ("ICG-MM", NULL);
  g_autoptr (BittingSheetPaper) paper = NULL;
  g_autofree char *endless = g_strnfill (1000 * 1000, 'x');

  add_finding (report, BITTING_VERDICT_FAIL, BITTING_GRADE_F, endless, endless);
  paper = bitting_sheet_paper_new (report, A4);
  g_assert_cmpuint (bitting_sheet_paper_count_pages (paper), <, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/text", test_text);
  g_test_add_func ("/sheet/diagnosis", test_diagnosis);
  g_test_add_func ("/sheet/html-is-text", test_html_is_text);
  g_test_add_func ("/sheet/no-secret", test_no_secret);
  g_test_add_func ("/sheet/clean", test_clean);
  g_test_add_func ("/sheet/json", test_json);
  g_test_add_func ("/sheet/support", test_support);
  g_test_add_func ("/sheet/file-names", test_file_names);
  g_test_add_func ("/sheet/same-bytes", test_same_bytes);
  g_test_add_func ("/sheet/pages", test_pages);
  g_test_add_func ("/sheet/endless-text", test_endless_text);

  return g_test_run ();
}
