# SPDX-License-Identifier: GPL-3.0-or-later
"""A key that does not let this computer in, and one of another site: the window offers ways, and they work."""
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press  # noqa: E402
from command_line import TEAM, ctl, practice_keys  # noqa: E402
from key_list import open_key  # noqa: E402
from screen import Window  # noqa: E402
from sites import sites  # noqa: E402
from tunnel import Tunnel  # noqa: E402

KEYS = practice_keys()
FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"])
HERE = ("--caller", "198.51.100.99")
THERE = ("--caller", "203.0.113.21")
EXPAND = {"proxy": "Ask through a proxy", "elsewhere": "Check on a trusted computer",
          "visitor": "Let this computer in for the check", "helper": "Ask the main account"}


def saved(name):
    return next(row for row in map(json.loads, ctl("list", "--json").stdout.splitlines()) if row["name"] == name)


def port_of(origin):
    return int(origin.rsplit(":", 1)[1])


def expand(person, way):
    """Clicks the row of a way."""
    row = person.wait("list item", EXPAND[way])
    window = Window("Bitting")
    window.wait_still()
    left, top, width, height = window.place(person.wait("frame"), row)
    window.click(left + width / 2, top + min(height / 2, 20))


def test_ways_of_a_partial_card():
    with sites(mainnet=HERE, testnet=THERE) as origin, Tunnel(port_of(origin["testnet"])) as proxy, \
            Tunnel(0, password=True) as closed:
        assert ctl("add", "far", "--ips", TEAM, given=KEYS["told-ip"]).returncode == 0
        assert ctl("check", "far").returncode == 3
        person = Person([os.environ["BITTING"]])
        try:
            open_key(person, "far")
            Window("Bitting").resize(800, 980)
            person.wait("label", "Ways to Complete This Card")
            expand(person, "visitor")
            person.wait("label", "198.51.100.99")
            expand(person, "elsewhere")
            person.wait("label", f"bittingctl check 'far' --ips {TEAM} --json > report.json")
            expand(person, "proxy")
            field = person.wait("text", re.compile("Proxy, such as.*"))
            for text, words in (("10.0.0.1:80", "Say what kind of proxy it is.*"), (closed.url, "The proxy wants a user.*"),
                                ("http://127.0.0.1:1", "Nobody answers at the proxy.*")):
                field.write(text)
                person.click("Test the Proxy")
                person.wait(name=re.compile(words))
                assert not person.wait("button", "Use It and Check").has("SENSITIVE")
            field.write(proxy.url)
            person.click("Test the Proxy")
            person.wait(name=re.compile("Works: Bybit answered through it in .*"))
            person.click("Use It and Check")
            person.wait(name="Grade A")
            person.wait("label", f"Asked through the proxy {proxy.url}.")
            person.click("Ask Directly from Now On")
            person.wait("label", "Ways to Complete This Card")
        finally:
            assert person.leave() in (0, -15)


def test_the_main_account_is_asked():
    place = ("--environment", "practice")
    assert ctl("add", "a-sub", *place, "--ips", TEAM, given=KEYS["sub-far"]).returncode == 0
    assert ctl("add", "main", *place, given=KEYS["good"]).returncode == 0
    assert ctl("check", "a-sub").returncode == 3
    person = Person([os.environ["BITTING"]])
    try:
        open_key(person, "a-sub")
        Window("Bitting").resize(800, 980)
        expand(person, "helper")
        field = person.wait("text", "Number (UID) of the sub-account")
        field.write("17")
        person.click("Ask About This Key")
        person.wait(name="Sub-account 17 does not belong to the account of “main”.")
        field.write("4301299001")
        person.click("Ask About This Key")
        person.wait(name="Grade A")
        person.wait("label", re.compile("Asked with the main account’s key “main”.*"))
    finally:
        person.leave()


def test_a_report_file_is_opened():
    path = FOLDER / "report.json"
    with sites(mainnet=HERE):
        assert ctl("check", "far").returncode == 3
    with sites(mainnet=THERE):
        path.write_text(ctl("check", "--stdin", "--ips", TEAM, "--json", given=KEYS["told-ip"]).stdout)
        person = Person([os.environ["BITTING"], str(path)])
        try:
            person.wait("label", "Where This Card Comes From")
            person.wait(name="Grade A")
            person.wait("label", re.compile("Made elsewhere: .*"))
            person.wait("label", "About your key “far”")
            person.click("Keep It with the Key")
            person.wait("page tab", "History").click()
            person.wait("label", re.compile("Made elsewhere, from a report file.*", re.DOTALL))
        finally:
            person.leave()
    assert saved("far")["grade"] == "A" and saved("far")["source"] == "file"


def test_a_file_with_several_reports():
    """Its list says of each what it is, opens its card, and leads back."""
    path = FOLDER / "all.json"
    with sites(mainnet=THERE):
        rows = [ctl("check", "--stdin", "--json", given=KEYS[key]).stdout for key in ("good", "withdraw", "told-ip")]
    mine = {**json.loads(rows[2]), "name": "far"}
    path.write_text(rows[0] + rows[1] + '{"format": "bitting-report/1"}\n' + json.dumps(mine))
    person = Person([os.environ["BITTING"], str(path)])
    try:
        person.wait("label", re.compile("The file holds 4 reports that were made elsewhere.*"))
        person.wait("list item", "Report 3 cannot be used")
        person.wait("label", re.compile(".*your key “far”"))
        assert len(person.all("label", re.compile(".*none of your keys"))) == 2
        person.wait("list item", "Report 2, of a key without a name").reach()
        press("Return")
        person.wait(name="Grade F")
        person.wait("label", "About none of your saved keys")
        person.click("Back to the List")
        person.click("Keep Those of Your Keys")
        person.wait_told("1 report is kept among the cards of its key")
        person.wait("list item", re.compile("far, .*"))
    finally:
        person.leave()


def test_a_bad_report_file():
    path = FOLDER / "bad.json"
    path.write_text('{"format": "bitting-report/1", "checked_at": 1}')
    person = Person([os.environ["BITTING"], str(path)])
    try:
        person.wait("label", "This File Cannot Be Used")
        person.wait("label", re.compile("The report file cannot be read.*"))
    finally:
        person.leave()


def test_the_site_of_a_key():
    with sites(mainnet=("--without", "good"), eu=("--without", "good"), testnet=THERE):
        assert ctl("add", "lost", "--ips", TEAM, given=KEYS["good"]).returncode == 0
        assert ctl("check", "lost").returncode == 3
        person = Person([os.environ["BITTING"]])
        try:
            open_key(person, "lost")
            person.wait("label", re.compile("Bitting can ask Bybit’s other sites.*The secret stays on this computer."))
            person.click("Look on the Other Sites")
            person.wait(name=re.compile("Site testnet knows this key.*"))
            assert saved("lost")["environment"] == "mainnet"
            person.click("Move the Key There and Check")
            person.wait(name="Grade A")
        finally:
            person.leave()
    assert saved("lost")["environment"] == "testnet"


tap.run(tap.functions(sys.modules[__name__]))
