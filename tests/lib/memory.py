# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for a secret in the memory of another process."""
import re
from dataclasses import dataclass, field

from canary import Canary

PAGE = 4096
EMPTY = bytes(PAGE)
CHANGED = ("Private_Dirty:", "Shared_Dirty:", "Anonymous:", "Swap:")


@dataclass
class Mapping:
    """One part of the memory of a process."""

    start: int
    end: int
    readable: bool
    name: str
    changed: bool = False  # whether it has anything that is not in a file
    flags: list = field(default_factory=list)

    @property
    def locked(self):
        """Whether it is never swapped out, and in no dump."""
        return "lo" in self.flags and "dd" in self.flags

    def __str__(self):
        return f"{'locked ' if self.locked else ''}{self.start:x}-{self.end:x} {self.name or 'anonymous'}"


def mappings(process):
    found = None
    with open(f"/proc/{process}/smaps", encoding="ascii", errors="replace") as smaps:
        for line in smaps:
            head = re.match(r"([0-9a-f]+)-([0-9a-f]+) (r?)\S+ \S+ \S+ \S+ *(.*)", line)
            if head:
                found = Mapping(int(head[1], 16), int(head[2], 16), bool(head[3]), head[4])
            elif line.startswith(CHANGED):
                found.changed = found.changed or line.split()[1] != "0"
            elif line.startswith("VmFlags:"):
                found.flags = line.split()[1:]
                yield found


def filled(data):
    """The parts of it between pages that are empty, of which there are many: each with its offset."""
    start = None
    for offset in range(0, len(data), PAGE):
        empty = data[offset:offset + PAGE] == EMPTY
        if empty and start is not None:
            yield start, data[start:offset]
            start = None
        elif not empty and start is None:
            start = offset
    if start is not None:
        yield start, data[start:]


def places(process, canary):
    """A pair for each place in the memory that has a run of the secret: the mapping, and words for the place."""
    found = []
    with open(f"/proc/{process}/mem", "rb", buffering=0) as memory:
        for mapping in mappings(process):
            if not mapping.readable or not mapping.changed:
                continue
            try:
                memory.seek(mapping.start)
                data = memory.read(mapping.end - mapping.start)
            except (OSError, OverflowError, ValueError):
                continue  # Pages of the kernel's own.
            for offset, part in filled(data):
                found += [(mapping, f"{mapping} +{offset:#x}: {words}") for words in canary.find(part)]
    return found


def everywhere(process, canary):
    """All places that have a run of it, in words."""
    return [words for _, words in places(process, canary)]


def outside(process, canary):
    """Those that are not in locked pages."""
    return [words for mapping, words in places(process, canary) if not mapping.locked]


def exposed(process, text):
    """How many places have a piece of the text, other than locked pages that are in no dump."""
    return len(outside(process, Canary(text)))
