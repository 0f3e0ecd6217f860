# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways to a key that does not let this computer in, and to one of another site, at the command line."""
import json
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import TEAM, check_json, ctl, practice_keys  # noqa: E402
from sites import sites  # noqa: E402
from tunnel import Tunnel  # noqa: E402

KEYS = practice_keys()
FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"])
HERE = ("--caller", "198.51.100.99")
THERE = ("--caller", "203.0.113.21")
SUB_ACCOUNT = "4301299001"


def port_of(origin):
    return int(origin.rsplit(":", 1)[1])


def saved(name):
    return next(row for row in map(json.loads, ctl("list", "--json").stdout.splitlines()) if row["name"] == name)


def test_through_a_proxy():
    with sites(mainnet=HERE, testnet=THERE) as origin, Tunnel(port_of(origin["testnet"])) as proxy:
        assert ctl("add", "far", "--ips", TEAM, given=KEYS["good"]).returncode == 0
        assert check_json("far")[0] == 3
        status, (report,) = check_json("far", "--proxy", proxy.url)
        assert status == 0 and report["source"]["proxy"] == proxy.url, report
        # It is remembered, shown, and told without the key.
        status, (report,) = check_json("far")
        assert status == 0 and report["source"]["proxy"] == proxy.url
        assert f"Asked through the proxy {proxy.url}." in ctl("show", "far").stdout
        assert KEYS["good"].split("\n")[0] not in "".join(proxy.seen)
        status, (report,) = check_json("far", "--proxy", "none")
        assert status == 3 and report["source"]["proxy"] is None
        assert check_json("far")[0] == 3


def test_proxies_that_are_refused():
    for url in ("socks5://name:word@127.0.0.1:1080", "127.0.0.1:1080", "ftp://127.0.0.1:1", "http://127.0.0.1"):
        done = ctl("check", "far", "--proxy", url)
        assert done.returncode == 2 and done.stderr and "word" not in done.stdout + done.stderr.replace("password", ""), done


def test_a_report_made_elsewhere():
    path = FOLDER / "far.json"
    with sites(mainnet=THERE):
        path.write_text(ctl("check", "--stdin", "--ips", TEAM, "--json", given=KEYS["good"]).stdout)
    with sites(mainnet=HERE):
        assert check_json("far")[0] == 3 and saved("far")["grade"] is None
        done = ctl("report", str(path))
        assert done.returncode == 0 and "Made elsewhere" in done.stdout and "Grade A" in done.stdout, done
        assert saved("far")["grade"] is None, "shown, but not kept"
    # Later than the check here, as a file is that is made because of it.
    report = json.loads(path.read_text())
    with sites(mainnet=THERE):
        report = json.loads(ctl("check", "--stdin", "--json", given=KEYS["good"]).stdout)
        path.write_text(json.dumps(report))
        for _ in range(2):
            assert ctl("report", str(path), "--keep").returncode == 0
        assert saved("far")["grade"] == "A"
        assert "Made elsewhere" in ctl("show", "far").stdout
        rows = [json.loads(line) for line in ctl("history", "far", "--json").stdout.splitlines()]
        assert sum(row.get("source") == "file" for row in rows) == 1, rows


def test_a_file_that_lies():
    report = json.loads((FOLDER / "far.json").read_text())
    report["key"]["permissions"].append("Wallet.Withdraw")
    path = FOLDER / "lie.json"
    path.write_text(json.dumps(report))
    done = ctl("report", str(path), "--json")
    assert json.loads(done.stdout)["grade"] == "F", "the file's own mark counts for nothing"


def test_a_file_with_several_reports():
    """As a check of all keys writes it."""
    with sites(mainnet=THERE):
        assert ctl("check", "far").returncode == 0
        done = ctl("check", "--all", "--json")
        good = ctl("check", "--stdin", "--json", given=KEYS["good"]).stdout
        bad = ctl("check", "--stdin", "--json", given=KEYS["withdraw"]).stdout
    (FOLDER / "bad.json").write_text(bad)
    path = FOLDER / "all.json"
    path.write_text(done.stdout)
    assert len(done.stdout.splitlines()) == 1
    path.write_text(done.stdout + bad + json.dumps(json.loads(good), indent=2))
    done = ctl("report", str(path), "--json")
    assert done.returncode == 1, done
    assert [json.loads(line)["grade"] for line in done.stdout.splitlines()] == ["A", "F", "A"]
    done = ctl("report", str(path))
    assert done.stdout.count("Made elsewhere") == 3 and "Grade F" in done.stdout, done
    done = ctl("report", str(path), "--number", "2", "--json")
    assert done.returncode == 1 and json.loads(done.stdout)["grade"] == "F"
    done = ctl("report", str(path), "--number", "4")
    assert done.returncode == 2 and "holds 3 reports" in done.stderr, done
    sheet = FOLDER / "all.html"
    done = ctl("report", str(path), "--html", str(sheet))
    assert done.returncode == 2 and "--number" in done.stderr and not sheet.exists(), done
    assert ctl("report", str(path), "--html", str(sheet), "--number", "2").returncode == 0 and sheet.exists()


