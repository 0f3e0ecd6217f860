# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether all keys are to be checked once a day: asked once, answered, and switched in the preferences."""
import json
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from gi.repository import GLib  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from command_line import TEAM, ctl, practice  # noqa: E402
from screen import Window  # noqa: E402
from stand_in import StandIn  # noqa: E402

TIMER = "io.github.bitting.Bitting.timer"
SWITCHED_ON = [f"EnableUnitFiles ['{TIMER}'] False False", "Reload", f"StartUnit {TIMER} replace"]
SWITCHED_OFF = [f"StopUnit {TIMER} replace", f"DisableUnitFiles ['{TIMER}'] False", "Reload"]
QUESTION = re.compile("Check Your Keys Once a Day.*")
FROM_NOW_ON = "Bitting checks your keys once a day from now on, also while its window is closed."
WITHOUT_SYSTEMD = ("This computer has no systemd, so Bitting checks your keys once a day while its window is open.")
STATE = {}


def person():
    return STATE["person"]


def is_on():
    return json.loads(ctl("watch", "--status", "--json").stdout)["watch"]


def forget():
    """As if the person had never been asked."""
    for setting in ("watch", "watch-asked"):
        subprocess.run(["gsettings", "set", "io.github.bitting.Bitting", setting, "false"], check=True)


def cards(name):
    return len(ctl("history", name, "--json").stdout.splitlines())


def check(name, words):
    """Opens a key from the list, and checks it."""
    number = cards(name)
    row = re.compile(f"{name}, .*")
    person().wait("list item", row)

    def focused():
        rows = person().all("list item", re.compile(".*(Grade|Not checked).*"))
        for _ in range(20):
            if any(item.has("FOCUSED") for item in rows):
                break
            press("Tab")
        press("Home" if name == "bad" else "End")
        return any(item.has("FOCUSED") for item in person().all("list item", row))

    wait_until(focused, f"{name} gets no focus")
    press("Return")
    person().click(re.compile("Check (Now|Again)"))
    wait_until(lambda: cards(name) > number, "nothing was checked")
    person().wait(name=words)


def is_asked():
    try:
        return bool(person().all(name=QUESTION))
    except GLib.Error:
        return False


def answer(label):
    person().wait(name=QUESTION)
    person().click(re.compile(f"_?{label}( {label})?"))
    wait_until(lambda: not is_asked(), "the question stays")
    Window("Bitting").focus()


def go_back():
    assert not is_asked()
    person().click("Back to the List")


def switch_in_preferences():
    """The switch has no action on GTK 4.8, so it is reached by keyboard."""
    Window("Bitting").focus()
    press("ctrl+comma")
    switch = person().wait("check box", "Check all keys once a day")
    Window("Preferences").focus()
    switch.reach()
    press("space")


def leave_preferences():
    press("Escape")
    wait_until(lambda: not person().all("check box", "Check all keys once a day"), "the preferences stay")
    Window("Bitting").focus()


def test_set_up():
    forget()
    STATE["practice"] = practice()
    exchange = STATE["practice"].__enter__()
    keys = {key["id"]: key["api_key"] + "\n" + key["secret"] + "\n" for key in exchange["keys"]}
    for name, kind in (("bad", "withdraw"), ("good", "good")):
        done = ctl("add", name, "--host", exchange["origin"], "--ips", TEAM, given=keys[kind])
        assert done.returncode == 0, done.stderr
    os.environ["SSL_CERT_FILE"] = exchange["certificate"]
    STATE["person"] = Person([os.environ["BITTING"]])


def test_a_bad_card_is_no_moment_to_ask():
    check("bad", "Withdrawal is on")
    go_back()
    assert not is_on()


def test_the_first_good_card_is():
    check("good", "Grade A")
    answer("Not Now")
    go_back()
    assert not is_on()


def test_nobody_is_asked_twice():
    check("good", "Grade A")
    go_back()


def test_a_yes_switches_the_timer_of_systemd():
    forget()
    with StandIn("service-manager", "sound") as manager:
        check("good", "Grade A")
        answer("Check Daily")
        person().wait_told(FROM_NOW_ON)
        assert [manager.wait() for _ in range(3)] == SWITCHED_ON
        assert is_on() and manager.rest() == []


def test_the_preferences_switch_it_off():
    with StandIn("service-manager", "sound") as manager:
        switch_in_preferences()
        assert [manager.wait() for _ in range(3)] == SWITCHED_OFF
        person().wait(name="Bitting no longer checks your keys by itself.")
        assert not is_on()
        leave_preferences()
        assert manager.rest() == []


def test_without_systemd_the_person_is_told():
    switch_in_preferences()
    person().wait(name=WITHOUT_SYSTEMD)
    wait_until(is_on, "it is still off")
    press("space")
    wait_until(lambda: not is_on(), "it is still on")


def test_a_systemd_that_refuses_is_quoted():
    with StandIn("service-manager", "refuse"):
        press("space")
        person().wait(name=re.compile("The system’s timer could not be switched on, .* “Unit file does not exist”"))
    wait_until(is_on, "it is still off")
    leave_preferences()


def test_clean_end():
    status = person().leave()
    assert status in (0, -15), status
    STATE["practice"].__exit__(None, None, None)


tap.run(tap.functions(sys.modules[__name__]))
