# SPDX-License-Identifier: GPL-3.0-or-later
"""A known secret goes the whole way through a real window, with all that can be said about it turned on. It is found
nowhere but in the keyring, and in memory only in locked pages, and there only for as long as it is needed."""
import os
import re
import subprocess
import sys
import pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import memory  # noqa: E402
import tap  # noqa: E402
from assistive import NotThere, PATIENCE, Person, press, settle, wait_until  # noqa: E402
from canary import Canary  # noqa: E402
from command_line import ctl  # noqa: E402
from places import Bus, Children, Clipboard, Files, Network, Notifications, Output, Tree, look  # noqa: E402
from screen import Window  # noqa: E402

NAME = "canary"
KEY = "AbCdEfGhIjKlMnOpQr"
SECONDS = 10
# One for each way into the field; the last one is saved.
TYPED, WRITTEN, IN_KEY_FIELD, SECRET = Canary(), Canary(), Canary(), Canary()
ALL = (TYPED, WRITTEN, IN_KEY_FIELD, SECRET)
PLANTED = Canary()

OUTPUT, CHILDREN, FILES, BUS, NETWORK = Output(), Children(), Files(), Bus(), Network()
NOTIFICATIONS = Notifications()
LOUD = {"G_MESSAGES_DEBUG": "all", "G_DBUS_DEBUG": "all", **CHILDREN.environment, **FILES.environment}
subprocess.run(["gsettings", "set", "io.github.bitting.Bitting", "clipboard-seconds", str(SECONDS)], check=True)
PERSON = Person(["env", *(f"{name}={value}" for name, value in LOUD.items()), "sh", "-c",
                 f'exec "$0" >>{OUTPUT.path} 2>&1', os.environ["BITTING"]])
TREE = Tree(PERSON)
CLIPBOARD = Clipboard()


def field(name):
    return PERSON.wait("text", name)


def click_into(name):
    """With the pointer, once the page is where it is seen: whether a field has the focus cannot be asked."""
    PERSON.wait("button", f"Paste the {name}").reach()
    window = Window("Bitting")
    window.wait_still()
    left, top, width, height = window.place(PERSON.wait("frame", "Bitting"), field(name))
    window.click(left + width / 3, top + height * 2 / 3)


def only_locked(canary, when):
    """It is there, in locked pages alone, and hidden from everybody who looks at the window."""
    places = memory.places(PERSON.process.pid, canary)
    assert places and all(mapping.locked for mapping, _ in places), (when, [words for _, words in places])
    assert not canary.find(TREE.read()), when


def gone(canary, when):
    """What is in the pipe between two programs when a page is closed arrives a moment later."""
    found = []

    def nowhere():
        found[:] = memory.everywhere(PERSON.process.pid, canary)
        return not found

    try:
        wait_until(nowhere, when, 5)
    except NotThere as error:
        raise AssertionError(f"{when}, but memory keeps {found}") from error
    assert not canary.find(TREE.read()), when


def holds(count):
    """However it is hidden, the field has so many characters."""
    wait_until(lambda: len(field("API secret").text) == count, f"the field has not {count} characters")


def test_a_page_for_a_key():
    PERSON.click("Add an Existing Key")
    PERSON.wait("combo box", re.compile("Site.*")).reach()
    press("space")
    press("End")
    press("Return")
    field("Address").write(NETWORK.origin)
    field("API key").write(KEY)
    field("Name in this list").write(NAME)


def test_typing():
    click_into("API secret")
    subprocess.run(["xdotool", "type", "--delay", "5", TYPED.text], check=True)
    holds(len(TYPED.text))
    only_locked(TYPED, "typed")
    # In the middle, and back: the text moves, and nothing of it stays behind.
    for key in ("Home", "Right", "Right", "x", "BackSpace", "End"):
        press(key)
    only_locked(TYPED, "edited")


