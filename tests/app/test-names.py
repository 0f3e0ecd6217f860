# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever cannot see the window hears what each thing is: on every page, whatever takes the focus
has a name, and every picture a description."""
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press  # noqa: E402
from command_line import TEAM, ctl, practice_keys  # noqa: E402
from key_list import open_key  # noqa: E402
from screen import Window  # noqa: E402

STEPS = 7
KEYS = practice_keys()
PERSON = Person([os.environ["BITTING"]])
# The part of an entry in which its text stands: the entry is what has the name.
PARTS = {"text"}
# What only holds other things, whatever GTK says of its focus.
HOLDERS = {"application", "frame", "dialog", "scroll pane", "filler", "panel", "list"}
# What GTK 4.8 calls a thing without a name: by its class.
CLASS = re.compile("(Gtk|Adw|Bitting)[A-Z][A-Za-z]+")


def name_of(thing):
    return "" if CLASS.fullmatch(thing.name) else thing.name


def nameless(thing, owner=None, path=()):
    """What can be reached and says nothing of itself, with the way to it."""
    here = (*path, f"{thing.role} “{thing.name}”")
    name = name_of(thing)
    named = name or (name_of(owner) if owner is not None and thing.role in PARTS else "")
    wanted = thing.has("FOCUSABLE") and thing.has("SENSITIVE") and thing.role not in HOLDERS
    if wanted and thing.has_size() and not named:
        yield " > ".join(here[-6:])
    for child in thing.children():
        if child.is_visible():
            yield from nameless(child, thing if name else owner, here)


def check():
    found = list(nameless(PERSON.application))
    assert not found, "\n".join(found)


def go_home(button="Back to the List"):
    PERSON.click(button)
    PERSON.wait("button", "New Key")


def test_invitation():
    PERSON.wait("button", "Create a New Key")
    check()


def test_an_existing_key():
    PERSON.click("Add an Existing Key")
    PERSON.wait(name="Into Your Keyring")
    check()
    PERSON.click("Back to the List")


def test_sites():
    PERSON.click("Create a New Key")
    PERSON.wait(name="Which site is your account on?")
    check()
    PERSON.click("Leave the Guide")


def test_steps():
    PERSON.click("Practise Without an Account")
    for step in range(1, STEPS + 1):
        PERSON.wait(name=f"Step {step} of {STEPS}")
        check()
        if step < STEPS:
            PERSON.click("Next")
    PERSON.click("Leave the Guide")


def test_list():
    for name, key in (("Fine", "good"), ("Bad", "withdraw")):
        assert ctl("add", name, "--environment", "practice", "--ips", TEAM, given=KEYS[key]).returncode == 0
        ctl("check", name)
    PERSON.wait("list item", re.compile("Fine, Grade A, .*"))
    check()
    Window("Bitting").focus()
    press("ctrl+f")
    PERSON.wait("entry", "Search keys")
    check()
    press("Escape")


def test_card():
    for name in ("Bad", "Fine"):
        PERSON.wait("list item", re.compile(f"{name}, .*"))
        open_key(PERSON, name)
        check()
        for page in ("Key", "History", "Card"):
            show_page(page)
            check()
        go_home()


def show_page(name):
    tab = PERSON.wait("page tab", name)
    tab.reach()
    press("space")


def test_preferences():
    Window("Bitting").focus()
    press("ctrl+comma")
    PERSON.wait(name="Preferences")
    check()
    press("Escape")


def test_policies_and_import():
    for item, ready in (("Policies", "Policies"), ("Import Keys…", re.compile("Import.*"))):
        menu = "Main Menu" if item == "Policies" else "New Key"
        PERSON.wait("button", menu)
        PERSON.all("button", menu)[-1].click()
        PERSON.click(item, role="menu item")
        PERSON.wait(name=ready)
        check()
        PERSON.click(re.compile("Back.*"))


tap.run(tap.functions(sys.modules[__name__]))
PERSON.leave()
