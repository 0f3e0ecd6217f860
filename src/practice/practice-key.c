/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "practice-key-private.h"

#include <glib/gi18n-lib.h>

#include "practice-rsa.h"

/* Invented: addresses that are set aside for documentation (RFC 5737). */
#define TEAM PRACTICE_CALLER ",203.0.113.22,198.51.100.40,192.0.2.77"
#define SPOT "Spot.SpotTrade"

/* In the order in which a learner sees them. Keys and secrets never change, and neither does a
 * key's number: add new ones, and let go of none. */
static const PracticeKey keys[] = {
  {
    .id = "good",
    .title = N_("A perfect key"),
    .description = N_("It can trade on the spot market and nothing else, and only the trading "
                      "team’s addresses can use it."),
    .number = 1,
    .api_key = "PracticeSpotOnly01",
    .secret = "PracticeawRBoqLvazAnQAoiFoPIjJyhzkJe",
    .permissions = SPOT,
    .ips = TEAM,
    .note = "ICG-MM",
  },
  {
    .id = "withdraw",
    .title = N_("Can withdraw"),
    .description = N_("Whoever holds it can send your coins away, so this is the worst box to "
                      "leave ticked."),
    .number = 2,
    .api_key = "PracticeWithdraw02",
    .secret = "PracticeG6ZRCPvvtDUxn4xiw3MwkvokZ8PJ",
    .permissions = SPOT ",Wallet.Withdraw",
    .ips = TEAM,
    .note = "ICG-MM",
  },
  {
    .id = "transfer",
    .title = N_("Can transfer"),
    .description = N_("It can move coins between your wallets, and with this right a key can "
                      "also change keys."),
    .number = 3,
    .api_key = "PracticeTransfer03",
    .secret = "PracticemVZNjfwAeLNhUzRpx6TYWhVTIWgG",
    .permissions = SPOT ",Wallet.AccountTransfer",
    .ips = TEAM,
    .note = "ICG-MM",
  },
  {
    .id = "sub-transfer",
    .title = N_("Can transfer to sub-accounts"),
    .description = N_("It can move coins between your main account and its sub-accounts, and "
                      "also change keys."),
    .number = 4,
    .api_key = "PracticeSubMoves04",
    .secret = "PracticepPTHT15wPJWznv6p8MezSxXipq5S",
    .permissions = SPOT ",Wallet.SubMemberTransfer",
    .ips = TEAM,
    .note = "ICG-MM",
  },
  {
    .id = "main-transfer",
    .title = N_("Sub-account key that can transfer"),
    .description = N_("It belongs to a sub-account and can move its coins to the main "
                      "account."),
    .number = 5,
    .api_key = "PracticeSubOwner05",
    .secret = "PracticejqHoulIJwQiCgtiP2YkS0TBCVmTr",
    .permissions = SPOT ",Wallet.SubMemberTransferList",
    .ips = TEAM,
    .note = "mm-sub-1",
    .sub_account = TRUE,
  },
  {
    .id = "derivatives",
    .title = N_("Derivatives on"),
    .description = N_("It can also trade contracts and options, where losses can be larger "
                      "than what was put in."),
    .number = 6,
    .api_key = "PracticeLeverage06",
    .secret = "PracticeBCjUxJ0NkEEtRBrFyP0mYLzX99Fi",
    .permissions = SPOT ",ContractTrade.Order,ContractTrade.Position,Options.OptionsTrade,"
                   "Derivatives.DerivativesTrade",
    .ips = TEAM,
    .note = "ICG-MM",
  },
  {
    .id = "derivatives-flag",
    .title = N_("Unified trading flag on"),
    .description = N_("Only the unified trading flag is on, which the exchange may have set "
                      "by itself."),
    .number = 7,
    .api_key = "PracticeFlagOnly07",
    .secret = "PracticeeMjgtMonTIUt99EkyU2pJMucbnaf",
    .permissions = SPOT ",Derivatives.DerivativesTrade",
    .ips = TEAM,
    .note = "ICG-MM",
  },
  {
    .id = "convert",
    .title = N_("Can convert"),
    .description = N_("It can also exchange one coin for another outside the spot market."),
    .number = 8,
    .api_key = "PracticeConverts08",
    .secret = "PracticefI8i1iFRrmwPDOwOArYEGURUjR7h",
    .permissions = SPOT ",Exchange.ExchangeHistory",
    .ips = TEAM,
    .note = "ICG-MM",
  },
  {
    .id = "card",
    .title = N_("Sees card payments"),
    .description = N_("It can also read the payments of your Bybit card."),
    .number = 9,
    .api_key = "PracticeCardView09",
    .secret = "PracticeZSGyv7KtIIsnEK32tf7wWCpm4QKe",
    .permissions = SPOT ",BitCard.BitCard",
    .ips = TEAM,
    .note = "ICG-MM",
  },
  {
    .id = "post",
    .title = N_("Can post in your name"),
    .description = N_("It can also write posts that appear under your name."),
    .number = 10,
    .api_key = "PracticeCanWrite10",
    .secret = "PracticexKVUiMtqO0YlSongx7a1pGrcMwhp",
    .permissions = SPOT ",ByXPost.ByXPost",
    .ips = TEAM,
    .note = "ICG-MM",
  },
  {
    .id = "read-only",
    .title = N_("Read-only"),
    .description = N_("It can look but not trade, so the trading team could not work with it."),
    .number = 11,
    .api_key = "PracticeReadOnly11",
    .secret = "PracticeXwc0PEz9ISBoT6zaim0zYth6rUvX",
    .permissions = SPOT,
    .ips = TEAM,
    .note = "portfolio viewer",
    .read_only = TRUE,
  },
  {
    .id = "read-only-withdraw",
    .title = N_("Read-only, withdrawal ticked"),
    .description = N_("It can only look today, but one switch on the key page would let it "
                      "withdraw."),
    .number = 12,
    .api_key = "PracticeReadCash12",
    .secret = "PracticeAJlhWjohv3VHOkj7kw8upvo0DrLc",
    .permissions = SPOT ",Wallet.Withdraw",
    .ips = TEAM,
    .note = "ICG-MM",
    .read_only = TRUE,
  },
  {
    .id = "no-ip",
    .title = N_("No trusted addresses"),
    .description = N_("It works from anywhere in the world, for a thief too, and it ends "
                      "after 90 days."),
    .number = 13,
    .api_key = "PracticeAnywhere13",
    .secret = "PracticeYKmyzqa4N9LbecFTDRNQGzAaXWLA",
    .permissions = SPOT,
    .ips = "*",
    .note = "ICG-MM",
    .days = 89,
  },
  {
    .id = "no-ip-ending",
    .title = N_("No trusted addresses, about to end"),
    .description = N_("It works from anywhere, and its 90 days are almost over."),
    .number = 14,
    .api_key = "PracticeLastDays14",
    .secret = "PracticeYTFYuOT7EzcG5Xq86bSOFHxybhPJ",
    .permissions = SPOT,
    .ips = "*",
    .note = "ICG-MM",
    .days = 3,
  },
  {
    .id = "wrong-ips",
    .title = N_("Wrong addresses"),
    .description = N_("One strange address may use it, and three of the trading team’s "
                      "addresses are missing."),
    .number = 15,
    .api_key = "PracticeWrongIps15",
    .secret = "Practicew3JWqJfjFqy1J8bPNsRqU1fkCG79",
    .permissions = SPOT,
    .ips = "192.0.2.10," PRACTICE_CALLER,
    .note = "ICG-MM",
  },
  {
    .id = "open-list",
    .title = N_("Addresses with a hole"),
    .description = N_("A star stands among its trusted addresses, and a star means everybody."),
    .number = 16,
    .api_key = "PracticeOpenList16",
    .secret = "PracticeDzkCJk0y5e5MXlKCGSZ5jZMgusjL",
    .permissions = SPOT,
    .ips = PRACTICE_CALLER ",*",
    .note = "ICG-MM",
    .days = 89,
  },
  {
    .id = "expires-soon",
    .title = N_("Ends soon"),
    .description = N_("Everything about it is right, but the password of the account was "
                      "changed, so it ends in a few days."),
    .number = 17,
    .api_key = "PracticeEndsSoon17",
    .secret = "Practicekr5Nlsr9ECgLx7p03Jcv2gJbwj3O",
    .permissions = SPOT,
    .ips = TEAM,
    .note = "ICG-MM",
    .days = 6,
  },
  {
    .id = "expired",
    .title = N_("Ended"),
    .description = N_("It was good once, but its time is over and the exchange no longer "
                      "takes it."),
    .number = 18,
    .api_key = "PracticeHasEnded18",
    .secret = "PracticeLXsZn2u8BlHJZFmVqluWuTAXgmtS",
    .permissions = SPOT,
    .ips = "*",
    .note = "ICG-MM",
    .days = -1,
  },
  {
    .id = "unmatched-ip",
    .title = N_("Right key, wrong place"),
    .description = N_("It is made just right, but this computer is not at a trusted address, "
                      "so the exchange tells it nothing."),
    .number = 19,
    .api_key = "PracticeFarAway019",
    .secret = "Practicey4Xwi3pLlmyHAosQlpPt9jIJNYzL",
    .permissions = SPOT,
    .ips = TEAM,
    .caller = "192.0.2.200",
    .note = "ICG-MM",
  },
  {
    .id = "third-party",
    .title = N_("Made for an application"),
    .description = N_("It was made for a third-party application and not for your own use."),
    .number = 20,
    .api_key = "PracticeAppsOnly20",
    .secret = "PracticeeIEpBiRl3WQnQNMPwLAdXkpR9Ewz",
    .permissions = SPOT,
    .ips = TEAM,
    .note = "SomeTradingApp",
    .third_party = TRUE,
  },
  {
    .id = "unknown-permission",
    .title = N_("Something new"),
    .description = N_("It holds a permission that is newer than this program, so nobody can "
                      "say yet what it allows."),
    .number = 21,
    .api_key = "PracticeNewcomer21",
    .secret = "Practice7APegTq9vMcGgIy9BkFq7yzwUk6A",
    .permissions = SPOT ",CourierDesk.SendParcel,CourierDesk.ParcelSweepAll",
    .ips = TEAM,
    .note = "ICG-MM",
  },
  {
    .id = "nothing",
    .title = N_("No permissions"),
    .description = N_("No box was ticked, so it cannot do anything, not even trade."),
    .number = 22,
    .api_key = "PracticeNoRights22",
    .secret = "PracticeC3qNVRwucYizDw7XARqkV3d7Vl9l",
    .permissions = "",
    .ips = TEAM,
    .note = "ICG-MM",
  },
  {
    .id = "everything",
    .title = N_("Everything on"),
    .description = N_("Every box was ticked, which is the most dangerous key that there can "
                      "be."),
    .number = 23,
    .api_key = "PracticeAllBoxes23",
    .secret = "PracticeP4BUfS9FoC7o23v53K8BUmlmlycV",
    .permissions = "ContractTrade.Order,ContractTrade.Position," SPOT ",Wallet.AccountTransfer,"
                   "Wallet.SubMemberTransfer,Wallet.Withdraw,Options.OptionsTrade,"
                   "Derivatives.DerivativesTrade,BlockTrade.BlockTrade,Exchange.ExchangeHistory,"
                   "Earn.Earn,FiatP2P.FiatP2POrder,FiatP2P.Advertising,"
                   "FiatConvertBroker.FiatConvertBrokerOrder,FiatBitPay.FaitPayOrder,"
                   "BitCard.BitCard,ByXPost.ByXPost",
    .ips = PRACTICE_CALLER,
    .note = "ICG-MM",
  },
  {
    .id = "older",
    .title = N_("An older answer"),
    .description = N_("The exchange answers about it as it did some years ago, with fewer "
                      "permissions to name."),
    .number = 24,
    .api_key = "PracticeOldReply24",
    .secret = "PracticeMUuUFq4zt7kyoxuHKaG42d1ZGSyu",
    .permissions = SPOT,
    .ips = TEAM,
    .note = "ICG-MM",
    .older = TRUE,
  },
  {
    .id = "odd-name",
    .title = N_("A strange name"),
    .description = N_("It is a good key whose owner gave it a name full of special signs."),
    .number = 25,
    .api_key = "PracticeOddNames25",
    .secret = "PracticeHqd2T4DXqPrgfYsRcSAbfEJdOQOD",
    .permissions = SPOT,
    .ips = TEAM,
    .note = "<b>ICG</b> & \"MM\"\n\xe2\x80\xae%s \\u0041 \xf0\x9f\x94\x91",
  },
  {
    .id = "rsa",
    .title = N_("Your own key pair"),
    .description = N_("You made the two halves of this key yourself, and only the public one "
                      "is known to the exchange."),
    .number = 26,
    .api_key = "PracticeOwnPairs26",
    .signing = BITTING_SIGNING_RSA,
    .permissions = SPOT,
    .ips = TEAM,
    .note = "self generated",
  },
  {
    .id = "deleted",
    .title = N_("Deleted"),
    .description = N_("It was deleted on the key page, so the exchange does not know it any "
                      "more."),
    .number = 27,
    .api_key = "PracticeIsErased27",
    .secret = "Practice2IUyTIdZgop4aRpM9NeZ1vHbQvwz",
    .permissions = SPOT,
    .ips = TEAM,
    .note = "ICG-MM",
    .fault = PRACTICE_FAULT_DELETED,
  },
  {
    .id = "banned",
    .title = N_("Account locked"),
    .description = N_("The exchange has locked the account that this key belongs to."),
    .number = 28,
    .api_key = "PracticeIsLocked28",
    .secret = "Practiceo93GE2QGcdFqg8QJEJ30aPq2xwDF",
    .permissions = SPOT,
    .ips = TEAM,
    .note = "ICG-MM",
    .fault = PRACTICE_FAULT_BANNED,
  },
  {
    .id = "too-often",
    .title = N_("Asked too often"),
    .description = N_("The exchange says that too many questions were asked at once."),
    .number = 29,
    .api_key = "PracticeTooOften29",
    .secret = "PracticewzJNIld2qOnWTcT52ApFgo2O7Ybw",
    .permissions = SPOT,
    .ips = TEAM,
    .note = "ICG-MM",
    .fault = PRACTICE_FAULT_TOO_OFTEN,
  },
  {
    .id = "trouble",
    .title = N_("Exchange in trouble"),
    .description = N_("The exchange knows the key but has a fault of its own."),
    .number = 30,
    .api_key = "PracticeTroubled30",
    .secret = "PracticedoxvozqKtpmgisNmDMrOnm2ETgFr",
    .permissions = SPOT,
    .ips = TEAM,
    .note = "ICG-MM",
    .fault = PRACTICE_FAULT_TROUBLE,
  },
  {
    .id = "down",
    .title = N_("Exchange closed"),
    .description = N_("The exchange is down for maintenance."),
    .number = 31,
    .api_key = "PracticeIsClosed31",
    .secret = "Practiceh24RW0n2SRLwXcd22T0ldxiqYEvF",
    .permissions = SPOT,
    .ips = TEAM,
    .note = "ICG-MM",
    .fault = PRACTICE_FAULT_DOWN,
  },
  {
    .id = "blocked",
    .title = N_("Country blocked"),
    .description = N_("The exchange does not answer computers in this country."),
    .number = 32,
    .api_key = "PracticeNoEntry032",
    .secret = "Practice0FoSJvrOhx8T42pyns9gk9WrZth6",
    .permissions = SPOT,
    .ips = TEAM,
    .note = "ICG-MM",
    .fault = PRACTICE_FAULT_BLOCKED,
  },
  {
    .id = "portal",
    .title = N_("A hotel’s network"),
    .description = N_("The network answers with its own log-in page, as in a hotel, instead "
                      "of the exchange."),
    .number = 33,
    .api_key = "PracticeHotelNet33",
    .secret = "PracticeRfCFt31QmVTGkJEoehkAneyBRAmI",
    .permissions = SPOT,
    .ips = TEAM,
    .note = "ICG-MM",
    .fault = PRACTICE_FAULT_PORTAL,
  },
};

