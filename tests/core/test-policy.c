/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of policies, and what grades keys get under policies that are not the guide's. */

#include "report-fixture.h"

#include "bitting-policy-words.h"

#include <string.h>

#define READ_ONLY "ro"
#define READ_WRITE "rw"
#define ANY "any"

typedef struct
{
  const char  *access;
  const char  *required;
  const char  *forbidden;
  const char  *ips;   /* "-": none are asked for; "": some; else these */
  const char  *key;
  BittingGrade grade;
  const char  *worst; /* rule of the first finding that is not a pass, or NULL */
} Row;

static const Row rows[] = {
  /* Asked for, and held. */
  { READ_WRITE, "Spot.SpotTrade", "", "", GOOD, BITTING_GRADE_A, NULL },
  { READ_WRITE, "Spot.SpotTrade,ContractTrade.Order", "", "", "Spot.SpotTrade,ContractTrade.Order|" TEAM "|",
    BITTING_GRADE_A, NULL },
  { READ_WRITE, "Earn.Earn", "", "", "Earn.Earn|" TEAM "|", BITTING_GRADE_A, NULL },
  { READ_WRITE, "BitCard.BitCard", "", "", "BitCard.BitCard|" TEAM "|", BITTING_GRADE_A, NULL },
  /* That somebody asks for it does not make it safe. */
  { READ_WRITE, "Spot.SpotTrade,Wallet.Withdraw", "", "", "Spot.SpotTrade,Wallet.Withdraw|" TEAM "|",
    BITTING_GRADE_F, "permission.Wallet.Withdraw" },
  { READ_WRITE, "FiatP2P.FiatP2POrder", "", "", "FiatP2P.FiatP2POrder|" TEAM "|", BITTING_GRADE_F,
    "permission.FiatP2P.FiatP2POrder" },
  { READ_ONLY, "Wallet.Withdraw", "", "", "Wallet.Withdraw|" TEAM "|ro", BITTING_GRADE_D,
    "permission.Wallet.Withdraw" },
  { READ_WRITE, "Wallet.AccountTransfer", "", "", "Wallet.AccountTransfer|" TEAM "|", BITTING_GRADE_D,
    "permission.Wallet.AccountTransfer" },
  { READ_ONLY, "Wallet.AccountTransfer", "", "", "Wallet.AccountTransfer|" TEAM "|ro", BITTING_GRADE_B,
    "permission.Wallet.AccountTransfer" },
  { READ_WRITE, "Wallet.SubMemberTransferList", "", "", "Wallet.SubMemberTransferList|" TEAM "|",
    BITTING_GRADE_B, "permission.Wallet.SubMemberTransferList" },
  { READ_WRITE, "Courier.Send", "", "", "Courier.Send|" TEAM "|", BITTING_GRADE_D, "permission.unknown" },
  { READ_WRITE, "Courier.Send", "", "", "|" TEAM "|", BITTING_GRADE_C, "permission.Courier.Send" },
  /* Not asked for: the flag of what was asked for is no more than that. */
  { READ_WRITE, "ContractTrade.Order", "", "", "ContractTrade.Order,Derivatives.DerivativesTrade|" TEAM "|",
    BITTING_GRADE_A, NULL },
  { READ_WRITE, "ContractTrade.Order", "", "",
    "ContractTrade.Order,Options.OptionsTrade,Derivatives.DerivativesTrade|" TEAM "|", BITTING_GRADE_D,
    "permission.Options.OptionsTrade" },
  { READ_WRITE, "ContractTrade.Order", "Derivatives.DerivativesTrade", "",
    "ContractTrade.Order,Derivatives.DerivativesTrade|" TEAM "|", BITTING_GRADE_D,
    "permission.Derivatives.DerivativesTrade" },
  { READ_WRITE, "Spot.SpotTrade", "Derivatives.DerivativesTrade", "",
    "Spot.SpotTrade,Derivatives.DerivativesTrade|" TEAM "|", BITTING_GRADE_B,
    "permission.Derivatives.DerivativesTrade" },
  /* What must be off weighs, also where it is harmless by itself. */
  { READ_WRITE, "Spot.SpotTrade", "", "", "Spot.SpotTrade,BitCard.BitCard|" TEAM "|", BITTING_GRADE_B,
    "permission.BitCard.BitCard" },
  { READ_WRITE, "Spot.SpotTrade", "BitCard.BitCard", "", "Spot.SpotTrade,BitCard.BitCard|" TEAM "|",
    BITTING_GRADE_D, "permission.BitCard.BitCard" },
  { READ_WRITE, "Spot.SpotTrade", "ByXPost.ByXPost", "", "Spot.SpotTrade,ByXPost.ByXPost|" TEAM "|",
    BITTING_GRADE_D, "permission.ByXPost.ByXPost" },
  /* A key for looking: it holds the boxes of what it looks at, and cannot act. */
  { READ_ONLY, "", "", "", "Spot.SpotTrade,ContractTrade.Order,Earn.Earn|" TEAM "|ro", BITTING_GRADE_A, NULL },
  { READ_ONLY, "", "", "", "Spot.SpotTrade|" TEAM "|", BITTING_GRADE_D, "access" },
  { READ_ONLY, "", "", "", "Wallet.Withdraw|" TEAM "|", BITTING_GRADE_F, "permission.Wallet.Withdraw" },
  { READ_ONLY, "", "", "", "Wallet.Withdraw|" TEAM "|ro", BITTING_GRADE_D, "permission.Wallet.Withdraw" },
  { READ_ONLY, "", "Earn.Earn", "", "Earn.Earn|" TEAM "|ro", BITTING_GRADE_D, "permission.Earn.Earn" },
  { READ_ONLY, "", "", "", "Courier.Send|" TEAM "|ro", BITTING_GRADE_D, "permission.unknown" },
  { ANY, "Spot.SpotTrade", "", "", GOOD "ro", BITTING_GRADE_A, NULL },
  { ANY, "Spot.SpotTrade", "", "", "Spot.SpotTrade,Earn.Earn|" TEAM "|ro", BITTING_GRADE_D,
    "permission.Earn.Earn" },
  /* Addresses. */
  { READ_WRITE, "Spot.SpotTrade", "", "-", "Spot.SpotTrade|*|", BITTING_GRADE_B, "ip.restricted" },
  { READ_WRITE, "Spot.SpotTrade", "", "-", GOOD, BITTING_GRADE_A, NULL },
  { READ_WRITE, "Spot.SpotTrade", "", "-" TEAM, "Spot.SpotTrade|*|", BITTING_GRADE_D, "ip.restricted" },
  { READ_WRITE, "Spot.SpotTrade", "", "203.0.113.21", GOOD, BITTING_GRADE_D, "ip.expected" },
};

