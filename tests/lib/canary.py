# SPDX-License-Identifier: GPL-3.0-or-later
"""A secret that is known to the test alone, and is looked for wherever it must not be."""
import base64
import ctypes
import os
import secrets
import string
from dataclasses import dataclass

RUN = 12  # characters of it, one after the other, that count as found
BASE64_RUN = 15  # whole characters of base64 that twelve of the secret make, wherever they begin


LIBRARY = ctypes.CDLL(os.environ["FIND_BLOCKS_LIBRARY"])
LIBRARY.find_blocks.restype = ctypes.c_size_t
ROOM = 1000  # places that are told of


def find_blocks(data, blocks):
    """A pair for each place in the data that has a block: the number of the block, and the place."""
    found = (ctypes.c_size_t * (2 * ROOM))()
    sizes = (ctypes.c_size_t * len(blocks))(*map(len, blocks))
    count = LIBRARY.find_blocks(data, ctypes.c_size_t(len(data)), b"".join(blocks), sizes,
                                ctypes.c_size_t(len(blocks)), found, ctypes.c_size_t(ROOM))
    return [(found[2 * i], found[2 * i + 1]) for i in range(min(count, ROOM))]


@dataclass(frozen=True)
class Form:
    """One way to write the secret. Any run of `least` bytes of it has a whole `block` that begins where a block begins."""

    name: str
    text: bytes
    block: int
    least: int

    def blocks(self):
        for start in range(0, len(self.text) - self.block + 1, self.block):
            yield start, self.text[start:start + self.block]

    def run_at(self, data, place, start):
        """The bytes of the form around a block that was found: where they begin in the data, and how many."""
        end = start + self.block
        first, last = place, place + self.block
        while start > 0 and first > 0 and data[first - 1] == self.text[start - 1]:
            start, first = start - 1, first - 1
        while end < len(self.text) and last < len(data) and data[last] == self.text[end]:
            end, last = end + 1, last + 1
        return first, last - first


def characters(name, text, size=1):
    """A form that has so many bytes for each character."""
    return Form(name, text, RUN // 2 * size, RUN * size)


def in_base64(secret, before):
    """As it looks with so many bytes before it: what depends on those is left out."""
    text = base64.b64encode(b"\0" * before + secret)
    return Form(f"base64+{before}", text[-(-before * 8 // 6):(before + len(secret)) * 8 // 6], BASE64_RUN // 2 + 1, BASE64_RUN)


class Canary:
    """`of` is what it is made of: the looks for it are the same for every secret."""

    def __init__(self, of=None):
        self.text = of or "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(36))
        raw = self.text.encode()
        self.forms = [characters("raw", raw),
                      characters("UTF-16", self.text.encode("utf-16-le"), 2),
                      characters("UTF-32", self.text.encode("utf-32-le"), 4),
                      characters("hexadecimal", raw.hex().encode(), 2),
                      characters("backwards", raw[::-1]),
                      # The two halves of an HMAC's state before they are hashed.
                      characters("xor 0x36", bytes(byte ^ 0x36 for byte in raw)),
                      characters("xor 0x5c", bytes(byte ^ 0x5c for byte in raw)),
                      *(in_base64(raw, before) for before in range(3))]

        self.blocks = [(form, start, block) for form in self.forms for start, block in form.blocks()]

    def find(self, data):
        """A line for each place in the bytes that has a run of it."""
        found = set()
        for number, place in find_blocks(data, [block for _, _, block in self.blocks]):
            form, start, _ = self.blocks[number]
            first, length = form.run_at(data, place, start)
            if length >= form.least:
                found.add(f"{length} bytes {form.name} at {first:#x}")
        return sorted(found)