def test_what_begins_on_the_site_names_its_page():
    page = "https://www.bybit.com/app/user/api-management"
    assert page in ctl("report", str(FOLDER / "bad.json")).stdout
    report = json.loads((FOLDER / "bad.json").read_text())
    (FOLDER / "eu.json").write_text(json.dumps({**report, "environment": "eu", "host": "https://api.bybit.eu"}))
    assert page.replace("www.bybit.com", "www.bybit.eu/en-EU") in ctl("report", str(FOLDER / "eu.json")).stdout
    assert page not in ctl("check", "--stdin", "--environment", "practice", "--ips", TEAM, given=KEYS["good"]).stdout


def test_one_bad_report_takes_no_other_with_it():
    path = FOLDER / "torn.json"
    path.write_text((FOLDER / "all.json").read_text().replace("\n", "\n{\"format\": \"bitting-report/1\"}\n", 1))
    done = ctl("report", str(path), "--json", "--keep")
    assert done.returncode == 2 and len(done.stdout.splitlines()) == 3, done
    assert "report 2: The report file cannot be read" in done.stderr, done.stderr
    assert "report 3: The report is about none of the saved keys" in done.stderr, done.stderr
    assert "report 1" not in done.stderr


def test_the_site_of_a_key():
    with sites(mainnet=("--without", "good"), eu=("--without", "good"), testnet=THERE) as origin:
        assert ctl("add", "lost", given=KEYS["good"]).returncode == 0
        status, (report,) = check_json("lost")
        assert status == 3 and report["diagnosis"]["code"] == "invalid-key"
        done = ctl("check", "lost", "--find-site")
        assert done.returncode == 0 and done.stdout == "testnet\n", done
        assert saved("lost")["environment"] == "mainnet"
        status, reports = check_json("lost", "--find-site", "--move")
        assert status == 0 and reports[0]["environment"] == "testnet" and reports[0]["host"] == origin["testnet"]
        assert saved("lost")["environment"] == "testnet"
    with sites(mainnet=("--without", "good"), testnet=("--without", "good")):
        done = ctl("check", "lost", "--find-site")
        assert done.returncode == 3 and not done.stdout and "No other site" in done.stderr
    assert ctl("add", "toy", "--environment", "practice", given=KEYS["good"]).returncode == 0
    assert ctl("check", "toy", "--find-site").returncode == 2


def test_the_main_account_is_asked():
    place = ("--environment", "practice")
    assert ctl("add", "sub", *place, "--ips", TEAM, given=KEYS["sub-far"]).returncode == 0
    assert ctl("add", "main", *place, given=KEYS["good"]).returncode == 0
    assert check_json("sub")[0] == 3
    status, (report,) = check_json("sub", "--ask-with", "main", "--sub-account", SUB_ACCOUNT)
    assert status == 0 and report["key"]["is_master"] is False, report
    assert report["source"]["kind"] == "main-account" and report["source"]["helper"] == "main"
    assert saved("sub")["grade"] == "A" and saved("sub")["source"] == "main-account"
    assert "Asked with the main account’s key “main”" in ctl("show", "sub").stdout
    for name, helper, number in (("sub", "main", "1"), ("sub", "main", "x"), ("main", "sub", SUB_ACCOUNT),
                                 ("main", "main", SUB_ACCOUNT), ("sub", "nobody", SUB_ACCOUNT)):
        done = ctl("check", name, "--ask-with", helper, "--sub-account", number)
        assert done.returncode == 2 and done.stderr and not done.stdout, done
    assert ctl("check", "sub", "--ask-with", "main").returncode == 2


tap.run(tap.functions(sys.modules[__name__]))