static void
add_words (BittingPolicy *made,
           const char    *text,
           BittingWish    wish)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  guint i;

  for (i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      bitting_policy_set_wish (made, words[i], wish);
}

static BittingPolicy *
make_policy (const char *access,
             const char *required,
             const char *forbidden,
             const char *ips)
{
  BittingPolicy *made = bitting_policy_new ("own");

  made->title = g_strdup ("Own");
  made->description = g_strdup ("");
  made->access = g_str_equal (access, READ_ONLY)    ? BITTING_ACCESS_READ_ONLY
                 : g_str_equal (access, READ_WRITE) ? BITTING_ACCESS_READ_WRITE
                                                    : BITTING_ACCESS_ANY;
  add_words (made, required, BITTING_WISH_ON);
  add_words (made, forbidden, BITTING_WISH_OFF);
  made->ip_required = *ips != '-';
  ips += strspn (ips, "-");
  if (*ips != '\0')
    made->ips = bitting_ip_list_parse (ips);

  return made;
}

static void
test_grade (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (BittingPolicy) made = make_policy (row->access, row->required, row->forbidden, row->ips);
  g_autoptr (BittingReport) report = report_under_policy (made, row->key, NOW);
  const BittingFinding *first = g_ptr_array_index (report->findings, 0);
  guint i;

  g_test_message ("%s + %s - %s: %s", row->access, row->required, row->forbidden, row->key);
  g_assert_cmpstr (bitting_grade_to_string (report->grade), ==, bitting_grade_to_string (row->grade));
  if (row->worst == NULL)
    g_assert_cmpuint (bitting_report_count (report, BITTING_VERDICT_PASS), ==, report->findings->len);
  else
    g_assert_cmpstr (first->rule, ==, row->worst);
  for (i = 0; i < report->findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (report->findings, i);

      g_assert_cmpint (finding->verdict == BITTING_VERDICT_PASS, ==, finding->worst == BITTING_GRADE_A);
      g_assert_cmpint (finding->worst >= BITTING_GRADE_D, ==,
                       finding->verdict == BITTING_VERDICT_FAIL && finding->worst != BITTING_GRADE_C);
      g_assert_cmpstr (finding->why, !=, NULL);
      if (finding->verdict != BITTING_VERDICT_PASS)
        g_assert_cmpstr (finding->fix, !=, NULL);
    }
}

