# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for a text in the memory of another process."""
import re

PIECE = 8  # characters: fewer would be found by chance


def mappings(process):
    """Start, end and the flags of each part of memory that can be read."""
    with open(f"/proc/{process}/smaps", encoding="ascii", errors="replace") as smaps:
        start = end = None
        for line in smaps:
            head = re.match(r"([0-9a-f]+)-([0-9a-f]+) (r?)", line)
            if head:
                start, end = (int(head[1], 16), int(head[2], 16)) if head[3] else (None, None)
            elif line.startswith("VmFlags:") and start is not None:
                yield start, end, line.split()[1:]


def has_piece(data, text):
    return any(text[i:i + PIECE].encode() in data for i in range(len(text) - PIECE + 1))


def exposed(process, text):
    """How many parts of the memory hold a piece of it, other than locked pages that are in no dump."""
    found = 0
    with open(f"/proc/{process}/mem", "rb", buffering=0) as memory:
        for start, end, flags in mappings(process):
            if "lo" in flags and "dd" in flags:
                continue
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except (OSError, OverflowError, ValueError):
                continue  # Pages of the kernel's own.
            found += has_piece(data, text)
    return found
