# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of one key: its parts are copied and shown for a while, it is renamed, and it goes only after a while."""
import json
import os
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press, settle, wait_until  # noqa: E402
from command_line import TEAM, ctl, practice_keys  # noqa: E402

NAME = "ICG-MM"
OTHER = "Second key"
KEY, SECRET = practice_keys()["withdraw"].split()
SECONDS = 5

subprocess.run(["gsettings", "set", "io.github.bitting.Bitting", "clipboard-seconds", str(SECONDS)], check=True)
for saved in (NAME, OTHER):
    assert ctl("add", saved, "--environment", "practice", given=f"{KEY}\n{SECRET}\n").returncode == 0
assert ctl("check", NAME, "--ips", TEAM).returncode == 1
PERSON = Person([os.environ["BITTING"]])


def clipboard():
    """What another program would paste."""
    return subprocess.run([os.environ["CLIPBOARD_READER"]], capture_output=True, text=True, check=True,
                          timeout=20).stdout


def saved_names():
    return sorted(json.loads(line)["name"] for line in ctl("list", "--json").stdout.splitlines())


def open_key(name):
    """Tab leads to one row of the list, the arrows to the others."""
    row = PERSON.wait("list item", re.compile(f"{name}, .*"))
    for _ in range(20):
        if any(item.has("FOCUSED") for item in PERSON.all("list item")):
            break
        press("Tab")
        settle()
    press("Home" if name == NAME else "End")
    wait_until(lambda: row.has("FOCUSED"), f"{name} gets no focus")
    press("Return")
    PERSON.wait("page tab", "Key")


def go_to(tab):
    PERSON.wait("page tab", tab).click()


def write_row(title, text):
    """In a row with a field: opened, filled and confirmed by keyboard."""
    PERSON.wait("text", title).reach()
    press("ctrl+a")
    subprocess.run(["xdotool", "type", text], check=True)
    press("Return")


def test_what_is_known():
    open_key(NAME)
    go_to("Key")
    for words in ("The main account · unified trading account", TEAM.replace(",", ", "),
                  "Spot trading by a trusted team", "Never, as long as it is bound to addresses"):
        PERSON.wait("label", words)
    assert SECRET not in PERSON.describe() and KEY not in PERSON.describe()


def test_copies_are_taken_back():
    for button, text in (("Copy the API Key", KEY), ("Copy the Secret", SECRET)):
        PERSON.click(button)
        PERSON.wait(name=re.compile(rf"API (key|secret) copied. It leaves the clipboard in {SECONDS} seconds."))
        assert clipboard() == text
        wait_until(lambda: clipboard() == "", f"the clipboard keeps what “{button}” gave it")


def test_somebody_elses_copy_stays():
    PERSON.click("Copy the API Key")
    PERSON.wait(name=re.compile("API key copied.*"))
    owner = subprocess.Popen([os.environ["CLIPBOARD_OWNER"], "not ours"], stdout=subprocess.PIPE, text=True)
    try:
        assert owner.stdout.readline() == "ready\n"
        # Bitting's own time is over then.
        time.sleep(SECONDS + 1)
        assert clipboard() == "not ours", clipboard()
    finally:
        owner.terminate()
        owner.wait(10)


def test_reveal_is_for_a_while():
    show = PERSON.wait("button", "Show the Secret for 20 Seconds")
    show.click()
    PERSON.wait("label", SECRET)
    show.click()
    wait_until(lambda: SECRET not in PERSON.describe(), "the secret is not hidden by hand")
    show.click()
    PERSON.wait("label", SECRET)
    wait_until(lambda: SECRET not in PERSON.describe(), "the secret is not hidden by itself", 30)


def test_leaving_hides_it():
    PERSON.wait("button", "Show the Secret for 20 Seconds").click()
    PERSON.wait("label", SECRET)
    PERSON.click("Back to the List")
    open_key(OTHER)
    go_to("Key")
    assert SECRET not in PERSON.describe()
    PERSON.click("Back to the List")


def test_history():
    open_key(NAME)
    go_to("History")
    PERSON.wait("image", "Grades over time, from F to F")
    PERSON.wait("label", "The first check")
    PERSON.click("Back to the List")


def remove(name):
    open_key(name)
    PERSON.all("button", "More for This Card")[-1].click()
    PERSON.click("Remove This Key…", role="menu item")
    PERSON.click(re.compile("_?Remove( Remove)?"))
    PERSON.wait(name=f"“{name}” leaves this computer, not Bybit")


def test_removing_can_be_undone():
    remove(NAME)
    wait_until(lambda: not PERSON.all("list item", re.compile(f"{NAME}, .*")), "the list still shows it")
    assert NAME in saved_names()
    PERSON.click(re.compile("_?Undo( Undo)?"))
    PERSON.wait("list item", re.compile(f"{NAME}, .*"))
    assert NAME in saved_names()


def test_removing_happens_when_the_window_closes():
    remove(OTHER)
    assert OTHER in saved_names()
    press("ctrl+w")
    assert PERSON.process.wait(20) == 0
    assert saved_names() == [NAME]


tap.run(tap.functions(sys.modules[__name__]))
