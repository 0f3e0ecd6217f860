# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page, as somebody hears it who does not see it: whatever takes the focus has a name, and
all that is said is in the reader's language, which is here one in which every text stands in « ».
"""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import pseudo  # noqa: E402
import tap  # noqa: E402
from assistive import Person, settle  # noqa: E402
from marked import CLASS, is_marked  # noqa: E402
from room import KEYS, fill_keyring  # noqa: E402

MODE = sys.argv[1]
# What has to be heard at least, or the walk was not where it says.
WANTED = {"empty": "«Create a New Key»", "keys": "«Remove This Key Here?»", "trouble": "«The Keyring Cannot Be Read»"}[MODE]
SAID = set()
# How many pages there are at least, with each menu that opens there as another.
PAGES = {"empty": 1, "keys": 34, "trouble": 1}[MODE]
# Windows of the toolkit's making. What things are called there is its own business.
TOOLKIT_PAGES = {"shortcuts", "about"}
# What the reader called the keys.
NAMES = {"Server (new)", *KEYS}
# What only holds other things, whatever GTK says of its focus.
HOLDERS = {"application", "frame", "dialog", "scroll pane", "filler", "panel", "list"}


def is_inner(role, owner):
    """The part of an entry in which its text stands, of a row in which its choice does: those have the name."""
    return role == "text" or (role == "list item" and owner == "combo box")


def is_around(thing):
    """A row that can be opened: who goes there reaches the first row inside it, which has the name."""
    return thing.role == "list item" and holds_row(thing)


def holds_row(thing, depth=4):
    return depth > 0 and any(part.role == "list item" or holds_row(part, depth - 1) for part in thing.children())


def look(thing, owner=None, path=()):
    """What can be reached and says nothing of itself, and what says it in no language, with the way to it."""
    role, name = thing.role, thing.name
    here = (*path, f"{role} “{name}”")
    named = not CLASS.fullmatch(name) and name != ""
    wanted = not named and role not in HOLDERS and not (owner is not None and is_inner(role, owner))
    if wanted and thing.has("FOCUSABLE") and thing.has("SENSITIVE") and thing.has_size() and not is_around(thing):
        yield "without a name: " + " > ".join(here[-6:])
    for text in {name, thing.node.get_description() or "", thing.text}:
        SAID.add(text)
        if not is_marked(text, NAMES):
            yield f"unmarked: {role} “{text}”"
    for child in thing.children():
        if child.is_visible():
            yield from look(child, role if named else owner, here)


def hear(mode):
    """(page, its faults) for every page."""
    person = Person([os.environ["ALOUD"], mode], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    faults = []
    for line in person.process.stdout:
        what, _, text = line.rstrip("\n").partition("\t")
        if what != "page":
            faults += [] if is_marked(text, NAMES) else [f"unmarked: {what} “{text}”"]
            continue
        settle()
        person.application = person.application or person.find_application()
        faults += look(person.application)
        yield text, [fault for fault in faults if text not in TOOLKIT_PAGES or fault.startswith("unmarked")]
        faults = []
        person.process.stdin.write("\n")
        person.process.stdin.flush()
    assert person.process.wait() == 0


def check(faults):
    assert not faults, "\n" + "\n".join(faults)


def check_pages(pages):
    assert len(pages) >= PAGES and WANTED in SAID, ([page for page, _faults in pages], sorted(SAID))


def test_a_fault_is_found():
    _page, faults = list(hear("faults"))[0]
    for what in ("frame “Title that", "placeholder “Placeholder that", "tooltip “Tooltip that", "choice “Choice that",
                 "label “«Half» a sentence”", "label “«One», «two»”", "button “(Gtk|”)"):
        assert any(re.search(what, fault) for fault in faults), (what, faults)


if MODE == "keys":
    fill_keyring()
pseudo.learn_and_speak(os.environ["BITTING_BUILD"])
HEARD = list(hear(MODE))
tap.run([*((page, lambda faults=faults: check(faults)) for page, faults in HEARD),
         ("all pages were there", lambda: check_pages(HEARD)), *tap.functions(sys.modules[__name__])])
