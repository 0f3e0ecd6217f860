# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of one key: its parts are copied and shown for a while, it follows what others do, and it goes only after a while."""
import json
import os
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import PATIENCE, Person, press, wait_until  # noqa: E402
from gi.repository import GLib  # noqa: E402
from command_line import TEAM, ctl, practice_keys  # noqa: E402
from key_list import open_key  # noqa: E402
from memory import exposed  # noqa: E402
from screen import Window  # noqa: E402
from visits import install_browser, wait_visited  # noqa: E402

NAME = "ICG-MM"
OTHER = "Second key"
KEY, SECRET = practice_keys()["withdraw"].split()
# The practice keys are in the program itself: only a secret of its own can be looked for in its memory.
OTHER_SECRET = "q7ZtW2mXc9Rb4LhVn6Kp1Sd8Gf3Jy5Tu0Ae"
SECONDS = 10
SOON = 2.0  # seconds, as promised to the person


def add_other(key, *options):
    assert ctl("add", OTHER, "--environment", "testnet", *options, given=f"{key}\n{OTHER_SECRET}\n").returncode == 0


install_browser()
subprocess.run(["gsettings", "set", "io.github.bitting.Bitting", "clipboard-seconds", str(SECONDS)], check=True)
assert ctl("add", NAME, "--environment", "practice", given=f"{KEY}\n{SECRET}\n").returncode == 0
add_other(KEY)
assert ctl("check", NAME, "--ips", TEAM).returncode == 1
PERSON = Person([os.environ["BITTING"]])


def clipboard():
    """What another program would paste."""
    return subprocess.run([os.environ["CLIPBOARD_READER"]], capture_output=True, text=True, check=True,
                          timeout=20).stdout


def hint():
    """What a program that keeps a history of the clipboard asks for before it does."""
    return subprocess.run(["xclip", "-selection", "clipboard", "-out", "-target", "x-kde-passwordManagerHint"],
                          capture_output=True, text=True, check=False, timeout=20).stdout


def saved_names():
    return sorted(json.loads(line)["name"] for line in ctl("list", "--json").stdout.splitlines())


def go_to(tab):
    PERSON.wait("page tab", tab).click()


def shown():
    """The groups of a secret that is revealed, put together; empty while it is hidden."""
    try:
        boxes = PERSON.all(name="The secret, in groups of four characters")
        return "".join(thing.name for box in boxes for thing in box.walk() if thing.role == "label")
    except GLib.Error:
        return None  # The window changed under our eyes.


def press_reveal():
    PERSON.wait("button", "Show the Secret for 20 Seconds").click()


def reveal(secret):
    press_reveal()
    wait_until(lambda: shown() == secret, "the secret is not shown")


def wait_hidden(how, patience=PATIENCE):
    wait_until(lambda: shown() == "", f"the secret is not hidden {how}", patience)


def test_what_is_known():
    open_key(PERSON, NAME)
    go_to("Key")
    for words in ("The main account · unified trading account", TEAM.replace(",", ", "),
                  "Spot trading by a trusted team",
                  re.compile("Never, as long as it is bound to addresses. .* 7 days after .* password was changed.")):
        PERSON.wait("label", words)
    assert SECRET not in PERSON.describe() and KEY not in PERSON.describe()


def copy(what, text):
    PERSON.click(f"Copy the {what}")
    PERSON.wait_told(f"API {what.split()[-1].lower()} copied. It leaves the clipboard in {SECONDS} seconds.")
    wait_until(lambda: clipboard() == text, f"the {what} is not on the clipboard")
    assert hint() == "secret"


def test_copies_are_taken_back_and_the_secret_is_hidden():
    """Side by side, as each has to take its time."""
    reveal(SECRET)
    copy("API Key", KEY)
    copy("Secret", SECRET)
    wait_until(lambda: clipboard() == "", "the clipboard keeps the secret", SECONDS + PATIENCE)
    copy("API Key", KEY)
    owner = subprocess.Popen([os.environ["CLIPBOARD_OWNER"], "not ours"], stdout=subprocess.PIPE, text=True)
    over = time.monotonic() + SECONDS + 1
    try:
        assert owner.stdout.readline() == "ready\n"
        wait_hidden("by itself", 20 + PATIENCE)
        wait_until(lambda: time.monotonic() > over, "time stands still")
        assert clipboard() == "not ours" and hint() == "", clipboard()
    finally:
        owner.kill()
        owner.wait()


def test_it_is_hidden_when_the_person_turns_away():
    reveal(SECRET)
    press_reveal()
    wait_hidden("by hand")
    reveal(SECRET)
    go_to("Card")
    go_to("Key")
    wait_hidden("with its tab")
    reveal(SECRET)
    PERSON.click("Back to the List")
    open_key(PERSON, NAME)
    go_to("Key")
    wait_hidden("with its page")


