# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys out of a file and out of a message, into the keyring, as an assistive technology sees it."""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from command_line import practice_keys  # noqa: E402
from gi.repository import Gio  # noqa: E402

KEYS = {name: text.split("\n", 1) for name, text in practice_keys().items()}
FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"]) / "bot"
FOLDER.mkdir()
STATE = {}
FILE_MANAGER = """<node><interface name="org.freedesktop.FileManager1"><method name="ShowItems">
  <arg type="as" direction="in"/><arg type="s" direction="in"/></method></interface></node>"""


def key(name):
    return KEYS[name][0]


def secret(name):
    return KEYS[name][1].strip()


def variables(prefix, name):
    return f"{prefix}_API_KEY={key(name)}\n{prefix}_API_SECRET={secret(name)}\n"


def lookup(name):
    return subprocess.run(["secret-tool", "lookup", "application", "bitting", "name", name],
                          capture_output=True, text=True, check=False).stdout


def start(*arguments):
    person = STATE["person"] = Person([os.environ["BITTING"], *arguments])
    return person


def leave():
    assert STATE["person"].leave() in (0, -15)


def rename(old, new):
    """Opens what more there is to a key, by keyboard, and writes another name."""
    person = STATE["person"]
    person.wait("list item", old).reach()
    press("space")
    person.wait("text", "Name in this list").write(new)
    person.wait("list item", new)


def seen():
    """All that the window says of itself."""
    person = STATE["person"]
    return "\n".join([person.describe()] + [thing.text for thing in person.all("text")])


class FileManager:
    """The desktop's file manager, as far as programs may call it."""

    def __init__(self):
        self.shown = []
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        interface = Gio.DBusNodeInfo.new_for_xml(FILE_MANAGER).interfaces[0]
        self.bus.register_object("/org/freedesktop/FileManager1", interface, self.called, None, None)
        Gio.bus_own_name_on_connection(self.bus, "org.freedesktop.FileManager1", Gio.BusNameOwnerFlags.NONE, None, None)

    def called(self, _bus, _sender, _path, _interface, _method, parameters, invocation):
        self.shown.extend(parameters.unpack()[0])
        invocation.return_value(None)


def test_a_file_on_the_command_line():
    path = STATE["path"] = FOLDER / "trading bot.env"
    path.write_text("BYBIT_ENV=practice\n" + variables("BYBIT_MAIN", "good") + variables("BYBIT_MM", "withdraw") +
                    f"BYBIT_OLD_API_KEY={key('card')}\nBINANCE_API_KEY=a\nBINANCE_API_SECRET=b\n", encoding="utf-8")
    person = start(str(path))
    person.wait(name="2 Keys in trading bot.env")
    person.wait(name="Grade A")
    person.wait(name="Grade F")
    person.wait(name=re.compile("Practice · Prac….*\nThis key does what it should, and nothing else."))
    person.wait("list item", "Line 6")
    person.wait(name="Here is a key without a secret.")
    person.wait(name="This key is for Binance. It was left out.")


def test_nothing_shows_a_secret_or_a_whole_key():
    for name in ("good", "withdraw"):
        assert secret(name) not in seen() and key(name) not in seen()


def test_what_is_ticked_is_saved_under_its_new_name():
    person = STATE["person"]
    person.wait("check box", "Save “MM”").toggle()
    person.wait("button", "Save 1 Key")
    rename("Main", "My bot")
    person.wait("list item", "My bot")
    person.click("Save 1 Key")
    person.wait(name="1 Key Saved")
    assert lookup("My bot") == secret("good")
    assert lookup("MM") == "" and lookup("Main") == ""


def test_the_file_is_the_users_to_delete():
    person = STATE["person"]
    manager = FileManager()
    person.wait(name=re.compile("“trading bot.env” still holds the secrets.*"))
    person.click("Show in Folder")
    wait_until(lambda: manager.shown, "the file manager was not called")
    assert manager.shown == [STATE["path"].as_uri()]
    assert STATE["path"].exists()


