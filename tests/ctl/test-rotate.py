# SPDX-License-Identifier: GPL-3.0-or-later
"""A new key takes the place of a saved one, at the command line."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import check_json, ctl, look_up  # noqa: E402
from rotating import KEYS, PLACE, begin, names, secret_of  # noqa: E402


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


tap.run(tap.functions(sys.modules[__name__]))
