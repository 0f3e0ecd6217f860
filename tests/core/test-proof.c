/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The second opinion: what a key is said to be, held against what the exchange does. */

#include "report-fixture.h"

#define WITHDRAW "proof.withdraw"
#define SPOT "proof.spot"
#define SPOT_KEY "Spot.SpotTrade|" TEAM "|"
#define CASH_KEY "Spot.SpotTrade,Wallet.Withdraw|" TEAM "|"

static const struct
{
  const char    *key;
  const char    *rule;
  BittingVerdict verdict;
  BittingGrade   grade; /* of the card */
} rows[] = {
  /* What is said and what is done agree. */
  { SPOT_KEY "withdraw=refused", WITHDRAW, BITTING_VERDICT_PASS, BITTING_GRADE_A },
  { SPOT_KEY "spot=allowed", SPOT, BITTING_VERDICT_PASS, BITTING_GRADE_A },
  { SPOT_KEY "ro spot=allowed", SPOT, BITTING_VERDICT_PASS, BITTING_GRADE_C },
  { "|" TEAM "|spot=refused", SPOT, BITTING_VERDICT_PASS, BITTING_GRADE_C },
  { CASH_KEY "withdraw=allowed", WITHDRAW, BITTING_VERDICT_FAIL, BITTING_GRADE_F },
  { CASH_KEY "ro withdraw=allowed", WITHDRAW, BITTING_VERDICT_FAIL, BITTING_GRADE_D },
  /* They contradict each other. */
  { SPOT_KEY "withdraw=allowed", WITHDRAW, BITTING_VERDICT_FAIL, BITTING_GRADE_F },
  { SPOT_KEY "ro withdraw=allowed", WITHDRAW, BITTING_VERDICT_FAIL, BITTING_GRADE_D },
  { CASH_KEY "withdraw=refused", WITHDRAW, BITTING_VERDICT_FAIL, BITTING_GRADE_F },
  { CASH_KEY "ro withdraw=refused", WITHDRAW, BITTING_VERDICT_FAIL, BITTING_GRADE_D },
  { SPOT_KEY "spot=refused", SPOT, BITTING_VERDICT_FAIL, BITTING_GRADE_C },
  { "|" TEAM "|spot=allowed", SPOT, BITTING_VERDICT_FAIL, BITTING_GRADE_D },
  /* Another right to trade may open the list of orders, too. */
  { "ContractTrade.Order|" TEAM "|spot=allowed", SPOT, BITTING_VERDICT_UNKNOWN, BITTING_GRADE_D },
  /* Nothing clear came back: no better and no worse. */
  { SPOT_KEY "withdraw=unclear", WITHDRAW, BITTING_VERDICT_UNKNOWN, BITTING_GRADE_A },
  { SPOT_KEY "spot=unclear", SPOT, BITTING_VERDICT_UNKNOWN, BITTING_GRADE_A },
  { CASH_KEY "withdraw=unclear", WITHDRAW, BITTING_VERDICT_UNKNOWN, BITTING_GRADE_F },
};

static const BittingFinding *
find (const BittingReport *report,
      const char          *rule)
{
  guint i;

  for (i = 0; i < report->findings->len; i++)
    if (g_str_equal (((BittingFinding *) g_ptr_array_index (report->findings, i))->rule, rule))
      return g_ptr_array_index (report->findings, i);

  return NULL;
}

static void
test_rows (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BittingReport) report = report_for_key (rows[i].key, NULL, NOW);
      const BittingFinding *finding = find (report, rows[i].rule);

      g_test_message ("%s", rows[i].key);
      g_assert_nonnull (finding);
      g_assert_cmpint (finding->verdict, ==, rows[i].verdict);
      g_assert_cmpint (report->grade, ==, rows[i].grade);
      g_assert_cmpint (report->outcome, ==, BITTING_OUTCOME_COMPLETE);
      g_assert_cmpstr (finding->title, !=, "");
      g_assert_cmpstr (finding->evidence, !=, "");
      g_assert_cmpstr (finding->why, !=, "");
      g_assert_true ((finding->fix != NULL) == (finding->verdict == BITTING_VERDICT_FAIL));
    }
}

/* No proof can make a card better than it is without. */
static void
test_never_better (void)
{
  static const char * const proofs[] = {
    "withdraw=allowed", "withdraw=refused", "withdraw=unclear", "spot=allowed", "spot=refused",
    "spot=unclear",
  };
  static const char * const keys[] = {
    SPOT_KEY, CASH_KEY, SPOT_KEY "ro ", CASH_KEY "ro ", "|" TEAM "|", "Spot.SpotTrade|*|",
    "ContractTrade.Order|" TEAM "|",
  };
  gsize i, j;

  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    for (j = 0; j < G_N_ELEMENTS (proofs); j++)
      {
        g_autofree char *proven = g_strconcat (keys[i], proofs[j], NULL);
        g_autoptr (BittingReport) without = report_for_key (keys[i], NULL, NOW);
        g_autoptr (BittingReport) with = report_for_key (proven, NULL, NOW);

        g_test_message ("%s", proven);
        g_assert_cmpint (with->grade, >=, without->grade);
        g_assert_cmpuint (with->findings->len, ==, without->findings->len + 1);
      }
}

static void
test_not_asked (void)
{
  g_autoptr (BittingReport) report = report_for_key (SPOT_KEY, NULL, NOW);

  g_assert_null (find (report, WITHDRAW));
  g_assert_null (find (report, SPOT));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  load_report_data ();

  g_test_add_func ("/proof/rows", test_rows);
  g_test_add_func ("/proof/never-better", test_never_better);
  g_test_add_func ("/proof/not-asked", test_not_asked);

  status = g_test_run ();
  free_report_data ();

  return status;
}
