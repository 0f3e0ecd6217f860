# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every page (build-aux/pages)."""
import pathlib
import shutil
import sys
import tempfile

from room import fill_keyring, look

ROOT = pathlib.Path(__file__).resolve().parents[2]
SIZES = ("1100x760", "360x720")
# What README.md and the metadata show: the picture, and the page that it is of.
SHOWN = {"permissions": "step-5", "report-card": "card-good", "list": "list"}


def take(language, size, folder, looks=()):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for line in look(language, size, 100, "keys", str(folder), looks):
        print(line)
    print(folder)


def take_shown():
    with tempfile.TemporaryDirectory() as place:
        take("en", SIZES[0], pathlib.Path(place))
        for name, page in SHOWN.items():
            picture, = pathlib.Path(place).glob(f"*-{page}.png")
            shutil.copy(picture, ROOT / "data" / "screenshots" / f"{name}.png")


def main():
    looks = [look[2:] for look in sys.argv[1:] if look in ("--dark", "--high-contrast")]
    fill_keyring()
    if "--screenshots" in sys.argv:
        take_shown()
        return
    for language in sys.argv[1:]:
        for size in SIZES if not language.startswith("--") else ():
            take(language, size, ROOT / "build" / "pages" / "-".join((language, size, *looks)), looks)


main()
