# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text and icon of every page can be told from what is behind it (contrast.c)."""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from room import fill_keyring  # noqa: E402

# High enough that nothing is scrolled away.
WIDE, NARROW = "1100x2600", "360x3200"


def look(size, what, high, state=None):
    """(texts, icons, the faults a line each)"""
    more = {"ADW_DEBUG_HIGH_CONTRAST": "1"} if high else {}
    done = subprocess.run([os.environ["CONTRAST"], size, what, *([state] if state else [])], env={**os.environ, **more},
                          capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode in (0, 1) and not done.stderr, (done.returncode, done.stderr[-2000:])
    *faults, counts = done.stdout.splitlines()
    assert (done.returncode == 0) == (not faults), done
    texts, icons = (int(part.split()[0]) for part in counts.split(", "))
    return texts, icons, faults


def test_what_is_known():
    """The faint ones are found, and no other: in light and in dark, as their colours are their own."""
    _, _, faults = look("360x720", "control", False)
    found = [line.split(": ")[2] for line in faults]
    assert sorted(found) == sorted(2 * ["too-faint", "veiled", "not-there", "large-faint", "not-large", "not-bold",
                                        "tinted", "icon-faint"]), "\n".join(faults)


def check(size, what, high, state=None):
    texts, icons, faults = look(size, what, high, state)
    assert texts > (1000 if what == "keys" else 10) and icons > (200 if what == "keys" else 5), (texts, icons)
    assert not faults, "\n" + "\n".join(faults)


def table(what):
    return [(f"{what} {size} {'high contrast' if high else 'usual'}",
             lambda size=size, high=high: check(size, what, high))
             for size, high in ((WIDE, False), (WIDE, True), (NARROW, False))]


STATES = [(f"keys {WIDE} {state}", lambda state=state: check(WIDE, "keys", False, state)) for state in ("hover", "press")]

tap.run([("what is known", test_what_is_known), *table("empty"), ("the keyring is filled", fill_keyring), *table("keys"),
         *STATES])
