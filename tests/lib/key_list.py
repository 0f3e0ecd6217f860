# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of saved keys, as somebody uses it who has a keyboard."""
import re

from assistive import press, settle, wait_until
from screen import Window

MOST_TABS = 20
MOST_ROWS = 20


def reach_row(person, name):
    """Tab leads into the list, the arrows to the row. A list that was just changed may lose the focus."""
    for _ in range(MOST_TABS):
        if any(item.has("FOCUSED") for item in person.all("list item")):
            break
        press("Tab")
        settle()
    press("Home")
    for _ in range(MOST_ROWS):
        settle()
        if any(row.has("FOCUSED") for row in person.all("list item", name)):
            return True
        press("Down")
    return False


def open_key(person, name):
    """After a dialog, a window manager would see to the focus."""
    wanted = re.compile(re.escape(name) + ", .*")
    person.wait("list item", wanted)
    Window("Bitting").focus()
    wait_until(lambda: reach_row(person, wanted), f"{name} gets no focus")
    press("Return")
    person.wait("page tab", "Key")
