# SPDX-License-Identifier: GPL-3.0-or-later
"""Another language than the desktop's: chosen in the preferences, spoken after a new start, and given back."""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from screen import Window  # noqa: E402

SCHEMA = "io.github.bitting.Bitting"


def setting():
    return subprocess.run(["gsettings", "get", SCHEMA, "language"], capture_output=True, text=True,
                          check=True).stdout.strip().strip("'")


def choose(code):
    subprocess.run(["gsettings", "set", SCHEMA, "language", code], check=True)


def greeting(expected):
    """Starts the program, and waits for what the empty list offers."""
    person = Person([os.environ["BITTING"]])
    try:
        person.wait("button", expected)
    finally:
        person.leave()


def speaks(person, name):
    """It has the same number as before, and another place on the accessibility bus."""
    person.application = None
    return bool(person.all("button", name))


def test_the_desktops_own():
    greeting("Create a New Key")


def test_a_chosen_one():
    choose("de")
    greeting("Neuen Schlüssel erstellen")


def test_english_on_another_desktop():
    choose("en")
    os.environ["LANGUAGE"] = "fr"
    greeting("Create a New Key")


def test_the_desktops_again():
    choose("")
    greeting(re.compile("Créer une (nouvelle )?clé.*"))
    del os.environ["LANGUAGE"]


def test_a_look_changes_nothing():
    choose("en")
    person = Person([os.environ["BITTING"]])
    try:
        person.wait("button", "Create a New Key")
        Window("Bitting").focus()
        press("ctrl+comma")
        person.wait(name="Language")
        assert not person.all("button", "Open Again Now")
        assert setting() == "en"
    finally:
        person.leave()
        choose("")


def test_chosen_in_the_preferences():
    person = Person([os.environ["BITTING"]])
    try:
        person.wait("button", "Create a New Key")
        Window("Bitting").focus()
        press("ctrl+comma")
        person.wait(name="Preferences")
        person.wait(name="Language").reach()
        press("space")
        press("Down")
        press("Return")
        person.click("Open Again Now")
        # It becomes another program in the same process, which has the first language of the list.
        wait_until(lambda: speaks(person, "Buat Kunci Baru"), "it does not come back in the other language")
    finally:
        if person.process.poll() is None:
            person.process.kill()
    assert setting() == "id"


tap.run(tap.functions(sys.modules[__name__]))
