# SPDX-License-Identifier: GPL-3.0-or-later
"""answer_bench.py [SECONDS]: how soon the window answers while it waits for an exchange or a keyring that never does,
beside a bare libadwaita window. A question over the accessibility bus is answered between two turns of the main loop,
so that no gap in it can be longer than the longest answer took; a key is pressed each second meanwhile."""
import itertools
import os
import pathlib
import re
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import table  # noqa: E402
from assistive import Person, press  # noqa: E402
from command_line import ctl  # noqa: E402
from screen import Window  # noqa: E402
from stillness import silent_exchange, stuck_keyring  # noqa: E402

SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 8.0
GOAL = 0.1  # seconds
KEYS = 3
SECRET = "WaitingSecretAbCdEfGhIjKlMnOpQrStUvW"


def measure(name, person):
    frame = person.wait("frame")
    taken = []
    keys = itertools.cycle(["F10", "Escape"])
    over = time.monotonic() + SECONDS
    pressed = time.monotonic()
    while time.monotonic() < over:
        if time.monotonic() - pressed > 1:
            press(next(keys))
            pressed = time.monotonic()
        began = time.monotonic()
        frame.area()
        taken.append(time.monotonic() - began)
    press("Escape")
    late = sum(1 for one in taken if one > GOAL)
    print(f"{name:44} {len(taken):8} {statistics.median(taken) * 1000:9.2f} {max(taken) * 1000:9.1f} {late:7}", flush=True)
    if "bare" not in name:
        table.note_count(f"answers later than 100 ms, waiting for {name}", late, 0)


def start(program="BITTING", button="Main Menu"):
    person = Person([os.environ[program]])
    person.wait("button", button)
    return person


def check_all(person):
    Window("Bitting").wait_focus()
    press("F10")
    person.wait("menu item", re.compile("Check All Keys.*"))
    press("Return")
    person.wait("button", "Stop Checking")


def main():
    print(f"{'waiting for':44} {'answers':>8} {'middle ms':>9} {'longest':>9} {'>100 ms':>7}")
    person = start("BARE_WINDOW", "Close")
    measure("nobody, a bare window", person)
    person.leave()
    with silent_exchange() as origin:
        for number in range(KEYS):
            done = ctl("add", f"silent {number}", "--host", origin, given=f"WaitingKeyWaiting{number}\n{SECRET}\n")
            assert done.returncode == 0, done.stderr
        person = start()
        person.wait("list item", re.compile("silent 0, .*"))
        measure("nobody", person)
        check_all(person)
        measure("an exchange", person)
        person.leave()
        person = start()
        person.wait("list item", re.compile("silent 0, .*"))
        with stuck_keyring():
            check_all(person)
            measure("a keyring, for secrets to check", person)
        person.leave()
        with stuck_keyring():
            person = start()
            measure("a keyring, for the list at the start", person)
            person.leave()


main()
