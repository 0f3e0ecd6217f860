# SPDX-License-Identifier: GPL-3.0-or-later
"""A new key takes the place of a saved one, at the command line."""
import json
import pathlib
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import PROGRAM, TEAM, check_json, ctl, practice_keys  # noqa: E402

KEYS = practice_keys()
PLACE = ("--environment", "practice", "--ips", TEAM)


def secret_of(key):
    return KEYS[key].split("\n", 1)[1].strip()


def look_up(name):
    """What a bot gets that asks the keyring, and not us."""
    return subprocess.run(["secret-tool", "lookup", "application", "bitting", "name", name],
                          capture_output=True, text=True, check=False).stdout


def names(prefix):
    rows = [json.loads(line) for line in ctl("list", "--json").stdout.splitlines()]
    return {row["name"]: row for row in rows if row["name"].startswith(prefix)}


def begin(name, old, new):
    assert ctl("add", name, *PLACE, given=KEYS[old]).returncode == 0
    done = ctl("rotate", name, "--json", given=KEYS[new])
    assert secret_of(new) not in done.stdout + done.stderr and secret_of(old) not in done.stdout + done.stderr
    return done.returncode, json.loads(done.stdout)


def differences(answer, relation):
    return [line["aspect"] for line in answer["differences"] if line["relation"] == relation]


def test_as_strict_takes_over_and_the_old_goes_last():
    status, answer = begin("whole", "withdraw", "good")
    assert (status, answer["stage"], answer["strictness"]) == (0, "retired", "proven"), answer
    assert differences(answer, "stricter") == ["permission.Wallet.Withdraw"]
    assert look_up("whole") == secret_of("good") and look_up("whole (old)") == secret_of("withdraw")
    assert names("whole")["whole (old)"]["replaced_by"] == "whole"
    assert names("whole")["whole"]["replaced_by"] is None
    shown = ctl("show", "whole (old)")
    assert "Grade F" in shown.stdout and "Replaced by “whole”" in shown.stderr
    assert "Grade A" in ctl("show", "whole").stdout
    assert ctl("rotate", "--done", "whole").returncode == 2  # Nobody can be asked.
    done = ctl("rotate", "--done", "--yes", "whole")
    assert done.returncode == 0 and "delete it there" in done.stderr
    assert set(names("whole")) == {"whole"} and look_up("whole") == secret_of("good")
    assert ctl("rotate", "--done", "--yes", "whole").returncode == 2


def test_looser_waits_until_somebody_decides():
    status, answer = begin("loose", "good", "withdraw")
    assert (status, answer["stage"], answer["strictness"]) == (1, "waiting", "looser")
    assert differences(answer, "looser") == ["permission.Wallet.Withdraw"]
    assert look_up("loose") == secret_of("good") and look_up("loose (new)") == secret_of("withdraw")
    assert ctl("rotate", "--again", "loose").returncode == 1
    done = ctl("rotate", "--accept", "loose")
    assert done.returncode == 0 and "Looser than the old key" in done.stdout, done
    assert look_up("loose") == secret_of("withdraw") and look_up("loose (old)") == secret_of("good")


def test_not_proven_says_what_is_not_known():
    status, answer = begin("unseen", "good", "unmatched-ip")
    assert (status, answer["stage"], answer["strictness"]) == (3, "waiting", "unproven")
    assert answer["diagnosis"] == "unmatched-ip" and "permissions" in differences(answer, "unproven")
    assert look_up("unseen") == secret_of("good")


def test_a_refused_key_is_not_proven():
    status, answer = begin("refused", "good", "deleted")
    assert (status, answer["stage"], answer["diagnosis"]) == (3, "waiting", "invalid-key")


def test_undo_goes_back_step_by_step():
    assert begin("undone", "withdraw", "good")[0] == 0
    done = ctl("rotate", "--undo", "undone (old)")
    assert done.returncode == 0, done
    assert look_up("undone") == secret_of("withdraw") and look_up("undone (new)") == secret_of("good")
    assert check_json("undone")[1][0]["grade"] == "F"
    assert ctl("rotate", "undone", given=KEYS["older"]).returncode == 2  # One at a time.
    assert ctl("rotate", "--undo", "undone").returncode == 0
    assert set(names("undone")) == {"undone", "undone (new)"}
    assert ctl("rotate", "--undo", "undone").returncode == 2
    again = ctl("rotate", "undone", given=KEYS["good"])
    assert again.returncode == 0 and look_up("undone") == secret_of("good"), again


def test_wrong_usage():
    assert ctl("add", "usage", *PLACE, given=KEYS["good"]).returncode == 0
    for words in (("rotate",), ("rotate", "nobody"), ("rotate", "usage"), ("rotate", "--done", "usage"),
                  ("rotate", "--accept", "--undo", "usage"), ("rotate", "--again", "usage"),
                  ("rotate", "--done", "--yes", "usage")):
        done = ctl(*words, given=KEYS["good"])
        assert done.returncode == 2 and done.stderr and not done.stdout, (words, done)
    assert set(names("usage")) == {"usage"}


def kill_after(seconds, *words):
    """Kills the command that long after its start. Returns whether it was still at work."""
    process = subprocess.Popen([PROGRAM, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def test_killed_anywhere_each_key_is_whole():
    secrets = {secret_of("good"), secret_of("withdraw")}
    assert begin("killed", "good", "withdraw")[0] == 1
    started = time.monotonic()
    assert ctl("rotate", "--accept", "killed").returncode == 0
    whole = time.monotonic() - started
    cuts = 0
    for i in range(12):
        if i % 2 == 0:
            assert ctl("rotate", "--undo", "killed").returncode == 0
            assert look_up("killed") == secret_of("good")
        cuts += kill_after(whole * (i + 1) / 12, "rotate", "--accept" if i % 2 == 0 else "--undo", "killed")
        held = {name: look_up(name) for name in names("killed")}
        assert held["killed"] in secrets and set(held.values()) == secrets, (i, held)
        done = ctl("rotate", "--accept", "killed")
        assert done.returncode == 0, done
        held = {name: look_up(name) for name in names("killed")}
        assert held == {"killed": secret_of("withdraw"), "killed (old)": secret_of("good")}, (i, held)
    assert cuts > 0


tap.run(tap.functions(sys.modules[__name__]))
