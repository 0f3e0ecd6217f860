# SPDX-License-Identifier: GPL-3.0-or-later
"""Policies in the window: one from a file, one of the person's own, and the policy of a key."""
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from command_line import TEAM, ctl, practice_keys  # noqa: E402
from screen import Window  # noqa: E402

FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"])
NAME = "ICG-MM"
DESK = {"format": "bitting-policy/1", "id": "desk", "title": "Our desk", "description": "What the team needs.",
        "access": "read-write", "required": ["Spot.SpotTrade"], "forbidden": ["Wallet.Withdraw"], "ip_required": True,
        "ips": TEAM.split(","), "personal": True, "min_days": 14}
STATE = {}


def file(name, **changes):
    path = FOLDER / f"{name}.bitting-policy.json"
    path.write_text(json.dumps({**DESK, **changes}), encoding="utf-8")
    return str(path)


def start(*arguments):
    STATE["person"] = Person([os.environ["BITTING"], *arguments])
    return STATE["person"]


def leave():
    assert STATE["person"].leave() in (0, -15)


def own():
    rows = [json.loads(line) for line in ctl("policy", "list", "--json").stdout.splitlines()]
    return {row["title"]: row["id"] for row in rows if row["own"]}


def test_a_dangerous_file_is_told_in_words_and_not_kept():
    person = start(file("danger", title="Too much", required=["Spot.SpotTrade", "Wallet.Withdraw"], forbidden=[],
                        ip_required=False))
    person.wait(name=re.compile("It asks for “Withdrawal”.*no better grade than F.*"))
    person.wait("button", "Import All the Same")
    assert own() == {}
    person.click("Do Not Import")
    person.wait("button", "Make a New Policy")
    assert own() == {}
    leave()


def test_a_file_without_addresses_is_warned_of():
    path = file("open", title="Open", ip_required=False)
    policy = json.loads(pathlib.Path(path).read_text())
    del policy["ips"]
    pathlib.Path(path).write_text(json.dumps(policy))
    person = start(path)
    person.wait(name=re.compile("It asks for no trusted addresses.*"))
    person.wait("button", "Import")
    leave()


def test_a_bad_file_is_named_with_the_place():
    person = start(file("bad", access="write"))
    person.wait(name=re.compile("“bad.bitting-policy.json” was not imported: The member “access” is wrong.*"))
    leave()


def test_import_and_again():
    path = file("desk")
    for title in ("Our desk", "Our desk (2)"):
        person = start(path)
        person.wait(name=re.compile(f"It is bound to these addresses, and no others: {TEAM.replace(',', ', ')}"))
        person.click("Import")
        person.wait("button", "Use for a New Key")
        person.wait(name=title)
        leave()
    assert own() == {"Our desk": "desk", "Our desk (2)": "desk-2"}
    assert ctl("policy", "remove", "desk-2").returncode == 0


def test_a_new_key_after_it():
    """The guide says what this policy needs, and has its addresses."""
    person = start()
    person.wait("button", "Create a New Key")
    person.all("button", "Main Menu")[-1].click()
    person.click("Policies", role="menu item")
    row = person.wait("list item", "Our desk")
    row.reach()
    press("Return")
    person.click("Use for a New Key")
    person.wait(name="Which site is your account on?")
    person.wait(name="Our desk")
    leave()


def more(person):
    person.wait("button", "More for This Policy")
    person.all("button", "More for This Policy")[-1].click()


def open_policies(person):
    person.wait("button", "Main Menu")
    person.all("button", "Main Menu")[-1].click()
    person.click("Policies", role="menu item")
    person.wait("button", "Make a New Policy")


def test_make_one():
    person = start()
    open_policies(person)
    person.click("Make a New Policy")
    save = person.wait("button", "Save")
    person.wait(name=re.compile("It has no title.*"))
    assert not save.has("SENSITIVE")
    person.wait("text", "Title").write("Mine")
    wait_until(lambda: person.wait("button", "Save").has("SENSITIVE"), "it cannot be saved")
    person.wait("text", "Trusted addresses, with commas").write("203.0.113.21, 1.2.3.400")
    person.wait(name=re.compile("“1.2.3.400” is not an address.*"))
    assert not person.wait("button", "Save").has("SENSITIVE")
    person.wait("text", "Trusted addresses, with commas").write("203.0.113.21")
    wait_until(lambda: person.wait("button", "Save").has("SENSITIVE"), "it cannot be saved")
    person.click("Save")
    person.wait("button", "Use for a New Key")
    assert "Mine" in own()
    made = json.loads(ctl("policy", "show", own()["Mine"], "--json").stdout)
    assert made["ips"] == ["203.0.113.21"] and made["required"] == ["Spot.SpotTrade"]
    assert "Wallet.Withdraw" in made["forbidden"]


