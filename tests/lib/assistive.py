# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the window as an assistive technology does: by role, name and action.

Nothing here knows a widget or a class. What cannot be done with these calls
cannot be done with a screen reader either.
"""
import itertools
import os
import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# The client asks GTK for a list of all that there is, which GTK 4 does not keep, and says so each time.
GLib.log_set_handler("dbind", GLib.LogLevelFlags.LEVEL_WARNING, lambda *_: None, None)

# What GTK 4.18 calls a button, one that stays pressed, a box to tick of which only one is, and what drops down, is for
# GTK 4.8 a push button, the same, a check box, and a push button again.
ROLES = {"button": {"button", "push button", "toggle button"}, "check box": {"check box", "radio button"},
         "combo box": {"combo box", "push button"}}
PATIENCE = 60.0  # seconds; a machine that is busy with other things needs many of them
# What says its text, and has no name besides on GTK 4.18.
SAYING = {"status bar", "notification", "alert"}
MOST_TABS = 60
MOST_ON_TOP = 20


class NotThere(Exception):
    """Something that should be in the window is not."""


def settle():
    """Lets what came over the accessibility bus arrive."""
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass


def press(key):
    """A key, by the X server, so that it takes the way of a real one."""
    subprocess.run(["xdotool", "key", key], check=True)
    settle()


def wait_until(test, what, patience=PATIENCE):
    """However long a look takes, there is one that begins after the time is over."""
    limit = time.monotonic() + patience
    over = False
    while not test():
        if over:
            raise NotThere(what)
        over = time.monotonic() > limit
        settle()
        time.sleep(0.05)


def read_text(node):
    iface = node.get_text_iface()
    return Atspi.Text.get_text(iface, 0, Atspi.Text.get_character_count(iface)) if iface else ""


class Thing:
    """One accessible thing of the window."""

    def __init__(self, node):
        self.node = node

    @property
    def name(self):
        """GTK 4.8 says the text of a button twice: as its name, and as its label's."""
        name = (self.node.get_name() or "").strip() or (read_text(self.node).strip() if self.role in SAYING else "")
        half = len(name) // 2
        return name[:half] if len(name) % 2 and name[half] == " " and name[:half] == name[half + 1:] else name

    role = property(lambda self: self.node.get_role_name())
    text = property(lambda self: read_text(self.node))

    def has(self, state):
        return self.node.get_state_set().contains(getattr(Atspi.StateType, state))

    def is_visible(self):
        return self.has("VISIBLE")

    def has_size(self):
        _, _, width, height = self.area()
        return width > 0 and height > 0

    def area(self):
        """Left, top, width and height in the window, in application pixels; all 0 for what has no place."""
        iface = self.node.get_component_iface()
        if iface is None:
            return 0, 0, 0, 0
        area = Atspi.Component.get_extents(iface, Atspi.CoordType.WINDOW)
        return area.x, area.y, area.width, area.height

    def children(self):
        for i in range(self.node.get_child_count()):
            child = self.node.get_child_at_index(i)
            if child is not None:
                yield Thing(child)

    def walk(self):
        """Itself and all in it that is not hidden."""
        if self.role == "application" or self.is_visible():
            yield self
            for child in self.children():
                yield from child.walk()

    def walk_back(self):
        """All in it that is not hidden, the last first: what lies on top of the rest."""
        for child in reversed(list(self.children())):
            if child.is_visible():
                yield from child.walk_back()
        yield self

    def actions(self):
        iface = self.node.get_action_iface()
        return [Atspi.Action.get_action_name(iface, i) for i in range(Atspi.Action.get_n_actions(iface))] if iface else []

    def do(self, action):
        names = self.actions()
        if action not in names:
            raise NotThere(f"{self.role} “{self.name}” has no action {action}, only {names}")
        Atspi.Action.do_action(self.node.get_action_iface(), names.index(action))
        settle()

    def click(self):
        """A button with a menu holds the one to press."""
        if not self.has("SENSITIVE"):
            raise NotThere(f"{self.role} “{self.name}” cannot be used now")
        inner = None if self.actions() else next((part for part in self.children() if "click" in part.actions()), None)
        (inner or self).do("click")

    def toggle(self):
        """A check box offers no action on GTK 4.8, so it is reached and ticked by keyboard."""
        before = self.has("CHECKED")
        self.reach()
        press("space")
        wait_until(lambda: self.has("CHECKED") != before, f"{self.role} “{self.name}” does not change")

    def has_focus(self):
        """GTK 4.18 gives the focus to the button in what drops down."""
        return self.has("FOCUSED") or self.role == "combo box" and any(part.has("FOCUSED") for part in self.children())

    def reach(self):
        """Tab by tab, until it has the focus."""
        for _ in range(MOST_TABS):
            if self.has_focus():
                return
            press("Tab")
            time.sleep(0.05)
            settle()
        raise NotThere(f"{self.role} “{self.name}” cannot be reached by keyboard")

    def write(self, text):
        iface = self.node.get_editable_text_iface()
        if iface is None:
            raise NotThere(f"{self.role} “{self.name}” takes no text")
        Atspi.EditableText.set_text_contents(iface, text)
        settle()


