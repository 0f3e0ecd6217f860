# SPDX-License-Identifier: GPL-3.0-or-later
"""What the guide does with what a person gives it: addresses, fields, the way on, and another host."""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from command_line import TEAM, ctl, practice, practice_keys  # noqa: E402
from guide import read_steps  # noqa: E402
from screen import Window  # noqa: E402

STEPS = read_steps()
KEY, SECRET = practice_keys()["good"].split()
ADDRESSES = "203.0.113.21;203.0.113.22\n 2001:DB8:0::1, 203.0.113.21 10.0.0.7"
STATE = {}


def start(**environment):
    os.environ.update(environment)
    STATE["person"] = Person([os.environ["BITTING"]])
    return STATE["person"]


def person():
    return STATE["person"]


def arrive(number):
    person().wait(name=f"Step {number} of {len(STEPS)}")


def use(name, role="button"):
    """As the keyboard does it."""
    person().wait(role, name).reach()
    press("Return")


def clipboard():
    return subprocess.run([os.environ["CLIPBOARD_READER"]], capture_output=True, text=True, check=True, timeout=20).stdout


def field(name):
    return person().wait("text", name)


def test_by_keyboard_alone_to_the_settings():
    start().wait("button", "Practise Without an Account")
    Window("Bitting").wait_focus()
    use("Practise Without an Account")
    for number in (1, 2, 3):
        arrive(number)
        first = STEPS[number - 1].instructions[0].text
        box = person().wait("check box", first)
        wait_until(lambda box=box: box.has("FOCUSED"), f"step {number} does not begin at its first instruction")
        press("space")
        wait_until(lambda box=box: box.has("CHECKED"), f"the first instruction of step {number} is not ticked off")
        use("Next")
    arrive(4)
    use("Back")
    arrive(3)
    assert person().wait("check box", STEPS[2].instructions[0].text).has("CHECKED")
    use("Next")
    arrive(4)


def test_a_wrong_address_is_named_with_the_reason():
    for wrong, reason in (("203.0.113.256", "each of the four numbers goes from 0 to 255"),
                          ("203.0.113.0/24", "is a range"),
                          ("bot.example.com", "is a name, not an address"),
                          ("203.0.113.9:443", "has a port at its end"),
                          ("*", "would allow every computer"),
                          ("2001:db8::12345", "is not an IP address")):
        field("Trusted addresses").write(f"{ADDRESSES} {wrong}")
        person().wait("label", re.compile(f"“{re.escape(wrong)}”.*{reason}.*"))
        assert not person().wait("button", "Copy for the Site’s Field").has("SENSITIVE")


def test_addresses_come_out_as_the_site_wants_them():
    field("Trusted addresses").write(ADDRESSES)
    person().wait("label", "4 addresses")
    person().wait("label", "203.0.113.21 was there twice and is kept once.")
    private = person().wait("label", re.compile("10.0.0.7 is a private address.*"))
    # The words take two lines, and what comes below has to make room for both.
    wait_until(lambda: private.area()[1] + private.area()[3] < person().wait("button", "Copy for the Site’s Field").area()[1],
               "the button covers what is said of an address")
    use("Copy for the Site’s Field")
    wait_until(lambda: clipboard() == "203.0.113.21,203.0.113.22,2001:db8::1,10.0.0.7", "the addresses are not copied")


def test_more_than_a_hundred_are_too_many():
    field("Trusted addresses").write("\n".join(f"203.0.113.{i}" for i in range(101)))
    person().wait("label", "These are 101 addresses. Bybit takes at most 100 for one key.")
    field("Trusted addresses").write(TEAM)
    person().wait("label", "4 addresses")


def test_it_comes_back_where_it_was_left():
    assert person().leave() in (0, -15)
    start().click("Practise Without an Account")
    arrive(4)
    assert field("Trusted addresses").text == TEAM
    for number in (3, 4):
        person().click("Back" if number == 3 else "Next")
        arrive(number)
    use("Back")
    assert person().wait("check box", STEPS[2].instructions[0].text).has("CHECKED")


def test_a_box_is_named_once():
    """Also where two permissions are behind it, one for the main account and one for a sub-account."""
    for number in (3, 4):
        arrive(number)
        person().click("Next")
    arrive(5)
    person().wait("label", "Wallet – Account Transfer")
    assert len(person().all("label", "Wallet – Subaccount Transfer")) == 1


def test_swapped_fields_are_noticed():
    for number in (5, 6):
        arrive(number)
        person().click("Next")
    arrive(7)
    field("API key").write(SECRET)
    field("API secret").write(KEY)
    use("Save")
    person().wait(name="Key and secret look swapped: the key is the shorter one.")
    assert field("API key").text == SECRET
    assert ctl("list", "--json").stdout == ""


def test_white_space_is_trimmed_and_the_addresses_are_remembered():
    field("API key").write(f"  {KEY}\t")
    field("API secret").write(f" {SECRET} ")
    field("Name in this list").write("trimmed")
    use("Save")
    use("Check Now")
    person().wait(name="Grade A")
    person().wait(name="The addresses are the ones you were given")
    assert subprocess.run(["secret-tool", "lookup", "application", "bitting", "name", "trimmed"],
                          capture_output=True, text=True, check=False).stdout == SECRET
    assert person().leave() in (0, -15)


def test_a_key_of_another_host():
    with practice() as exchange:
        start(SSL_CERT_FILE=exchange["certificate"]).wait("button", "New Key")
        # The button that opens the menu is inside another of the same name.
        person().all("button", "New Key")[-1].click()
        person().click("Add an Existing Key", role="menu item")
        person().wait("combo box", re.compile("Site.*")).reach()
        press("space")
        press("End")
        press("Return")
        for wrong in ("http://example.com", "https://"):
            field("Address").write(wrong)
            wait_until(lambda: not person().all("button", "Save"), f"a key could be saved for {wrong}")
        field("Address").write(exchange["origin"])
        person().wait("button", "Save")
        field("API key").write(KEY)
        field("API secret").write(SECRET)
        field("Name in this list").write("elsewhere")
        person().click("Save")
        person().click("Check Now")
        person().wait(name="Grade A")
        assert f'"environment":"custom","host":"{exchange["origin"]}"' in ctl("list", "--json").stdout
        assert person().leave() in (0, -15)


tap.run(tap.functions(sys.modules[__name__]))
