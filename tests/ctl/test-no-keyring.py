# SPDX-License-Identifier: GPL-3.0-or-later
"""With the keyring daemon stopped, bittingctl says so and leaves no trace of the secret."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import check_json, ctl, files_with, practice_keys  # noqa: E402

KEYS = practice_keys()
SECRET = KEYS["good"].split()[1]


def test_add_says_so():
    done = ctl("add", "lost", "--environment", "practice", given=KEYS["good"])
    assert done.returncode == 4, done
    assert "keyring" in done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert not files_with(SECRET)


def test_list_check_and_remove_say_so():
    for words in (("list",), ("check", "lost"), ("check", "--all"), ("remove", "lost", "--yes"), ("rename", "lost", "found")):
        done = ctl(*words)
        assert done.returncode == 4 and "keyring" in done.stderr and not done.stdout, (words, done)


def test_a_check_without_saving_needs_no_keyring():
    status, reports = check_json("--stdin", "--environment", "practice", given=KEYS["good"])
    assert status == 0 and reports[0]["grade"] == "A"
    assert not files_with(SECRET)


def test_an_import_says_so():
    key, secret = KEYS["good"].split()
    text = f"key: {key}\nsecret: {secret}\n"
    done = ctl("import", "-", "--yes", "--environment", "practice", given=text)
    assert done.returncode == 4 and "keyring" in done.stderr and secret not in done.stdout + done.stderr, done
    done = ctl("import", "-", "--dry-run", "--environment", "practice", given=text)
    assert done.returncode == 0 and "Grade A" in done.stdout, done
    assert not files_with(SECRET)


tap.run(tap.functions(sys.modules[__name__]))
