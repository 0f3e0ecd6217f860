/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A card that is read in another language than the one it was made in. */

#include <string.h>

#include "report-fixture.h"

/* Stands for words of another language; the addresses are the same in each. */
static void
say_otherwise (BittingReport *report)
{
  guint i;

  g_free (report->policy_title);
  report->policy_title = g_strdup ("Leitfaden");
  for (i = 0; i < report->findings->len; i++)
    {
      BittingFinding *finding = g_ptr_array_index (report->findings, i);
      char *evidence = g_strconcat ("Gefunden：", finding->evidence, NULL);

      g_free (finding->title);
      g_free (finding->evidence);
      g_free (finding->why);
      finding->title = g_strdup ("Titel");
      finding->evidence = evidence;
      finding->why = g_strdup ("Grund");
      if (finding->fix != NULL)
        {
          g_free (finding->fix);
          finding->fix = g_strdup ("Abhilfe");
        }
    }
}

static char *
write_report (const BittingReport *report)
{
  GString *text = g_string_new (report->policy_title);
  guint i;

  g_string_append_printf (text, " %s\n", bitting_grade_to_string (report->grade));
  for (i = 0; i < report->findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (report->findings, i);

      g_string_append_printf (text, "%s %s: %s; %s; %s; %s\n", finding->rule,
                              bitting_verdict_to_string (finding->verdict), finding->title,
                              finding->evidence, finding->why,
                              finding->fix != NULL ? finding->fix : "-");
    }

  return g_string_free (text, FALSE);
}

/* Keys as in report-fixture.h. */
static const char * const keys[] = {
  GOOD,
  GOOD "ro",
  GOOD "days=6 nousage",
  GOOD "skew=1500",
  GOOD "nopermissions noaccess",
  "Spot.SpotTrade,Wallet.Withdraw,ContractTrade.Order|*|",
  "Courier.Send,Courier.Fetch,Spot.SpotTrade||days=89",
  "Spot.SpotTrade|203.0.113.21,2001:db8::1|",
};

static void
test_key (gconstpointer data)
{
  g_autoptr (BittingIpList) ips = bitting_ip_list_parse (TEAM);
  g_autoptr (BittingPolicy) strict = bitting_policy_with_ips (policy, ips);
  g_autoptr (BittingReport) report = report_under_policy (strict, data, NOW);
  g_autofree char *before = write_report (report);
  g_autofree char *after = NULL;

  g_test_summary ("Every word of the rules is said anew, whatever they found");
  say_otherwise (report);
  bitting_report_retell (report, strict, catalogue);
  after = write_report (report);
  g_assert_cmpstr (after, ==, before);
}

static void
test_fault (void)
{
  static const BittingDiagnosisCode codes[] = { BITTING_DIAGNOSIS_UNMATCHED_IP, BITTING_DIAGNOSIS_TIMEOUT };
  guint i;

  g_test_summary ("So is that of a key which refuses this computer, and of one that was not reached");
  for (i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (BittingReport) report = report_for_fault (codes[i], NOW);
      g_autofree char *before = write_report (report);
      g_autofree char *after = NULL;

      say_otherwise (report);
      bitting_report_retell (report, policy, catalogue);
      after = write_report (report);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_other_rules (void)
{
  g_autoptr (BittingPolicy) loose = bitting_policy_copy (policy);
  g_autoptr (BittingReport) report = report_under_policy (policy, GOOD, NOW);
  g_autofree char *told = NULL;
  g_autofree char *after = NULL;

  g_test_summary ("A policy that has other rules by now says nothing of this card");
  bitting_policy_set_wish (loose, "Earn.Earn", BITTING_WISH_ON);
  say_otherwise (report);
  told = write_report (report);
  bitting_report_retell (report, loose, catalogue);
  after = write_report (report);
  g_assert_cmpstr (after, ==, told);
}

static const BittingFinding *
find (const BittingReport *report,
      const char          *rule)
{
  guint i;

  for (i = 0; i < report->findings->len; i++)
    if (strcmp (((BittingFinding *) g_ptr_array_index (report->findings, i))->rule, rule) == 0)
      return g_ptr_array_index (report->findings, i);

  return NULL;
}

static void
test_other_addresses (void)
{
  g_autoptr (BittingIpList) ips = bitting_ip_list_parse ("203.0.113.21");
  g_autoptr (BittingPolicy) now = bitting_policy_with_ips (policy, ips);
  g_autoptr (BittingReport) report = report_for_key (GOOD, "203.0.113.22", NOW);
  const BittingFinding *expected = find (report, "ip.expected");
  const BittingFinding *restricted = find (report, "ip.restricted");

  g_test_summary ("Which addresses were expected then stays, whatever is expected now");
  say_otherwise (report);
  bitting_report_retell (report, now, catalogue);
  g_assert_cmpstr (expected->title, ==, "Titel");
  g_assert_nonnull (strstr (expected->evidence, "203.0.113.21"));
  g_assert_null (strstr (expected->evidence, "203.0.113.22"));
  g_assert_cmpstr (restricted->title, !=, "Titel");
}

static void
test_what_is_not_found_again (void)
{
  g_autoptr (BittingReport) report = report_for_key (GOOD "withdraw=refused", NULL, NOW);

  g_test_summary ("What the rules cannot find again keeps its words");
  say_otherwise (report);
  bitting_report_retell (report, policy, catalogue);
  g_assert_cmpstr (find (report, "proof.withdraw")->title, ==, "Titel");
  g_assert_cmpstr (find (report, "access")->title, !=, "Titel");
}

int
main (int   argc,
      char *argv[])
{
  guint i;
  int status;

  g_test_init (&argc, &argv, NULL);
  load_report_data ();
  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *path = g_strdup_printf ("/retell/key/%u", i);

      g_test_add_data_func (path, keys[i], test_key);
    }
  g_test_add_func ("/retell/fault", test_fault);
  g_test_add_func ("/retell/other-rules", test_other_rules);
  g_test_add_func ("/retell/other-addresses", test_other_addresses);
  g_test_add_func ("/retell/not-found-again", test_what_is_not_found_again);
  status = g_test_run ();
  free_report_data ();

  return status;
}