def test_changes_are_not_dropped_by_the_way():
    person = STATE["person"]
    more(person)
    person.click("Edit", role="menu item")
    person.wait("text", "Title").write("Mine no more")
    person.click("Cancel")
    person.wait(name="Drop Your Changes?")
    press("Escape")
    wait_until(lambda: not person.all(name="Drop Your Changes?"), "the question stays")
    assert person.wait("text", "Title").text == "Mine no more"
    person.click("Save")
    person.wait("button", "Use for a New Key")
    assert own()["Mine no more"] == "mine"


def test_export_one():
    """What is written is what the command line reads; the name says what it is."""
    person = STATE["person"]
    path = FOLDER / "sent.bitting-policy.json"
    more(person)
    person.click("Export…", role="menu item")
    assert person.wait("text", "Name:").text == "mine.bitting-policy.json"
    person.wait("text", "Name:").write(str(path))
    person.click(re.compile("_?Export( Export)?"))
    person.wait_told("The policy is exported")
    assert ctl("policy", "check", str(path)).returncode == 0
    assert json.loads(path.read_text())["title"] == "Mine no more"
    Window("Bitting").focus()


def test_removing_one_can_be_undone():
    """It has the same id as before, so that its keys are held against it again."""
    person = STATE["person"]
    more(person)
    person.click("Remove…", role="menu item")
    person.click(re.compile("_?Remove( Remove)?"))
    person.wait_told("The policy “Mine no more” is removed")
    assert "Mine no more" not in own()
    person.click(re.compile("_?Undo( Undo)?"))
    row = person.wait("list item", "Mine no more")
    assert own()["Mine no more"] == "mine"
    Window("Bitting").focus()
    row.reach()
    press("Return")
    person.wait("button", "Use for a New Key")


def test_remove_one():
    person = STATE["person"]
    more(person)
    person.click("Remove…", role="menu item")
    person.click(re.compile("_?Remove( Remove)?"))
    person.wait("button", "Make a New Policy")
    assert "Mine no more" not in own()
    wait_until(lambda: not person.all("list item", "Mine no more"), "the list still shows it")
    leave()


def go_to_key(person):
    row = person.wait("list item", re.compile(f"{NAME}, .*"))
    row.reach()
    press("Return")
    person.wait("page tab", "Key").click()


def test_the_policy_of_a_key():
    assert ctl("add", NAME, "--environment", "practice", "--ips", TEAM,
               given=practice_keys()["derivatives"]).returncode == 0
    assert ctl("check", NAME).returncode == 1
    person = start()
    person.wait(name="Grade D")
    go_to_key(person)
    person.wait(name="Spot trading by a trusted team")
    row = person.wait("combo box", "Policy")
    wait_until(lambda: row.has("SENSITIVE"), "the policy cannot be changed")
    row.reach()
    press("space")
    # The guide's is the first, and the third is for derivatives.
    press("Down")
    press("Down")
    press("Return")
    person.click("Check Again by These Rules")
    person.wait(name="Grade A")
    report = json.loads(ctl("show", NAME, "--json").stdout)
    assert report["policy"] == "spot-derivatives"
    leave()


def test_a_policy_that_is_gone_is_told():
    assert ctl("add", "Left", "--environment", "practice", "--policy", "desk", given=practice_keys()["good"]).returncode == 0
    assert ctl("check", "Left").returncode == 0
    assert ctl("policy", "remove", "desk").returncode == 0
    person = start()
    person.wait("list item", re.compile("Left, .*")).reach()
    press("Return")
    person.wait("page tab", "Key").click()
    person.wait(name=re.compile(".*Its policy “desk” is gone.*"))
    leave()


tap.run(tap.functions(sys.modules[__name__]))