/* A policy, and what has to be said of it: kind, member, a part of the words; "" for nothing. */
static const struct
{
  const char  *access;
  const char  *required;
  const char  *forbidden;
  const char  *ips;
  const char  *said;
  BittingGrade best;
} remarks[] = {
  { READ_WRITE, "Spot.SpotTrade", "Wallet.Withdraw", "", "", BITTING_GRADE_A },
  { READ_WRITE, "Spot.SpotTrade", "", TEAM, "", BITTING_GRADE_A },
  { READ_ONLY, "", "Wallet.Withdraw", "", "", BITTING_GRADE_A },
  { READ_WRITE, "Wallet.Withdraw", "", "", "danger required “Withdrawal”", BITTING_GRADE_F },
  { READ_ONLY, "Wallet.Withdraw", "", "", "danger required grade than D", BITTING_GRADE_D },
  { READ_WRITE, "FiatBitPay.FaitPayOrder", "", "", "danger required “Bybit Pay”", BITTING_GRADE_F },
  { READ_WRITE, "Wallet.AccountTransfer", "", "", "danger required more rights", BITTING_GRADE_D },
  { READ_WRITE, "Wallet.SubMemberTransferList", "", "", "warning required “Transfer to the main account”",
    BITTING_GRADE_B },
  { READ_WRITE, "Spot.SpotTrade", "", "-", "warning ip_required no trusted addresses", BITTING_GRADE_A },
  { READ_WRITE, "Spot.SpotTrade", "", "-" TEAM, "warning ip_required names addresses", BITTING_GRADE_A },
  { READ_WRITE, "Spot.SpotTrade", "", "192.168.1.7", "warning ips private address", BITTING_GRADE_A },
  { READ_WRITE, "Spot.SpotTrade", "", "203.0.113.21,1.2.3.400", "error ips “1.2.3.400”", BITTING_GRADE_A },
  { READ_WRITE, "Courier.Send", "", "", "warning required “Courier.Send”", BITTING_GRADE_D },
  { READ_WRITE, "Spot.SpotTrade", "wallet.withdraw", "", "warning forbidden capitals count", BITTING_GRADE_A },
  { READ_WRITE, "", "Wallet.Withdraw", "", "warning required nothing to be on", BITTING_GRADE_A },
  { ANY, "Spot.SpotTrade", "", "", "warning access only read", BITTING_GRADE_A },
};

static void
test_remarks (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (remarks); i++)
    {
      g_autoptr (BittingPolicy) made = make_policy (remarks[i].access, remarks[i].required,
                                                    remarks[i].forbidden, remarks[i].ips);
      g_autoptr (GPtrArray) found = bitting_policy_examine (made, catalogue);
      g_auto (GStrv) said = g_strsplit (remarks[i].said, " ", 3);
      const BittingRemark *remark = NULL;

      g_assert_cmpint (bitting_policy_get_best_grade (made, catalogue), ==, remarks[i].best);
      g_assert_cmpuint (found->len, ==, *remarks[i].said != '\0' ? 1 : 0);
      if (found->len == 0)
        continue;

      remark = g_ptr_array_index (found, 0);
      g_test_message ("%s", remark->text);
      g_assert_cmpstr (bitting_remark_kind_to_string (remark->kind), ==, said[0]);
      g_assert_cmpstr (remark->member, ==, said[1]);
      g_assert_nonnull (strstr (remark->text, said[2]));
      g_assert_cmpint (bitting_policy_is_usable (found), ==, remark->kind != BITTING_REMARK_ERROR);
    }
}

