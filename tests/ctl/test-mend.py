# SPDX-License-Identifier: GPL-3.0-or-later
"""Proofs, and keys that change or delete themselves, at the command line."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import TEAM, check_json, ctl, files_with, practice, practice_keys  # noqa: E402
from sites import sites  # noqa: E402
from tunnel import Tunnel  # noqa: E402

KEYS = practice_keys()
PLACE = ("--environment", "practice")
ADDRESS = "TPracticeAddress"


def add(name, key):
    done = ctl("add", name, *PLACE, "--ips", TEAM, given=KEYS[key])
    assert done.returncode == 0, done.stderr


def prove(key):
    """The status, the grade, and the verdict of each proof."""
    status, (report,) = check_json("--stdin", *PLACE, "--ips", TEAM, "--prove", given=KEYS[key])
    verdicts = {f["rule"]: f["verdict"] for f in report["findings"] if f["rule"].startswith("proof.")}
    return status, report["grade"], verdicts


def change(command, name, *options, env=None):
    done = ctl(command, name, "--json", *options, env=env)
    return done.returncode, json.loads(done.stdout)


def last_four(key):
    return KEYS[key].split("\n", 1)[0][-4:]


def test_proofs():
    both = {"proof.withdraw": "pass", "proof.spot": "pass"}
    assert prove("good") == (0, "A", both)
    assert prove("rsa") == (0, "A", both)
    assert prove("nothing") == (1, "C", both)
    assert prove("withdraw") == (1, "F", {**both, "proof.withdraw": "fail"})
    assert prove("denied-spot") == (1, "C", {**both, "proof.spot": "fail"})
    # Only the proof shows what this one is.
    assert prove("hidden-withdraw") == (1, "F", {**both, "proof.withdraw": "fail"})
    assert check_json("--stdin", *PLACE, "--ips", TEAM, given=KEYS["hidden-withdraw"])[0] == 0


def test_addresses_are_not_kept():
    add("cash", "withdraw")
    done = ctl("check", "cash", "--prove")
    assert done.returncode == 1 and "address book" in done.stdout
    assert ADDRESS not in done.stdout + done.stderr
    assert not files_with(ADDRESS)


def test_mend():
    add("mended", "withdraw")
    status, told = change("mend", "mended", "--yes")
    assert status == 0, told
    assert told["end"] == "done" and told["lost"] is False
    assert told["goes"] == ["Wallet.Withdraw"] and told["stays"] == ["Spot.SpotTrade"]
    assert told["before"]["grade"] == "F" and told["after"]["grade"] == "A"
    done = ctl("show", "mended")
    assert "Grade A" in done.stdout, done.stdout


def test_through_a_proxy():
    """The key lets in nobody but the place where the proxy stands: the order has to come from there as well."""
    with sites(mainnet=("--caller", "198.51.100.99"), testnet=("--caller", "203.0.113.21")) as origin, \
            Tunnel(int(origin["testnet"].rsplit(":", 1)[1])) as proxy:
        for name, key in (("far", "withdraw"), ("leaked", "transfer")):
            assert ctl("add", name, "--environment", "mainnet", "--ips", TEAM, given=KEYS[key]).returncode == 0
        status, told = change("mend", "far", "--yes")
        assert status == 3 and told["diagnosis"]["code"] == "unmatched-ip", told
        assert ctl("check", "far", "--proxy", proxy.url).returncode == 1
        seen = len(proxy.seen)
        status, told = change("mend", "far", "--yes")
        assert status == 0 and told["end"] == "done" and told["after"]["grade"] == "A", told
        assert len(proxy.seen) > seen, "nobody asked through the proxy"
        status, told = change("delete-at-bybit", "leaked", "--confirm", last_four("transfer"), "--proxy", proxy.url)
        assert status == 0 and told["end"] == "done", told


def test_mend_says_what_stays():
    add("boxes", "everything")
    status, told = change("mend", "boxes", "--yes")
    assert status == 1 and told["end"] == "done"
    assert "FiatP2P.FiatP2POrder" in told["stuck"] and "FiatP2P.FiatP2POrder" in told["after"]["key"]["permissions"]
    assert not [p for p in told["after"]["key"]["permissions"] if p.startswith("Wallet.")]


def test_read_only_stays_read_only():
    add("looks", "read-only-withdraw")
    status, told = change("mend", "looks", "--yes")
    assert told["end"] == "done" and told["after"]["key"]["read_only"] is True
    assert status == 1 and told["after"]["grade"] == "C"


def test_a_lost_answer():
    add("lost", "lost-replies")
    status, told = change("mend", "lost", "--yes")
    assert status == 0 and told["end"] == "done" and told["lost"] is True


def test_where_it_is_not_allowed():
    for key, words in (("good", "only if it holds a wallet permission"), ("main-transfer", "main account’s key")):
        add(key, key)
        for command, options in (("mend", ("--yes",)), ("delete-at-bybit", ("--confirm", last_four(key)))):
            done = ctl(command, key, *options)
            assert done.returncode in (0, 1) and words in done.stderr, (key, command, done)
    assert check_json("good")[0] == 0


def test_nobody_is_asked():
    add("quiet", "withdraw")
    assert ctl("mend", "quiet").returncode == 2
    assert ctl("delete-at-bybit", "quiet").returncode == 2
    done = ctl("delete-at-bybit", "quiet", "--confirm", "nope")
    assert done.returncode == 2 and "Nothing was sent" in done.stderr
    assert check_json("quiet")[1][0]["grade"] == "F"


def test_delete():
    """The exchange goes on running, so that the key can be seen to be gone."""
    with practice() as exchange:
        env = {"SSL_CERT_FILE": exchange["certificate"]}
        for name, key, lost in (("leaked", "transfer", False), ("unheard", "lost-replies", True)):
            assert ctl("add", name, "--host", exchange["origin"], given=KEYS[key]).returncode == 0
            status, told = change("delete-at-bybit", name, "--confirm", last_four(key), env=env)
            assert status == 0 and told["end"] == "done" and told["lost"] is lost, told
            assert told["after"]["diagnosis"]["ret_code"] == 10003
            status, (report,) = check_json(name, env=env)
            assert status == 3 and report["diagnosis"]["code"] == "invalid-key"
            # Here it stays until the person removes it.
            names = [json.loads(line)["name"] for line in ctl("list", "--json").stdout.splitlines()]
            assert name in names


tap.run([
    ("proofs", test_proofs),
    ("addresses are not kept", test_addresses_are_not_kept),
    ("mend", test_mend),
    ("mend says what stays", test_mend_says_what_stays),
    ("read-only stays read-only", test_read_only_stays_read_only),
    ("a lost answer", test_a_lost_answer),
    ("where it is not allowed", test_where_it_is_not_allowed),
    ("nobody is asked", test_nobody_is_asked),
    ("delete", test_delete),
])