def test_it_is_in_the_list_with_its_grade():
    person = STATE["person"]
    person.click("See Your Keys")
    person.wait(name="My bot")
    person.wait(name="Grade A")
    leave()


def test_what_is_saved_already_is_said():
    person = start(str(STATE["path"]))
    person.wait(name=re.compile(".*\nAlready saved as “My bot”"))
    person.wait("button", "Save 1 Key")
    leave()


def test_a_bad_file_is_named_with_its_line():
    rows = {"half.env": (f"x=1\nBYBIT_API_KEY={key('good')}\n", "Line 2: Here is a key without a secret."),
            "hummingbot.yml": (f"bybit_api_key: {'7b22' * 40}\n", "Line 1: This is encrypted by Hummingbot.*"),
            "plain.txt": ("hello\n", "No API key was found in it.")}
    for name, (text, words) in rows.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        person = start(str(FOLDER / name))
        person.wait(name=re.compile(f"Nothing was taken from {re.escape(name)}.\n{words}"))
        leave()
    person = start(str(FOLDER / "nowhere.env"))
    person.wait(name=re.compile(".*nowhere.env.*"))
    person.wait("button", "Open a File…")


def test_a_name_that_cannot_be_is_said_and_nothing_is_lost():
    person = STATE["person"]
    (FOLDER / "again.json").write_text(
        f'{{"name": "My bot", "env": "practice", "key": "{key("older")}", "secret": "{secret("older")}"}}', encoding="utf-8")
    leave()
    person = start(str(FOLDER / "again.json"))
    person.wait(name="Grade A")
    rename("My bot 2", "My/bot")
    person.wait(name=re.compile(".*\nThe name holds a slash or an invisible character. Leave it out."))
    person.wait("text", "Name in this list").write("My bot")
    person.wait("list item", "My bot")
    person.click("Save 1 Key")
    person.wait(name=re.compile(".*\nThe keyring already holds a key of this name."))
    assert lookup("My bot") == secret("good")
    person.wait("text", "Name in this list").write("Other bot")
    person.click("Save 1 Key")
    person.wait(name="1 Key Saved")
    assert lookup("Other bot") == secret("older")
    leave()


def copy(text):
    owner = subprocess.Popen([os.environ["CLIPBOARD_OWNER"], text], stdout=subprocess.PIPE, text=True)
    assert owner.stdout.readline() == "ready\n"
    return owner


def test_a_pasted_message():
    person = start()
    person.wait("button", "New Key")
    person.all("button", "New Key")[-1].click()
    person.click("Import Keys…", role="menu item")
    person.click("Paste Text")
    person.wait(name=re.compile("There is no text on the clipboard.*"))
    owner = copy(f"Hi! Environment: practice\nAPI Key: {key('expires-soon')}  Secret: {secret('expires-soon')}\nBye")
    try:
        person.click("Paste Text")
        person.wait(name="1 Key in the pasted text")
        person.wait(name="Grade B")
        assert secret("expires-soon") not in seen()
        person.click("Save 1 Key")
        person.wait(name="1 Key Saved")
        person.wait(name=re.compile("What you pasted is still where you copied it from.*"))
        assert lookup("Bybit") == secret("expires-soon")
        # The secret does not stay on the clipboard.
        assert owner.stdout.readline() == "taken\n"
    finally:
        owner.terminate()
        owner.wait(timeout=10)


def test_what_was_found_is_forgotten():
    person = STATE["person"]
    person.click("Import More")
    person.wait("button", "Open a File…")
    owner = copy(variables("BYBIT", "post") + "BYBIT_ENV=practice")
    try:
        person.click("Paste Text")
        person.wait("button", "Save 1 Key")
        person.click("Start Over")
        person.wait("button", "Paste Text")
        assert not person.all("button", "Save 1 Key")
    finally:
        owner.terminate()
        owner.wait(timeout=10)
    leave()


tap.run(tap.functions(sys.modules[__name__]))
