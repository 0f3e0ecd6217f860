# SPDX-License-Identifier: GPL-3.0-or-later
"""A key is proven, mended and deleted at its card."""
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, wait_until  # noqa: E402
from command_line import TEAM, ctl, practice_keys  # noqa: E402
from key_list import open_key  # noqa: E402

KEYS = practice_keys()
SAVED = {"1 cash": "withdraw", "2 faces": "hidden-withdraw", "3 leaked": "transfer", "4 good": "good", "5 boxes": "everything"}
GRADE = re.compile("Grade [A-F]")
PROVE = "Prove It"
# What the button is for, and what stands on it.
TAKE = re.compile("Take These Permissions Away Now( .*)?")
DELETE = re.compile("Delete This Key at Bybit Now( .*)?")

for name, key in SAVED.items():
    assert ctl("add", name, "--environment", "practice", "--ips", TEAM, given=KEYS[key]).returncode == 0
    ctl("check", name)
PERSON = Person([os.environ["BITTING"]])


def back():
    PERSON.click("Back to the List")
    PERSON.wait("list item", re.compile("1 cash, .*"))


def answer(words):
    """A button of a question: its name has the words twice, once with the mnemonic."""
    PERSON.click(response(words))


def response(words):
    return re.compile(f"_?{words}( {words})?")


def offered(name):
    return bool(PERSON.all("button", name))


def grade():
    return PERSON.wait(name=GRADE).name


def test_take_away():
    open_key(PERSON, "1 cash")
    assert grade() == "Grade F"
    PERSON.wait("button", DELETE)
    PERSON.click(TAKE)
    for words in ("Goes", "Withdrawal (Wallet.Withdraw)", "Stays", "Spot trading (Spot.SpotTrade)"):
        PERSON.wait("label", words)
    answer("Take Away")
    PERSON.wait("label", "Taken Away")
    PERSON.wait("label", "Before")
    PERSON.wait("label", "Now")
    answer("OK")
    wait_until(lambda: grade() == "Grade A", "the card is not the new one")
    PERSON.wait("button", PROVE)
    assert not offered(TAKE) and not offered(DELETE)
    back()


def test_prove():
    open_key(PERSON, "2 faces")
    assert grade() == "Grade A"
    PERSON.click(PROVE)
    PERSON.wait(name=re.compile("Bybit contradicts itself about withdrawals.*"))
    assert grade() == "Grade F"
    PERSON.wait(name=re.compile("Spot is open, and proven.*"))
    assert "TPracticeAddress" not in PERSON.describe()
    back()


def test_delete():
    open_key(PERSON, "3 leaked")
    PERSON.click(DELETE)
    field = PERSON.wait("text", "Last Four Characters of the Key")
    sure = PERSON.wait("button", response("Delete at Bybit"))
    assert not sure.has("SENSITIVE")
    field.write("nope")
    assert not sure.has("SENSITIVE")
    field.write(KEYS["transfer"].split()[0][-4:])
    wait_until(lambda: sure.has("SENSITIVE"), "the right characters change nothing")
    answer("Delete at Bybit")
    PERSON.wait("label", "Deleted at Bybit")
    answer("Keep Here")
    PERSON.wait(name=re.compile(".*10003.*"))
    assert not offered(DELETE) and not offered(PROVE)
    names = [json.loads(line)["name"] for line in ctl("list", "--json").stdout.splitlines()]
    assert "3 leaked" in names
    back()


def test_where_it_is_not_allowed():
    open_key(PERSON, "4 good")
    assert grade() == "Grade A"
    PERSON.wait("button", PROVE)
    assert not offered(TAKE) and not offered(DELETE)
    back()


def test_what_can_only_be_changed_on_the_site():
    """The card says it before anything is asked, and names the rest with a number."""
    open_key(PERSON, "5 boxes")
    assert grade() == "Grade F"
    PERSON.wait("label", re.compile(".*, and \\d+ more\nBybit lets nobody change P2P, Bybit Pay, fiat conversion.*"))
    PERSON.wait("button", TAKE)


tap.run([
    ("take away", test_take_away),
    ("prove", test_prove),
    ("delete", test_delete),
    ("where it is not allowed", test_where_it_is_not_allowed),
    ("what can only be changed on the site", test_what_can_only_be_changed_on_the_site),
])
PERSON.leave()
