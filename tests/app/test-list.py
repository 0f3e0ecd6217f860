# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of saved keys: found, sorted and filtered as a person at a keyboard does."""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
from gi.repository import GLib  # noqa: E402
import tap  # noqa: E402
from assistive import NotThere, Person, press, settle, wait_until  # noqa: E402
from command_line import TEAM, ctl, practice  # noqa: E402
from screen import Window  # noqa: E402

PERMISSIONS = {"alpha bot": "good", "beta bot": "withdraw", "gamma read": "good", "zeta": "withdraw"}
CHECKED = ["alpha bot", "beta bot"]
STATE = {}


def rows(wanted=lambda thing: True):
    """Names of the keys in the list, from the top."""
    try:
        return [thing.name.split(",")[0] for thing in STATE["person"].all("list item")
                if re.search("Grade|Not checked yet", thing.name) and wanted(thing)]
    except GLib.Error:
        return None  # The list changed under our eyes.


def wait_for_rows(*names):
    try:
        wait_until(lambda: rows() == list(names), "")
    except NotThere as error:
        raise NotThere(f"the list has {rows()}, not {list(names)}") from error


def focused():
    return rows(lambda thing: thing.has("FOCUSED"))


def write(text):
    """In the search field, by keyboard: GTK 4.8 offers nothing else there."""
    STATE["person"].wait("entry", "Search keys").reach()
    press("ctrl+a")
    press("BackSpace")
    if text:
        subprocess.run(["xdotool", "type", text], check=True)


def choose(drop_down, number):
    """Another entry of a drop-down, counted from 0."""
    choice = STATE["person"].wait("combo box", drop_down)
    choice.reach()
    press("space")
    wait_until(lambda: not choice.has_focus(), f"“{drop_down}” does not drop down")
    for key in ("Home", *["Down"] * number, "Return"):
        press(key)


def test_set_up():
    with practice() as exchange:
        keys = {key["id"]: key["api_key"] + "\n" + key["secret"] + "\n" for key in exchange["keys"]}
        environment = {"SSL_CERT_FILE": exchange["certificate"]}
        for name, kind in PERMISSIONS.items():
            where = ["--host", exchange["origin"]] if name in CHECKED else ["--environment", "testnet"]
            done = ctl("add", name, *where, "--ips", TEAM, given=keys[kind])
            assert done.returncode == 0, done.stderr
        STATE["statuses"] = [ctl("check", name, env=environment).returncode for name in CHECKED]
    assert STATE["statuses"] == [0, 1], STATE["statuses"]
    STATE["person"] = Person([os.environ["BITTING"]])


def test_every_key_is_there_by_name():
    wait_for_rows("alpha bot", "beta bot", "gamma read", "zeta")


def test_a_row_says_all_that_it_shows():
    words = STATE["person"].wait("list item", re.compile("beta bot, .*")).name
    assert re.fullmatch(r"beta bot, Grade F, Can withdraw, https://127.0.0.1:\d+ · \S+ · main account, "
                        "Checked just now", words), words


def test_typing_finds():
    press("ctrl+f")
    for text, names in (("BETA", ["beta bot"]), ("bot", ["alpha bot", "beta bot"]), ("testnet", ["gamma read", "zeta"]),
                        ("can withdraw", ["beta bot"]), ("bot zeta", []), ("bot", ["alpha bot", "beta bot"]), ("b", ["alpha bot", "beta bot"]), ("x", []),
                        ("bot zeta", [])):
        write(text)
        wait_for_rows(*names)


def test_nothing_that_matches_is_said():
    STATE["person"].wait(name="No Key Matches")
    STATE["person"].click("Show All Keys")
    wait_for_rows("alpha bot", "beta bot", "gamma read", "zeta")


def test_sorting_and_filtering():
    choose("Sort", 1)
    wait_for_rows("beta bot", "alpha bot", "gamma read", "zeta")
    choose("Show which grades", 5)
    wait_for_rows("beta bot")
    choose("Show which grades", 7)
    wait_for_rows("gamma read", "zeta")
    choose("Show which sites", 1)
    wait_for_rows()
    choose("Show which sites", 2)
    wait_for_rows("gamma read", "zeta")


def test_escape_shows_everything_again():
    STATE["person"].wait("entry", "Search keys").reach()
    press("Escape")
    wait_for_rows("beta bot", "alpha bot", "gamma read", "zeta")


def focus_row(name):
    """Tab leads to one row of the list, Home and End to the others."""
    found = [thing for thing in STATE["person"].all("list item") if re.search("Grade|Not checked yet", thing.name)]
    for _ in range(20):
        if any(thing.has("FOCUSED") for thing in found):
            break
        press("Tab")
        settle()
    press({"beta bot": "Home", "zeta": "End"}[name])
    wait_until(lambda: focused() == [name], f"{name} gets no focus")


def test_typing_on_the_list_finds_too():
    focus_row("zeta")
    subprocess.run(["xdotool", "type", "gam"], check=True)
    wait_for_rows("gamma read")
    press("Escape")
    wait_for_rows("beta bot", "alpha bot", "gamma read", "zeta")


def test_a_row_has_a_menu():
    for keys in ("Menu", "shift+F10"):
        focus_row("beta bot")
        press(keys)
        for label in ("Open", "Check Now", "Copy the API Key", "Remove This Key…"):
            STATE["person"].wait("menu item", label)
        press("Escape")
        wait_until(lambda: not STATE["person"].all("menu item", "Check Now"), "the menu stays")


def test_delete_asks_whether_to_remove():
    focus_row("zeta")
    press("Delete")
    STATE["person"].wait(name=re.compile("“zeta” and its secret are taken out .*"))
    press("Escape")
    wait_until(lambda: not STATE["person"].all(name=re.compile("“zeta” and its secret .*")), "the question stays")
    # Where there is a window manager, it does so.
    Window("Bitting").focus()


def test_a_key_opens_by_keyboard():
    focus_row("zeta")
    focus_row("beta bot")
    press("Return")
    STATE["person"].wait("button", "Back to the List")
    STATE["person"].wait(name="Withdrawal is on")


def test_clean_end():
    assert STATE["person"].leave() in (0, -15)


tap.run(tap.functions(sys.modules[__name__]))
