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


def has_texts(path):
    done = subprocess.run(["xgettext", "--from-code=UTF-8", "--omit-header", "--output=-",
                           *(f"--keyword={word}" for word in KEYWORDS), path], cwd=ROOT, capture_output=True, text=True,
                          env={**os.environ, "GETTEXTDATADIRS": str(ROOT / "po")}, timeout=30, check=True)
    return "msgid" in done.stdout


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
    with_texts = {path for path in candidates() if has_texts(path)}
    assert len(with_texts) > 40, with_texts
    assert set(LISTED) == with_texts, {"not listed": sorted(with_texts - set(LISTED)),
                                       "nothing in it": sorted(set(LISTED) - with_texts)}


tap.run(tap.functions(sys.modules[__name__]))
