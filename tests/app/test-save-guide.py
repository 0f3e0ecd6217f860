# SPDX-License-Identifier: GPL-3.0-or-later
"""The window writes the same page as the command line, for the key that is being made."""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402

FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"]) / "saved"
FOLDER.mkdir()
PERSON = Person([os.environ["BITTING"]])
TITLE = "Save the Guide as a Web Page"


def page(*words):
    return subprocess.run([os.environ["BITTINGCTL"], "guide", "--html", "-", *words], capture_output=True, text=True,
                          check=True).stdout


def save_as(path):
    PERSON.wait("text", "Name:").write(str(path))
    PERSON.click(re.compile("_?Save( Save)?"))


def test_from_the_main_menu():
    path = FOLDER / "menu.html"
    PERSON.wait("button", "Create a New Key")
    press("F10")
    PERSON.click(f"{TITLE}…", role="menu item")
    save_as(path)
    PERSON.wait_told("The guide is saved")
    assert path.read_text(encoding="utf-8") == page()


def test_from_the_guide():
    path = FOLDER / "guide.html"
    PERSON.click("Practise Without an Account")
    PERSON.click(TITLE)
    save_as(path)
    wait_until(lambda: path.exists() and path.stat().st_size > 0, "no file")
    assert path.read_text(encoding="utf-8") == page("--environment", "practice")
    assert {name.name for name in FOLDER.iterdir()} == {"menu.html", "guide.html"}


def test_what_goes_wrong_is_said():
    PERSON.click(TITLE)
    save_as("/proc/guide.html")
    PERSON.wait(name=re.compile(".*/proc/.*"))


def test_it_has_not_complained():
    assert PERSON.leave() in (0, -15)


tap.run(tap.functions(sys.modules[__name__]))
