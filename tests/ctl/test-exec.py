# SPDX-License-Identifier: GPL-3.0-or-later
"""bittingctl exec: a program gets the key where it was told to look, becomes what bittingctl was, and is not started otherwise."""
import json
import os
import pathlib
import signal
import subprocess
import sys

LIBRARY = pathlib.Path(__file__).resolve().parent.parent / "lib"
sys.path.insert(0, str(LIBRARY))
import tap  # noqa: E402
from command_line import PROGRAM, TEAM, ctl, practice, practice_keys  # noqa: E402
from stand_in import StandIn  # noqa: E402

KEYS = {kind: text.split("\n", 1) for kind, text in practice_keys().items()}
KEY, SECRET = (part.strip() for part in KEYS["good"])
OTHER_KEY, OTHER_SECRET = (part.strip() for part in KEYS["withdraw"])
BOTH = f"{KEY}\n{SECRET}\n"
MARK = pathlib.Path(os.environ["SESSION_FOLDER"]) / "started"
# What a program can see of itself. It is not shown to anybody else.
LOOK = """import json, os, sys
fds = {int(fd): os.readlink(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{fd}")}
status = dict(line.split(":\\t", 1) for line in open("/proc/self/status").read().splitlines())
print(json.dumps({"pid": os.getpid(), "arguments": open("/proc/self/cmdline").read(), "environment": dict(os.environ),
                  "fds": sorted(fd for fd, name in fds.items() if not name.endswith("/fd")),
                  "signals": [status[name] for name in ("SigBlk", "SigIgn", "SigCgt")]}))"""


def start(*words, given="", env=None):
    return subprocess.run([PROGRAM, "exec", *words], input=given, capture_output=True, text=True, check=False, timeout=60,
                          env=None if env is None else {**os.environ, **env})


def look(*words):
    done = start(*words, "--", sys.executable, "-c", LOOK)
    assert done.returncode == 0 and done.stderr == "", done
    return json.loads(done.stdout)


def add(name, kind, *place):
    done = ctl("add", name, *(place or ("--environment", "practice")), given="\n".join(KEYS[kind]))
    assert done.returncode == 0, done.stderr


def refused(status, *words, **more):
    """Ends with that, says why, and starts nothing."""
    done = start(*words, "--", "touch", MARK, **more)
    assert done.returncode == status and done.stdout == "" and done.stderr != "", (words, done)
    assert not MARK.exists(), words
    assert SECRET not in done.stderr
    return done.stderr


def test_set_up():
    add("bot", "good")
    add("other bot", "withdraw")
    add("signs", "rsa")


def test_where_the_key_is_put():
    for words, wanted in (
            (("bot",), {"BYBIT_API_KEY": KEY, "BYBIT_API_SECRET": SECRET}),
            (("bot", "--prefix", "ICG_"), {"ICG_API_KEY": KEY, "ICG_API_SECRET": SECRET}),
            (("--env-key=K", "--env-secret=S", "bot"), {"K": KEY, "S": SECRET}),
            (("--env-secret", "FREQTRADE__EXCHANGE__SECRET", "bot"),
             {"BYBIT_API_KEY": KEY, "FREQTRADE__EXCHANGE__SECRET": SECRET}),
            (("--prefix", "A_", "--prefix", "B_", "bot", "other bot"),
             {"A_API_KEY": KEY, "A_API_SECRET": SECRET, "B_API_KEY": OTHER_KEY, "B_API_SECRET": OTHER_SECRET}),
            (("bot", "other bot", "--env-key", "K1", "--env-secret", "S1", "--env-key", "K2", "--env-secret", "S2"),
             {"K1": KEY, "S1": SECRET, "K2": OTHER_KEY, "S2": OTHER_SECRET})):
        seen = look(*words)
        new = {name: text for name, text in seen["environment"].items() if os.environ.get(name) != text}
        assert new == wanted, (words, sorted(new))
        assert SECRET not in seen["arguments"] and KEY not in seen["arguments"]


def test_a_variable_that_is_there_is_replaced():
    done = start("bot", "--", "sh", "-c", "env | grep -c ^BYBIT_API_; echo $BYBIT_API_SECRET", env={"BYBIT_API_SECRET": "old"})
    assert done.stdout.split() == ["2", SECRET], done


def test_where_only_the_program_can_read_it():
    for words, command in ((("bot", "--stdin"), "cat"), (("bot", "--fd", "7"), "cat <&7"),
                           (("bot", "--fd", "3"), "cat <&3"), (("bot", "--fd", "4"), "cat <&4")):
        done = start(*words, "--", "sh", "-c", command + "; env", given="not for it")
        assert done.returncode == 0 and done.stdout.startswith(BOTH), (words, done)
        rest = done.stdout.removeprefix(BOTH)
        assert SECRET not in rest and KEY not in rest
    done = start("bot", "other bot", "--stdin", "--", "cat")
    assert done.stdout == f"{BOTH}{OTHER_KEY}\n{OTHER_SECRET}\n", done


