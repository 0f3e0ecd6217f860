# SPDX-License-Identifier: GPL-3.0-or-later
"""One practice key that takes the place of another, at the command line."""
import json

from command_line import TEAM, ctl, practice_keys

KEYS = practice_keys()
PLACE = ("--environment", "practice", "--ips", TEAM)


def secret_of(key):
    return KEYS[key].split("\n", 1)[1].strip()


def names(prefix):
    rows = [json.loads(line) for line in ctl("list", "--json").stdout.splitlines()]
    return {row["name"]: row for row in rows if row["name"].startswith(prefix)}


def begin(name, old, new):
    assert ctl("add", name, *PLACE, given=KEYS[old]).returncode == 0
    done = ctl("rotate", name, "--json", given=KEYS[new])
    assert secret_of(new) not in done.stdout + done.stderr and secret_of(old) not in done.stdout + done.stderr
    return done.returncode, json.loads(done.stdout)