/* The grade that is promised is the grade that is given. */
static void
test_best_grade_is_true (void)
{
  guint i;

  for (i = 0; i < bitting_catalogue_get_size (catalogue); i++)
    {
      const BittingPermission *permission = bitting_catalogue_get (catalogue, i);
      const char *accesses[] = { READ_WRITE, READ_ONLY };
      guint j;

      for (j = 0; j < G_N_ELEMENTS (accesses); j++)
        {
          g_autoptr (BittingPolicy) made = make_policy (accesses[j], permission->id, "", "");
          g_autofree char *key = g_strdup_printf ("%s|" TEAM "|%s", permission->id,
                                                  j == 1 ? "ro" : "");
          g_autoptr (BittingReport) report = report_under_policy (made, key, NOW);

          g_test_message ("%s %s", accesses[j], permission->id);
          g_assert_cmpint (report->grade, ==, bitting_policy_get_best_grade (made, catalogue));
        }
    }
}

static void
test_both_at_once (void)
{
  g_autoptr (BittingPolicy) made = make_policy (READ_WRITE, "Spot.SpotTrade", "", "");
  g_autoptr (GPtrArray) found = NULL;
  const BittingRemark *remark = NULL;

  g_strfreev (made->forbidden);
  made->forbidden = g_strdupv (made->required);
  found = bitting_policy_examine (made, catalogue);
  remark = g_ptr_array_index (found, 0);
  g_assert_cmpint (remark->kind, ==, BITTING_REMARK_ERROR);
  g_assert_false (bitting_policy_is_usable (found));
}

static void
test_wishes (void)
{
  g_autoptr (BittingPolicy) made = make_policy (READ_WRITE, "A.One,A.Two", "B.One", "");

  bitting_policy_set_wish (made, "A.One", BITTING_WISH_OFF);
  bitting_policy_set_wish (made, "B.One", BITTING_WISH_ON);
  bitting_policy_set_wish (made, "B.One", BITTING_WISH_ON);
  bitting_policy_set_wish (made, "A.Two", BITTING_WISH_NONE);
  g_assert_cmpuint (g_strv_length (made->required), ==, 1);
  g_assert_cmpuint (g_strv_length (made->forbidden), ==, 1);
  g_assert_cmpint (bitting_policy_get_wish (made, "A.One"), ==, BITTING_WISH_OFF);
  g_assert_cmpint (bitting_policy_get_wish (made, "A.Two"), ==, BITTING_WISH_NONE);
  g_assert_cmpint (bitting_policy_get_wish (made, "B.One"), ==, BITTING_WISH_ON);
}

static void
test_digest (void)
{
  g_autoptr (BittingPolicy) one = make_policy (READ_WRITE, "A.One,A.Two", "B.One", "");
  g_autoptr (BittingPolicy) same = make_policy (READ_WRITE, "A.Two,A.One", "B.One", TEAM);
  g_autoptr (BittingPolicy) other = make_policy (READ_WRITE, "A.One", "A.Two,B.One", "");
  g_autofree char *digest = bitting_policy_dup_digest (one);
  g_autofree char *same_digest = bitting_policy_dup_digest (same);
  g_autofree char *other_digest = bitting_policy_dup_digest (other);

  g_assert_cmpstr (digest, ==, same_digest);
  g_assert_cmpstr (digest, !=, other_digest);
  g_assert_false (bitting_policy_equal (one, same));
  g_clear_pointer (&same->ips, bitting_ip_list_unref);
  g_assert_true (bitting_policy_equal (one, same));
}

static void
test_ids (void)
{
  static const char * const titles[][2] = {
    { "ICG: market making", "icg-market-making" }, { "  Größe!  ", "grosse" }, { "日本", "policy" },
    { "A", "a" },                                  { "../../etc", "etc" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *id = bitting_policy_dup_id (titles[i][0]);

      g_assert_true (bitting_policy_check_id (id));
      if (i != 1 && i != 2)
        g_assert_cmpstr (id, ==, titles[i][1]);
    }
  g_assert_false (bitting_policy_check_id (""));
  g_assert_false (bitting_policy_check_id ("a/b"));
  g_assert_false (bitting_policy_check_id ("A"));
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
      g_autofree char *path = g_strdup_printf ("/policy/grade/%u", i);

      g_test_add_data_func (path, &rows[i], test_grade);
    }
  g_test_add_func ("/policy/remarks", test_remarks);
  g_test_add_func ("/policy/best-grade-is-true", test_best_grade_is_true);
  g_test_add_func ("/policy/both-at-once", test_both_at_once);
  g_test_add_func ("/policy/wishes", test_wishes);
  g_test_add_func ("/policy/digest", test_digest);
  g_test_add_func ("/policy/ids", test_ids);
  status = g_test_run ();
  free_report_data ();

  return status;
}
