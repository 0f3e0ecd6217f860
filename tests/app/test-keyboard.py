# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way by keyboard alone: from the empty list to the report card, in few presses."""
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import NotThere, Person, press, settle, wait_until  # noqa: E402

STEPS = 7
MOST_PRESSES = 60
MOST_TABS = 25
PERSON = Person([os.environ["BITTING"]])
PRESSES = []


def key(name):
    PRESSES.append(name)
    press(name)
    settle()


def has_focus(role, name):
    return any(thing.has("FOCUSED") for thing in PERSON.all(role, name))


def tab_to(role, name, way="Tab"):
    PERSON.wait(role, name)
    for _ in range(MOST_TABS):
        if has_focus(role, name):
            return
        key(way)
    raise NotThere(f"{MOST_TABS} times {way} do not lead to {role} “{name}”")


def test_from_the_list_to_the_card():
    PERSON.wait("button", "Practise Without an Account")
    tab_to("button", "Practise Without an Account")
    key("Return")
    for step in range(1, STEPS):
        PERSON.wait(name=f"Step {step} of {STEPS}")
        key("alt+n")
    PERSON.wait(name=f"Step {STEPS} of {STEPS}")
    # What is copied stands above what is pasted, so that the way to the secret leads back.
    for what, field, way in (("key", "API key", "Tab"), ("secret", "API secret", "shift+Tab")):
        tab_to("button", f"Copy the API {what}", way)
        key("Return")
        tab_to("button", f"Paste the API {what}")
        key("Return")
        wait_until(lambda field=field: PERSON.wait("text", field).text, f"nothing was pasted into “{field}”")
    PERSON.wait("button", "Save")
    key("alt+s")
    PERSON.wait("button", "Check Now")
    key("alt+c")
    PERSON.wait(name=re.compile("Grade A.*"))
    print(f"# {len(PRESSES)} presses: {' '.join(PRESSES)}", flush=True)


def test_in_few_presses():
    assert 0 < len(PRESSES) <= MOST_PRESSES, (len(PRESSES), PRESSES)


tap.run(tap.functions(sys.modules[__name__]))
PERSON.leave()
