# SPDX-License-Identifier: GPL-3.0-or-later
"""bittingctl against a real keyring and the practice exchange, as a person uses it."""
import json
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import PROGRAM, TEAM, check_json, ctl, files_with, look_up, practice, practice_keys  # noqa: E402

KEYS = practice_keys()
PLACE = ("--environment", "practice")


def secret_of(key):
    return KEYS[key].split("\n", 1)[1].strip()


def add(name, key="good", *more):
    return ctl("add", name, *PLACE, *more, given=KEYS[key])


def test_add_keeps_the_secret_in_the_keyring_alone():
    done = add("first", "good", "--ips", TEAM)
    assert done.returncode == 0, done.stderr
    assert secret_of("good") not in done.stdout + done.stderr
    assert look_up("first") == secret_of("good")
    assert not [path for path in files_with(secret_of("good")) if "keyrings" not in path.parts]


def test_a_name_is_unique():
    assert add("twice").returncode == 0
    assert add("twice", "withdraw").returncode == 2
    assert add("twice", "withdraw", "--replace").returncode == 0
    assert check_json("twice")[1][0]["grade"] == "F"


def test_list_and_show():
    assert add("shown").returncode == 0
    assert ctl("show", "shown").returncode == 2
    assert check_json("shown")[0] == 0
    rows = [json.loads(line) for line in ctl("list", "--json").stdout.splitlines()]
    row = next(row for row in rows if row["name"] == "shown")
    assert row["grade"] == "A" and row["environment"] == "practice"
    assert secret_of("good") not in str(rows) and KEYS["good"].split("\n")[0] not in str(rows)
    assert ctl("show", "shown").returncode == 0


def test_expected_addresses_are_remembered():
    assert add("remembered", "wrong-ips", "--ips", TEAM).returncode == 0
    status, reports = check_json("remembered")
    assert status == 1 and reports[0]["findings"][0]["rule"] == "ip.expected"


def test_several_keys_end_with_the_worst():
    assert add("fine").returncode == 0 and add("closed", "unmatched-ip").returncode == 0
    status, reports = check_json("fine", "closed")
    assert status == 3 and [r["outcome"] for r in reports] == ["complete", "partial"]


def test_report_file():
    assert add("filed").returncode == 0
    path = pathlib.Path(os.environ["SESSION_FOLDER"]) / "report.json"
    path.write_text(ctl("check", "filed", "--json").stdout)
    done = ctl("report", str(path))
    assert done.returncode == 0 and "Grade A" in done.stdout
    path.write_text("{}")
    assert ctl("report", str(path)).returncode == 2


def test_rename_and_remove():
    assert add("old").returncode == 0 and check_json("old")[0] == 0
    assert ctl("rename", "old", "new").returncode == 0
    assert add("older", "withdraw").returncode == 0
    assert "called “new” already" in ctl("rename", "older", "new").stderr
    assert ctl("show", "new").returncode == 0
    assert ctl("check", "old").returncode == 2
    assert ctl("remove", "new").returncode == 2  # Nobody can be asked.
    assert ctl("remove", "new", "--yes").returncode == 0
    assert ctl("check", "new").returncode == 2


def test_an_exchange_of_its_own_over_https():
    with practice() as exchange:
        trusted = {"SSL_CERT_FILE": exchange["certificate"]}
        status, reports = check_json("--stdin", "--host", exchange["origin"], given=KEYS["good"], env=trusted)
        assert status == 0 and reports[0]["host"] == exchange["origin"]
        assert reports[0]["network"]["requests"] == 1 and reports[0]["network"]["connections"] == 1
        status, reports = check_json("--stdin", "--host", exchange["origin"], given=KEYS["good"])
        assert status == 3 and reports[0]["diagnosis"]["code"] == "tls"
    status, reports = check_json("--stdin", "--host", exchange["origin"], given=KEYS["good"], env=trusted)
    assert status == 3 and not pathlib.Path(exchange["certificate"]).exists()


def test_wrong_secret():
    key = KEYS["good"].split("\n")[0] + "\n" + "x" * 36
    status, reports = check_json("--stdin", *PLACE, given=key)
    assert status == 3 and reports[0]["diagnosis"]["code"] == "bad-signature"


def test_wrong_usage_is_said_and_is_two():
    for words in (("dance",), ("add",), ("add", "a/b"), ("check",), ("check", "--all", "--stdin"), ("check", "--nonsense"),
                  ("check", "x", "--environment", "mainnet"), ("add", "x", "--environment", "atlantis"),
                  ("add", "x", "--host", "http://api.bybit.com"), ("check", "nobody"), ("add", "x", "--ips", "1.2.3.400"),
                  ("policy", "/nowhere"), ("practice", "--port", "99999")):
        done = ctl(*words, given=KEYS["good"])
        assert done.returncode == 2 and done.stderr and not done.stdout, (words, done)


def test_swapped_key_and_secret_are_noticed():
    key, secret = KEYS["good"].split()
    done = ctl("add", "swapped", *PLACE, given=f"{secret}\n{key}\n")
    assert done.returncode == 2 and secret not in done.stderr


def test_only_the_secret_is_replaced():
    key, secret = KEYS["good"].split()
    assert ctl("add", "mistaken", *PLACE, "--ips", TEAM, given=f"{key}\nw{secret[1:]}\n").returncode == 0
    done = ctl("check", "mistaken", "--verbose")
    assert done.returncode == 3 and "10004" in done.stdout and "retCode" in done.stdout
    assert key not in done.stdout and "origin_string[" not in done.stdout, done.stdout
    done = ctl("add", "mistaken", "--secret", given=f"{secret}{secret}\n")
    assert done.returncode == 2 and secret not in done.stderr
    assert ctl("add", "mistaken", "--secret", given=f"{secret}\n").returncode == 0
    assert ctl("check", "mistaken").returncode == 0
    assert ctl("add", "nobody", "--secret", given=f"{secret}\n").returncode != 0
    assert ctl("remove", "mistaken", "--yes").returncode == 0


def test_an_odd_length_is_only_said():
    key = KEYS["good"].split()[0]
    done = ctl("check", "--stdin", *PLACE, given=f"{key}\n{'odd' * 11}ly\n")
    assert done.returncode == 3 and "35 characters" in done.stderr


def test_help_needs_nothing():
    for words in (["--help"], ["--version"], ["add", "--help"], ["guide"], ["policy", "--json"]):
        done = subprocess.run([PROGRAM, *words], env={}, capture_output=True, text=True, timeout=20, check=False)
        assert done.returncode == 0 and done.stdout and not done.stderr, (words, done)


tap.run(tap.functions(sys.modules[__name__]))
