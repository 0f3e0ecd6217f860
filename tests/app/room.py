# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills a keyring with keys of each kind, and lets the walk look at every page (room.c)."""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
from command_line import TEAM, ctl, practice_keys  # noqa: E402

# The cards: all is well, all is wrong, not told from here, no answer. The third waits for its successor, too.
KEYS = {"ICG-MM": "good", "Old Bot": "everything", "Server": "unmatched-ip", "Test": "deleted"}
REPORT = pathlib.Path(os.environ["SESSION_FOLDER"]) / "report.json"


def fill_keyring():
    secrets = practice_keys()
    for name, key in KEYS.items():
        done = ctl("add", name, "--environment", "practice", "--ips", TEAM, given=secrets[key])
        assert done.returncode == 0, done
        ctl("check", name)
    REPORT.write_text(ctl("check", "Old Bot", "--json").stdout, encoding="utf-8")
    ctl("rotate", "Server", given=secrets["transfer"])


LOOKS = {"dark": "BITTING_DARK", "high-contrast": "ADW_DEBUG_HIGH_CONTRAST"}


def look(language, size, percent, keys="keys", folder=None, looks=()):
    """What does not fit, a line each, in one language."""
    more = {"LANGUAGE": language, **{LOOKS[name]: "1" for name in looks}}
    done = subprocess.run([os.environ["ROOM"], size, str(percent), keys, *([folder] if folder else [])],
                          env={**os.environ, **more}, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode in (0, 1) and not done.stderr, (language, done.returncode, done.stderr[-2000:])
    assert (done.returncode == 0) == (not done.stdout), done
    return [f"{language}: {line}" for line in done.stdout.splitlines()]
