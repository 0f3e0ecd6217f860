# SPDX-License-Identifier: GPL-3.0-or-later
"""Another test, in a window where every text stands in « »: its dialogs, messages and refusals are in the
reader's language. The test itself does not see the marks, and has to pass."""
import os
import pathlib
import re
import runpy
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import assistive  # noqa: E402
import command_line  # noqa: E402
import pseudo  # noqa: E402
import tap  # noqa: E402
from marked import is_marked  # noqa: E402

NAME, TEXT, WRITE = assistive.Thing.name, assistive.Thing.text, assistive.Thing.write
CTL, RUN = command_line.ctl, tap.run
MOST_TEXTS = 50
SEEN = set()
# What the reader calls things: what is typed comes to it, and the names in the files that are imported are these.
GIVEN = {"Bybit", "MM", "Main", "My bot", "My bot 2", "My/bot", "again.json", "trading bot.env"}


def bare(text):
    return re.sub(f"[{pseudo.MARKS}]", "", text)


def name(thing):
    said = NAME.fget(thing)
    SEEN.add(said)
    return bare(said)


def write(thing, text):
    GIVEN.add(text)
    WRITE(thing, text)


def ctl(*arguments, **more):
    """Whoever uses the terminal reads English; what they call a key is seen in the window."""
    if arguments[0] == "add":
        GIVEN.add(arguments[1])
    return CTL(*arguments, **{**more, "env": {"LANGUAGE": "en", **(more.get("env") or {})}})


def check():
    faults = sorted(text for text in SEEN if not is_marked(text, GIVEN))
    assert not faults, "\n" + "\n".join(faults)
    assert sum("«" in text for text in SEEN) > MOST_TEXTS, sorted(SEEN)
    # What was not translated would have been found.
    assert not is_marked("Nobody translated this", GIVEN) and not is_marked("«Half» of it", GIVEN)


pseudo.learn_and_speak(os.environ["BITTING_BUILD"])
assistive.Thing.name = property(name)
assistive.Thing.text = property(lambda thing: bare(TEXT.fget(thing)))
assistive.Thing.write = write
command_line.ctl = ctl
tap.run = lambda tests: RUN([*tests, ("all that was seen is marked", check)])
del sys.argv[0]
runpy.run_path(sys.argv[0], run_name="__main__")
