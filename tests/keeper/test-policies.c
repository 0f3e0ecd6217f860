/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The policies that come with the program: what each says of the keys that people bring. */

#include "report-fixture.h"

#include "bitting-data.h"
#include "bitting-policy-words.h"

static const char * const ids[] = { "guide", "read-only", "spot-derivatives", "grid-bot" };

/* A key, and its grade under each policy, in that order. */
static const struct
{
  const char *key;
  const char *grades;
} rows[] = {
  { "Spot.SpotTrade|" TEAM "|", "ADCA" },
  { "Spot.SpotTrade|" TEAM "|ro", "CACC" },
  { "Spot.SpotTrade|*|ro", "DBDD" },
  { "Spot.SpotTrade,ContractTrade.Order,ContractTrade.Position,Options.OptionsTrade|" TEAM "|", "DDAD" },
  { "Spot.SpotTrade,ContractTrade.Order,ContractTrade.Position,Options.OptionsTrade,"
    "Derivatives.DerivativesTrade|" TEAM "|", "DDAD" },
  { "Spot.SpotTrade,ContractTrade.Order,ContractTrade.Position,Options.OptionsTrade,"
    "Derivatives.DerivativesTrade,Exchange.ExchangeHistory,Earn.Earn|" TEAM "|ro", "DADD" },
  { "Spot.SpotTrade,Derivatives.DerivativesTrade|" TEAM "|", "BDCB" },
  { "Spot.SpotTrade,Wallet.Withdraw|" TEAM "|", "FFFF" },
  { "Spot.SpotTrade,Wallet.Withdraw|" TEAM "|ro", "DDDD" },
  { "Spot.SpotTrade,Wallet.AccountTransfer|" TEAM "|", "FFFF" },
  { "Spot.SpotTrade|" TEAM "|days=20", "ADCB" },
  { "Spot.SpotTrade|" TEAM "|third", "BDCA" },
  { "Spot.SpotTrade,Courier.Send|" TEAM "|ro", "DDDD" },
};

static void
test_grades (void)
{
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    for (j = 0; j < G_N_ELEMENTS (ids); j++)
      {
        const BittingPolicy *known = bitting_data_get_policy (ids[j]);
        g_autoptr (BittingReport) report = report_under_policy (known, rows[i].key, NOW);
        const char expected[] = { rows[i].grades[j], '\0' };

        g_test_message ("%s: %s", ids[j], rows[i].key);
        g_assert_cmpstr (bitting_grade_to_string (report->grade), ==, expected);
      }
}

static void
test_words (void)
{
  GPtrArray *policies = bitting_data_get_policies ();
  guint i, j;

  g_assert_cmpuint (policies->len, ==, G_N_ELEMENTS (ids));
  for (i = 0; i < policies->len; i++)
    {
      const BittingPolicy *known = g_ptr_array_index (policies, i);
      g_autoptr (GPtrArray) remarks = bitting_policy_examine (known, bitting_data_get_catalogue ());

      g_assert_cmpstr (known->id, ==, ids[i]);
      g_assert_cmpint (bitting_policy_get_best_grade (known, bitting_data_get_catalogue ()), ==,
                       BITTING_GRADE_A);
      for (j = 0; j < remarks->len; j++)
        g_assert_cmpint (((const BittingRemark *) g_ptr_array_index (remarks, j))->kind, ==,
                         BITTING_REMARK_WARNING);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  load_report_data ();
  g_test_add_func ("/policies/grades", test_grades);
  g_test_add_func ("/policies/words", test_words);
  status = g_test_run ();
  free_report_data ();

  return status;
}
