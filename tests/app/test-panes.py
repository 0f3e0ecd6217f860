# SPDX-License-Identifier: GPL-3.0-or-later
"""Picture and instructions in a real window: rings by keyboard and pointer, and the large window."""
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "lib"))
import tap  # noqa: E402
from assistive import Atspi, Person, press, settle, wait_until  # noqa: E402
from guide import read_steps  # noqa: E402
from look import Look  # noqa: E402
from pane import Pane  # noqa: E402
from screen import Window  # noqa: E402

PROGRAM = os.environ["BITTING"]
STEPS = read_steps()
POLICY = json.loads((ROOT / "data" / "policies" / "guide.json").read_text(encoding="utf-8"))
# Of .picture in the style sheet.
PADDING = 12
# Tall, so that every instruction is in view without scrolling.
SIZE = (1100, 1500)
ZOOM_STEP = 1.5
WHEEL_STEP = 1.2
# The instruction whose spot stays in view however far the picture is zoomed.
NEAR_MIDDLE = 1


def kind_of(spot):
    """What the policy says of a box; what the guide says where there is none."""
    if spot.permission is None:
        return spot.kind
    if spot.permission in POLICY["required"]:
        return "tick"
    return "never" if spot.permission == "Wallet.Withdraw" else "leave"


def expected(instruction):
    return {spot: kind_of(spot) for spot in instruction.picture.spots_of(instruction)}


class Guide:
    """The guide in its window, with one person at it."""

    def __init__(self):
        self.person = Person([PROGRAM], Look())
        self.person.click("Practise Without an Account")
        self.window = Window("Bitting")
        self.window.resize(*SIZE)
        self.frame = self.person.wait("frame", "Bitting")
        self.panes = {}
        self.rows = {}
        self.number = 1

    def step(self):
        self.person.wait(name=f"Step {self.number} of {len(STEPS)}")
        return STEPS[self.number - 1]

    def go_to(self, number):
        while self.number != number:
            self.step()
            self.person.click("Next" if self.number < number else "Back")
            self.number += 1 if self.number < number else -1
        return self.step()

    def pane(self, instruction):
        picture = instruction.picture
        return self.panes.setdefault(picture.id, Pane(self.window, self.frame, picture, PADDING))

    def row(self, instruction):
        if instruction.id not in self.rows:
            self.rows[instruction.id] = self.person.wait("check box", instruction.text)
        return self.rows[instruction.id]

    def reach(self, instruction):
        self.person.wait("check box", instruction.text).reach()

    def put_pointer_away(self):
        self.window.point(300, 20)

    def hover(self, instruction):
        left, top, width, height = self.window.place(self.frame, self.row(instruction))
        self.window.point(left + width / 2, top + height / 2)

    def enlarge(self, instruction):
        """The large picture, with an instruction at hand."""
        self.put_pointer_away()
        self.reach(instruction)
        self.person.click("Show the Picture Large")
        return self.large(instruction)

    def large(self, instruction):
        title = self.step().title
        window = Window(title)
        window.wait_focus()
        pane = Pane(window, self.person.wait("dialog", title), instruction.picture)
        pane.view()
        window.wait_still()
        return pane

    def leave(self):
        return self.person.leave()


GUIDE = Guide()


def check_step(number, move, what, check=lambda instruction: None):
    GUIDE.put_pointer_away()
    step = GUIDE.go_to(number)
    for instruction in step.instructions:
        move(instruction)
        GUIDE.pane(instruction).wait_rings(expected(instruction), f"{what} at {instruction.id}")
        check(instruction)


def for_each_step(name, check):
    return [(f"test_{name}_{step.id}", lambda number=number: check(number))
            for number, step in enumerate(STEPS, 1)]


def check_described(instruction):
    """What a screen reader finds: the picture says what is marked, and the row that it controls the picture."""
    view = GUIDE.pane(instruction).view()
    wait_until(lambda: view.node.get_description().startswith(instruction.text + " "),
               f"the picture does not say that {instruction.id} is marked")
    relations = {relation.get_relation_type(): relation for relation in GUIDE.row(instruction).node.get_relation_set()}
    target = relations[Atspi.RelationType.CONTROLLER_FOR].get_target(0)
    assert target.get_name() == instruction.picture.description


def keyboard(number):
    check_step(number, GUIDE.reach, "keyboard", check_described)


def pointer(number):
    check_step(number, GUIDE.hover, "pointer")


def click_spots(number):
    step = GUIDE.go_to(number)
    for instruction in step.instructions:
        # From another instruction of the same picture, if there is one.
        before = next((item for item in step.instructions
                       if item.picture is instruction.picture and item is not instruction), instruction)
        pane = GUIDE.pane(instruction)
        for spot in instruction.picture.spots_of(instruction):
            GUIDE.hover(before)
            pane.wait_rings(expected(before), f"before the click on {instruction.id}")
            GUIDE.window.click(*pane.centre(spot))
            wait_until(lambda item=instruction: GUIDE.row(item).has("FOCUSED"),
                       f"a click on the spot does not move to {instruction.id}")
            pane.wait_rings(expected(instruction), f"click on {instruction.id}")


