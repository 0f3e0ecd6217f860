# SPDX-License-Identifier: GPL-3.0-or-later
"""Every ready key of the practice exchange gives its own card."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import TEAM, check_json, practice_keys  # noqa: E402

P = "permission."
EVERYTHING = [
    "Wallet.Withdraw", "Wallet.AccountTransfer", "Wallet.SubMemberTransfer", "FiatP2P.FiatP2POrder",
    "FiatBitPay.FaitPayOrder", "ContractTrade.Order", "ContractTrade.Position", "Options.OptionsTrade",
    "Derivatives.DerivativesTrade", "BlockTrade.BlockTrade", "Exchange.ExchangeHistory", "Earn.Earn",
    "FiatP2P.Advertising", "FiatConvertBroker.FiatConvertBrokerOrder"]
CONTRACTS = ["ContractTrade.Order", "ContractTrade.Position", "Options.OptionsTrade",
             "Derivatives.DerivativesTrade"]

# Key: exit status, grade or diagnosis, and the rules of all findings that want something done.
TABLE = {
    "good": (0, "A", []),
    "odd-name": (0, "A", []),
    "older": (0, "A", []),
    "rsa": (0, "A", []),
    "hidden-withdraw": (0, "A", []),
    "denied-spot": (0, "A", []),
    "withdraw": (1, "F", [P + "Wallet.Withdraw"]),
    "transfer": (1, "F", [P + "Wallet.AccountTransfer"]),
    "lost-replies": (1, "F", [P + "Wallet.AccountTransfer"]),
    "sub-transfer": (1, "F", [P + "Wallet.SubMemberTransfer"]),
    "main-transfer": (1, "F", [P + "Wallet.SubMemberTransferList"]),
    "everything": (1, "F", [P + x for x in EVERYTHING] + ["ip.expected", P + "BitCard.BitCard", P + "ByXPost.ByXPost"]),
    "derivatives": (1, "D", [P + x for x in CONTRACTS]),
    "convert": (1, "D", [P + "Exchange.ExchangeHistory"]),
    "unknown-permission": (1, "D", [P + "unknown", P + "unknown"]),
    "no-ip": (1, "D", ["ip.restricted"]),
    "no-ip-ending": (1, "D", ["ip.restricted", "expiry"]),
    "open-list": (1, "D", ["ip.restricted"]),
    "wrong-ips": (1, "D", ["ip.expected"]),
    "read-only-withdraw": (1, "D", [P + "Wallet.Withdraw", "access"]),
    "read-only": (1, "C", ["access"]),
    "nothing": (1, "C", [P + "Spot.SpotTrade"]),
    "derivatives-flag": (0, "B", [P + "Derivatives.DerivativesTrade"]),
    "card": (0, "B", [P + "BitCard.BitCard"]),
    "post": (0, "B", [P + "ByXPost.ByXPost"]),
    "expires-soon": (0, "B", ["expiry"]),
    "third-party": (0, "B", ["key.usage"]),
    "expired": (3, "expired", []),
    "deleted": (3, "invalid-key", []),
    "banned": (3, "banned", []),
    "too-often": (3, "rate-limited", []),
    "trouble": (3, "exchange-down", []),
    "down": (3, "exchange-down", []),
    "blocked": (3, "region-blocked", []),
    "portal": (3, "bad-response", []),
    "unmatched-ip": (3, "unmatched-ip", []),
    "told-ip": (3, "unmatched-ip", []),
    "sub-far": (3, "unmatched-ip", []),
}
KEYS = practice_keys()


def check(name):
    status, expected, rules = TABLE[name]
    got, reports = check_json("--stdin", "--environment", "practice", "--ips", TEAM, given=KEYS[name])
    assert len(reports) == 1
    report = reports[0]
    seen = report["grade"] or report["diagnosis"]["code"]
    noted = [f["rule"] for f in report["findings"] if f["verdict"] in ("fail", "attention")]
    assert (got, seen, noted) == (status, expected, rules), (got, seen, noted)
    outcome = "complete" if report["grade"] else "partial" if expected == "unmatched-ip" else "failed"
    assert report["outcome"] == outcome
    secret = KEYS[name].split("\n")[1]
    assert secret not in str(report)


def test_all_in_the_table():
    assert set(KEYS) == set(TABLE), set(KEYS) ^ set(TABLE)


tap.run([("all in the table", test_all_in_the_table)] + [(name, lambda name=name: check(name)) for name in TABLE])
