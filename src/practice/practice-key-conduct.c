/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ready keys whose lesson is in what the exchange does with them, rather than in what it says of
 * them. Their keys, secrets and numbers never change either. */

#include "config.h"

#include "practice-key-private.h"

#include <glib/gi18n-lib.h>

/* Invented: addresses that are set aside for documentation (RFC 5737). */
#define TEAM PRACTICE_CALLER ",203.0.113.22,198.51.100.40,192.0.2.77"
#define SPOT "Spot.SpotTrade"

static const PracticeKey keys[] = {
  {
    .id = "hidden-withdraw",
    .title = N_("Looks perfect, is not"),
    .description = N_("The exchange says that it can only trade on the spot market, but lets it "
                      "withdraw as well. Only a proof brings that to light."),
    .number = 34,
    .api_key = "PracticeTwoFaces34",
    .secret = "Practice26auCJp8cHzlQEWht8NC1Wd3N52O",
    .permissions = SPOT,
    .hidden = "Wallet.Withdraw",
    .ips = TEAM,
    .note = "ICG-MM",
  },
  {
    .id = "denied-spot",
    .title = N_("Looks ready, is not"),
    .description = N_("The exchange says that it can trade on the spot market, but refuses it "
                      "that. Only a proof brings that to light."),
    .number = 35,
    .api_key = "PracticeNoOrders35",
    .secret = "PracticeWt3O2VcbNs6UPKlNfprBQuXpxxSr",
    .permissions = SPOT,
    .denied = SPOT,
    .ips = TEAM,
    .note = "ICG-MM",
  },
  {
    .id = "lost-replies",
    .title = N_("Answers get lost"),
    .description = N_("It can transfer. When it is told to change or delete itself, it does, but "
                      "the connection breaks off before the answer is there."),
    .number = 36,
    .api_key = "PracticeBadLines36",
    .secret = "PracticeWLYubZWWuONUCzDhTCjoACmMCdN6",
    .permissions = SPOT ",Wallet.AccountTransfer",
    .ips = TEAM,
    .note = "ICG-MM",
    .loses_replies = TRUE,
  },
  {
    .id = "told-ip",
    .title = N_("Wrong place, and told where"),
    .description = N_("This computer is not at a trusted address, and the refusal names the address "
                      "that it has."),
    .number = 37,
    .api_key = "PracticeTellsIp037",
    .secret = "PracticeR0dGmUqk2sWvXyZ7bN4cT9aLh5jE",
    .permissions = SPOT,
    .ips = TEAM,
    .caller = "198.51.100.23",
    .note = "ICG-MM",
    .names_caller = TRUE,
  },
  {
    .id = "sub-far",
    .title = N_("Sub-account key, wrong place"),
    .description = N_("It belongs to the sub-account 4301299001 and refuses this computer, but the main "
                      "account’s perfect key can ask about it."),
    .number = 38,
    .api_key = "PracticeSubFar0038",
    .secret = "PracticeKq7Zt2LmXw9Rb4Vn6Hc1Jd8Gs3Py",
    .permissions = SPOT,
    .ips = TEAM,
    .caller = "192.0.2.200",
    .note = "mm-sub-1",
    .sub_account = TRUE,
  },
};

guint
practice_conduct_keys_get_n_keys (void)
{
  return G_N_ELEMENTS (keys);
}

const PracticeKey *
practice_conduct_keys_get (guint index)
{
  return &keys[index];
}
