# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of every kind that are dropped on the window, from a window of another program."""
import contextlib
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, settle  # noqa: E402
from command_line import TEAM, ctl, practice_keys  # noqa: E402
from screen import Window  # noqa: E402

FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"])
KEYS = practice_keys()
RIGHT = 1000  # where the other window is, beside ours


@contextlib.contextmanager
def dragger(path):
    process = subprocess.Popen([os.environ["FILE_DRAGGER"], str(path)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


def drop(name, text):
    """Slowly, as a hand does it: the programs talk to each other meanwhile."""
    path = FOLDER / name
    path.write_text(text, encoding="utf-8")
    ours = Window("Bitting")
    with dragger(path) as process:
        files = Window("Files")
        subprocess.run(["xdotool", "windowmove", files.id, str(RIGHT), "100"], check=True)
        files.wait_still()
        files.point(80, 80)
        subprocess.run(["xdotool", "mousedown", "1"], check=True)
        for step in range(6):
            files.point(80 - 10 * step, 80)
            files.wait_still()
        for step in range(4):
            ours.point(500 - 40 * step, 400)
            ours.wait_still()
        subprocess.run(["xdotool", "mouseup", "1"], check=True)
        assert process.stdout.readline() == "taken\n"
    settle()


def with_a_drop(name, text, look):
    person = Person([os.environ["BITTING"]])
    try:
        person.wait("button", "Create a New Key")
        Window("Bitting").resize(900, 700)
        drop(name, text)
        look(person)
    finally:
        person.leave()


def test_a_policy():
    def look(person):
        person.wait(name="Import a Policy")
        person.wait("label", "A grid bot on the spot market")
        person.wait("button", "Import")

    with_a_drop("bot.bitting-policy.json", ctl("policy", "show", "grid-bot", "--json").stdout, look)


def test_a_report_file():
    def look(person):
        person.wait("label", "Where This Card Comes From")
        person.wait(name="Grade F")

    text = ctl("check", "--stdin", "--environment", "practice", "--ips", TEAM, "--json", given=KEYS["withdraw"]).stdout
    with_a_drop("report.json", text, look)


def test_a_file_with_keys():
    def look(person):
        person.wait("check box", re.compile("Save “.*”"))

    key, secret = KEYS["good"].split()
    with_a_drop("bot.env", f"BYBIT_API_KEY={key}\nBYBIT_API_SECRET={secret}\n", look)


tap.run(tap.functions(sys.modules[__name__]))
