# SPDX-License-Identifier: GPL-3.0-or-later
"""A window that is open while other programs change the keys under it."""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from gi.repository import GLib  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from command_line import TEAM, ctl, practice  # noqa: E402

SOON = 2.0  # seconds, as promised to the person
STATE = {}


def rows():
    try:
        return sorted(thing.name for thing in STATE["person"].all("list item")
                      if re.search("Grade|Not checked yet", thing.name))
    except GLib.Error:
        return None  # The list changed under our eyes.


def wait_for_rows(*beginnings):
    def same():
        found = rows()
        return found is not None and len(found) == len(beginnings) and \
            all(row.startswith(beginning) for row, beginning in zip(found, beginnings))
    wait_until(same, f"the list does not become {beginnings}", patience=SOON)


def store(name, api_key):
    """As a script does that knows the attributes of a key."""
    attributes = {"application": "bitting", "format": "1", "exchange": "bybit", "environment": "testnet",
                  "host": "https://api-testnet.bybit.com", "name": name, "api-key": api_key, "signing": "hmac",
                  "xdg:schema": "io.github.bitting.Key"}
    subprocess.run(["secret-tool", "store", f"--label=Bitting: {name}", *sum(map(list, attributes.items()), [])],
                   input="S" * 36, text=True, check=True)


def test_an_empty_window():
    STATE["person"] = Person([os.environ["BITTING"]])
    STATE["person"].wait("button", "Create a New Key")


def test_another_program_adds_a_key():
    store("outside", "AAAAAAAAAAAAAAAAAA")
    wait_for_rows("outside, Testnet")


def test_another_program_changes_a_key():
    store("more", "CCCCCCCCCCCCCCCCCC")
    wait_for_rows("more, ", "outside, ")
    subprocess.run(["secret-tool", "clear", "application", "bitting", "name", "more"], check=True)
    wait_for_rows("outside, ")
    store("more", "DDDDDDDDDDDDDDDDDD")
    wait_for_rows("more, Testnet · DDDD…DDDD", "outside, ")


def test_bittingctl_adds_renames_and_checks():
    with practice() as exchange:
        keys = {key["id"]: key["api_key"] + "\n" + key["secret"] + "\n" for key in exchange["keys"]}
        assert ctl("add", "bot", "--host", exchange["origin"], "--ips", TEAM, given=keys["good"]).returncode == 0
        wait_for_rows("bot, https", "more, ", "outside, ")
        assert ctl("rename", "bot", "a robot").returncode == 0
        wait_for_rows("a robot, https", "more, ", "outside, ")
        assert ctl("check", "a robot", env={"SSL_CERT_FILE": exchange["certificate"]}).returncode == 0
        wait_for_rows("a robot, Grade A, ", "more, ", "outside, ")


def test_what_others_keep_is_none_of_ours():
    subprocess.run(["secret-tool", "store", "--label=Mail", "name", "mail"], input="x", text=True, check=True)
    store("last", "EEEEEEEEEEEEEEEEEE")
    wait_for_rows("a robot, ", "last, ", "more, ", "outside, ")


def test_check_all():
    with practice() as exchange:
        keys = {key["id"]: key["api_key"] + "\n" + key["secret"] + "\n" for key in exchange["keys"]}
        for name, key in (("p1", "good"), ("p2", "withdraw"), ("p3", "read-only")):
            assert ctl("add", name, "--environment", "practice", "--ips", TEAM, given=keys[key]).returncode == 0
    subprocess.run(["secret-tool", "clear", "application", "bitting", "environment", "testnet"], check=True)
    subprocess.run(["secret-tool", "clear", "application", "bitting", "environment", "custom"], check=True)
    wait_for_rows("p1, Practi", "p2, Practi", "p3, Practi")
    press("F10")
    STATE["person"].wait(name=re.compile("Check All Keys.*"))
    press("Return")
    STATE["person"].wait(name="3 keys were checked")
    wait_for_rows("p1, Grade A", "p2, Grade F", "p3, Grade")


def test_all_keys_go():
    subprocess.run(["secret-tool", "clear", "application", "bitting"], check=True)
    STATE["person"].wait("button", "Create a New Key", patience=SOON)


def test_clean_end():
    assert STATE["person"].leave() in (0, -15)


tap.run(tap.functions(sys.modules[__name__]))