def test_a_private_key_comes_as_programs_read_it():
    done = start("signs", "--", "sh", "-c", 'printf %s "$BYBIT_API_SECRET" | openssl pkey -noout -check')
    assert done.returncode == 0 and "Key is valid" in done.stdout, done
    done = start("signs", "--stdin", "--", "sh", "-c", "read key; openssl pkey -noout -check")
    assert done.returncode == 0 and "Key is valid" in done.stdout, done


def test_everything_else_is_as_it_was():
    bare = json.loads(subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True,
                                     stdin=subprocess.PIPE).stdout)
    seen = look("bot")
    assert [seen[part] for part in ("signals", "fds")] == [bare[part] for part in ("signals", "fds")], (seen, bare)
    assert look("bot", "--fd", "9")["fds"] == [*bare["fds"], 9]
    assert start("bot", "--", "cat", given="for it\n").stdout == "for it\n"
    assert start("bot", "--", "printf", "%s|", "a b", "--", "-x").stdout == "a b|--|-x|"


def test_the_program_takes_the_place():
    for command, status in (("exit 0", 0), ("exit 42", 42), ("kill -TERM $$", -signal.SIGTERM), ("kill -KILL $$", -signal.SIGKILL)):
        assert start("bot", "--", "sh", "-c", command).returncode == status, command
    with subprocess.Popen([PROGRAM, "exec", "bot", "--", "sh", "-c", "trap 'echo heard; exit 7' TERM; echo $$; while :; do sleep 0.1; done"],
                          stdout=subprocess.PIPE, text=True) as process:
        assert int(process.stdout.readline()) == process.pid
        process.terminate()
        assert process.stdout.read() == "heard\n" and process.wait(20) == 7


def test_a_program_that_is_not_there():
    for command, status in (("/nothing/of/that/name", 127), ("no-program-of-that-name", 127), ("/etc/passwd", 126)):
        done = start("bot", "--", command)
        assert done.returncode == status and command in done.stderr and SECRET not in done.stderr, done


def test_wrong_usage_starts_nothing():
    for words in ((), ("nobody",), ("bot", "nobody"), ("bot", "other bot"), ("bot", "bot"), ("--prefix", "A_", "bot", "other bot"),
                  ("--prefix", "A_", "--prefix", "A_", "bot", "other bot"), ("bot", "--prefix", "a=b"), ("bot", "--env-key", ""),
                  ("bot", "--env-key", "1A"), ("bot", "--env-key", "K", "--env-secret", "K"), ("bot", "--fd", "2"),
                  ("bot", "--fd", "-4"), ("bot", "--fd", "99999999"), ("bot", "--stdin", "--fd", "5"),
                  ("bot", "--stdin", "--prefix", "A_"), ("bot", "--require-grade", "E"), ("bot", "--require-grade", ""),
                  ("bot", "--no-such-option")):
        refused(2, *words)
    for words in ((), ("bot",), ("bot", "touch"), ("bot", "--")):
        assert start(*words).returncode == 2, words


def test_a_grade_can_be_required():
    with practice() as exchange:
        for name in ("good", "withdraw", "unmatched-ip"):
            add(f"graded {name}", name, "--host", exchange["origin"], "--ips", TEAM)
        more = {"env": {"SSL_CERT_FILE": exchange["certificate"]}}
        for grade in ("A", "B", "f"):
            assert start("graded good", "--require-grade", grade, "--", "echo", "runs", **more).stdout == "runs\n", grade
        assert "F" in refused(1, "graded withdraw", "--require-grade", "B", **more)
        assert start("graded withdraw", "--require-grade", "F", "--", "echo", "runs", **more).stdout == "runs\n"
        refused(3, "graded unmatched-ip", "--require-grade", "F", **more)
        refused(1, "graded good", "graded withdraw", "--prefix", "A_", "--prefix", "B_", "--require-grade", "D", **more)
    refused(3, "graded good", "--require-grade", "B")


def test_a_locked_keyring_starts_nothing():
    subprocess.run([LIBRARY / "keyring", "locked"], check=True)
    with StandIn("prompter", "dismiss") as person:
        refused(4, "bot")
        assert len(person.rest()) == 1
    subprocess.run([LIBRARY / "keyring", "unlocked"], check=True)
    assert look("bot")["environment"]["BYBIT_API_KEY"] == KEY


tap.run(tap.functions(sys.modules[__name__]))