def test_step_5_has_every_kind():
    kinds = {kind for instruction in STEPS[4].instructions for kind in expected(instruction).values()}
    assert kinds == {"tick", "leave", "never", "here"}


def test_arrows_go_from_spot_to_spot():
    step = GUIDE.go_to(6)
    GUIDE.put_pointer_away()
    GUIDE.reach(step.instructions[-1])
    GUIDE.pane(step.instructions[-1]).view().reach()
    press("Left")
    before = step.instructions[-2]
    wait_until(lambda: GUIDE.row(before).has("FOCUSED"), "an arrow key does not move to the spot before")
    GUIDE.pane(before).wait_rings(expected(before), "arrow key")


def close(pane):
    """By Escape; the picture has the focus again if it had it before."""
    press("Escape")
    wait_until(lambda: not GUIDE.person.all("dialog", pane.window.title), "Escape does not close the large picture")
    # No window manager is here to hand the focus back to the window that had it.
    GUIDE.window.focus()


def test_enter_opens_large_and_escape_closes():
    step = GUIDE.go_to(4)
    GUIDE.put_pointer_away()
    instruction = step.instructions[-1]
    GUIDE.reach(instruction)
    GUIDE.pane(instruction).view().reach()
    press("Return")
    pane = GUIDE.large(instruction)
    pane.wait_rings(expected(instruction), "large")
    close(pane)
    wait_until(lambda: GUIDE.pane(instruction).view().has("FOCUSED"), "the focus does not come back")


def test_click_opens_large():
    instruction = GUIDE.go_to(4).instructions[0]
    GUIDE.window.click(*GUIDE.pane(instruction).empty_place())
    close(GUIDE.large(instruction))


def test_keys_zoom():
    step = GUIDE.go_to(4)
    instruction = step.instructions[NEAR_MIDDLE]
    pane = GUIDE.enlarge(instruction)
    for key, factor in (("ctrl+plus", ZOOM_STEP), ("ctrl+minus", 1 / ZOOM_STEP), ("ctrl+plus", ZOOM_STEP),
                        ("ctrl+plus", ZOOM_STEP), ("ctrl+0", ZOOM_STEP ** -2)):
        press(key)
        pane.zoom_by(factor)
        pane.wait_rings(expected(instruction), key)
    close(pane)


def drag(window, start, by):
    window.point(*start)
    subprocess.run(["xdotool", "mousedown", "1"], check=True)
    for part in (0.25, 0.5, 0.75, 1):
        window.point(start[0] + by[0] * part, start[1] + by[1] * part)
    subprocess.run(["xdotool", "mouseup", "1"], check=True)
    settle()


def test_drag_moves_it():
    step = GUIDE.go_to(4)
    instruction = step.instructions[NEAR_MIDDLE]
    pane = GUIDE.enlarge(instruction)
    press("ctrl+plus")
    press("ctrl+plus")
    pane.zoom_by(ZOOM_STEP ** 2)
    pane.wait_rings(expected(instruction), "zoomed")
    left, top, width, height = pane.area()
    drag(pane.window, (left + width * 0.7, top + height * 0.8), (120, -60))
    pane.pan(120, -60)
    pane.wait_rings(expected(instruction), "dragged")
    # Much further than the picture goes: it stops at its edge.
    drag(pane.window, (left + width * 0.1, top + height * 0.1), (width * 0.8, height * 0.8))
    pane.pan(width * 0.8, height * 0.8)
    pane.wait_rings(expected(instruction), "dragged to the edge")
    close(pane)


def test_wheel_zooms_where_the_pointer_is():
    step = GUIDE.go_to(4)
    instruction = step.instructions[NEAR_MIDDLE]
    pane = GUIDE.enlarge(instruction)
    left, top, width, height = pane.area()
    pane.window.point(left + width / 2, top + height / 2)
    subprocess.run(["xdotool", "click", "4"], check=True)
    pane.zoom_by(WHEEL_STEP)
    pane.wait_rings(expected(instruction), "wheel")
    close(pane)


def test_a_spot_chosen_large_is_chosen():
    step = GUIDE.go_to(4)
    first, second = step.instructions[:2]
    pane = GUIDE.enlarge(first)
    pane.window.click(*pane.centre(pane.picture.spots_of(second)[0]))
    pane.wait_rings(expected(second), "click in the large picture")
    # Not over a row of the window behind, which would then be pointed at.
    GUIDE.put_pointer_away()
    close(pane)
    GUIDE.pane(second).wait_rings(expected(second), "after the large picture")


def test_it_ends_without_a_warning():
    assert GUIDE.leave() in (0, -15)


tap.run(for_each_step("keyboard", keyboard) + for_each_step("pointer", pointer)
        + for_each_step("click", click_spots) + tap.functions(sys.modules[__name__]))
