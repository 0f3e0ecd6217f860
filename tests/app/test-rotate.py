# SPDX-License-Identifier: GPL-3.0-or-later
"""A key is replaced in the window: the guide for the new one, the two side by side, and what is done with the old one."""
import json
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from command_line import TEAM, ctl, practice_keys  # noqa: E402
from key_list import open_key  # noqa: E402
from screen import Window  # noqa: E402

NAME = "ICG-MM"
OTHER = "Second key"
KEYS = practice_keys()
STEPS = 7
PICTURES = os.environ.get("PICTURES")
STATE = {}


def secret_of(key):
    return KEYS[key].split()[1]


def look_up(name):
    """What a bot gets that asks the keyring, and not us."""
    return subprocess.run(["secret-tool", "lookup", "application", "bitting", "name", name],
                          capture_output=True, text=True, check=False).stdout


def saved_names():
    return sorted(json.loads(line)["name"] for line in ctl("list", "--json").stdout.splitlines())


def look(name):
    if PICTURES:
        Window("Bitting").save(pathlib.Path(PICTURES) / f"{name}.png")


def start():
    STATE["person"] = Person([os.environ["BITTING"]])


def person():
    return STATE["person"]


def close():
    press("ctrl+w")
    assert person().process.wait(20) == 0


def replace():
    person().all("button", "More for This Card")[-1].click()
    person().click("Replace This Key…", role="menu item")


def arrive(number):
    person().wait(name=f"Step {number} of {STEPS}")


def go_to(number, since=1):
    for step in range(since, number):
        arrive(step)
        person().click("Next")
    arrive(number)


def is_replacing():
    return bool(person().all("label", f"A new key in place of “{NAME}”"))


def test_begins_with_what_the_old_key_had():
    start()
    open_key(person(), NAME)
    replace()
    arrive(1)
    person().wait(name=f"A new key in place of “{NAME}”")
    look("1-guide")
    go_to(4)
    person().wait(name="4 addresses")
    person().click("What the Old Key Is Like")
    person().wait(name=re.compile(".*Spot trading, Withdrawal.*", re.DOTALL))
    look("2-old-key")
    press("Escape")


def test_it_is_there_after_a_restart():
    close()
    start()
    open_key(person(), NAME)
    replace()
    arrive(4)
    assert is_replacing()


def test_there_is_one_way_back_to_a_key_of_its_own():
    person().click("Make a Key of Its Own Instead")
    wait_until(lambda: not is_replacing(), "the guide is still for a replacement")
    person().wait(name="Choose the site")
    person().click("Leave the Guide")
    open_key(person(), NAME)
    replace()
    go_to(3)
    person().click("Leave the Guide")
    person().wait("button", "New Key")
    person().all("button", "New Key")[-1].click()
    person().click("Create a New Key", role="menu item")
    person().wait(name="Choose the site")
    assert not is_replacing()
    person().click("Leave the Guide")
    open_key(person(), NAME)
    replace()


def test_the_new_key_is_saved_beside_the_old_one():
    go_to(STEPS)
    for what, field in (("key", "API key"), ("secret", "API secret")):
        person().click(f"Copy the API {what}")
        person().click(f"Paste the API {what}")
        wait_until(lambda field=field: person().wait("text", field).text, f"nothing was pasted into “{field}”")
    assert not person().all("text", "Name in this list")
    person().click("Save")
    person().wait("button", "Compare with the Old Key")
    look("3-saved")
    assert look_up(NAME) == secret_of("withdraw") and look_up(f"{NAME} (new)") == secret_of("good")


def test_side_by_side():
    person().click("Compare with the Old Key")
    person().wait(name="At least as strict as the old key")
    person().wait(name="Withdrawal: Stricter. Old key: On. New key: Off")
    look("4-compared")
    assert look_up(NAME) == secret_of("withdraw")


def test_it_takes_over():
    person().click("Let the New Key Take Over")
    person().wait(name=re.compile(f"Bots that look up “{NAME}” get the new key now.*"))
    look("5-taken-over")
    assert look_up(NAME) == secret_of("good") and look_up(f"{NAME} (old)") == secret_of("withdraw")


def test_the_old_key_is_shown_as_such():
    person().click("Back to the Key")
    person().wait(name=re.compile("Took the place of an older key on .*"))
    person().click("Back to the List")
    person().wait("list item", re.compile(re.escape(f"{NAME} (old), ") + ".*Replaced on .*"))
    look("6-list")
    open_key(person(), f"{NAME} (old)")
    person().wait(name=re.compile(f"Replaced by “{NAME}” on .*\\. Delete it when your bots have changed over\\."))
    look("7-old-key")


def test_it_can_be_taken_back():
    person().click("Take the Old Key Back")
    person().wait(name=f"“{NAME}” is still the old key. The new one waits, saved as “{NAME} (new)”.")
    assert look_up(NAME) == secret_of("withdraw") and look_up(f"{NAME} (new)") == secret_of("good")
    person().click("Let the New Key Take Over")
    person().wait(name=re.compile(f"Bots that look up “{NAME}” get the new key now.*"))
    assert look_up(NAME) == secret_of("good")


def test_the_old_key_goes_when_the_bots_have_changed_over():
    person().click("Bots Have Changed Over…")
    person().wait(name="Have All Your Bots Changed Over?")
    look("8-question")
    person().click(re.compile("_?Remove.*"))
    person().wait(name=f"“{NAME} (old)” leaves this computer, not Bybit")
    assert f"{NAME} (old)" in saved_names()
    close()
    assert saved_names() == [NAME, OTHER]


def test_a_looser_key_needs_a_word():
    assert ctl("rotate", OTHER, given=KEYS["everything"]).returncode == 1
    start()
    open_key(person(), OTHER)
    person().wait(name=f"A new key waits to take its place, saved as “{OTHER} (new)”.")
    person().click("Old and New Key")
    person().wait(name="Looser than the old key")
    person().wait(name="Withdrawal: Looser. Old key: Off. New key: On")
    look("9-looser")
    person().click("Let the New Key Take Over")
    person().click(re.compile("_?Cancel.*"))
    assert look_up(OTHER) == secret_of("good")
    person().click("Let the New Key Take Over")
    person().click(re.compile("_?Let It Take Over Anyway.*"))
    person().wait(name=re.compile(f"Bots that look up “{OTHER}” get the new key now.*"))
    assert look_up(OTHER) == secret_of("everything")


def test_giving_up_leaves_two_keys():
    person().click("Take the Old Key Back")
    person().click("Give It Up")
    person().wait("page tab", "Key")
    assert saved_names() == [NAME, OTHER, f"{OTHER} (new)"]
    assert look_up(OTHER) == secret_of("good")
    close()


for saved, kept in ((NAME, "withdraw"), (OTHER, "good")):
    assert ctl("add", saved, "--environment", "practice", "--ips", TEAM, given=KEYS[kept]).returncode == 0
assert ctl("check", NAME).returncode == 1
tap.run(tap.functions(sys.modules[__name__]))
