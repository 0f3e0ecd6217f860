# SPDX-License-Identifier: GPL-3.0-or-later
"""Why the window is a process that its user may look into: xdg-desktop-portal refuses all others.

The portal opens /proc/PID/root of whoever asks it, to see whether that is a sandbox. Should one of these tests fail
because a process that is closed up is answered, the window can be closed up as bittingctl is.
"""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from portal import Portal  # noqa: E402
from screen import Window  # noqa: E402
from stand_in import StandIn  # noqa: E402
from visits import install_browser, wait_visited  # noqa: E402

CLOSED_UP = {"LD_PRELOAD": os.environ["NOT_DUMPABLE_LIBRARY"], "ASAN_OPTIONS": "verify_asan_link_order=0"}
CALLS = {"Settings.ReadAll": ["[]"], "FileChooser.OpenFile": ["", "Title", "{}"],
         "OpenURI.OpenURI": ["", "https://www.bybit.com/", "{}"]}
# A program in a sandbox asks the portal for these, too; outside of one, where it is told to.
BY_PORTAL = {"GTK_USE_PORTAL": "1", "GIO_USE_PORTALS": "1", "GDK_DEBUG": "portals"}


def ask(method, **environment):
    return subprocess.run(["gdbus", "call", "--session", "--dest", "org.freedesktop.portal.Desktop", "--object-path",
                           "/org/freedesktop/portal/desktop", "--method", f"org.freedesktop.portal.{method}",
                           *CALLS[method]], env={**os.environ, **environment}, capture_output=True, text=True, check=False)


def start(*arguments, **environment):
    """Without anything that says how it is to look, but the portal."""
    words = [f"{name}={value}" for name, value in environment.items()]
    return Person(["env", *words, os.environ["BITTING"], *arguments])


def picture(*looks, **environment):
    """What the first page looks like."""
    with Portal(*looks):
        person = start(**environment)
        try:
            person.wait("button", "Create a New Key")
            return Window("Bitting").wait_still()
        finally:
            person.leave()


def brightness(pixels):
    return sum(pixels.data) / len(pixels.data)


def test_who_is_closed_up_is_refused():
    for method in CALLS:
        with Portal():
            assert ask(method).returncode == 0, ask(method)
            refused = ask(method, **CLOSED_UP)
            assert refused.returncode != 0 and re.search(r"AccessDenied.*/proc/\d+/root", refused.stderr), refused


def test_dark_style():
    assert brightness(picture()) > 180
    assert brightness(picture("dark")) < 90
    assert brightness(picture("dark", **CLOSED_UP)) > 180


def test_high_contrast():
    plain, strong, closed_up = picture(), picture("contrast"), picture("contrast", **CLOSED_UP)
    assert plain.data == picture().data
    assert strong.data != plain.data
    assert closed_up.data == plain.data


def test_file_dialogs():
    with Portal() as portal:
        person = start("/nowhere.env", **BY_PORTAL)
        try:
            person.click("Open a File…")
            assert portal.dialog() == "OpenFile Open a File with Keys"
        finally:
            person.leave()


def without_browsers():
    """A program that finds no other program asks the portal to open a page."""
    folder = pathlib.Path(os.environ["SESSION_FOLDER"]) / "share"
    folder.mkdir()
    for path in pathlib.Path("/usr/share").iterdir():
        if path.name != "applications":
            (folder / path.name).symlink_to(path)
    return {"XDG_DATA_DIRS": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}


def test_the_browser():
    install_browser()
    with Portal():
        person = start(**BY_PORTAL, **without_browsers())
        try:
            person.click("Create a New Key")
            person.wait("list item", "Bybit, worldwide")
            Window("Bitting").wait_focus()
            person.wait("list item", "Bybit, worldwide").reach()
            press("Return")
            wait_until(lambda: person.wait("button", "Next").has("SENSITIVE"), "no site is chosen")
            person.click("Next")
            person.click(re.compile(r"Open www\.bybit\.com.*"))
            assert wait_visited().startswith("https://www.bybit.com")
        finally:
            person.leave()


def test_its_user_may_look_and_there_is_no_core_file():
    person = start()
    try:
        person.wait("button", "Create a New Key")
        process = pathlib.Path(f"/proc/{person.process.pid}")
        assert os.readlink(process / "root") == "/"
        assert re.search("^Max core file size +0 +0 ", (process / "limits").read_text(encoding="ascii"), re.MULTILINE)
    finally:
        person.leave()


def test_nobody_may_look_into_the_command_line():
    """Standing still where it has read the secret, or is about to."""
    program = subprocess.Popen([os.environ["BITTINGCTL"], "check", "--stdin"], stdin=subprocess.PIPE, text=True)
    process = pathlib.Path(f"/proc/{program.pid}")

    def is_closed_up():
        try:
            os.readlink(process / "root")
        except PermissionError:
            return True
        return False

    try:
        wait_until(is_closed_up, "it can be looked into")
        assert re.search("^Max core file size +0 +0 ", (process / "limits").read_text(encoding="ascii"), re.MULTILINE)
    finally:
        program.kill()
        program.wait()


with StandIn("odd-service", "sound"):
    tap.run(tap.functions(sys.modules[__name__]))
