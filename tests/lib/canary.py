# SPDX-License-Identifier: GPL-3.0-or-later
"""A secret that is known to the test alone, and is looked for wherever it must not be."""
import base64
import secrets
import string
from dataclasses import dataclass

RUN = 12  # characters of it, one after the other, that count as found
BASE64_RUN = 15  # whole characters of base64 that twelve of the secret make, wherever they begin


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

    def find(self, data):
        for start, block in self.blocks():
            place = data.find(block)
            while place >= 0:
                first, length = self.run_at(data, place, start)
                if length >= self.least:
                    yield first, length
                place = data.find(block, place + self.block)


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

    def find(self, data):
        """A line for each place in the bytes that has a run of it."""
        return sorted({f"{length} bytes {form.name} at {first:#x}"
                       for form in self.forms for first, length in form.find(data)})
