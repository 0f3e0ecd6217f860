# SPDX-License-Identifier: GPL-3.0-or-later
"""The question before the first step: a site where the steps do not work says so at once, and another host is taken
with the guide to its end and is named on the card."""
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from command_line import ctl, practice, practice_keys  # noqa: E402
from guide import read_steps  # noqa: E402
from screen import Window  # noqa: E402

STEPS = read_steps()
KEY, SECRET = practice_keys()["good"].split()
QUESTION = "Which site is your account on?"
CAVEAT = re.compile("The seven steps do not work on Bybit EU\\..*")


def saved():
    return [json.loads(line) for line in ctl("list", "--json").stdout.splitlines()]


def start():
    """With an empty keyring, so that the first page offers the guide."""
    for row in saved():
        assert ctl("remove", "--yes", row["name"]).returncode == 0
    person = Person([os.environ["BITTING"]])
    person.click("Create a New Key")
    person.wait(name=QUESTION)
    Window("Bitting").wait_focus()
    return person


def choose(person, title):
    """As the keyboard does it: to the list by Tab, and Return on the row."""
    person.wait("list item", title).reach()
    press("Return")
    wait_until(lambda: person.wait("check box", title).has("CHECKED"), f"“{title}” is not chosen")


def is_in_sight(person, thing):
    _, top, _, height = thing.area()
    return top >= 0 and top + height <= person.wait("frame").area()[3]


def ends(thing):
    _, top, _, height = thing.area()
    return top + height


def apply(person, address):
    """The button comes when somebody types, so the field has to have the focus, which it does not tell: it is the
    second stop behind the row above it."""
    person.wait("list item", "Japan, testnet").reach()
    press("Tab")
    press("Tab")
    person.wait("text", "Address").write(address)
    person.click("Use This Address")


def test_the_eu_site_says_at_once_that_the_steps_do_not_work():
    person = start()
    try:
        assert not person.all(name=CAVEAT)
        assert not person.wait("button", "Next").has("SENSITIVE")
        choose(person, "Bybit EU")
        caveat = person.wait(name=CAVEAT)
        ways = person.wait("label", re.compile("• Ask your trading team whether they are on Bybit’s list.*\n"
                                               "• If you have such a key already.*\n• If they are not on the list.*"))
        assert is_in_sight(person, ways)
        assert ends(ways) <= person.wait("button", "Add a Key That You Have").area()[1], "the button lies on the words"
        wait_until(lambda: is_in_sight(person, caveat), "the page shows another place than that of the words")
        assert person.wait("button", "Read the Steps Anyway").has("SENSITIVE")
        assert not person.all("button", "Next")
        person.wait("button", "Add a Key That You Have").reach()
        press("Return")
        person.wait("text", "API secret")
        person.click("Back to the List")
    finally:
        person.leave()


def test_it_takes_its_words_back_when_another_site_is_chosen():
    person = start()
    try:
        choose(person, "Bybit EU")
        person.wait(name=CAVEAT)
        choose(person, "Bybit, worldwide")
        wait_until(lambda: not person.all(name=CAVEAT), "it still says that the steps do not work")
        assert person.wait("button", "Next").has("SENSITIVE")
        assert not person.all("button", "Add a Key That You Have")
    finally:
        person.leave()


def test_an_unsafe_host_is_not_taken():
    person = start()
    try:
        apply(person, "http://api.example.com")
        person.wait(name=re.compile("Only https:// is safe for a key.*"))
        assert not person.wait("check box", "Another host").has("CHECKED")
        assert not person.wait("button", "Next").has("SENSITIVE")
        person.wait("text", "Address").write("https://api.example.com")
        wait_until(lambda: not person.all(name=re.compile("Only https:// is safe.*")), "it still says what was wrong")
    finally:
        person.leave()


def test_another_host_stays_to_the_end_and_is_on_the_card():
    with practice() as exchange:
        os.environ["SSL_CERT_FILE"] = exchange["certificate"]
        person = start()
        try:
            apply(person, exchange["origin"])
            wait_until(lambda: person.wait("check box", "Another host").has("CHECKED"), "the host is not chosen")
            for number in range(1, len(STEPS) + 1):
                person.click("Next")
                person.wait(name=f"Step {number} of {len(STEPS)}")
            person.wait("text", "API key").write(KEY)
            person.wait("text", "API secret").write(SECRET)
            person.click("Save")
            person.click("Check Now")
            person.wait(name=re.compile("Grade [A-F]"))
            host = exchange["origin"].removeprefix("https://")
            person.wait(name=re.compile(f".*{re.escape(host)}.*"))
        finally:
            person.leave()
            del os.environ["SSL_CERT_FILE"]
    assert [row["host"] for row in saved()] == [exchange["origin"]], saved()


def test_a_key_for_looking_is_guided_to_grade_a():
    """Nothing on the way says what is true of the trading team's key alone."""
    person = start()
    try:
        choose(person, "Practice")
        person.wait("combo box", "Policy").reach()
        for key in ("space", "Down", "Return"):
            press(key)
        person.wait("label", "Reading for a portfolio tool")
        Window("Bitting").focus()
        said = []
        for number in range(1, len(STEPS) + 1):
            person.click("Next")
            person.wait(name=f"Step {number} of {len(STEPS)}")
            Window("Bitting").wait_still()
            said += [thing.name for thing in person.all("label")]
        assert "Under “API Key Permissions”, choose “Read-Only”." in said
        assert "Tick “SPOT – Trade” if the key is to see that." in said
        assert said.count("Optional") >= 4, said
        for wrong in ("everything but “Trade”", "choose “Read-Write”", "with the picture", "trading team gave you"):
            assert not any(wrong in words for words in said), wrong
        for what, field in (("key", "API key"), ("secret", "API secret")):
            person.click(f"Copy the API {what}")
            person.click(f"Paste the API {what}")
            wait_until(lambda field=field: person.wait("text", field).text, f"nothing was pasted into “{field}”")
        person.click("Save")
        person.click("Check Now")
        person.wait(name="Grade A")
    finally:
        person.leave()


tap.run(tap.functions(sys.modules[__name__]))
