# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing moves for a person who switched animations off (still.c)."""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from room import fill_keyring  # noqa: E402


def look(what):
    """(number of pages, a line for each that moves)"""
    done = subprocess.run([os.environ["STILL"], what], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode in (0, 1) and not done.stderr, (done.returncode, done.stderr[-2000:])
    *faults, counts = done.stdout.splitlines()
    assert (done.returncode == 0) == (not faults), done
    return int(counts.split()[0]), faults


def check(what, pages):
    number, faults = look(what)
    assert number >= pages, number
    assert not faults, "\n" + "\n".join(faults)


def test_empty():
    check("empty", 1)


def test_keys():
    check("keys", 27)


def test_what_moves_is_found():
    """With animations a page slides in, the light goes from ring to ring, and a spinner turns without end."""
    _, faults = look("moving")
    assert "import: something moves on the way there" in faults, faults
    assert "step-2: it comes in many small steps" in faults, faults
    assert {"spinner: something goes on moving", "spinner: it does not stay as it is"} <= set(faults), faults


tap.run([("empty", test_empty), ("the keyring is filled", fill_keyring), ("keys", test_keys),
         ("what moves is found", test_what_moves_is_found)])
