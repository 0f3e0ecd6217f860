# SPDX-License-Identifier: GPL-3.0-or-later
"""A round in the background: started by the bus, without a window, told by a notification."""
import contextlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

import gi

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import wait_until  # noqa: E402
from command_line import TEAM, ctl, practice  # noqa: E402
from stand_in import StandIn, take_from_past  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

NAME = "io.github.bitting.Bitting"
PATH = "/io/github/bitting/Bitting"
KEY = "ICG-MM"
UNITS = [pathlib.Path(__file__).resolve().parents[2] / "data" / "systemd" / f"{NAME}.{kind}" for kind in ("service", "timer")]
BUS = Gio.bus_get_sync(Gio.BusType.SESSION)


def call(name, path, interface, method, parameters=None):
    reply = BUS.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, 30000)
    return reply.unpack()


def ask_bus(method, parameters):
    return call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, parameters)


def activate(action, *targets):
    """As the timer's service or the desktop does: the bus starts the program if it has to."""
    call(NAME, PATH, "org.freedesktop.Application", "ActivateAction",
         GLib.Variant("(sava{sv})", (action, targets, {})))


def wake():
    """As systemd's timer does: by the very line of its service."""
    units = subprocess.run(["systemd-analyze", "--user", "--man=no", "verify", *UNITS], capture_output=True,
                           text=True, check=False)
    assert (units.returncode, units.stdout, units.stderr) == (0, "", ""), units
    line = next(line for line in UNITS[0].read_text().splitlines() if line.startswith("ExecStart="))
    subprocess.run(shlex.split(line.removeprefix("ExecStart=")), check=True)


def is_running():
    return ask_bus("NameHasOwner", GLib.Variant("(s)", (NAME,)))[0]


def process_of_program():
    return ask_bus("GetConnectionUnixProcessID", GLib.Variant("(s)", (NAME,)))[0]


def windows():
    """Names of the windows that the program shows."""
    desktop = Atspi.get_desktop(0)
    names = []
    process = process_of_program()
    for i in range(desktop.get_child_count()):
        node = desktop.get_child_at_index(i)
        if node is not None and node.get_process_id() == process:
            names += [node.get_child_at_index(j).get_name() for j in range(node.get_child_count())]
    return names


def windows_on_screen():
    listed = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."], capture_output=True,
                            text=True, check=False)
    return listed.stdout.split()


def leave():
    if is_running():
        activate("quit")
    wait_until(lambda: not is_running(), "the program does not end")


def install():
    """Makes the bus know how to start the program, as the installed service file does."""
    path = pathlib.Path(os.environ["SESSION_FOLDER"]) / "services" / f"{NAME}.service"
    path.write_text(f"[D-BUS Service]\nName={NAME}\nExec={os.environ['BITTING']} --gapplication-service\n")
    ask_bus("ReloadConfig", None)


@contextlib.contextmanager
def key_that(changed):
    """A saved key that can withdraw; where it changed, only since its last check."""
    with practice() as exchange:
        key = next(f"{k['api_key']}\n{k['secret']}\n" for k in exchange["keys"] if k["id"] == "withdraw")
        environment = {"SSL_CERT_FILE": exchange["certificate"]}
        assert ctl("add", KEY, "--host", exchange["origin"], "--ips", TEAM, "--replace", given=key).returncode == 0
        assert ctl("check", KEY, env=environment).returncode == 1
        if changed:
            take_from_past(KEY, "Wallet.Withdraw")
        ask_bus("UpdateActivationEnvironment", GLib.Variant("(a{ss})", (environment,)))
        yield


def cards():
    return len(ctl("history", KEY, "--json").stdout.splitlines())


def test_set_up():
    install()
    assert ctl("watch", "--on").returncode == 0


def test_a_notification_and_no_window():
    with StandIn("notifications", "gtk") as desktop:
        with key_that(changed=True):
            wake()
            told = json.loads(desktop.wait())
        assert told["application"] == NAME and told["id"] == f"key-{KEY}", told
        assert told["title"] == f"{KEY}: Withdrawal was switched on", told
        assert told["body"] == "This key puts your money at risk: Withdrawal is on.", told
        assert told["priority"] == "urgent", told
        assert (told["default-action"], told["default-action-target"]) == ("app.open-key", KEY), told
        assert windows_on_screen() == []
        wait_until(lambda: not is_running(), "the program stays", patience=40)
        assert desktop.rest() == []
    assert cards() == 2


def test_a_click_opens_the_window():
    with StandIn("notifications", "gtk") as desktop:
        activate("open-key", GLib.Variant("s", KEY))
        wait_until(windows, "no window opens")
        assert json.loads(desktop.wait()) == {"application": NAME, "id": f"key-{KEY}", "removed": True}
        leave()


def test_what_is_fine_says_nothing():
    before = cards()
    with StandIn("notifications", "gtk") as desktop:
        with key_that(changed=False):
            activate("watch")
            wait_until(lambda: not is_running(), "the program stays", patience=40)
        assert desktop.rest() == []
    assert cards() == before + 2


def test_an_older_desktop_can_be_clicked_on_too():
    with StandIn("notifications", "freedesktop") as desktop:
        with key_that(changed=True):
            activate("watch")
            told = json.loads(desktop.wait())
            assert told["title"] == f"{KEY}: Withdrawal was switched on" and told["urgency"] == 2, told
            assert windows_on_screen() == []
            desktop.say("click")
            wait_until(windows, "no window opens")
        leave()


def test_a_wish_that_was_taken_back_counts():
    assert ctl("watch", "--off").returncode == 0
    with StandIn("notifications", "gtk") as desktop:
        with key_that(changed=True):
            activate("watch")
            wait_until(lambda: not is_running(), "the program stays", patience=40)
        assert desktop.rest() == []


def test_an_open_window_makes_the_round_that_nobody_made():
    assert ctl("watch", "--on").returncode == 0
    with StandIn("notifications", "gtk") as desktop:
        with key_that(changed=True):
            subprocess.run(["gsettings", "set", NAME, "watched-at", "0"], check=True)
            call(NAME, PATH, "org.freedesktop.Application", "Activate", GLib.Variant("(a{sv})", ({},)))
            assert json.loads(desktop.wait())["title"] == f"{KEY}: Withdrawal was switched on"
        leave()


def test_nothing_was_complained_of():
    log = (pathlib.Path(os.environ["SESSION_FOLDER"]) / "bus.log").read_text()
    assert not [line for line in log.splitlines() if "WARNING" in line or "CRITICAL" in line], log


tap.run(tap.functions(sys.modules[__name__]))
