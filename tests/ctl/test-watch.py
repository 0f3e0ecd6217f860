# SPDX-License-Identifier: GPL-3.0-or-later
"""Watching, and the past of a key, from the command line."""
import json
import os
import pathlib
import subprocess
import sys

LIBRARY = pathlib.Path(__file__).resolve().parent.parent / "lib"
sys.path.insert(0, str(LIBRARY))
import tap  # noqa: E402
from command_line import TEAM, ctl, practice  # noqa: E402
from stand_in import StandIn, take_from_past  # noqa: E402

TIMER = "io.github.bitting.Bitting.timer"


def keyring(state):
    subprocess.run([LIBRARY / "keyring", state], check=True)


def attention(name):
    rows = [json.loads(line) for line in ctl("list", "--json").stdout.splitlines()]
    return next(row["attention"] for row in rows if row["name"] == name)


def add(exchange, name, key):
    given = next(f"{k['api_key']}\n{k['secret']}\n" for k in exchange["keys"] if k["id"] == key)
    done = ctl("add", name, "--host", exchange["origin"], "--ips", TEAM, given=given)
    assert done.returncode == 0, done.stderr


def watch(exchange, *arguments):
    return ctl("watch", *arguments, env={"SSL_CERT_FILE": exchange["certificate"]})


def test_nobody_watches_until_asked():
    assert json.loads(ctl("watch", "--status", "--json").stdout) == {"watch": False}
    assert "does not check" in ctl("watch", "--status").stdout


def test_nothing_to_watch_says_nothing():
    done = ctl("watch")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), done


def test_on_and_off_without_systemd():
    done = ctl("watch", "--on")
    assert done.returncode == 0 and "no systemd" in done.stdout, done
    assert json.loads(ctl("watch", "--status", "--json").stdout) == {"watch": True}
    done = ctl("watch", "--off")
    assert done.returncode == 0 and "no longer checks" in done.stdout, done
    assert json.loads(ctl("watch", "--status", "--json").stdout) == {"watch": False}


def test_systemd_switches_the_timer():
    with StandIn("service-manager", "sound") as manager:
        done = ctl("watch", "--on")
        assert done.returncode == 0 and "once a day from now on" in done.stdout, done
        assert [manager.wait() for _ in range(3)] == [
            f"EnableUnitFiles ['{TIMER}'] False False", "Reload", f"StartUnit {TIMER} replace"]
        done = ctl("watch", "--off")
        assert done.returncode == 0 and "no longer checks" in done.stdout, done
        assert [manager.wait() for _ in range(3)] == [
            f"StopUnit {TIMER} replace", f"DisableUnitFiles ['{TIMER}'] False", "Reload"]
        assert manager.rest() == []


def test_a_timer_that_does_not_run_is_stopped():
    with StandIn("service-manager", "stopped") as manager:
        assert ctl("watch", "--off").returncode == 0
        assert [manager.wait() for _ in range(3)][2] == "Reload"


def test_systemd_that_refuses_is_quoted():
    with StandIn("service-manager", "refuse"):
        done = ctl("watch", "--on")
    assert done.returncode == 0, done
    words = " ".join(done.stdout.split())
    assert "while its window is open" in words and "“Unit file does not exist”" in words, done
    assert json.loads(ctl("watch", "--status", "--json").stdout) == {"watch": True}
    assert ctl("watch", "--off").returncode == 0


def test_a_change_is_told_once():
    with practice() as exchange:
        add(exchange, "moved", "withdraw")
        add(exchange, "steady", "good")
        assert watch(exchange).returncode == 0
        assert attention("moved") == "Can withdraw" and attention("steady") is None

        take_from_past("moved", "Wallet.Withdraw")
        done = watch(exchange)
        assert done.returncode == 1 and done.stderr == "", done
        assert done.stdout == "moved\n    ! Withdrawal was switched on\n", done
        assert attention("moved").startswith("Can withdraw · Changed since ")
        done = watch(exchange)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), done


def test_history_shows_it_and_counts_as_a_look():
    rows = [json.loads(line) for line in ctl("history", "moved", "--json").stdout.splitlines()]
    assert [row["grade"] for row in rows] == ["F", "F", "F"]
    assert [len(row["changes"]) for row in rows] == [0, 1, 0]
    change = rows[1]["changes"][0]
    assert change == {"code": "permission-added", "attention": True, "before": None,
                      "after": "Wallet.Withdraw", "title": "Withdrawal was switched on"}
    assert "Changed since" in attention("moved")
    done = ctl("history", "moved")
    assert done.returncode == 0 and "! Withdrawal was switched on" in done.stdout, done
    assert attention("moved") == "Can withdraw"
    assert ctl("history", "nobody").returncode == 2


def test_json_of_a_round():
    with practice() as exchange:
        add(exchange, "told", "withdraw")
        watch(exchange)
        take_from_past("told", "Wallet.Withdraw")
        rows = [json.loads(line) for line in watch(exchange, "--json").stdout.splitlines()]
    assert [row["name"] for row in rows] == ["told"]
    assert rows[0]["grade"] == "F" and rows[0]["expires_at"] is None
    assert [change["code"] for change in rows[0]["changes"]] == ["permission-added"]


def test_a_network_that_is_down_says_nothing():
    done = ctl("watch")
    assert (done.returncode, done.stdout, done.stderr) == (3, "", ""), done


def test_a_locked_keyring_says_nothing_and_is_not_opened():
    with practice() as exchange:
        add(exchange, "hidden", "withdraw")
        watch(exchange)
        take_from_past("hidden", "Wallet.Withdraw")
        keyring("locked")
        with StandIn("prompter", "give", "pw") as person:
            done = watch(exchange)
            assert (done.returncode, done.stdout, done.stderr) == (4, "", ""), done
            assert person.rest() == []
        keyring("unlocked")
        done = watch(exchange)
        assert "hidden\n    ! Withdrawal was switched on\n" in done.stdout, done


def test_wrong_usage():
    for words in (("--on", "--off"), ("--status", "--on"), ("name",)):
        assert ctl("watch", *words).returncode == 2, words
    assert ctl("history").returncode == 2


def test_without_the_programs_settings():
    env = {"GSETTINGS_SCHEMA_DIR": os.environ["SESSION_FOLDER"]}
    assert json.loads(ctl("watch", "--status", "--json", env=env).stdout) == {"watch": False}
    done = ctl("watch", "--on", env=env)
    assert done.returncode == 3 and "settings" in done.stderr, done


tap.run(tap.functions(sys.modules[__name__]))
