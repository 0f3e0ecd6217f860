# SPDX-License-Identifier: GPL-3.0-or-later
"""Policies at the command line: read, exchanged, kept, and what becomes of keys when one is edited or gone."""
import json
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import TEAM, check_json, ctl, practice_keys  # noqa: E402
from schema import complaints  # noqa: E402

KEYS = practice_keys()
SCHEMA = json.loads((pathlib.Path(__file__).resolve().parents[2] / "data/schemas/bitting-policy-1.schema.json").read_text())
FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"])
OWN = pathlib.Path(os.environ.get("XDG_DATA_HOME", pathlib.Path.home() / ".local/share")) / "bitting" / "policies"
DESK = {"format": "bitting-policy/1", "id": "desk", "title": "Our desk", "description": "From the team.",
        "access": "read-write", "required": ["Spot.SpotTrade"], "forbidden": ["Wallet.Withdraw", "Earn.Earn"],
        "ip_required": True, "ips": TEAM.split(","), "personal": True, "min_days": 14}


def file(name="desk.bitting-policy.json", **changes):
    path = FOLDER / name
    policy = {key: value for key, value in {**DESK, **changes}.items() if value is not None}
    path.write_text(json.dumps(policy), encoding="utf-8")
    return str(path)


def rules(report):
    return {finding["rule"]: finding for finding in report["findings"]}


def test_those_that_come_along():
    rows = [json.loads(line) for line in ctl("policy", "list", "--json").stdout.splitlines()]
    assert [row["id"] for row in rows][:4] == ["guide", "read-only", "spot-derivatives", "grid-bot"]
    assert not any(row["own"] for row in rows)
    for row in rows:
        done = ctl("policy", "show", row["id"], "--json")
        assert done.returncode == 0 and not list(complaints(json.loads(done.stdout), SCHEMA)), done
        assert row["title"] in ctl("policy", row["id"]).stdout


def test_check_says_what_speaks_against_it():
    assert ctl("policy", "check", file()).returncode == 0
    done = ctl("policy", "check", "--json", file(required=["Spot.SpotTrade", "Wallet.Withdraw"], forbidden=[]))
    said = json.loads(done.stdout)
    assert done.returncode == 1 and said["best_grade"] == "F"
    assert [(remark["kind"], remark["member"]) for remark in said["remarks"]] == [("danger", "required")]
    done = ctl("policy", "check", "--json", file(ip_required=False, ips=None))
    said = json.loads(done.stdout)
    assert done.returncode == 0 and [remark["member"] for remark in said["remarks"]] == ["ip_required"]
    done = ctl("policy", "check", file(ip_required=False, ips=None))
    assert "no trusted addresses" in " ".join(done.stdout.split())


# What is no policy, and what is said of it. The schema refuses the same, but for what it cannot say.
BAD = [({"access": "write"}, "“access”"), ({"min_days": 4000}, "“min_days”"), ({"ips": []}, "“ips”"),
       ({"ips": ["203.0.113.0/24"]}, "“203.0.113.0/24” is a range"), ({"ip_required": "yes"}, "“ip_required”"),
       ({"required": ["SpotTrade"]}, "“SpotTrade” is no permission"), ({"required": ["A.B", "A.B"]}, "stands there twice"),
       ({"forbidden": None}, "“forbidden” is missing"), ({"title": ""}, "“title”"), ({"title": "x" * 81}, "“title”"),
       ({"id": "Our desk"}, "“id”"), ({"format": "bitting-policy/2"}, "“format”"), ({"strict": True}, "“strict” is unknown"),
       ({"description": "x" * 501}, "“description”"), ({"personal": None}, "“personal” is missing")]


def test_bad_files_are_refused_with_the_place():
    for changes, said in BAD:
        path = file("bad.json", **changes)
        done = ctl("policy", "check", path)
        assert done.returncode == 2 and said in done.stderr and not done.stdout, (changes, done)
        assert list(complaints(json.loads(pathlib.Path(path).read_text()), SCHEMA)), changes
    path = FOLDER / "broken.json"
    path.write_text('{\n  "format": "bitting-policy/1",\n  id: 1\n}\n')
    done = ctl("policy", "check", str(path))
    assert done.returncode == 2 and "(line 3)" in done.stderr, done
    both = ctl("policy", "check", file("bad.json", forbidden=["Spot.SpotTrade"]))
    assert both.returncode == 2 and "must be on and must be off" in both.stderr