#define N_KEYS ((guint) G_N_ELEMENTS (keys))

guint
practice_keys_get_n_keys (void)
{
  return N_KEYS + practice_conduct_keys_get_n_keys ();
}

/** Returns: (transfer none): the ready key at @index, which is below practice_keys_get_n_keys() */
const PracticeKey *
practice_keys_get (guint index)
{
  g_return_val_if_fail (index < practice_keys_get_n_keys (), NULL);

  return index < N_KEYS ? &keys[index] : practice_conduct_keys_get (index - N_KEYS);
}

/** Returns: (transfer none) (nullable): the ready key that is called @id */
const PracticeKey *
practice_keys_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < practice_keys_get_n_keys (); i++)
    if (g_str_equal (practice_keys_get (i)->id, id))
      return practice_keys_get (i);

  return NULL;
}

/** Returns: (transfer none): a name of a few words, translated */
const char *
practice_key_get_title (const PracticeKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->title);
}

/** Returns: (transfer none): one sentence, translated */
const char *
practice_key_get_description (const PracticeKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->description);
}

/**
 * practice_key_dup_secret:
 *
 * Returns: (transfer full): the secret as the learner has to paste it: one line of text, or the
 *   PEM block of a private key. It needs no care: it stands in the source.
 */
char *
practice_key_dup_secret (const PracticeKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->signing == BITTING_SIGNING_RSA)
    return practice_rsa_dup_private_pem ();

  return g_strdup (self->secret);
}

/** Returns: (transfer none): the invented trading team's addresses, joined by commas */
const char *
practice_get_team_ips (void)
{
  return TEAM;
}
