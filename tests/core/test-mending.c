/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a key would be made to give up. */

#include "report-fixture.h"

#include "bitting-mending.h"

#include <string.h>

#define POSSIBLE BITTING_MENDING_POSSIBLE
#define MONEY "Spot.SpotTrade,Wallet.Withdraw"

static const struct
{
  const char         *key;
  const char         *required; /* by the policy */
  BittingAccess       access;
  BittingMendingState state;
  const char         *goes;
  const char         *stays;
  const char         *stuck;
  gboolean            read_only;
} rows[] = {
  { MONEY "||main", "Spot.SpotTrade", BITTING_ACCESS_READ_WRITE, POSSIBLE,
    "Wallet.Withdraw", "Spot.SpotTrade", "", FALSE },
  { "Spot.SpotTrade,Wallet.AccountTransfer,Earn.Earn||main", "Spot.SpotTrade",
    BITTING_ACCESS_READ_WRITE, POSSIBLE, "Wallet.AccountTransfer,Earn.Earn", "Spot.SpotTrade", "",
    FALSE },
  { "Wallet.SubMemberTransfer||main", "Spot.SpotTrade", BITTING_ACCESS_READ_WRITE, POSSIBLE,
    "Wallet.SubMemberTransfer", "", "", FALSE },
  /* Read-only stays so, and is never undone. */
  { MONEY "||main ro", "Spot.SpotTrade", BITTING_ACCESS_READ_WRITE, POSSIBLE, "Wallet.Withdraw",
    "Spot.SpotTrade", "", TRUE },
  { MONEY "||main", "Spot.SpotTrade", BITTING_ACCESS_READ_ONLY, POSSIBLE, "Wallet.Withdraw",
    "Spot.SpotTrade", "", TRUE },
  /* What can be changed on the site alone. */
  { MONEY ",FiatP2P.FiatP2POrder,FiatBitPay.FaitPayOrder,FiatConvertBroker.FiatConvertBrokerOrder"
    "||main", "Spot.SpotTrade", BITTING_ACCESS_READ_WRITE, POSSIBLE, "Wallet.Withdraw",
    "Spot.SpotTrade",
    "FiatP2P.FiatP2POrder,FiatBitPay.FaitPayOrder,FiatConvertBroker.FiatConvertBrokerOrder", FALSE },
  { MONEY ",Courier.Send||main", "Spot.SpotTrade", BITTING_ACCESS_READ_WRITE, POSSIBLE,
    "Wallet.Withdraw", "Spot.SpotTrade", "Courier.Send", FALSE },
  { MONEY ",FiatBybitPay.FaitPayOrder||main", "Spot.SpotTrade", BITTING_ACCESS_READ_WRITE, POSSIBLE,
    "Wallet.Withdraw", "Spot.SpotTrade", "FiatBybitPay.FaitPayOrder", FALSE },
  /* Asked for, and held. */
  { "Spot.SpotTrade,Wallet.AccountTransfer||main", "Spot.SpotTrade,Wallet.AccountTransfer",
    BITTING_ACCESS_READ_WRITE, BITTING_MENDING_NEEDLESS, "",
    "Spot.SpotTrade,Wallet.AccountTransfer", "", FALSE },
  { "Wallet.AccountTransfer,FiatP2P.FiatP2POrder||main", "Wallet.AccountTransfer",
    BITTING_ACCESS_ANY, BITTING_MENDING_NEEDLESS, "", "Wallet.AccountTransfer",
    "FiatP2P.FiatP2POrder", FALSE },
  /* Withdrawal cannot be sent, so it would go although it is asked for. */
  { MONEY ",Earn.Earn||main", "Wallet.Withdraw", BITTING_ACCESS_ANY, BITTING_MENDING_WOULD_LOSE,
    "Spot.SpotTrade,Earn.Earn", "Wallet.Withdraw", "", FALSE },
  /* Where a part of it is not known. */
  { MONEY "||main noaccess", "Spot.SpotTrade", BITTING_ACCESS_READ_WRITE, BITTING_MENDING_UNTOLD,
    "Wallet.Withdraw", "Spot.SpotTrade", "", FALSE },
  { MONEY "||main noearn", "Spot.SpotTrade", BITTING_ACCESS_READ_WRITE, BITTING_MENDING_UNTOLD,
    "Wallet.Withdraw", "Spot.SpotTrade", "", FALSE },
  /* Where the exchange does not allow it. */
  { "Spot.SpotTrade,ContractTrade.Order||main", "Spot.SpotTrade", BITTING_ACCESS_READ_WRITE,
    BITTING_MENDING_NO_RIGHT, "ContractTrade.Order", "Spot.SpotTrade", "", FALSE },
  { "Spot.SpotTrade,Wallet.SubMemberTransferList||main", "Spot.SpotTrade",
    BITTING_ACCESS_READ_WRITE, BITTING_MENDING_NO_RIGHT, "Wallet.SubMemberTransferList",
    "Spot.SpotTrade", "", FALSE },
  { "Spot.SpotTrade,Wallet.AccountTransfer||sub", "Spot.SpotTrade", BITTING_ACCESS_READ_WRITE,
    BITTING_MENDING_NOT_MAIN, "Wallet.AccountTransfer", "Spot.SpotTrade", "", FALSE },
  { MONEY "||", "Spot.SpotTrade", BITTING_ACCESS_READ_WRITE, BITTING_MENDING_NOT_MAIN,
    "Wallet.Withdraw", "Spot.SpotTrade", "", FALSE },
};

