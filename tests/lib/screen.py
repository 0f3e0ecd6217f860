# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen with a window on it: its size, its pixels, and a pointer to put somewhere."""
import re
import subprocess
import time

from assistive import NotThere, settle, wait_until

STILL = 0.15  # seconds without a change
PATIENCE = 60.0  # seconds; a picture alone takes some on a machine that is busy


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout


class Pixels:
    """What a window shows."""

    def __init__(self, width, height, data):
        self.width = width
        self.height = height
        self.data = data

    def at(self, x, y):
        """Red, green and blue from 0 to 255."""
        start = (int(y) * self.width + int(x)) * 3
        return tuple(self.data[start:start + 3])


class Window:
    """One window of a program, by its title. All numbers are device pixels."""

    def __init__(self, title):
        self.title = title
        self.id = None
        wait_until(self.find, f"no window called “{title}” on the screen")

    def find(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{re.escape(self.title)}$"],
                               capture_output=True, text=True, check=False).stdout.split()
        self.id = found[-1] if found else None
        return self.id is not None

    def size(self):
        numbers = re.findall(rb"^(?:WIDTH|HEIGHT)=(\d+)$", run("xdotool", "getwindowgeometry", "--shell", self.id),
                             re.MULTILINE)
        return int(numbers[0]), int(numbers[1])

    def resize(self, width, height):
        run("xdotool", "windowmove", self.id, "0", "0", "windowsize", self.id, str(width), str(height))
        wait_until(lambda: self.size() == (width, height), f"the window does not become {width}×{height}")
        self.wait_still()

    def focus(self):
        """What a window manager does with the window that is left when another one closes."""
        run("xdotool", "windowfocus", "--sync", self.id)
        settle()

    def wait_focus(self):
        """Keys reach the window that has the focus, which is not yet the new one when it appears."""
        wait_until(lambda: run("xdotool", "getwindowfocus").decode().strip() == self.id,
                   f"“{self.title}” does not take the focus")
        settle()

    def place(self, frame, thing):
        """Left, top, width and height of a thing in the frame of this window: a border around it is known to X alone.
        GTK 4.18 counts from beyond the border, and gives the frame one."""
        first_left, first_top, inner_width, inner_height = frame.area()
        outer_width, outer_height = self.size()
        left, top, width, height = thing.area()
        return (left + (outer_width - inner_width) / 2 - 2 * first_left,
                top + (outer_height - inner_height) / 2 - 2 * first_top, width, height)

    def smallest_width(self):
        """How narrow the program says that the window may become, in device pixels."""
        hints = run("xprop", "-id", self.id, "WM_NORMAL_HINTS").decode()
        return int(re.search(r"minimum size: (\d+) by", hints).group(1))

    def look(self):
        width, height = self.size()
        return Pixels(width, height, run("import", "-window", self.id, "-depth", "8", "rgb:-"))

    def wait_still(self):
        """Waits until nothing moves in it any more; returns what it shows then."""
        limit = time.monotonic() + PATIENCE
        before = self.look()
        while True:
            settle()
            time.sleep(STILL)
            now = self.look()
            if now.data == before.data:
                return now
            if time.monotonic() > limit:
                raise NotThere(f"“{self.title}” does not come to rest")
            before = now

    def save(self, path):
        self.wait_still()
        run("import", "-window", self.id, str(path))

    def point(self, x, y):
        run("xdotool", "mousemove", "--window", self.id, str(round(x)), str(round(y)))
        settle()

    def click(self, x, y):
        self.point(x, y)
        run("xdotool", "click", "1")
        settle()
