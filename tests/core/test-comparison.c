/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a new key is at least as strict as the old one. */

#include <string.h>

#include "bitting-comparison.h"
#include "report-fixture.h"

#define TRADE "Spot.SpotTrade"
#define BOUND "|203.0.113.21|main"
#define BOTH "|" TEAM "|main"
#define WITHDRAW ",Wallet.Withdraw"
#define OPEN "||main days=89"

/* Sides that are not the same, in the order in which they are told: "<" stricter, ">" looser,
 * "?" unproven. */
typedef struct
{
  const char       *before;
  const char       *after;
  BittingStrictness strictness;
  const char       *differences;
} Row;

static const Row rows[] = {
  { TRADE BOTH, TRADE BOTH, BITTING_STRICTNESS_PROVEN, "" },
  /* Permissions */
  { TRADE BOTH, TRADE WITHDRAW BOTH, BITTING_STRICTNESS_LOOSER, ">permission.Wallet.Withdraw" },
  { TRADE WITHDRAW BOTH, TRADE BOTH, BITTING_STRICTNESS_PROVEN, "<permission.Wallet.Withdraw" },
  { TRADE WITHDRAW BOTH, TRADE WITHDRAW BOTH, BITTING_STRICTNESS_PROVEN, "" },
  { TRADE ",Earn.Earn" BOTH, TRADE ",ByXPost.ByXPost" BOTH, BITTING_STRICTNESS_LOOSER,
    ">permission.ByXPost.ByXPost <permission.Earn.Earn" },
  { TRADE BOTH, TRADE ",Courier.Send" BOTH, BITTING_STRICTNESS_LOOSER, ">permission.Courier.Send" },
  { TRADE ",Courier.Send" BOTH, TRADE ",Courier.Send" BOTH, BITTING_STRICTNESS_PROVEN, "" },
  { TRADE ",Courier.Send" BOTH, TRADE BOTH, BITTING_STRICTNESS_PROVEN, "<permission.Courier.Send" },
  { TRADE BOTH, BOTH, BITTING_STRICTNESS_PROVEN, "<permission.Spot.SpotTrade" },
  /* A group that every answer should name, and one of them does not */
  { TRADE BOTH, TRADE BOTH " nowallet", BITTING_STRICTNESS_UNPROVEN,
    "?permission.Wallet.AccountTransfer ?permission.Wallet.SubMemberTransfer "
    "?permission.Wallet.SubMemberTransferList ?permission.Wallet.Withdraw" },
  { TRADE ",Wallet.AccountTransfer,Wallet.SubMemberTransfer,Wallet.SubMemberTransferList,"
    "Wallet.Withdraw" BOTH, TRADE BOTH " nowallet", BITTING_STRICTNESS_PROVEN, "" },
  { TRADE BOTH " nowallet", TRADE BOTH, BITTING_STRICTNESS_PROVEN, "" },
  { TRADE BOTH " nowallet", TRADE WITHDRAW BOTH, BITTING_STRICTNESS_UNPROVEN,
    "?permission.Wallet.Withdraw" },
  /* Access */
  { TRADE BOTH " ro", TRADE BOTH, BITTING_STRICTNESS_LOOSER, ">access" },
  { TRADE BOTH, TRADE BOTH " ro", BITTING_STRICTNESS_PROVEN, "<access" },
  { TRADE BOTH, TRADE WITHDRAW BOTH " ro", BITTING_STRICTNESS_LOOSER,
    ">permission.Wallet.Withdraw <access" },
  /* Addresses */
  { TRADE BOUND, TRADE BOTH, BITTING_STRICTNESS_LOOSER, ">ip.203.0.113.22" },
  { TRADE BOTH, TRADE BOUND, BITTING_STRICTNESS_PROVEN, "<ip.203.0.113.22" },
  { TRADE BOUND, TRADE "|198.51.100.40|main", BITTING_STRICTNESS_LOOSER,
    ">ip.198.51.100.40 <ip.203.0.113.21" },
  { TRADE "|203.0.113.22,203.0.113.21|main", TRADE BOTH, BITTING_STRICTNESS_PROVEN, "" },
  { TRADE "|2001:db8::1|main", TRADE "|2001:0db8:0:0:0:0:0:1|main", BITTING_STRICTNESS_PROVEN, "" },
  { TRADE BOTH, TRADE OPEN, BITTING_STRICTNESS_LOOSER, ">ip.restricted <expiry" },
  { TRADE BOTH, TRADE "|203.0.113.21,*|main", BITTING_STRICTNESS_LOOSER, ">ip.restricted" },
  { TRADE OPEN, TRADE BOTH, BITTING_STRICTNESS_PROVEN, "<ip.restricted" },
  { TRADE "|*|main days=5", TRADE OPEN, BITTING_STRICTNESS_PROVEN, "" },
  /* The end */
  { TRADE BOTH, TRADE BOTH " days=7", BITTING_STRICTNESS_PROVEN, "<expiry" },
  { TRADE BOTH " days=7", TRADE BOTH, BITTING_STRICTNESS_PROVEN, "" },
  { TRADE BOTH " days=7", TRADE BOTH " days=60", BITTING_STRICTNESS_PROVEN, "" },
  { TRADE OPEN, TRADE "||main", BITTING_STRICTNESS_LOOSER, ">expiry" },
  { TRADE BOTH, TRADE BOTH " noexpiry", BITTING_STRICTNESS_PROVEN, "" },
  { TRADE OPEN, TRADE "||main noexpiry", BITTING_STRICTNESS_UNPROVEN, "?expiry" },
  { TRADE BOTH " noexpiry", TRADE BOTH, BITTING_STRICTNESS_PROVEN, "" },
  { TRADE "||main noexpiry", TRADE "||main", BITTING_STRICTNESS_UNPROVEN, "?expiry" },
  /* Kind, usage, account */
  { TRADE BOTH, TRADE BOTH " rsa", BITTING_STRICTNESS_PROVEN, "<key.type" },
  { TRADE BOTH " rsa", TRADE BOTH, BITTING_STRICTNESS_LOOSER, ">key.type" },
  { TRADE BOTH, TRADE BOTH " third", BITTING_STRICTNESS_LOOSER, ">key.usage" },
  { TRADE BOTH " third", TRADE BOTH, BITTING_STRICTNESS_PROVEN, "<key.usage" },
  { TRADE BOTH, TRADE BOTH " nousage", BITTING_STRICTNESS_UNPROVEN, "?key.usage" },
  { TRADE BOTH " third", TRADE BOTH " nousage", BITTING_STRICTNESS_PROVEN, "" },
  { TRADE BOTH " nousage", TRADE BOTH, BITTING_STRICTNESS_PROVEN, "" },
  { TRADE BOTH " nousage", TRADE BOTH " nousage", BITTING_STRICTNESS_UNPROVEN, "?key.usage" },
  { TRADE "|" TEAM "|sub", TRADE BOTH, BITTING_STRICTNESS_LOOSER, ">account" },
  { TRADE BOTH, TRADE "|" TEAM "|sub", BITTING_STRICTNESS_PROVEN, "<account" },
  { TRADE "|" TEAM "|sub", TRADE "|" TEAM "|", BITTING_STRICTNESS_UNPROVEN, "?account" },
  /* Looser counts before unproven. */
  { TRADE BOTH, TRADE ",Earn.Earn" BOTH " nousage", BITTING_STRICTNESS_LOOSER,
    ">permission.Earn.Earn ?key.usage" },
};