def test_looking_at_what_was_typed():
    """Then it is drawn, and a layout has it, but not afterwards."""
    peek = PERSON.wait("button", "Show or Hide the Secret")
    peek.click()
    Window("Bitting").wait_still()
    peek.click()
    Window("Bitting").wait_still()
    wait_until(lambda: not memory.outside(PERSON.process.pid, TYPED), "a text that is hidden again is kept", 5)
    press("ctrl+a")
    press("Delete")
    holds(0)
    gone(TYPED, "what was typed is deleted")


def test_writing_as_a_screen_reader_does():
    field("API secret").write(WRITTEN.text)
    holds(len(WRITTEN.text))
    only_locked(WRITTEN, "written")
    field("API secret").write("")
    holds(0)
    gone(WRITTEN, "what was written is deleted")


def test_the_wrong_field():
    field("API key").write(IN_KEY_FIELD.text)
    PERSON.click("Save")
    field("API key").write(KEY)
    gone(IN_KEY_FIELD, "it was in the field of the key")


def paste(how):
    field("API secret").write("")
    with CLIPBOARD.owned(SECRET.text):
        how()
        holds(len(SECRET.text))
        only_locked(SECRET, "pasted")


def paste_by_keyboard():
    click_into("API secret")
    press("ctrl+v")


def test_pasting_and_saving():
    paste(paste_by_keyboard)
    paste(lambda: PERSON.click("Paste the API secret"))
    with CLIPBOARD.owned(SECRET.text):
        PERSON.click("Save")
        PERSON.wait("button", "Check Now")
        wait_until(lambda: not SECRET.find(CLIPBOARD.read()), "the clipboard keeps it")
    gone(SECRET, "it was saved")


def test_checking():
    PERSON.click("Check Now")
    PERSON.wait(name="Grade F")
    gone(SECRET, "it was checked")
    assert b"X-BAPI-SIGN" in NETWORK.read()


def test_showing():
    PERSON.wait("page tab", "Key").click()
    PERSON.wait("button", "Show the Secret for 20 Seconds").click()
    PERSON.wait("label", SECRET.text[:4])
    # In groups that are too short to count as found, and it is not kept beside them.
    gone(SECRET, "it is shown")
    PERSON.wait("button", "Show the Secret for 20 Seconds").click()
    wait_until(lambda: not PERSON.all("label", SECRET.text[:4]), "it is not hidden")
    gone(SECRET, "it was hidden")


def test_copying_and_removing():
    PERSON.click("Copy the Secret")
    wait_until(lambda: SECRET.find(CLIPBOARD.read()), "it is not copied")
    PERSON.all("button", "More for This Card")[-1].click()
    PERSON.click("Remove This Key…", role="menu item")
    PERSON.click(re.compile("_?Remove( Remove)?"))
    wait_until(lambda: not SECRET.find(CLIPBOARD.read()), "the clipboard keeps it", SECONDS + PATIENCE)
    wait_until(lambda: ctl("list").stdout.strip() == "" or NAME not in ctl("list").stdout, "it is never removed",
               10 + PATIENCE)
    gone(SECRET, "it was removed")


def test_it_is_nowhere():
    field_to_plant = next(iter(PERSON.all("button", "Add an Existing Key")), None)
    if field_to_plant is not None:
        field_to_plant.click()
    settle()
    # What the test itself wrote by way of the bus is in what the program says of the bus.
    leaks = look([OUTPUT], PLANTED, TYPED, SECRET)
    leaks += look((CHILDREN, FILES, BUS, NETWORK, NOTIFICATIONS, TREE, CLIPBOARD), PLANTED, *ALL)
    assert not leaks, leaks
    # What stands in an ordinary field is found in memory, or all of the above would prove nothing.
    assert memory.outside(PERSON.process.pid, PLANTED)
    assert b"GDBus-debug" in OUTPUT.read() and b"org.freedesktop.Secret" in BUS.read()


def test_it_ends():
    assert PERSON.leave() in (0, -15)
    for place in (BUS, NETWORK, NOTIFICATIONS, CLIPBOARD):
        place.stop()


tap.run(tap.functions(sys.modules[__name__]))
