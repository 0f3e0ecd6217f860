# SPDX-License-Identifier: GPL-3.0-or-later
"""The program started again while it runs, and the window and the command line at work on the same keyring at the same
time: one window, and no key lost."""
import os
import pathlib
import re
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from gi.repository import GLib  # noqa: E402
from assistive import NotThere, Person, press, settle, wait_until  # noqa: E402
from command_line import ctl  # noqa: E402
from look import Look  # noqa: E402
from screen import Window, run  # noqa: E402
from secret_service import SecretService  # noqa: E402

SETTLED = 1.0  # seconds, after which nothing changes any more
CROWD = 12
ROUNDS = 6
PLACE = ("--environment", "practice")
SERVICE = SecretService()
# GTK 4.8 warns of a cursor that blinks while something is selected.
PERSON = Person([os.environ["BITTING"]], Look())
ROW = re.compile(".*(Grade|Not checked).*")


def key(number):
    return f"AtOnceKeyAtOnce{number:03}"


def secret(number):
    return f"AtOnceSecretAbCdEfGhIjKlMnOpQrStUv{number:02}"


def add(name, number):
    done = ctl("add", name, *PLACE, given=f"{key(number)}\n{secret(number)}\n")
    assert done.returncode == 0, done.stderr


def start_again(*arguments):
    done = subprocess.run([os.environ["BITTING"], *arguments], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0 and not done.stderr, done
    assert PERSON.process.poll() is None


def windows():
    return run("xdotool", "search", "--onlyvisible", "--name", "^Bitting$").split()


def field(name):
    return PERSON.wait("text", name)


def names():
    return sorted(thing.name.split(", ")[0] for thing in PERSON.all("list item", ROW))


def wait_for_names(*wanted):
    seen = []

    def same():
        seen[:] = names()
        return seen == sorted(wanted)

    try:
        wait_until(same, "")
    except NotThere as error:
        raise AssertionError(f"the list is {seen}, not {sorted(wanted)}") from error


def open_key(name):
    PERSON.wait("list item", re.compile(f"{name}, .*")).reach()
    press("Return")
    PERSON.wait("page tab", "Key").click()


def open_form():
    PERSON.wait("button", "New Key")
    PERSON.all("button", "New Key")[-1].click()
    PERSON.click("Add an Existing Key", role="menu item")


def fill_form(name, number):
    field("API key").write(key(number))
    field("API secret").write(secret(number))
    field("Name in this list").write(name)


def type_into(name, text):
    """With the pointer: whether a field has the focus cannot be asked."""
    window = Window("Bitting")
    window.wait_still()
    left, top, width, height = window.place(PERSON.wait("frame", "Bitting"), field(name))
    window.click(left + width / 3, top + height * 2 / 3)
    press("ctrl+a")
    run("xdotool", "type", text)
    wait_until(lambda: field(name).text == text, f"“{text}” does not get into the field")


def test_started_again_it_is_the_same_process():
    PERSON.wait("button", "Create a New Key")
    start_again()
    assert len(windows()) == 1
    assert run("xdotool", "getwindowpid", windows()[0]).decode().strip() == str(PERSON.process.pid)


def test_started_again_it_comes_to_the_top():
    """Where there is no window manager, it is the program that does it."""

    def corner():
        return tuple(run("import", "-window", "root", "-crop", "1x1+40+40", "-depth", "8", "rgb:-"))

    Window("Bitting").resize(1000, 980)  # Also, so that all rows of the list are in sight later on.
    other = subprocess.Popen(["display", "-size", "1100x1000", "-geometry", "+0+0", "-title", "Other", "xc:red"])
    try:
        wait_until(lambda: corner() == (255, 0, 0), "the other window does not lie on top")
        start_again()
        wait_until(lambda: corner() != (255, 0, 0), "the window stays below")
    finally:
        other.terminate()
        other.wait()


def test_started_again_with_a_file_it_opens_it():
    start_again("/nowhere.env")
    PERSON.wait("button", "Open a File…")
    assert len(windows()) == 1
    PERSON.click("Back to the List")


def test_the_window_and_the_command_line_at_once():
    faults = []

    def work(number):
        """Every third one is renamed, every third one goes."""
        try:
            add(f"line {number}", number)
            if number % 3 == 0:
                assert ctl("rename", f"line {number}", f"moved {number}").returncode == 0
            elif number % 3 == 1:
                assert ctl("remove", f"line {number}", "--yes").returncode == 0
        except AssertionError as fault:
            faults.append(fault)

    PERSON.click("Add an Existing Key")
    fill_form("window", 90)
    crowd = [threading.Thread(target=work, args=(number,)) for number in range(CROWD)]
    for thread in crowd:
        thread.start()
    PERSON.click("Save")
    for thread in crowd:
        thread.join()
    PERSON.wait("button", "Check Now")
    assert not faults, faults
    left = [(f"moved {number}" if number % 3 == 0 else f"line {number}", secret(number))
            for number in range(CROWD) if number % 3 != 1] + [("window", secret(90))]
    assert SERVICE.keys() == sorted(left), SERVICE.keys()
    PERSON.click("Back to the List")
    wait_for_names(*(name for name, _ in left))
    for name, _ in left:
        assert ctl("remove", name, "--yes").returncode == 0
    PERSON.wait("button", "Create a New Key")


def test_a_name_that_was_taken_meanwhile():
    PERSON.click("Add an Existing Key")
    fill_form("same", 91)
    add("same", 92)
    PERSON.click("Save")
    PERSON.wait(name="The keyring already holds a key of this name. Nothing was lost: key and secret are still in the "
                     "fields.")
    assert SERVICE.keys() == [("same", secret(92))]
    field("Name in this list").write("another")
    PERSON.click("Save")
    PERSON.wait("button", "Check Now")
    assert SERVICE.keys() == [("another", secret(91)), ("same", secret(92))]
    assert ctl("remove", "another", "--yes").returncode == 0
    PERSON.click("Back to the List")
    wait_for_names("same")


def back_to_the_list():
    """Where the key has another name than the page, the window goes there by itself."""
    button = next(PERSON.matches("button", "Back to the List"), None)
    if button is not None:
        button.click()


def keys():
    """What is there at one moment: an item may go between its being found and its being read."""
    while True:
        try:
            return SERVICE.keys()
        except GLib.Error:
            pass


def test_one_key_renamed_by_both():
    """Whoever is later, the key is there with its secret, and never gone in between."""
    for number in range(ROUNDS):
        (name, _), = SERVICE.keys()
        open_key(name)
        type_into("Name in this list", f"window {number}")
        with subprocess.Popen([os.environ["BITTINGCTL"], "rename", name, f"line {number}"], stderr=subprocess.PIPE) as other:
            press("Return")
            limit = time.monotonic() + SETTLED
            while other.poll() is None or time.monotonic() < limit:
                assert {kept for _, kept in keys()} == {secret(92)}
                settle()
            assert other.returncode in (0, 2), other.stderr.read()
        left = [name for name, _ in keys()]
        assert set(left) <= {f"window {number}", f"line {number}"}, left
        for name in left[1:]:
            assert ctl("remove", name, "--yes").returncode == 0
        back_to_the_list()
        wait_for_names(left[0])


def test_it_ends_quietly():
    assert PERSON.leave() in (0, -15)


tap.run(tap.functions(sys.modules[__name__]))