def test_a_click_on_a_tab_leads_into_no_field():
    """Whoever types then would write over the name."""
    for tab in ("Card", "Key"):
        window = Window("Bitting")
        left, top, width, height = window.place(PERSON.wait("frame", "Bitting"), PERSON.wait("page tab", tab))
        window.click(left + width / 2, top + height / 2)
        wait_until(lambda tab=tab: PERSON.wait("page tab", tab).has("FOCUSED"), f"the tab “{tab}” has not the focus")
    assert not PERSON.wait("text", "Name in this list").has("FOCUSED")


def test_history():
    go_to("History")
    PERSON.wait("image", "Grades over time, from F to F")
    PERSON.wait("label", "The first check")


def test_the_page_follows_another_program():
    assert ctl("check", NAME).returncode == 1
    PERSON.wait("label", "Nothing became different", patience=SOON)
    assert ctl("rename", NAME, "Third key").returncode == 0
    PERSON.wait_told(f"“{NAME}” is no longer in your keyring", SOON)
    PERSON.wait("list item", re.compile("Third key, .*"), patience=SOON)
    assert ctl("rename", "Third key", NAME).returncode == 0
    PERSON.wait("list item", re.compile(f"{NAME}, .*"), patience=SOON)


def test_no_memory_keeps_the_secret():
    assert exposed(os.getpid(), OTHER_SECRET)
    open_key(PERSON, OTHER)
    go_to("Key")
    assert not exposed(PERSON.process.pid, OTHER_SECRET)
    reveal(OTHER_SECRET)
    assert not exposed(PERSON.process.pid, OTHER_SECRET)
    press_reveal()
    wait_hidden("by hand")
    assert not exposed(PERSON.process.pid, OTHER_SECRET)


def begin_to_remove(name):
    PERSON.all("button", "More for This Card")[-1].click()
    PERSON.click("Remove This Key…", role="menu item")
    PERSON.wait(name=re.compile(f"“{name}” and its secret are taken out .* At Bybit the key goes on existing: .*"))


def finish_removing(name):
    """For ten seconds it is still there."""
    PERSON.click(re.compile("_?Remove( Remove)?"))
    assert name in saved_names()


def test_removing_offers_the_page_that_deletes_it_there():
    begin_to_remove(OTHER)
    PERSON.wait("button", "Open Bybit’s Page").click()
    assert wait_visited() == "https://testnet.bybit.com/app/user/api-management"
    PERSON.click(re.compile("_?Cancel( Cancel)?"))
    PERSON.click("Back to the List")


def test_removing_can_be_undone():
    open_key(PERSON, NAME)
    begin_to_remove(NAME)
    finish_removing(NAME)
    PERSON.click(re.compile("_?Undo( Undo)?"))
    PERSON.wait("list item", re.compile(f"{NAME}, .*"))
    assert NAME in saved_names()


def test_removing_happens_when_the_toast_goes():
    open_key(PERSON, OTHER)
    begin_to_remove(OTHER)
    finish_removing(OTHER)
    PERSON.wait_told(f"“{OTHER}” leaves this computer, not Bybit")
    wait_until(lambda: not PERSON.all("list item", re.compile(f"{OTHER}, .*")), "the list still shows it")
    wait_until(lambda: saved_names() == [NAME], "it is never removed", 10 + PATIENCE)


def test_another_key_that_gets_the_name_stays():
    add_other(KEY)
    open_key(PERSON, OTHER)
    begin_to_remove(OTHER)
    finish_removing(OTHER)
    add_other("AnotherKeyOfThatName", "--replace")
    PERSON.wait("list item", re.compile(f"{OTHER}, .*Anot.*"), patience=10 + PATIENCE)
    assert saved_names() == [NAME, OTHER]


def test_closing_the_window_settles_everything():
    global PERSON
    for shortcut in ("ctrl+w", "ctrl+q"):
        add_other(KEY, "--replace")
        open_key(PERSON, OTHER)
        go_to("Key")
        copy("Secret", OTHER_SECRET)
        begin_to_remove(OTHER)
        finish_removing(OTHER)
        # Then the question is no longer in the way of the keys.
        PERSON.wait_told(f"“{OTHER}” leaves this computer, not Bybit")
        Window("Bitting").focus()
        press(shortcut)
        assert PERSON.process.wait(20) == 0
        assert saved_names() == [NAME]
        assert clipboard() == ""
        PERSON = Person([os.environ["BITTING"]])
    PERSON.wait("list item", re.compile(f"{NAME}, .*"))
    assert PERSON.leave() in (0, -15)


tap.run(tap.functions(sys.modules[__name__]))
