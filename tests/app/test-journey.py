# SPDX-License-Identifier: GPL-3.0-or-later
"""The seven steps up to the card, as an assistive technology goes them."""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import wait_until  # noqa: E402
from journey import Journey  # noqa: E402

PROGRAM = os.environ["BITTING"]
STATE = {}


def lookup(name):
    return subprocess.run(["secret-tool", "lookup", "application", "bitting", "name", name],
                          capture_output=True, text=True, check=False).stdout


def test_empty_home_invites():
    journey = STATE["journey"] = Journey(PROGRAM)
    journey.start()


def test_seven_steps():
    STATE["journey"].steps()


def test_it_comes_back_to_the_step():
    journey = STATE["journey"]
    journey.person.click("Leave the Guide")
    journey.person.click("Practise Without an Account")
    journey.arrive(7)


def test_a_fault_is_named_and_nothing_is_lost():
    journey = STATE["journey"]
    person = journey.person
    person.click("Copy the API secret")
    person.click("Paste the API key")
    wait_until(lambda: journey.field("API key").text, "nothing was pasted")
    person.click("Save")
    person.wait(name=re.compile("The API secret is missing.*"))
    assert journey.field("API key").text
    assert lookup("ICG-MM") == ""


def test_save_reaches_the_keyring():
    STATE["journey"].save()
    assert re.fullmatch("[A-Za-z0-9]{36}", lookup("ICG-MM"))


def test_the_card():
    journey = STATE["journey"]
    assert journey.check() == "Grade A"
    journey.person.wait(name="This key does what it should, and nothing else.")
    journey.person.wait(name="Withdrawal is off")


def test_the_list():
    journey = STATE["journey"]
    journey.home()
    journey.person.wait(name="ICG-MM")
    assert journey.leave() in (0, -15)


tap.run(tap.functions(sys.modules[__name__]))
