# SPDX-License-Identifier: GPL-3.0-or-later
"""A thousand keys are checked at once, some of which fail: each gets the card that is right for it."""
import collections
import json
import os
import pathlib
import pty
import re
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import many_keys  # noqa: E402
import tap  # noqa: E402
from command_line import PROGRAM, TEAM  # noqa: E402
from many_exchange import ManyExchange  # noqa: E402

KEYS = 1000
# Word that a key begins with: the diagnosis, or the grade; one key in twenty is none of the good ones.
KINDS = {"GONE": "invalid-key", "AWAY": "unmatched-ip", "BUSY": "rate-limited", "DOWN": "exchange-down", "DROP": "connect",
         "RISK": "F", "WAIT": "A", "HTTP": "A"}
STATE = {}


def word_of(number):
    return list(KINDS)[number // 20 % len(KINDS)] if number % 20 == 0 else "GOOD"


def check(*words, **more):
    return subprocess.run([PROGRAM, "check", *words], capture_output=True, text=True, check=False, timeout=150, **more)


def verdict(report):
    return report["grade"] or report["diagnosis"]["code"]


def test_set_up():
    STATE["exchange"] = ManyExchange()
    exchange = STATE["exchange"].__enter__()
    many_keys.install([{"name": f"key {n:04}", "environment": "custom", "host": exchange.origin,
                        "api_key": f"{word_of(n)}{n:014}", "secret": "S" * 36} for n in range(KEYS)])


def test_a_thousand_right_cards():
    exchange = STATE["exchange"]
    begun = time.monotonic()
    done = check("--all", "--json", "--ips", TEAM)
    print(f"# {KEYS} keys in {time.monotonic() - begun:.1f} s, {exchange.connections} connections, "
          f"{exchange.most} questions at once", flush=True)
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted(report["name"] for report in reports) == [f"key {n:04}" for n in range(KEYS)]
    wrong = [(report["name"], verdict(report)) for report in reports
             if verdict(report) != KINDS.get(word_of(int(report["name"][4:])), "A")]
    assert not wrong and done.stderr == "", (wrong[:10], done.stderr)
    assert done.returncode == 3
    assert collections.Counter(verdict(report) for report in reports)["A"] >= KEYS * 0.95


def test_over_shared_connections_and_not_too_many():
    exchange = STATE["exchange"]
    assert 8 <= exchange.most <= 16, exchange.most
    # One that was dropped, or answered from a gateway, is not used again.
    assert exchange.connections < 120, exchange.connections
    for key, times in exchange.asked.items():
        assert times == {"WAIT": 2, "HTTP": 2, "BUSY": 3, "DOWN": 3, "DROP": 3}.get(key[:4], 1) or \
            (key[:4] == "DROP" and times > 3), (key, times)


def test_one_that_is_slow_does_not_hold_up_the_rest():
    with subprocess.Popen([PROGRAM, "check", "key 0040", "key 0001", "key 0002", "--json"], stdout=subprocess.PIPE,
                          text=True) as process:
        names = [json.loads(line)["name"] for line in process.stdout]
    assert sorted(names) == ["key 0001", "key 0002", "key 0040"], names


def test_a_stop_in_the_middle():
    with subprocess.Popen([PROGRAM, "check", "--all", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True) as process:
        for _ in range(50):
            assert json.loads(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read().splitlines()
        assert process.stderr.read() == "Stopped before it was done.\n"
        assert process.wait(20) == 3 and len(rest) < KEYS / 2, len(rest)


def test_the_watch_asks_as_many_at_once():
    exchange = STATE["exchange"]
    exchange.most = 0
    with subprocess.Popen([PROGRAM, "watch"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        end = time.monotonic() + 60
        while exchange.most < 8 and time.monotonic() < end:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == "Stopped before it was done.\n"
        assert process.wait(20) == 3
    assert 8 <= exchange.most <= 16, exchange.most


def test_somebody_who_looks_sees_how_far_it_is():
    ours, theirs = pty.openpty()
    done = subprocess.run([PROGRAM, "check", "key 0001", "key 0002", "key 0003"], stdout=subprocess.PIPE, stderr=theirs,
                          check=False, timeout=60)
    shown = os.read(ours, 10000).decode()
    assert done.returncode in (0, 1), done
    assert re.search("Checking keys: 1 of 3", shown) and shown.endswith("\r\033[K"), shown


def test_clean_up():
    STATE["exchange"].__exit__(None, None, None)


tap.run(tap.functions(sys.modules[__name__]))
