# SPDX-License-Identifier: GPL-3.0-or-later
"""The way from the first start to the report card and on, by keyboard alone, as somebody hears it who does not see it.

Both build-aux/hear, which prints it, and test-heard.py, which judges it, go this way.
"""
import gettext
import os
import re
import subprocess

from assistive import NotThere, Person
from command_line import TEAM, ctl, practice_keys
from screen import Window
from screen_reader import ScreenReader, review

STEPS = 7
MOST_TABS = 60
MOST_ROWS = 30
LOST = "(the focus is nowhere)"


class Heard:
    """What was pressed, and what was said to it; `tell` gets every line of it."""

    def __init__(self, language="en", tell=lambda line: None):
        self.catalogue = gettext.translation("bitting", os.environ.get("TEXTDOMAINDIR"), [language],
                                             fallback=language == "en")
        self.tell = tell
        self.language = language
        self.said = {}  # by chapter: pairs of key and lines
        self.chapter = None
        self.pages = []  # what was read of each page, from top to bottom
        os.environ["LANGUAGE"] = language
        self.person = Person([os.environ["BITTING"]])
        self.reader = ScreenReader(self.person)

    def words(self, message):
        """In the language of the window, without the mark of a key."""
        return re.sub(r"_(?=\w)", "", self.catalogue.gettext(message))

    def accelerator(self, message):
        return "alt+" + re.search("_(.)", self.catalogue.gettext(message)).group(1).lower()

    def begin(self, chapter):
        self.chapter = chapter
        self.said[chapter] = []
        self.tell(f"\n=== {chapter}")

    def note(self, key, lines):
        self.said[self.chapter].append((key, lines))
        self.tell(f"[{key}]")
        for line in lines:
            self.tell(f"    {line}")

    def key(self, key, least=0.0):
        lines = self.reader.press(key, least)
        if not self.reader.has_focus():
            lines.append(LOST)
        self.note(key, lines)
        return lines

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "20", text], check=True)
        self.note(f"types {text}", self.reader.listen(0.5))

    def listen(self, what, seconds):
        self.note(what, self.reader.listen(seconds))

    def tab_to(self, message, way="Tab"):
        name = self.words(message)
        for _ in range(MOST_TABS):
            if self.reader.focus is not None and self.reader.focus.name == name:
                return
            self.key(way)
        raise NotThere(f"{MOST_TABS} times {way} do not lead to “{name}”")

    def use(self, message, way="Tab", key="Return", least=0.6):
        self.tab_to(message, way)
        return self.key(key, least)

    def around(self):
        """Once through all that Tab comes to, back to where it began."""
        seen = [self.reader.focus.node]
        for _ in range(MOST_TABS):
            self.key("Tab")
            if self.reader.focus.node in seen:
                return
            seen.append(self.reader.focus.node)
        raise NotThere(f"{MOST_TABS} times Tab do not lead back")

    def read_page(self):
        """The page from top to bottom."""
        lines = [line for window in self.person.application.children() for line in review(window)]
        self.pages.append(lines)
        for line in lines:
            self.tell(f"  | {line}")

    # The way.

    def start(self):
        self.begin("The first start")
        self.person.wait("button", self.words("Create a New Key"))
        self.listen("the program starts", 1)
        self.read_page()

    def steps(self, rounds=range(1, STEPS + 1)):
        for number in range(1, STEPS + 1):
            self.begin(f"Step {number}")
            if number == 1:
                self.use("Practise Without an Account")
            else:
                self.key(self.accelerator("_Next"), 0.6)
            self.read_page()
            if number in rounds:
                self.around()
            if number == 1:
                self.key("space")

    def wrong_secret(self):
        self.begin("A secret that is none")
        self.use("Copy the API key")
        self.use("Paste the API key")
        self.tab_to("API secret")
        self.type("abc")
        self.tab_to("Name in this list")
        self.listen("a moment", 0.6)
        self.tab_to("API secret", "shift+Tab")
        self.key("ctrl+a")
        self.key("BackSpace")
        self.key(self.accelerator("_Save"), 0.6)

    def save(self):
        self.begin("Save")
        self.use("Copy the API secret", "shift+Tab")
        self.use("Paste the API secret")
        self.key(self.accelerator("_Save"), 1.5)

    def check(self):
        self.begin("Check")
        self.key(self.accelerator("_Check Now"))
        self.listen("the exchange answers", 2)
        self.read_page()

    def findings(self):
        self.begin("The findings, one by one")
        for _ in range(MOST_ROWS):
            self.key("Tab")
            if self.reader.focus.has("EXPANDABLE"):
                break
        self.key("Return", 0.3)
        self.key("Tab")
        self.key("shift+Tab")
        self.key("Return", 0.3)
        for _ in range(MOST_ROWS):
            if not any("list item" in line for line in self.key("Down")):
                break

    def tabs(self):
        for page in ("Card", "Key", "History"):
            self.begin(f"The page of the key: {page}")
            self.use(page, key="space")
            self.read_page()
            self.around()

    def keys(self):
        secrets = practice_keys()
        assert ctl("add", "Old Bot", "--environment", "practice", "--ips", TEAM, given=secrets["withdraw"]).returncode == 0
        ctl("check", "Old Bot")
        self.begin("The list with two keys")
        self.key("alt+Home", 1)
        self.read_page()
        self.around()

    def bad_card(self):
        self.begin("A card with something wrong")
        for _ in range(MOST_TABS):
            if (self.reader.focus.name or "").startswith("Old Bot"):
                break
            self.key("Tab" if self.reader.focus.role != "list item" else "Down")
        self.key("Return", 1)
        self.read_page()
        self.around()

    def preferences(self):
        self.begin("Preferences")
        self.key("ctrl+comma", 1)
        self.read_page()
        self.around()
        self.key("Escape", 0.6)
        Window("Bitting").focus()
        self.listen("the window has the keyboard again", 0.3)

    def leave(self):
        return self.person.leave()


def whole_way(heard):
    """All of it."""
    for part in (heard.start, heard.steps, heard.wrong_secret, heard.save, heard.check, heard.findings, heard.tabs,
                 heard.keys, heard.bad_card, heard.preferences):
        part()
