# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong is named where it stands: in a field, on the card of a failed check, and where the guide does not work."""
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from command_line import check_json, ctl, practice_keys  # noqa: E402
from screen import Window  # noqa: E402
from visits import install_browser, wait_visited  # noqa: E402

NAME = "ICG-MM"
SAVE = re.compile(".*Save and Check")  # GTK 4.8 says a mnemonic twice
KEY, SECRET = practice_keys()["withdraw"].split()
WRONG = SECRET[:-1] + ("A" if SECRET[-1] != "A" else "B")

install_browser()
assert ctl("add", NAME, "--environment", "practice", given=f"{KEY}\n{WRONG}\n").returncode == 0
PERSON = Person([os.environ["BITTING"]])


def field(name):
    return PERSON.wait("text", name)


def is_said(words):
    return PERSON.wait(name=re.compile(f".*{re.escape(words)}.*"))


def is_not_said(words):
    pattern = re.compile(f".*{re.escape(words)}.*")
    wait_until(lambda: not PERSON.all(name=pattern), f"“{words}” is still said")


def test_a_secret_that_does_not_fit():
    PERSON.wait("list item", re.compile(f"{NAME}, .*"))
    PERSON.wait("list item").reach()
    press("Return")
    PERSON.click("Check Now")
    is_said("The secret does not belong to this key.")
    is_said("Bybit answered with its code 10004 (HTTP status 200).")
    is_said("Paste the secret once more")
    assert KEY not in PERSON.describe() and WRONG not in PERSON.describe()


def test_it_is_pasted_again():
    PERSON.click("Paste the Secret Again")
    entry = field("API secret")
    entry.write(SECRET[:-1])
    is_said("It has 35 characters, but Bybit’s secrets have 36.")
    entry.write(SECRET * 2)
    is_said("It stands here twice.")
    wait_until(lambda: not PERSON.wait("button", SAVE).has("SENSITIVE"), "a doubled secret can be saved")
    entry.write(SECRET)
    is_not_said("It stands here twice.")
    wait_until(lambda: PERSON.wait("button", SAVE).has("SENSITIVE"), "the secret cannot be saved")
    PERSON.click(SAVE)
    PERSON.wait(name="Grade F")
    status, reports = check_json(NAME)
    assert status == 1 and reports[0]["name"] == NAME and reports[0]["grade"] == "F"


def test_a_card_says_what_the_site_calls_it():
    is_said("on the site “Wallet – Withdrawal”")
    is_said("Money can leave your account by it.")
    PERSON.click("Back to the List")


def open_new_key_menu():
    """The menu in the header, where there is also a page of that name."""
    PERSON.wait("button", "New Key")
    PERSON.all("button", "New Key")[-1].click()


def test_fields_say_what_is_wrong_with_them():
    open_new_key_menu()
    PERSON.click("Add an Existing Key", role="menu item")
    key, secret = field("API key"), field("API secret")
    for entry, text, words in ((key, "Demo Key", "There is a space in it, at place 5."),
                               (key, "DemoKey\u200b", "cannot be seen, at place 8"),
                               (key, "\uff24emoKey", "full-width characters"),
                               (key, "D\u0435moKey", "If your browser translates the page"),
                               (secret, "\u2022" * 12, "only the dots that hide it"),
                               (secret, SECRET + SECRET, "It stands here twice."),
                               (secret, SECRET[:-2], "It has 34 characters")):
        entry.write(text)
        is_said(words)
        entry.write("")
        is_not_said(words)


def test_swapped_fields_are_noticed_on_saving():
    field("API key").write(SECRET)
    field("API secret").write(KEY)
    PERSON.click("Save")
    is_said("Key and secret look swapped: the key is the shorter one.")
    assert field("API secret").text == "•" * len(KEY) or field("API secret").text == KEY
    field("API key").write("")
    field("API secret").write("")


def test_it_ends_quietly():
    assert PERSON.leave() in (0, -15)


def test_what_begins_on_the_site_leads_to_its_page():
    """The page is taken from what Bitting knows of the site, not from the card."""
    _, (report,) = check_json(NAME)
    path = pathlib.Path(os.environ["SESSION_FOLDER"]) / "turkey.json"
    path.write_text(json.dumps({**report, "environment": "turkey", "host": "https://api.bybit.tr"}))
    person = Person([os.environ["BITTING"], str(path)])
    try:
        person.wait(name="Grade F")
        Window("Bitting").wait_focus()
        person.wait("button", "Open Bybit’s Page").reach()
        press("Return")
        assert wait_visited() == "https://www.bybit-tr.com/app/user/api-management"
    finally:
        person.leave()


tap.run(tap.functions(sys.modules[__name__]))