static char
sign_of (BittingRelation relation)
{
  switch (relation)
    {
    case BITTING_RELATION_LOOSER:
      return '>';
    case BITTING_RELATION_UNPROVEN:
      return '?';
    case BITTING_RELATION_STRICTER:
      return '<';
    case BITTING_RELATION_SAME:
    default:
      return '=';
    }
}

static char *
write_differences (const BittingComparison *comparison)
{
  GString *text = g_string_new (NULL);
  guint i;

  for (i = 0; i < comparison->differences->len; i++)
    {
      const BittingDifference *difference = g_ptr_array_index (comparison->differences, i);

      g_assert_cmpstr (difference->title, !=, "");
      g_assert_cmpstr (difference->before, !=, "");
      g_assert_cmpstr (difference->after, !=, "");
      if (difference->relation != BITTING_RELATION_SAME)
        g_string_append_printf (text, "%s%c%s", text->len > 0 ? " " : "",
                                sign_of (difference->relation), difference->aspect);
    }

  return g_string_free (text, FALSE);
}

static void
check (const BittingReport *before,
       const BittingReport *after,
       BittingStrictness    strictness,
       const char          *differences)
{
  g_autoptr (BittingComparison) comparison = bitting_comparison_new (before, after, catalogue);
  g_autofree char *found = write_differences (comparison);
  g_autofree char *title = bitting_comparison_dup_title (comparison);
  g_autofree char *sentence = bitting_comparison_dup_sentence (comparison);

  g_assert_cmpstr (found, ==, differences);
  g_assert_cmpstr (bitting_strictness_to_string (comparison->strictness), ==,
                   bitting_strictness_to_string (strictness));
  g_assert_cmpstr (title, !=, "");
  g_assert_cmpstr (sentence, !=, "");
  g_assert_true (g_date_time_equal (comparison->before_at, before->checked_at));
  g_assert_true (g_date_time_equal (comparison->after_at, after->checked_at));
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (BittingReport) before = report_for_key (row->before, NULL, NOW);
  g_autoptr (BittingReport) after = report_for_key (row->after, NULL, NOW);

  check (before, after, row->strictness, row->differences);
}

