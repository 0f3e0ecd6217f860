# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader says, as text: it follows the focus and the events of a window, as Orca does.

Of a new focus it says the groups that were entered, then the thing: name, role, states, what is in it, its place among
its like, description. Of what happens elsewhere it says what is announced, the new title of the window, and a new name
or description of what has the focus: Orca says no more of a window of GTK 4.8.
"""
import re
import time

from gi.repository import Atspi, GLib

from assistive import press, settle

QUIET = 0.2  # seconds without an event, and all was said
LONGEST = 10.0
EVENTS = ("object:state-changed", "object:property-change:accessible-name",
          "object:property-change:accessible-description", "object:announcement")
# What Orca calls a group worth a word when one comes into it, if it has a name.
GROUPS = {"panel", "dialog", "alert", "frame", "window", "list", "list box", "page tab list", "grouping", "form", "table",
          "landmark", "tab panel", "menu"}
# GTK 4.8 and 4.18 have different words for the same.
ROLES = {"push button": "button", "list box": "list", "frame": "window", "text": "entry", "password text": "password entry",
         "grouping": "panel", "check menu item": "menu item", "switch": "toggle button", "push button menu": "button"}
MUTE_ROLES = {"label", "static", "section", "filler", "panel", "unknown"}
STRUCTURE = {"filler", "section", "scroll bar", "unknown"}
IN_A_ROW = {"list item", "page tab", "menu item", "radio button"}


def role_of(thing):
    return ROLES.get(thing.role, thing.role)


def spoken(text):
    """A new line is a pause."""
    return (text or "").strip().replace("\n", ". ").replace(".. ", ". ")


def raw_name(thing):
    """As it is said, doubled words and all."""
    return spoken(thing.node.get_name())


def ancestors(thing):
    """From the window down to what holds it."""
    found = []
    node = thing.node.get_parent()
    while node is not None and node.get_role_name() != "application":
        found.insert(0, type(thing)(node))
        node = node.get_parent()
    return found


def place_of(thing):
    """Its place among its like."""
    parent = thing.node.get_parent()
    if thing.role not in IN_A_ROW or parent is None:
        return ""
    like = [child for child in type(thing)(parent).children() if child.role == thing.role and child.is_visible()]
    for number, child in enumerate(like, 1):
        if child.node == thing.node and len(like) > 1:
            return f"{number} of {len(like)}"
    return ""


def states_of(thing):
    role = role_of(thing)
    if role in ("check box", "radio button", "check menu item") or thing.has("CHECKABLE"):
        yield "ticked" if thing.has("CHECKED") else "not ticked"
    if role == "toggle button":
        yield "pressed" if thing.has("PRESSED") or thing.has("CHECKED") else "not pressed"
    if thing.has("EXPANDABLE"):
        yield "expanded" if thing.has("EXPANDED") else "collapsed"
    if role == "page tab" or (role == "list item" and thing.has("SELECTABLE")):
        yield "selected" if thing.has("SELECTED") else ""
    for state, word in (("REQUIRED", "required"), ("INVALID_ENTRY", "invalid"), ("INVALID", "invalid"),
                        ("READ_ONLY", "read only")):
        if thing.has(state):
            yield word
    if not thing.has("SENSITIVE"):
        yield "not available"


def content_of(thing):
    """The text of an entry, the value of a slider."""
    role = role_of(thing)
    if role in ("entry", "password entry"):
        return f"“{thing.text}”" if thing.text else "empty"
    if role == "combo box":
        return next((f"“{raw_name(inner)}”" for inner in thing.walk()
                     if inner.role in ("label", "static") and raw_name(inner) not in ("", raw_name(thing))), "")
    return ""


def described(thing):
    """What it says beside its name: its own words, or those of the labels that describe it."""
    words = spoken(thing.node.get_description())
    if words and words not in raw_name(thing):
        return words
    labels = [relation.get_target(i) for relation in thing.node.get_relation_set()
              if relation.get_relation_type() == Atspi.RelationType.DESCRIBED_BY
              for i in range(relation.get_n_targets())]
    return " ".join(label.get_name().strip() for label in labels if label is not None and label != thing.node)


def words_of(thing):
    """All that is said of a thing that gets the focus."""
    role = role_of(thing)
    name = raw_name(thing)
    description = described(thing)
    parts_said = (name, content_of(thing).strip("“”"))
    parts = [name, "" if role in MUTE_ROLES else role, *states_of(thing), content_of(thing), place_of(thing),
             description if description not in parts_said else ""]
    return ", ".join(part for part in parts if part)


class ScreenReader:
    """It hears one program."""

    def __init__(self, person):
        self.person = person
        self.events = []
        self.path = []
        self.focus = None
        self.title = None
        self.words = ""
        self.states = []
        self.listener = Atspi.EventListener.new(self.hear)
        for event in EVENTS:
            self.listener.register(event)

    def hear(self, event, *_more):
        self.events.append((event.type, event.source, event.detail1, event.any_data))

    def is_ours(self, source):
        try:
            return source.get_process_id() == self.person.process.pid
        except GLib.Error:
            return False  # It is gone already.

    def listen(self, least=0.0):
        """What is said until nothing happens any more, a line each."""
        began = last = time.monotonic()
        seen = 0
        said = []
        while time.monotonic() < began + LONGEST:
            settle()
            now = time.monotonic()
            if self.events:
                seen += len(self.events)
                said += self.take()
                last = now
            if now > last + QUIET and now > began + least:
                break
            time.sleep(0.02)
        return said

    def take(self):
        events, self.events = self.events, []
        said = []
        focus = None
        for kind, source, detail, data in events:
            if not self.is_ours(source):
                continue
            try:
                if kind == "object:state-changed:focused" and detail:
                    focus = self.person.thing(source)
                    said = [words for words in said if words[0] != "focus"] + [("focus", focus)]
                else:
                    said += [("words", words) for words in self.say_event(kind, source, detail, data)]
            except GLib.Error:
                pass
        lines = []
        for what, value in said:
            try:
                lines += self.say_focus(value) if what == "focus" else [value]
            except GLib.Error:
                pass  # It went while we looked.
        return lines

    def say_event(self, kind, source, detail, data):
        thing = self.person.thing(source)
        if kind == "object:announcement":
            yield f"! {spoken(data)}"
        elif kind.startswith("object:property-change:accessible-name") and role_of(thing) == "window":
            if self.title not in (None, data):
                yield f"! {data}"
            self.title = data
        elif kind.startswith("object:property-change") and self.focus is not None and source == self.focus.node:
            if spoken(data) not in self.words:
                yield f"! {spoken(data)}"
        elif kind.startswith("object:state-changed:") and self.focus is not None and source == self.focus.node:
            state = kind.rpartition(":")[2]
            now = [word for word in states_of(thing) if word]
            if state in ("checked", "pressed", "expanded", "selected", "sensitive") and now != self.states:
                self.states = now
                if now:
                    yield ", ".join(now)

    def say_focus(self, thing):
        if not thing.has("FOCUSED") or (self.focus is not None and thing.node == self.focus.node):
            return []
        path = ancestors(thing)
        entered = [group for group in path if group.node not in self.path]
        self.path = [group.node for group in path]
        self.focus = thing
        self.words = words_of(thing)
        self.states = [word for word in states_of(thing) if word]
        groups = [", ".join(filter(None, (raw_name(group), role_of(group)))) for group in entered
                  if group.role in GROUPS and raw_name(group)]
        return [*groups, self.words]

    def press(self, key, least=0.0):
        """What is said to a key, until the focus is somewhere; a busy machine takes its time for that."""
        press(key)
        said = self.listen(least)
        limit = time.monotonic() + LONGEST
        while not self.has_focus() and time.monotonic() < limit:
            said += self.listen(QUIET)
        return said

    def has_focus(self):
        """Whether what was said last is where the keyboard is."""
        try:
            return self.focus is not None and self.focus.has("FOCUSED") and self.focus.has("VISIBLE")
        except GLib.Error:
            return False


def review(thing):
    """All that a page says, in the order in which it stands, a line each; what is said with what holds it, once."""

    def walk(node, held):
        if not node.is_visible():
            return
        role, name = role_of(node), raw_name(node)
        children = [child for child in node.children() if child.is_visible()]
        if name and name not in held and role not in STRUCTURE and node.has_size():
            yield ", ".join(filter(None, (name, "" if role in ("label", "static") else role)))
        for child in children:
            yield from walk(child, [*held, name] if name else held)

    return list(walk(thing, []))


CLASS = re.compile("(Gtk|Adw|Bitting)[A-Z][A-Za-z]+")
