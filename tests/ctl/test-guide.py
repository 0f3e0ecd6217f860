# SPDX-License-Identifier: GPL-3.0-or-later
"""bittingctl guide: the steps in a terminal, for programs, and as a page in a file."""
import json
import os
import pathlib
import subprocess
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import PROGRAM, TEAM, ctl  # noqa: E402

FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"]) / "guide"
FOLDER.mkdir()
STEPS = ["log-in", "open-api", "create", "settings", "permissions", "security", "save"]
WIDTH = 78


def own_policy(**more):
    path = FOLDER / "own.json"
    path.write_text(json.dumps({"format": "bitting-policy/1", "id": "own", "access": "read-write",
                                "required": ["Spot.SpotTrade"], "forbidden": [], "ip_required": False,
                                "personal": False, "min_days": 0, **more}), encoding="utf-8")
    return path


def steps(*words):
    done = ctl("guide", "--json", *words)
    assert done.returncode == 0 and not done.stderr, done
    return json.loads(done.stdout)


def columns(line):
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


def test_seven_steps():
    assert [step["id"] for step in steps()] == STEPS
    said = ctl("guide").stdout
    assert [f"Step {number}: " in said for number in range(9)] == [False] + 7 * [True] + [False]
    assert max(columns(line) for line in said.splitlines()) <= WIDTH


def test_one_step_by_number_or_name():
    for name in ("5", "permissions"):
        said = ctl("guide", name)
        assert said.returncode == 0 and said.stdout.strip().startswith("Step 5: "), said
        assert "Step 4" not in said.stdout and "Step 6" not in said.stdout
        assert [step["id"] for step in steps(name)] == ["permissions"]


def test_there_is_no_such_step():
    for name in ("0", "8", "05", "5x", ""):
        done = ctl("guide", name)
        assert done.returncode == 2 and not done.stdout and "from 1 to 7" in done.stderr, done


def test_boxes_follow_the_policy():
    boxes = {box["permission"]: box["do"] for box in steps("5")[0]["boxes"]}
    assert boxes["Spot.SpotTrade"] == "tick" and boxes["Wallet.Withdraw"] == "never"
    assert boxes["ContractTrade.Order"] == "leave" and len(boxes) == 9

    policy = own_policy(required=["ContractTrade.Order", "Earn.Earn"])
    step = steps("5", "--policy", policy)[0]
    boxes = {box["permission"]: box["do"] for box in step["boxes"]}
    assert boxes == {"ContractTrade.Order": "tick", "Earn.Earn": "tick", "Wallet.Withdraw": "never",
                     "Spot.SpotTrade": "leave", "ContractTrade.Position": "leave", "Options.OptionsTrade": "leave",
                     "NFT.NFTQueryProductList": "leave", "Wallet.AccountTransfer": "leave", "Wallet.SubMemberTransfer": "leave",
                     "Exchange.ExchangeHistory": "leave"}, boxes
    told = {instruction["id"]: (instruction["text"], instruction["detail"]) for instruction in step["instructions"]}
    assert told["tick-spot-trade"] == ("Leave “SPOT – Trade” empty.", None), told
    assert told["clear-derivatives"][0] == \
        "Tick “Contract – Orders”. Leave “Contract – Positions”, “USDC Contracts – USDC Derivatives Trading” empty."
    assert told["never-withdrawal"][0] == "Never tick “Withdrawal”."
    assert "spot market" not in step["summary"]


def test_addresses_stand_where_they_are_pasted():
    said = ctl("guide", "settings", "--ips", TEAM).stdout
    assert f"\n    {TEAM}\n" in said
    assert TEAM not in ctl("guide", "permissions", "--ips", TEAM).stdout


def test_links_are_those_of_the_site():
    def links(*words):
        return [link["address"] for step in steps(*words) for link in step["links"]]
    assert links() == ["https://www.bybit.com/login", "https://www.bybit.com/app/user/api-management"]
    assert links("--environment", "kazakhstan") == ["https://www.bybit.kz/",
                                                    "https://www.bybit.kz/app/user/api-management"]
    assert not links("--environment", "practice")
    assert ctl("guide", "--environment", "atlantis").returncode == 2


def test_caveats_come_first():
    caveat = " ".join(ctl("guide", "--environment", "eu").stdout.split("Step 1")[0].split())
    assert "listed third-party applications" in caveat, caveat
    assert "“Read-Only”" in ctl("guide", "--policy", own_policy(access="read-only")).stdout.split("Step 1")[0]
    assert "Warning" not in ctl("guide").stdout.split("Step 1")[0]


def test_a_script_without_spaces_is_wrapped():
    words = "只在现货市场交易，不做其他任何事情：不做衍生品，不转账，不提现。" * 6
    said = ctl("policy", own_policy(description=words)).stdout.split("\n\n")[0]
    assert "".join(said.splitlines()[1:]) == words, said
    assert all(WIDTH - 4 <= columns(line) <= WIDTH for line in said.splitlines()[1:-1]), said
    assert not any(line[0] in "，。：" for line in said.splitlines())


def test_a_page_is_written_once():
    path = FOLDER / "guide.html"
    assert ctl("guide", "--html", path).returncode == 0
    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>") and page.endswith("</html>\n")
    assert page == ctl("guide", "--html", "-").stdout

    path.write_text("mine")
    done = ctl("guide", "--html", path)
    assert done.returncode == 2 and "--force" in done.stderr and path.read_text() == "mine", done
    assert ctl("guide", "--html", path, "--force").returncode == 0
    assert path.read_text(encoding="utf-8") == page
    assert {name.name for name in FOLDER.iterdir()} <= {"guide.html", "own.json"}


def test_a_page_that_cannot_be_written():
    for path in (FOLDER / "none" / "guide.html", FOLDER, pathlib.Path("/proc/guide.html")):
        for more in ((), ("--force",)):
            done = ctl("guide", "--html", path, *more)
            assert done.returncode == 2 and str(path) in done.stderr, (path, done)
    assert {name.name for name in FOLDER.iterdir()} <= {"guide.html", "own.json"}


def test_only_an_ordinary_file_is_replaced():
    path = FOLDER / "link"
    path.symlink_to("own.json")
    try:
        done = ctl("guide", "--html", path, "--force")
        assert done.returncode == 2 and path.is_symlink(), done
    finally:
        path.unlink()


def test_a_full_disk_is_noticed():
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run([PROGRAM, "guide", "--html", "-"], stdout=full, stderr=subprocess.PIPE,
                              text=True, timeout=30, check=False)
    assert done.returncode == 2 and "No space left" in done.stderr, done


def test_a_page_is_of_the_whole_guide():
    for words in (("--json",), ("5",)):
        done = ctl("guide", "--html", FOLDER / "other.html", *words)
        assert done.returncode == 2 and not (FOLDER / "other.html").exists(), done


tap.run(tap.functions(sys.modules[__name__]))