def same_name(name, wanted):
    return bool(wanted.fullmatch(name)) if isinstance(wanted, re.Pattern) else name == wanted


class Person:
    """Somebody who runs the program and uses its window, with a desktop that looks as they like it."""

    def __init__(self, command, look=None, **more):
        environment = {**os.environ, "G_DEBUG": "fatal-warnings", **(look.environment() if look else {})}
        self.process = subprocess.Popen(command, env=environment, **more)
        self.application = None

    def leave(self):
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(timeout=PATIENCE)

    @staticmethod
    def thing(node):
        return Thing(node)

    def find_application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            node = desktop.get_child_at_index(i)
            if node is not None and node.get_process_id() == self.process.pid:
                return Thing(node)
        return None

    def matches(self, role=None, name=None):
        """The things of that role and name, one after the other: each look at one takes a moment."""
        roles = ROLES.get(role, {role})
        self.application = self.application or self.find_application()
        if self.application is None:
            return
        try:
            for thing in self.application.walk():
                if (role is None or thing.role in roles) and (name is None or same_name(thing.name, name)) \
                        and thing.has_size():
                    yield thing
        except GLib.Error:
            pass  # The window changed under our eyes: look again.

    def all(self, role=None, name=None):
        return list(self.matches(role, name))

    def wait(self, role=None, name=None, patience=PATIENCE):
        """The first thing of that role and name, as soon as it is there."""
        limit = time.monotonic() + patience
        over = False
        while True:
            settle()
            found = next(self.matches(role, name), None)
            if found is not None:
                return found
            if self.process.poll() is not None:
                raise NotThere(f"the program ended with status {self.process.returncode}")
            if over:
                wanted = getattr(name, "pattern", name)
                raise NotThere(f"no {role or 'thing'} called “{wanted}” in the window:\n{self.describe()}")
            over = time.monotonic() > limit
            time.sleep(0.05)

    def click(self, name, role="button"):
        self.wait(role, name).click()

    def told(self, words):
        """The message that lies over the window now, if it is that one."""
        try:
            return next((thing.name for thing in itertools.islice(self.application.walk_back(), MOST_ON_TOP)
                         if same_name(thing.name, words)), None)
        except GLib.Error:
            return None

    def wait_told(self, words, patience=PATIENCE):
        """A message goes by itself, on a slow machine before all else was looked at: it is looked for first."""
        found = []
        wait_until(lambda: found.append(self.told(words)) or found[-1], f"nobody says “{getattr(words, 'pattern', words)}”",
                   patience)
        return found[-1]

    def describe(self):
        """What a screen reader would find in the window, a line each."""
        lines = []

        def add(thing, depth):
            try:
                if depth and not thing.is_visible():
                    return
                if thing.name:
                    lines.append(f"{'  ' * depth}{thing.role}: {thing.name}")
                for child in thing.children():
                    add(child, depth + 1)
            except GLib.Error:
                pass

        if self.application is not None:
            add(self.application, 0)
        return "\n".join(lines)
