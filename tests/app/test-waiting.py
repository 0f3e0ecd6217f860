# SPDX-License-Identifier: GPL-3.0-or-later
"""While the window waits for somebody who never answers, it does what a person says: each key that is pressed, and to
stop at once. How soon it does is measured by tests/bench."""
import os
import pathlib
import re
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from command_line import ctl  # noqa: E402
from screen import Window  # noqa: E402
from stillness import silent_exchange, stuck_keyring  # noqa: E402

ROUNDS = 5
GIVES_UP = 15.0  # seconds; a check ends by itself after 20
KEY = "WaitingKeyWaiting1"
SECRET = "WaitingSecretAbCdEfGhIjKlMnOpQrStUvW"
ITEM = re.compile("Check All Keys.*")


def start():
    person = Person([os.environ["BITTING"]])
    person.wait("button", "Main Menu")
    Window("Bitting").wait_focus()
    return person


def is_open(person):
    return next(person.matches("menu item", ITEM), None) is not None


def answers_keys(person):
    """The menu opens and closes as often as it is told to."""
    began = time.monotonic()
    for _ in range(ROUNDS):
        press("F10")
        wait_until(lambda: is_open(person), "the menu does not open")
        press("Escape")
        wait_until(lambda: not is_open(person), "the menu does not close")
    assert time.monotonic() - began < GIVES_UP, "it took so long that nobody was waited for any more"


def check_all(person):
    press("F10")
    wait_until(lambda: is_open(person), "the menu does not open")
    press("Return")
    person.wait("button", "Stop Checking")


def test_an_exchange_that_says_nothing():
    with silent_exchange() as origin:
        assert ctl("add", "silent", "--host", origin, given=f"{KEY}\n{SECRET}\n").returncode == 0
        person = start()
        try:
            person.wait("list item", re.compile("silent, .*"))
            check_all(person)
            answers_keys(person)
            person.click("Stop Checking")
            wait_until(lambda: not person.all("button", "Stop Checking"), "it does not stop", GIVES_UP)
        finally:
            assert person.leave() in (0, -15)


def test_a_keyring_that_says_nothing_while_keys_are_checked():
    person = start()
    try:
        person.wait("list item", re.compile("silent, .*"))
        with stuck_keyring():
            check_all(person)
            answers_keys(person)
            assert person.all("button", "Stop Checking")
            person.click("Stop Checking")
            wait_until(lambda: not person.all("button", "Stop Checking"), "it does not stop", GIVES_UP)
            answers_keys(person)
    finally:
        assert person.leave() in (0, -15)


def test_a_keyring_that_says_nothing_from_the_start():
    with stuck_keyring():
        person = start()
        try:
            answers_keys(person)
            assert not person.all("list item", re.compile("silent, .*"))
        finally:
            assert person.leave() in (0, -15)


def test_a_keyring_that_says_nothing_while_a_key_is_saved():
    """The fields keep what is in them, and no key is lost when the daemon comes round."""
    person = start()
    try:
        person.wait("list item", re.compile("silent, .*"))
        person.all("button", "New Key")[-1].click()
        person.click("Add an Existing Key", role="menu item")
        person.wait("text", "API key").write(KEY)
        person.wait("text", "API secret").write(SECRET)
        person.wait("text", "Name in this list").write("late")
        with stuck_keyring():
            person.click("Save")
            before = person.wait("frame").area()
            for width in (900, 1000) * ROUNDS:
                Window("Bitting").resize(width, 800)
                wait_until(lambda before=before: person.wait("frame").area() != before, "the window does not follow")
                before = person.wait("frame").area()
            assert person.wait("text", "Name in this list").text == "late"
            assert not person.all("button", "Check Now")
        person.wait("button", "Check Now")
        assert ctl("remove", "late", "--yes").returncode == 0
    finally:
        assert person.leave() in (0, -15)


tap.run(tap.functions(sys.modules[__name__]))