static BittingPolicy *
new_policy (const char   *required,
            BittingAccess access)
{
  BittingPolicy *self = bitting_policy_new ("mending");

  g_strfreev (self->required);
  self->required = g_strsplit (required, ",", -1);
  self->access = access;

  return self;
}

static void
check_list (const GPtrArray *list,
            const char      *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  for (i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", (char *) g_ptr_array_index (list, i));
  g_assert_cmpstr (text->str, ==, expected);
}

/* All that would be sent is held already: nothing is ever added. */
static void
check_sent (const BittingMending *mending,
            const BittingKeyInfo *info)
{
  const char * const *group = NULL;
  guint sent = 0;
  guint i;

  for (group = bitting_mending_get_groups (); *group != NULL; group++)
    {
      g_auto (GStrv) values = bitting_mending_dup_values (mending, *group);

      for (i = 0; values[i] != NULL; i++, sent++)
        {
          g_autofree char *id = g_strconcat (*group, ".", values[i], NULL);

          g_assert_true (bitting_key_info_has_permission (info, id));
          g_assert_false (g_ptr_array_find_with_equal_func (mending->goes, id, g_str_equal, NULL));
        }
    }
  g_assert_cmpuint (sent, <=, mending->stays->len + mending->stuck->len);
  g_assert_true (mending->read_only || !info->read_only);
}

static void
test_rows (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BittingPolicy) wanted = new_policy (rows[i].required, rows[i].access);
      g_autoptr (BittingKeyInfo) info = info_for_key (rows[i].key);
      g_autoptr (BittingMending) mending = bitting_mending_new (info, wanted);

      g_test_message ("%s", rows[i].key);
      g_assert_cmpint (mending->state, ==, rows[i].state);
      check_list (mending->goes, rows[i].goes);
      check_list (mending->stays, rows[i].stays);
      check_list (mending->stuck, rows[i].stuck);
      g_assert_cmpint (mending->read_only, ==, rows[i].read_only);
      g_assert_cmpint (mending->deletable, ==, mending->state != BITTING_MENDING_NOT_MAIN &&
                                               mending->state != BITTING_MENDING_NO_RIGHT);
      check_sent (mending, info);
    }
}

static const struct
{
  const char    *after;
  BittingMended  mended;
} ends[] = {
  { "Spot.SpotTrade||main", BITTING_MENDED_WHOLLY },
  { "Spot.SpotTrade,Wallet.Withdraw,Earn.Earn||main", BITTING_MENDED_NOT },
  { "Spot.SpotTrade,Wallet.Withdraw||main", BITTING_MENDED_PARTLY },
  { "Spot.SpotTrade,Earn.Earn||main", BITTING_MENDED_PARTLY },
  { "||main", BITTING_MENDED_PARTLY },
  { "Spot.SpotTrade||main ro", BITTING_MENDED_PARTLY },
};

static void
test_ends (void)
{
  g_autoptr (BittingPolicy) wanted = new_policy ("Spot.SpotTrade", BITTING_ACCESS_READ_WRITE);
  g_autoptr (BittingKeyInfo) before = info_for_key (MONEY ",Earn.Earn||main");
  g_autoptr (BittingMending) mending = bitting_mending_new (before, wanted);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (BittingKeyInfo) after = info_for_key (ends[i].after);

      g_test_message ("%s", ends[i].after);
      g_assert_cmpint (bitting_mending_compare (mending, after), ==, ends[i].mended);
    }
}

/* To agree to one plan is to agree to the same plan, in whatever order, and to no other. */
static void
test_equal (void)
{
  static const struct { const char *key; gboolean equal; } others[] = {
    { "Earn.Earn,Wallet.Withdraw,Spot.SpotTrade||main", TRUE },
    { MONEY ",Earn.Earn||main ro", FALSE },
    { MONEY "||main", FALSE },
    { MONEY ",Earn.Earn,BitCard.BitCard||main", FALSE },
    { "Wallet.Withdraw,Earn.Earn||main", FALSE },
    { MONEY ",Earn.Earn||sub", FALSE },
  };
  g_autoptr (BittingPolicy) wanted = new_policy ("Spot.SpotTrade", BITTING_ACCESS_READ_WRITE);
  g_autoptr (BittingKeyInfo) info = info_for_key (MONEY ",Earn.Earn||main");
  g_autoptr (BittingMending) mending = bitting_mending_new (info, wanted);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (BittingKeyInfo) other = info_for_key (others[i].key);
      g_autoptr (BittingMending) plan = bitting_mending_new (other, wanted);

      g_test_message ("%s", others[i].key);
      g_assert_cmpint (bitting_mending_equal (mending, plan), ==, others[i].equal);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mending/rows", test_rows);
  g_test_add_func ("/mending/ends", test_ends);
  g_test_add_func ("/mending/equal", test_equal);

  return g_test_run ();
}
