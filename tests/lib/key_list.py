# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of saved keys, as somebody uses it who has a keyboard."""
import re

from assistive import press, settle, wait_until
from screen import Window

MOST_TABS = 20
MOST_ROWS = 20


def open_key(person, name):
    """Tab leads into the list, the arrows to the row. After a dialog, a window manager would see to the focus."""
    Window("Bitting").focus()
    row = person.wait("list item", re.compile(re.escape(name) + ", .*"))
    for _ in range(MOST_TABS):
        if any(item.has("FOCUSED") for item in person.all("list item")):
            break
        press("Tab")
        settle()
    press("Home")
    for _ in range(MOST_ROWS):
        settle()
        if row.has("FOCUSED"):
            break
        press("Down")
    wait_until(lambda: row.has("FOCUSED"), f"{name} gets no focus")
    press("Return")
    person.wait("page tab", "Key")