def test_import_export_and_remove():
    done = ctl("policy", "import", file())
    assert done.returncode == 0 and "Its id is “desk”" in done.stdout, done
    done = ctl("policy", "import", file())
    assert done.returncode == 0 and "“Our desk (2)” is imported. Its id is “desk-2”." in done.stdout, done
    out = FOLDER / "out.json"
    assert ctl("policy", "export", "desk", str(out)).returncode == 0
    exported = json.loads(out.read_text())
    assert exported == DESK and not list(complaints(exported, SCHEMA))
    assert ctl("policy", "export", "desk", str(out)).returncode == 2
    assert ctl("policy", "export", "desk", str(out), "--force").returncode == 0
    assert json.loads(ctl("policy", "export", "guide", "-").stdout)["id"] == "guide"
    assert ctl("policy", "remove", "desk-2").returncode == 0
    assert ctl("policy", "remove", "desk-2").returncode == 2
    assert ctl("policy", "remove", "guide").returncode == 2


def test_what_is_dangerous_is_not_imported_by_the_way():
    path = file("danger.json", id="danger", title="Danger", required=["Wallet.Withdraw"], forbidden=[])
    done = ctl("policy", "import", path)
    assert done.returncode == 1 and "--force" in done.stderr
    assert ctl("policy", "show", "danger").returncode == 2
    assert ctl("policy", "import", path, "--force").returncode == 0
    assert ctl("policy", "remove", "danger").returncode == 0


def test_a_file_that_cannot_be_read_is_named():
    OWN.mkdir(parents=True, exist_ok=True)
    (OWN / "odd.bitting-policy.json").write_text("{")
    done = ctl("policy", "list", "--json")
    assert done.returncode == 0 and "odd.bitting-policy.json" in done.stderr
    assert "desk" in done.stdout
    (OWN / "odd.bitting-policy.json").unlink()


def add(name, key, *more):
    done = ctl("add", name, "--environment", "practice", *more, given=KEYS[key])
    assert done.returncode == 0, done
    return done


def test_keys_under_other_policies():
    add("bot", "derivatives", "--policy", "spot-derivatives", "--ips", TEAM)
    status, reports = check_json("bot")
    assert status == 0 and reports[0]["grade"] == "A" and reports[0]["policy"] == "spot-derivatives", reports
    status, reports = check_json("bot", "--policy", "guide")
    assert status == 1 and reports[0]["grade"] == "D"
    status, reports = check_json("--stdin", "--environment", "practice", "--policy", "read-only", given=KEYS["read-only"])
    assert status == 0 and reports[0]["grade"] == "A", reports


def test_a_file_is_kept_with_the_key_that_it_came_with():
    path = file("sent.bitting-policy.json", id="sent", title="Sent")
    add("sent", "good", "--policy", path)
    pathlib.Path(path).unlink()
    _, reports = check_json("sent")
    assert reports[0]["policy"] == "sent" and reports[0]["policy_title"] == "Sent" and reports[0]["grade"] == "A"
    assert rules(reports[0])["ip.expected"]["verdict"] == "pass"


def test_an_edited_policy_counts_and_is_told():
    add("edited", "good", "--policy", "desk")
    assert check_json("edited")[1][0]["grade"] == "A"
    path = OWN / "desk.bitting-policy.json"
    path.write_text(json.dumps({**DESK, "required": ["Spot.SpotTrade", "Earn.Earn"], "forbidden": []}))
    _, reports = check_json("edited")
    assert reports[0]["grade"] == "C"
    told = [change["code"] for line in ctl("history", "edited", "--json").stdout.splitlines()
            for change in json.loads(line)["changes"]]
    assert told == ["policy-edited"], told
    path.write_text(json.dumps(DESK))


def test_a_policy_that_is_gone_is_told_on_the_card():
    add("left", "good", "--policy", "desk")
    assert check_json("left")[1][0]["grade"] == "A"
    assert ctl("policy", "remove", "desk").returncode == 0
    _, reports = check_json("left")
    finding = rules(reports[0])["policy"]
    assert reports[0]["policy"] == "guide" and reports[0]["grade"] == "B"
    assert finding["verdict"] == "attention" and "“desk”" in finding["evidence"]
    # Back again, as if it had never been away.
    assert ctl("policy", "import", file()).returncode == 0
    _, reports = check_json("left")
    assert reports[0]["policy"] == "desk" and reports[0]["grade"] == "A" and "policy" not in rules(reports[0])


tap.run(tap.functions(sys.modules[__name__]))
