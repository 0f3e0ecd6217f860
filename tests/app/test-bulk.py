# SPDX-License-Identifier: GPL-3.0-or-later
"""Check all keys in the window: how far it is can be seen, the list fills meanwhile, and it can be stopped."""
import json
import os
import pathlib
import re
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
from gi.repository import GLib  # noqa: E402
import many_keys  # noqa: E402
import tap  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from command_line import ctl  # noqa: E402
from many_exchange import ManyExchange  # noqa: E402

KEYS = 120
SOME = 40
STATE = {}


def person():
    return STATE["person"]


def asked():
    return len(STATE["exchange"].asked)


def look(name):
    try:
        return person().all(name=name)
    except GLib.Error:
        return []  # The window changed under our eyes.


def check_all():
    press("F10")
    person().wait(name=re.compile("Check All Keys.*"))
    press("Return")


def test_set_up():
    STATE["exchange"] = ManyExchange()
    exchange = STATE["exchange"].__enter__()
    exchange.answers = SOME
    many_keys.install([{"name": f"key {n:03}", "environment": "custom", "host": exchange.origin,
                        "api_key": f"{'RISK' if n == 0 else 'GOOD'}{n:014}", "secret": "S" * 36} for n in range(KEYS)])
    STATE["person"] = Person([os.environ["BITTING"]])
    person().wait("list item", re.compile("key 000, .*Not checked yet.*"))


def test_it_says_how_far_it_is():
    check_all()
    # On a slow machine some more are given up before we look.
    person().wait("label", re.compile(f"Checking keys: [4-9][0-9] of {KEYS}"))
    person().wait("list item", re.compile("key 000, Grade F, Can withdraw, .*"))


def test_it_can_be_stopped():
    person().click("Stop Checking")
    told = int(person().wait_told(re.compile("[0-9]+ keys were checked")).split()[0])
    wait_until(lambda: not look(re.compile("Checking keys: .*")), "it goes on")
    rows = [json.loads(line) for line in ctl("list", "--json").stdout.splitlines()]
    assert len([row for row in rows if row["grade"] is not None]) == SOME
    assert len([row for row in rows if row["checked_at"] is not None]) == told
    at_the_end = asked()
    STATE["exchange"].goes_on.set()
    time.sleep(1)
    assert SOME <= told < at_the_end == asked() < KEYS, (told, at_the_end, asked())


def test_the_rest_can_be_checked_later():
    STATE["exchange"].answers = None
    check_all()
    person().wait_told(f"{KEYS} keys were checked")
    assert asked() == KEYS


def test_clean_end():
    assert person().leave() in (0, -15)
    STATE["exchange"].__exit__(None, None, None)


tap.run(tap.functions(sys.modules[__name__]))
