# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES names every file that has something for translators, and no other."""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "lib"))
import tap  # noqa: E402

LISTED = [line for line in (ROOT / "po" / "POTFILES").read_text(encoding="utf-8").splitlines()
          if line and not line.startswith("#")]
# What a person may read can stand in these; in what else there is, only programs read.
KINDS = {".c", ".h", ".ui", ".xml", ".in", ".desktop"}
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "g_dcgettext:2", "g_dpgettext2:2c,3"]


def with_texts(paths):
    """Those of the files from which xgettext takes at least one text."""
    done = subprocess.run(["xgettext", "--from-code=UTF-8", "--omit-header", "--add-location=file", "--output=-",
                           *(f"--keyword={word}" for word in KEYWORDS), *paths], cwd=ROOT, capture_output=True,
                          text=True, env={**os.environ, "GETTEXTDATADIRS": str(ROOT / "po")}, timeout=120, check=True)
    return {path for line in done.stdout.splitlines() if line.startswith("#: ") for path in line[3:].split()}


def candidates():
    for folder in ("data", "src"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in KINDS:
                yield str(path.relative_to(ROOT))


def test_sorted_and_unique():
    assert LISTED == sorted(set(LISTED)), [a for a, b in zip(LISTED, sorted(set(LISTED))) if a != b][:1]


def test_all_exist():
    missing = [path for path in LISTED if not (ROOT / path).is_file()]
    assert not missing, missing


def test_each_has_texts_or_is_not_listed():
    found = with_texts(list(candidates()))
    assert len(found) > 40, found
    assert set(LISTED) == found, {"not listed": sorted(found - set(LISTED)),
                                  "nothing in it": sorted(set(LISTED) - found)}


tap.run(tap.functions(sys.modules[__name__]))
