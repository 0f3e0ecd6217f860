/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-change.h"

/* What the exchange makes of a call to update-api. */

#define SPOT "Spot.SpotTrade"

static const struct
{
  const char *holds;       /* what the key has */
  gboolean    is_read_only;
  const char *body;
  int         ret_code;
  const char *permissions; /* what it shall have */
  gboolean    read_only;
} table[] = {
  /* What is sent is what it has. */
  { SPOT ",Wallet.Withdraw", FALSE,
    "{\"readOnly\":0,\"permissions\":{\"Spot\":[\"SpotTrade\"],\"Wallet\":[]}}", 0, SPOT, FALSE },
  /* A group that is left out is cleared. */
  { SPOT ",Wallet.AccountTransfer", FALSE,
    "{\"readOnly\":0,\"permissions\":{\"Wallet\":[]}}", 0, "", FALSE },
  /* Without permissions they stay. */
  { SPOT ",Wallet.AccountTransfer", FALSE, "{\"readOnly\":1}", 0, SPOT ",Wallet.AccountTransfer",
    TRUE },
  /* The trap: without readOnly a read-only key becomes read-write. */
  { SPOT ",Wallet.Withdraw", TRUE, "{\"permissions\":{\"Spot\":[\"SpotTrade\"]}}", 0, SPOT, FALSE },
  { SPOT, TRUE, "{\"readOnly\":null,\"permissions\":{\"Spot\":[\"SpotTrade\"]}}", 0, SPOT, FALSE },
  { SPOT, TRUE, "{\"readOnly\":1,\"permissions\":{\"Spot\":[\"SpotTrade\"]}}", 0, SPOT, TRUE },
  /* A key can also be given more: it is for the caller not to. */
  { SPOT, FALSE, "{\"readOnly\":0,\"permissions\":{\"Earn\":[\"Earn\"]}}", 0, "Earn.Earn", FALSE },
  /* Only on the site. */
  { SPOT, FALSE, "{\"readOnly\":0,\"ips\":\"*\"}", 141019, NULL, FALSE },
  { SPOT ",FiatP2P.FiatP2POrder", FALSE,
    "{\"readOnly\":0,\"permissions\":{\"Spot\":[\"SpotTrade\"],\"FiatP2P\":[]}}", 141020, NULL, FALSE },
  { SPOT ",FiatP2P.FiatP2POrder", FALSE,
    "{\"readOnly\":0,\"permissions\":{\"Spot\":[\"SpotTrade\"]}}", 141020, NULL, FALSE },
  { SPOT, FALSE,
    "{\"readOnly\":0,\"permissions\":{\"FiatBitPay\":[\"FaitPayOrder\"]}}", 141020, NULL, FALSE },
  { SPOT ",FiatP2P.Advertising,FiatP2P.FiatP2POrder", FALSE,
    "{\"readOnly\":0,\"permissions\":{\"FiatP2P\":[\"FiatP2POrder\",\"Advertising\"]}}", 0,
    "FiatP2P.FiatP2POrder,FiatP2P.Advertising", FALSE },
  /* What it does not take. */
  { SPOT, FALSE, "{\"readOnly\":0,\"permissions\":{\"Wallet\":[\"Withdraw\"]}}", 10001, NULL, FALSE },
  { SPOT, FALSE, "{\"readOnly\":0,\"permissions\":{\"CourierDesk\":[]}}", 10001, NULL, FALSE },
  { SPOT, FALSE, "{\"readOnly\":0,\"permissions\":{\"Spot\":\"SpotTrade\"}}", 10001, NULL, FALSE },
  { SPOT, FALSE, "{\"readOnly\":0,\"permissions\":{\"Spot\":[1]}}", 10001, NULL, FALSE },
  { SPOT, FALSE, "{\"readOnly\":0,\"permissions\":[]}", 10001, NULL, FALSE },
  { SPOT, FALSE, "{\"readOnly\":2}", 10001, NULL, FALSE },
  { SPOT, FALSE, "{\"readOnly\":true}", 10001, NULL, FALSE },
  { SPOT, FALSE, "[]", 10001, NULL, FALSE },
  { SPOT, FALSE, "", 10001, NULL, FALSE },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PracticeKey key = { .permissions = table[i].holds, .read_only = table[i].is_read_only };
      g_autoptr (PracticeChange) change = practice_change_parse (table[i].body, &key);

      g_test_message ("%s", table[i].body);
      g_assert_cmpint (change->ret_code, ==, table[i].ret_code);
      if (change->ret_code != 0)
        continue;
      g_assert_cmpstr (change->permissions, ==, table[i].permissions);
      g_assert_cmpint (change->read_only, ==, table[i].read_only);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change/table", test_table);

  return g_test_run ();
}
