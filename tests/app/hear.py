# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what a screen reader says from the first start to the report card and on (build-aux/hear)."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
from heard import Heard, whole_way  # noqa: E402


def main():
    heard = Heard(sys.argv[1] if len(sys.argv) > 1 else "en", lambda line: print(line, flush=True))
    try:
        whole_way(heard)
    finally:
        heard.leave()


main()
