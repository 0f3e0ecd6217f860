# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide as its data tell it: what there is to see in each step, and where."""
import pathlib
import xml.etree.ElementTree as ET
from dataclasses import dataclass

FILE = pathlib.Path(__file__).resolve().parent.parent.parent / "data" / "guide" / "guide.xml"


@dataclass(frozen=True)
class Spot:
    """A rectangle of a picture, in the picture's units."""

    instruction: str
    x: float
    y: float
    width: float
    height: float
    kind: str
    permission: str | None


@dataclass(frozen=True)
class Picture:
    id: str
    width: float
    height: float
    description: str
    spots: tuple

    def spots_of(self, instruction):
        return [spot for spot in self.spots if spot.instruction == instruction.id]


@dataclass(frozen=True)
class Instruction:
    id: str
    text: str
    picture: Picture


@dataclass(frozen=True)
class Step:
    id: str
    title: str
    pictures: tuple
    instructions: tuple


def read_spot(node):
    numbers = (float(node.get(name)) for name in ("x", "y", "width", "height"))
    return Spot(node.get("instruction"), *numbers, node.get("kind"), node.get("permission"))


def read_picture(node):
    return Picture(node.get("id"), float(node.get("width")), float(node.get("height")),
                   node.findtext("description"),
                   tuple(read_spot(spot) for spot in node.iter("spot") if spot.get("access") is None))


def read_step(node):
    pictures = {picture.id: picture for picture in map(read_picture, node.iter("picture"))}
    instructions = tuple(Instruction(child.get("id"), child.findtext("text"), pictures[child.get("picture")])
                         for child in node.iter("instruction"))
    return Step(node.get("id"), node.findtext("title"), tuple(pictures.values()), instructions)


def find_picture(name):
    return next(picture for step in read_steps() for picture in step.pictures if picture.id == name)


def read_steps():
    return [read_step(node) for node in ET.parse(FILE).getroot().iter("step")]
