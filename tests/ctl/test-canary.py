# SPDX-License-Identifier: GPL-3.0-or-later
"""A known secret goes the whole way at the command line, with all that can be said about it turned on, and is found
nowhere but in the keyring."""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import memory  # noqa: E402
import tap  # noqa: E402
from assistive import wait_until  # noqa: E402
from canary import Canary  # noqa: E402
from command_line import PROGRAM  # noqa: E402
from places import Bus, Children, Files, Network, Output, look  # noqa: E402

SECRET, SECOND, PLANTED = Canary(), Canary(), Canary()
KEY = "AbCdEfGhIjKlMnOpQr"
OUTPUT, CHILDREN, FILES, BUS, NETWORK = Output(), Children(), Files(), Bus(), Network()
PLACE = ("--host", NETWORK.origin)
LOUD = {"G_MESSAGES_DEBUG": "all", "G_DBUS_DEBUG": "all", **CHILDREN.environment, **FILES.environment}


def start(*words):
    OUTPUT.note(words)
    return subprocess.Popen([PROGRAM, *words], stdin=subprocess.PIPE, stdout=OUTPUT.file, stderr=OUTPUT.file,
                            env={**os.environ, **LOUD})


def ctl(*words, given="", status=0):
    process = start(*words)
    process.communicate(given.encode(), timeout=60)
    assert process.returncode == status, f"{words} ends with {process.returncode}: {OUTPUT.last()}"


def look_up(name):
    return subprocess.run(["secret-tool", "lookup", "application", "bitting", "name", name],
                          capture_output=True, text=True, check=False).stdout


def test_the_whole_way():
    ctl("add", "canary", *PLACE, given=f"{KEY}\n{SECRET.text}\n")
    assert look_up("canary") == SECRET.text
    for words in (("check", "canary"), ("check", "canary", "--json", "--verbose", "--prove"), ("check", "--all")):
        ctl(*words, status=1)
    for words in (("show", "canary"), ("report", "canary")):
        ctl(*words, status=1)
    ctl("watch")
    for words in (("list", "--json"), ("history", "canary"), ("rename", "canary", "bird"),
                  ("rename", "bird", "canary")):
        ctl(*words)
    ctl("check", "--stdin", *PLACE, given=f"{KEY}\n{SECRET.text}\n", status=1)


def test_what_goes_wrong():
    """A mistake is named, never repeated: in the wrong place, in the wrong order, to nobody."""
    ctl("add", "canary", *PLACE, given=f"{KEY}\n{SECRET.text}\n", status=2)
    ctl("add", "swapped", *PLACE, given=f"{SECRET.text}\n{KEY}\n", status=2)
    ctl("add", "broken", *PLACE, given=f"{KEY}\n{SECRET.text} {SECRET.text}\n", status=2)
    ctl("add", "alone", *PLACE, given=f"{SECRET.text}\n", status=2)
    ctl("check", "--stdin", "--host", "http://127.0.0.1:9", given=f"{KEY}\n{SECRET.text}\n", status=3)


def test_a_new_secret_takes_over():
    ctl("rotate", "canary", given=f"{KEY[::-1]}\n{SECOND.text}\n")
    ctl("rotate", "--undo", "canary")
    ctl("add", "canary", "--secret", given=f"{SECOND.text}\n")
    assert look_up("canary") == SECOND.text


def test_memory_has_it_in_locked_pages_alone():
    """While the exchange lets the program wait for an answer."""
    NETWORK.held.clear()
    before = len(NETWORK.seen)
    process = start("check", "canary")
    try:
        wait_until(lambda: len(NETWORK.seen) > before, "the exchange is not asked")
        if os.getuid() == 0:
            found = memory.everywhere(process.pid, SECOND)
            assert found and found == [words for words in found if words.startswith("locked")], found
        else:
            # Nobody else may look: the process is not dumpable.
            assert not os.access(f"/proc/{process.pid}/mem", os.R_OK)
        limits = pathlib.Path(f"/proc/{process.pid}/limits").read_text(encoding="ascii")
        assert re.search("^Max core file size +0 +0 ", limits, re.MULTILINE), limits
    finally:
        NETWORK.held.set()
    process.communicate(timeout=30)
    assert process.returncode == 1


def test_it_is_nowhere():
    ctl("remove", "canary", "--yes")
    assert look_up("canary") == ""
    places = (OUTPUT, CHILDREN, FILES, BUS, NETWORK)
    leaks = look(places, PLANTED, SECRET, SECOND)
    assert not leaks, leaks
    assert b"X-BAPI-SIGN" in NETWORK.read() and b"org.freedesktop.Secret" in BUS.read()
    assert b"GDBus-debug" in OUTPUT.read()
    BUS.stop()
    NETWORK.stop()


tap.run(tap.functions(sys.modules[__name__]))
