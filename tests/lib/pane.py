# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture of the guide in a window: where its spots fall, and which of them are ringed."""
import math
from dataclasses import dataclass

from assistive import wait_until

SHARE = 0.9  # of a spot's outline that has the colour of a ring, where there is one
SAMPLES = 12


def colour_of(pixel):
    """The kind of ring that has this colour, or None: blue, green, red, or a strong grey."""
    red, green, blue = pixel
    if blue - max(red, green) > 60:
        return "here"
    if green - max(red, blue) > 35:
        return "tick"
    if red - max(green, blue) > 80:
        return "never"
    if max(pixel) - min(pixel) < 16 and 90 < red < 140:
        return "leave"
    return None


def between(low, high):
    """Points of a straight line that stay clear of its ends, where corners and badges are."""
    return [low + (high - low) * (0.3 + 0.4 * i / (SAMPLES - 1)) for i in range(SAMPLES)]


def outline(place):
    """Points in the middle of the line of a ring: all its sides but the right one, which has the badge."""
    left, top, right, bottom = place
    across, down = between(left, right), between(top, bottom)
    return [(x, top) for x in across] + [(x, bottom) for x in across] + [(left, y) for y in down]


def ring(place, pixels):
    """The kind of ring around a place, or None."""
    points = [point for point in outline(place)
              if 0 <= point[0] < pixels.width and 0 <= point[1] < pixels.height]
    kinds = [colour_of(pixels.at(*point)) for point in points]
    for kind in ("here", "tick", "leave", "never"):
        if points and kinds.count(kind) >= SHARE * len(kinds):
            return kind
    return None


@dataclass(frozen=True)
class Fit:
    """How a picture lies in its window at one moment. Asking for it takes a walk through all that is there."""

    left: float  # of the picture, not of the view; the window has a border that nobody but X knows
    top: float
    scale: float

    def place(self, spot):
        """Left, top, right and bottom of a spot in the window."""
        x, y = self.left + spot.x * self.scale, self.top + spot.y * self.scale
        return x, y, x + spot.width * self.scale, y + spot.height * self.scale


class Pane:
    """The view of one picture. The window shows it at scale 1. Padding is what GTK 4.18 leaves out where it says
    where things are: the space around what is around them."""

    def __init__(self, window, frame, picture, padding=0):
        self.padding = padding if frame.area()[0] != 0 else 0  # GTK 4.8 counts from the frame itself
        self.window = window
        self.frame = frame
        self.picture = picture
        self.zoom = 1.0
        self.middle = (picture.width / 2, picture.height / 2)
        self.seen = None

    def shows(self, thing):
        return thing.role == "image" and thing.name == self.picture.description and thing.has_size()

    def view(self):
        """The accessible thing that shows the picture; waits until it is there."""
        if self.seen is not None and self.shows(self.seen):
            return self.seen

        def find():
            self.seen = next((thing for thing in self.frame.walk() if self.shows(thing)), None)
            return self.seen

        wait_until(find, f"the window does not show the picture {self.picture.id}")
        return self.seen

    def area(self):
        """Where the view is in the window with its border."""
        left, top, width, height = self.window.place(self.frame, self.view())
        return left + self.padding, top + self.padding, width, height

    def scale(self, area):
        return min(area[2] / self.picture.width, area[3] / self.picture.height) * self.zoom

    def fit(self):
        left, top, width, height = area = self.area()
        scale = self.scale(area)
        return Fit(left + math.floor(width / 2 - self.middle[0] * scale),
                   top + math.floor(height / 2 - self.middle[1] * scale), scale)

    def centre(self, spot):
        left, top, right, bottom = self.fit().place(spot)
        return (left + right) / 2, (top + bottom) / 2

    def zoom_by(self, factor):
        """What the view does when it is zoomed around its middle."""
        self.zoom = min(max(self.zoom * factor, 1.0), 8.0)
        self.pan(0, 0)

    def pan(self, across, down):
        """What the view does when it is dragged: it stops where the picture ends."""
        _, _, width, height = area = self.area()
        scale = self.scale(area)
        self.middle = tuple(self.stop(middle - by / scale, extent, room / scale)
                            for middle, by, extent, room in
                            zip(self.middle, (across, down), (self.picture.width, self.picture.height),
                                (width, height)))

    @staticmethod
    def stop(middle, extent, room):
        return extent / 2 if room >= extent else min(max(middle, room / 2), extent - room / 2)

    def empty_place(self):
        """A point of the picture far from every spot."""
        fit = self.fit()
        for y in range(20, int(self.picture.height) - 20, 10):
            for x in range(20, int(self.picture.width) - 20, 10):
                if not any(spot.x - 30 < x < spot.x + spot.width + 30 and spot.y - 30 < y < spot.y + spot.height + 30
                           for spot in self.picture.spots):
                    return fit.left + x * fit.scale, fit.top + y * fit.scale
        raise AssertionError("the picture is full of spots")

    def rings(self):
        """The spots that are ringed now, each with its kind."""
        fit = self.fit()
        pixels = self.window.look()
        found = {spot: ring(fit.place(spot), pixels) for spot in self.picture.spots}
        return {spot: kind for spot, kind in found.items() if kind is not None}

    def wait_rings(self, wanted, what):
        seen = []

        def right():
            seen[:] = [self.rings()]
            return seen[0] == wanted

        try:
            wait_until(right, what)
        except Exception as error:
            raise AssertionError(f"{what}: ringed are {seen}, not {wanted}") from error
