# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop asks of the program: keys for its search, the actions of its menu, its help."""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from command_line import TEAM, ctl, practice_keys  # noqa: E402
from screen import Window  # noqa: E402

from gi.repository import Gio, GLib  # noqa: E402

NAME = "io.github.bitting.Bitting"
PATH = "/io/github/bitting/Bitting"
BUS = Gio.bus_get_sync(Gio.BusType.SESSION)
KEYS = practice_keys()
SAVED = {"Grid bot": "good", "Market maker": "withdraw", "Märkte lesen": "read-only"}
DATA = pathlib.Path(os.environ["BITTING_DATA"])
PERSON = Person([os.environ["BITTING"]])


def call(path, interface, method, signature, *values):
    reply = BUS.call_sync(NAME, path, interface, method, GLib.Variant(signature, values), None,
                          Gio.DBusCallFlags.NO_AUTO_START, 30000)
    return reply.unpack()


def search(method, signature, *values):
    return call(f"{PATH}/SearchProvider", "org.gnome.Shell.SearchProvider2", method, signature, *values)


def activate(action, *targets):
    call(PATH, "org.freedesktop.Application", "ActivateAction", "(sava{sv})", action, targets, {})


def go_home():
    PERSON.click("Back to the List")
    PERSON.wait("list item", re.compile("Grid bot, .*"))


def test_search_finds_keys_by_name():
    PERSON.wait("list item", re.compile("Grid bot, .*"))
    for terms, names in ((["bot"], ["Grid bot"]), (["MA"], ["Market maker"]), (["MÄR", "les"], ["Märkte lesen"]),
                         (["market", "bot"], []), ([KEYS["good"].split()[1][:12]], [])):
        assert sorted(search("GetInitialResultSet", "(as)", terms)[0]) == names, terms
    assert search("GetSubsearchResultSet", "(asas)", ["Grid bot"], ["grid"])[0] == ["Grid bot"]


def test_search_tells_no_secret():
    metas = search("GetResultMetas", "(as)", list(SAVED))[0]
    assert sorted(meta["name"] for meta in metas) == sorted(SAVED)
    words = repr(metas)
    for key in SAVED.values():
        api_key, secret = KEYS[key].split()[:2]
        assert api_key not in words and secret not in words
    assert all(meta["id"] == meta["name"] and "Practice" in meta["description"] and meta["icon"] for meta in metas)


def test_a_result_opens_its_key():
    search("ActivateResult", "(sasu)", "Grid bot", ["grid"], 0)
    PERSON.wait("page tab", "Key")
    PERSON.wait("label", "Grid bot")
    go_home()


def test_all_results_are_searched_in_the_window():
    search("LaunchSearch", "(asu)", ["market"], 0)
    wait_until(lambda: any(entry.text == "market" for entry in PERSON.all("entry", "Search keys")), "nobody searches")
    wait_until(lambda: not PERSON.all("list item", re.compile("Grid bot, .*")), "the other keys are still there")
    press("Escape")
    PERSON.wait("list item", re.compile("Grid bot, .*"))


def test_actions_of_the_menu():
    activate("check-all")
    PERSON.wait("list item", re.compile("Market maker, Grade F, .*"))
    PERSON.wait("list item", re.compile("Grid bot, Grade A, .*"))
    activate("new-key")
    PERSON.wait(name="Choose the site")
    PERSON.click("Leave the Guide")


def test_keyboard_shortcuts():
    Window("Bitting").focus()
    press("ctrl+question")
    PERSON.wait("label", "Find a key in the list")
    press("Escape")
    wait_until(lambda: not PERSON.all("label", "Find a key in the list"), "the shortcuts stay")


def test_desktop_file():
    found = subprocess.run(["desktop-file-validate", DATA / f"{NAME}.desktop"], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (0, ""), found.stdout


def test_metadata():
    found = subprocess.run(["appstreamcli", "validate", "--pedantic", "--no-net", DATA / f"{NAME}.metainfo.xml"],
                           capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout
    # The id was given before, and a name of it in lower case would be another program. The tag for the developer that
    # AppStream 1.0 asks for is one that it does not know in Debian 12.
    known = ("cid-contains-uppercase-letter", "developer-name-tag-deprecated", "developer-info-missing")
    told = [line for line in found.stdout.splitlines() if re.match("[EWIP]:", line) and not line.endswith(known)
            and known[0] not in line]
    assert not told, told


for saved, key in SAVED.items():
    assert ctl("add", saved, "--environment", "practice", "--ips", TEAM, given=KEYS[key]).returncode == 0
tap.run(tap.functions(sys.modules[__name__]))
PERSON.leave()
