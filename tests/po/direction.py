# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences that are read from the right, with codes in them that are read from the left.

A code that begins or ends with a sign, as “--all”, or has one within, as a masked key, would be
turned round by the letters beside it. Marks that nobody sees keep it as it is (po/README.md).
"""
import re
import unicodedata

LANGUAGES = {"ar", "fa"}
LEFT_TO_RIGHT, FIRST_STRONG, END, FROM_THE_RIGHT = "\u2066", "\u2068", "\u2069", "\u200f"
MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
INSERTED = r"%(?:\d+\$)?s"
CODE = re.compile("|".join([
    "(?<=«)bittingctl [^»]*(?=»)",
    f"(?:bittingctl|ssh|timedatectl)(?: (?:-{{0,2}}[A-Za-z0-9][\\w-]*|{INSERTED}))+",
    f"(?:{INSERTED} )?(?:[a-z]+ )?--[a-z][a-z-]*",
    "-----[A-Z ]+-----",
    r"[a-z0-9]+://[!-~]*[\w/]",
    r"\bBYBIT_(?![A-Z])",
]))
ISOLATED = re.compile(f"{LEFT_TO_RIGHT}[^{LEFT_TO_RIGHT}{END}]*{END}|{FIRST_STRONG}{INSERTED}{END}")
# What becomes the title of a policy, and is kept in a file.
KEPT = {"%s (%u)"}


def is_sentence(original):
    """Neither how a command is used nor words for a search."""
    return "|" not in original and not original.endswith(";")


def begins_from_the_left(text):
    """As Pango and browsers judge it, which go by the first letter. Of what is inserted nobody knows."""
    text = re.sub(f"{INSERTED}|%[^%]", lambda found: "s" if found[0].endswith("s") else "", MARKS.sub(
        lambda mark: mark[0] if mark[0] == FROM_THE_RIGHT else "", text))
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), None) == "L"


def faults(original, said):
    """What is wrong with the marks of a translation into a language that is read from the right."""
    if original in KEPT:
        if MARKS.search(said):
            yield "a mark in what is kept"
        return
    rest = ISOLATED.sub("", said)
    if MARKS.search(rest.replace(FROM_THE_RIGHT, "")):
        yield "a mark without its other half"
    if re.search(INSERTED, rest):
        yield "a placeholder that is not isolated"
    if CODE.search(rest):
        yield f"a code that is not isolated: {CODE.search(rest)[0]}"
    mixed = re.search(INSERTED, said) or any(unicodedata.bidirectional(letter) == "AL" for letter in said)
    if mixed and is_sentence(original) and begins_from_the_left(said):
        yield "it begins from the left"


def isolate(original, said):
    """Puts the marks into a translation that has none."""
    if original in KEPT:
        return said
    parts = re.split(f"({CODE.pattern})", said)
    text = "".join(LEFT_TO_RIGHT + part + END if number % 2 else
                   re.sub(INSERTED, lambda found: FIRST_STRONG + found[0] + END, part)
                   for number, part in enumerate(parts))
    spaces = text[:len(text) - len(text.lstrip())]
    turned = "it begins from the left" in faults(original, text)
    return spaces + FROM_THE_RIGHT + text.lstrip() if turned else text
