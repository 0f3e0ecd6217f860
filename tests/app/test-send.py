# SPDX-License-Identifier: GPL-3.0-or-later
"""The window hands on the same card as the command line: as files, on paper, and to who helps."""
import json
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from command_line import PROGRAM, TEAM, ctl, practice_keys  # noqa: E402
from screen import Window  # noqa: E402

FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"]) / "saved"
FOLDER.mkdir()
NAME = "ICG-MM"
KEY, SECRET = practice_keys()["withdraw"].split()

assert ctl("add", NAME, "--environment", "practice", given=f"{KEY}\n{SECRET}\n").returncode == 0
assert ctl("check", NAME, "--ips", TEAM).returncode == 1
# Where the desktop prints to when it prints to a file.
os.chdir(os.environ["HOME"])
PERSON = Person([os.environ["BITTING"]])


def report(*words):
    return subprocess.run([PROGRAM, "report", NAME, *words], capture_output=True, check=False).stdout


def choose(item):
    # The button that opens the menu is inside another of the same name.
    PERSON.wait("button", "More for This Card")
    PERSON.all("button", "More for This Card")[-1].click()
    PERSON.click(item, role="menu item")


def save_as(item, path):
    choose(item)
    PERSON.wait("text", "Name:").write(str(path))
    PERSON.click(re.compile("_?Save( Save)?"))
    wait_until(lambda: path.exists() and path.stat().st_size > 0, f"no {path.name}")


def test_open_the_card():
    PERSON.wait("list item", re.compile(f".*{NAME}.*")).reach()
    press("Return")
    PERSON.wait(name="Grade F")


def test_the_name_is_proposed():
    choose("Save as PDF…")
    assert re.fullmatch(rf"bitting-{NAME}-\d{{4}}-\d\d-\d\d\.pdf", PERSON.wait("text", "Name:").text)
    press("Escape")


def test_files():
    for item, option, name in (("Save as PDF…", ("--pdf", "-"), "card.pdf"), ("Save as Web Page…", ("--html", "-"), "card.html"),
                               ("Save as Text…", ("--text",), "card.txt")):
        save_as(item, FOLDER / name)
        assert (FOLDER / name).read_bytes() == report(*option), name
    save_as("Save as Report File…", FOLDER / "card.json")
    kept, sent = (json.loads(ctl("report", card, "--json").stdout) for card in (NAME, FOLDER / "card.json"))
    assert sent["grade"] == kept["grade"] and sent["key"] == kept["key"], (sent, kept)
    for path in FOLDER.iterdir():
        assert KEY.encode() not in path.read_bytes() and SECRET.encode() not in path.read_bytes(), path


def test_what_goes_wrong_is_said():
    choose("Save as PDF…")
    PERSON.wait("text", "Name:").write("/proc/card.pdf")
    PERSON.click(re.compile("_?Save( Save)?"))
    PERSON.wait_told(re.compile(".*/proc/.*"))


def test_copy_for_support():
    choose("Copy for Support")
    PERSON.wait_told("Copied, without name, key and addresses")
    text = subprocess.run([os.environ["CLIPBOARD_READER"]], capture_output=True, text=True, check=True, timeout=20).stdout
    assert text == report("--support").decode() and "fail permission.Wallet.Withdraw" in text, text
    assert not any(word in text for word in (NAME, KEY, SECRET, TEAM.split(",", maxsplit=1)[0])), text


def test_print():
    """On paper that is a file: the only printer of this desktop."""
    choose("Print…")
    left, top, width, height = PERSON.wait("label", "Print to File").area()
    Window("Print").click(left + width / 2, top + height / 2)
    PERSON.wait("button", re.compile("_?Print( Print)?")).click()
    PERSON.wait_told("The card is on its way to the printer")
    found = []
    wait_until(lambda: found.extend(pathlib.Path(os.environ["HOME"]).rglob("output.pdf")) or found, "nothing was printed")
    text = subprocess.run(["pdftotext", found[0], "-"], capture_output=True, text=True, check=True).stdout
    assert f"Report card of {NAME}" in text and "Made with Bitting" in text, text


def test_it_has_not_complained():
    assert PERSON.leave() in (0, -15)


tap.run(tap.functions(sys.modules[__name__]))