/* What cannot be seen from here cannot be proven from here. */
static void
test_unseen (void)
{
  static const struct
  {
    const char          *before; /* NULL for a card of a refusal */
    BittingDiagnosisCode code;
    const char          *after; /* NULL for a card of @code */
    const char          *differences;
  } cases[] = {
    { TRADE BOTH, BITTING_DIAGNOSIS_UNMATCHED_IP, NULL, "?permissions ?ip.expected" },
    { TRADE BOTH " ro", BITTING_DIAGNOSIS_UNMATCHED_IP, NULL, "?access ?permissions ?ip.expected" },
    { TRADE OPEN, BITTING_DIAGNOSIS_UNMATCHED_IP, NULL, "?permissions ?expiry <ip.restricted" },
    { TRADE BOTH, BITTING_DIAGNOSIS_INVALID_KEY, NULL, "?permissions ?ip.restricted" },
    { TRADE BOTH, BITTING_DIAGNOSIS_TIMEOUT, NULL, "?permissions ?ip.restricted" },
    { NULL, BITTING_DIAGNOSIS_UNMATCHED_IP, NULL, "?access ?permissions ?ip.expected ?expiry" },
    { NULL, BITTING_DIAGNOSIS_UNMATCHED_IP, TRADE BOTH, "?access ?permissions ?ip.expected" },
    { NULL, BITTING_DIAGNOSIS_EXPIRED, TRADE BOTH " ro", "?permissions ?ip.expected" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BittingReport) before = cases[i].before != NULL
                                           ? report_for_key (cases[i].before, NULL, NOW)
                                           : report_for_fault (cases[i].code, NOW);
      g_autoptr (BittingReport) after = cases[i].after != NULL
                                          ? report_for_key (cases[i].after, NULL, NOW)
                                          : report_for_fault (cases[i].code, NOW);

      g_test_message ("row %u", i);
      check (before, after, BITTING_STRICTNESS_UNPROVEN, cases[i].differences);
    }
}

static void
test_another_site (void)
{
  g_autoptr (BittingReport) before = report_for_key (TRADE BOTH, NULL, NOW);
  g_autoptr (BittingReport) after = report_for_key (TRADE BOTH, NULL, NOW);

  g_free (after->environment);
  after->environment = g_strdup ("testnet");
  check (before, after, BITTING_STRICTNESS_UNPROVEN, "?site");
}

/* What is the same is told, too, and what it is. */
static void
test_told (void)
{
  g_autoptr (BittingReport) before = report_for_key (TRADE OPEN, NULL, NOW);
  g_autoptr (BittingReport) after = report_for_key (TRADE WITHDRAW OPEN, NULL, NOW + DAY);
  g_autoptr (BittingComparison) comparison = bitting_comparison_new (before, after, catalogue);
  g_autoptr (BittingComparison) kept = bitting_comparison_ref (comparison);
  const BittingDifference *first = g_ptr_array_index (kept->differences, 0);
  g_autofree char *sentence = bitting_comparison_dup_sentence (kept);

  g_assert_cmpstr (first->title, ==, "Withdrawal");
  g_assert_cmpstr (first->before, ==, "Off");
  g_assert_cmpstr (first->after, ==, "On");
  g_assert_nonnull (strstr (sentence, "1 point"));
  g_assert_cmpuint (bitting_comparison_count (kept, BITTING_RELATION_SAME), ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  guint i;
  int status;

  g_test_init (&argc, &argv, NULL);
  load_report_data ();
  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/comparison/row/%u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/comparison/unseen", test_unseen);
  g_test_add_func ("/comparison/another-site", test_another_site);
  g_test_add_func ("/comparison/told", test_told);
  status = g_test_run ();
  free_report_data ();

  return status;
}
