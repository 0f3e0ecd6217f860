# SPDX-License-Identifier: GPL-3.0-or-later
"""The checker of the guide finds what is wrong with the addresses of its screenshots."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = re.search(' screenshots="(.*?)"', (ROOT / "data/guide/guide.xml").read_text(encoding="utf-8")).group(1)

# What is replaced in the guide, by what, and what the checker says of it.
FAULTS = {
    "plain http": (FOLDER, FOLDER.replace("https:", "http:"), "is not the https address of a folder"),
    "user in it": (FOLDER, FOLDER.replace("//", "//me@", 1), "is not the https address of a folder"),
    "no folder": (FOLDER, FOLDER[:-1], "is not the https address of a folder"),
    "a way out": (FOLDER, FOLDER + "?x=/", "is not the https address of a folder"),
    "no address": (f'screenshots="{FOLDER}"', "", "lacks “screenshots”"),
    "no screenshot": (re.compile(' screenshot="[^"]*"'), "", "is of no use"),
    "space": ("Screenshot%201.png", "Screenshot 1.png", "is not the name of a PNG or JPEG file"),
    "other folder": ("Screenshot%201.png", "../Screenshot.png", "is not the name of a PNG or JPEG file"),
    "other kind": ("Screenshot%201.png", "Screenshot%201.svg", "is not the name of a PNG or JPEG file"),
    "twice": ("Screenshot%201.png", "Screenshot%202.png", "is the screenshot of line"),
    "lone caveat": (' screenshot="Screenshot%205.png"', "", "nothing else has one"),
}


def check(guide):
    return subprocess.run([ROOT / "build-aux/check-guide", guide], capture_output=True, text=True,
                          check=False, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})


def fault(what, replacement, said):
    def test():
        with tempfile.TemporaryDirectory() as folder:
            guide = pathlib.Path(shutil.copytree(ROOT / "data", pathlib.Path(folder) / "data")) / "guide" / "guide.xml"
            good = guide.read_text(encoding="utf-8")
            bad = what.sub(replacement, good) if isinstance(what, re.Pattern) else good.replace(what, replacement)
            assert bad != good
            guide.write_text(bad, encoding="utf-8")
            done = check(guide)
            assert done.returncode == 1 and said in done.stdout, done.stdout
    return test


def good_guide():
    done = check(ROOT / "data/guide/guide.xml")
    assert done.returncode == 0 and done.stdout == "", done.stdout


tap.run([("good", good_guide)] + [(name, fault(*row)) for name, row in FAULTS.items()])
