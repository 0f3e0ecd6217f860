# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page has room in a window of 360 pixels, also with text twice as large, in these languages."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from room import fill_keyring, look  # noqa: E402

SIZE = "360x720"
LANGUAGES = sys.argv[1:]


def check(language, percent, keys):
    faults = look(language, SIZE, percent, keys)
    assert not faults, "\n" + "\n".join(faults)


def table(keys):
    return [(f"{language} {percent} {keys}", lambda language=language, percent=percent: check(language, percent, keys))
            for language in LANGUAGES for percent in (100, 200)]


tap.run([*table("empty"), ("the keyring is filled", fill_keyring), *table("keys")])
