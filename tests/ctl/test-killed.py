# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed at two hundred points of all that changes a key: each key is whole or absent as before, never half, what was
interrupted can be done again, and the history opens."""
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import PROGRAM, ctl  # noqa: E402
from places import Network  # noqa: E402
from secret_service import SecretService  # noqa: E402

LIBRARY = pathlib.Path(__file__).resolve().parent.parent / "lib"
HISTORY = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "bitting" / "history.sqlite"
KILLS = 200  # of commands that were still at work
MOST = 200  # tries for each of the five commands: a machine may become faster while it is measured
SERVICE, NETWORK = SecretService(), Network()
RANDOM = random.Random(os.environ.get("BITTING_TEST_SEED", "1"))
PLACE = ("--host", NETWORK.origin)
CUTS = {}

A, B = "FirstSecretAbCdEfGhIjKlMnOpQrStUvWx1", "SecondSecretZyXwVuTsRqPoNmLkJiHgFed2"
OTHER = ("bystander", "BystanderSecretAbCdEfGhIjKlMnOpQrS3")


def given(secret):
    """The key is known by its secret."""
    return f"Key{secret[:15]}\n{secret}\n"


def keys():
    """Those that the tests change; the bystander is never touched."""
    found = SERVICE.keys()
    assert found.count(OTHER) == 1, found
    found.remove(OTHER)
    return found


def run(*words, secret=None):
    done = ctl(*words, given=given(secret) if secret else "")
    assert done.returncode in (0, 1), (words, done)


def kill(seconds, words, secret):
    """Kills the command that long after its start. Returns whether it was still at work."""
    with subprocess.Popen([PROGRAM, *words], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as process:
        try:
            process.stdin.write(given(secret).encode() if secret else b"")
            process.stdin.close()
        except BrokenPipeError:
            pass
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL


def history_is_whole():
    with sqlite3.connect(HISTORY) as history:
        assert history.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    history.close()


def measure(words, secret):
    started = time.monotonic()
    run(*words, secret=secret)
    return time.monotonic() - started


def interrupt(what, before, words, secret, after, between):
    """Kills one command at points all over its life. `before` brings about what is there at first, `after` is what is
    there when it has ended, `between` says whether what a death has left is whole."""
    CUTS[what] = 0
    before()
    whole = measure(words, secret)
    assert keys() == after, (what, keys())
    history_is_whole()
    for i in range(MOST):
        if CUTS[what] == KILLS // 5:
            break
        before()
        CUTS[what] += kill(RANDOM.uniform(0, whole), words, secret)
        if i % 20 == 0:
            # What is in the daemon's memory is no proof.
            subprocess.run([LIBRARY / "keyring", "unlocked"], check=True)
        left = keys()
        assert between(left), (what, i, left)
        history_is_whole()
        if left == after:
            continue
        done = ctl(*words, given=given(secret) if secret else "")
        assert done.returncode in (0, 1), (what, i, left, done)
        assert keys() == after, (what, i, left, keys())


def clear():
    for name in sorted({name for name, _ in keys()}):
        run("remove", name, "--yes")
    assert keys() == []


def only_a():
    if keys() != [("a", A)]:
        clear()
        run("add", "a", *PLACE, secret=A)


def test_add():
    run("add", OTHER[0], *PLACE, secret=OTHER[1])
    interrupt("add", clear, ("add", "a", *PLACE), A, [("a", A)], lambda left: left in ([], [("a", A)]))


def test_replace():
    """The new one is there before the old one goes."""
    interrupt("replace", only_a, ("add", "a", *PLACE, "--replace"), B, [("a", B)],
              lambda left: left and set(left) <= {("a", A), ("a", B)})


def test_rename():
    interrupt("rename", only_a, ("rename", "a", "b"), None, [("b", A)],
              lambda left: left and set(left) <= {("a", A), ("b", A)})


def test_remove():
    interrupt("remove", only_a, ("remove", "a", "--yes"), None, [], lambda left: left in ([], [("a", A)]))


def test_check():
    interrupt("check", only_a, ("check", "a"), None, [("a", A)], lambda left: left == [("a", A)])


def test_all_died_at_work():
    assert sum(CUTS.values()) == KILLS, CUTS
    NETWORK.stop()


tap.run(tap.functions(sys.modules[__name__]))
