# SPDX-License-Identifier: GPL-3.0-or-later
"""Faulty policies of the program's own, each refused with the file and what is wrong."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "lib"))
import tap  # noqa: E402

LIST = "policies/policies.xml"
BOT = "policies/grid-bot.json"

# File, what stands in it, what stands there instead, and what is said.
FAULTS = [
    (LIST, '<policy id="guide">', '<policy id="spot">', "the first policy is not the guide’s"),
    (LIST, '<policy id="grid-bot">', '<policy id="read-only">', "“read-only” is there twice"),
    (LIST, '<policy id="grid-bot">', '<policy id="grid">', "grid-bot.json: policies.xml does not list it"),
    (BOT, '"grid-bot"', '"grid"', "its id is “grid”"),
    (BOT, '"id"', '"title": "Bot", "id"', "its words belong into policies.xml"),
    (BOT, '"Wallet.Withdraw",', "", "a policy of ours forbids “Wallet.Withdraw”"),
    (BOT, '"Earn.Earn"', '"Earn.Loan"', "no permission “Earn.Loan”"),
    (BOT, '"Earn.Earn"', '"Earn"', "does not match"),
    (BOT, '"Earn.Earn"', '"Spot.SpotTrade"', "both required and forbidden"),
    (BOT, '"min_days": 30', '"min_days": -1', "is beyond minimum 0"),
    (BOT, '"min_days": 30', '"min_days": "30"', "is no ['integer']"),
    (BOT, '"personal"', '"persona"', "$.personal is missing"),
    (BOT, "{", "{,", "Expecting property name"),
]


def check(folder):
    return subprocess.run([ROOT / "build-aux" / "check-policies", folder / LIST], capture_output=True, text=True, check=False)


def test_ours_are_good():
    done = check(ROOT / "data")
    assert done.returncode == 0 and not done.stderr, done


def test_faults():
    for file, before, after, said in FAULTS:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            shutil.copytree(ROOT / "data" / "policies", folder / "policies")
            shutil.copy(ROOT / "data" / "permissions.xml", folder)
            text = (folder / file).read_text(encoding="utf-8")
            assert before in text, before
            (folder / file).write_text(text.replace(before, after, 1), encoding="utf-8")
            done = check(folder)
            assert done.returncode == 1 and said in done.stderr, (before, after, done)


tap.run(tap.functions(sys.modules[__name__]))
