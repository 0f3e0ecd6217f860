# SPDX-License-Identifier: GPL-3.0-or-later
"""A bot with a client library that people use reaches the exchange with the key that exec gave it."""
import json
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import PROGRAM, TEAM, ctl, practice  # noqa: E402

CLIENT = pathlib.Path(__file__).resolve().parent.parent / "client" / "client.js"
LIBRARY = pathlib.Path(os.environ["CLIENT_MODULES"])


def run(exchange, kind, *words, fd=()):
    key = next(key for key in exchange["keys"] if key["id"] == kind)
    done = ctl("add", kind, "--host", exchange["origin"], "--ips", TEAM, "--replace",
               given=f"{key['api_key']}\n{key['secret']}\n")
    assert done.returncode == 0, done.stderr
    environment = {**os.environ, "SSL_CERT_FILE": exchange["certificate"], "NODE_PATH": str(LIBRARY),
                   "NODE_EXTRA_CA_CERTS": exchange["certificate"]}
    done = subprocess.run([PROGRAM, "exec", kind, *words, "--", "node", CLIENT, exchange["origin"], *fd],
                          capture_output=True, text=True, check=False, timeout=60, env=environment)
    return done, key


def test_the_library_is_there():
    assert (LIBRARY / "bybit-api").is_dir(), "build-aux/test installs it: npm ci of tests/client"


def test_the_exchange_knows_the_key():
    with practice() as exchange:
        for kind in ("good", "withdraw", "rsa"):
            for words, fd in (((), ()), (("--stdin",), ("0",)), (("--fd", "5"), ("5",)), (("--require-grade", "F"), ())):
                done, key = run(exchange, kind, *words, fd=fd)
                assert done.returncode == 0 and done.stderr == "", (kind, words, done)
                answer = json.loads(done.stdout)
                assert answer["retCode"] == 0 and answer["result"]["apiKey"] == key["api_key"], answer


def test_a_refusal_is_the_bots_own():
    with practice() as exchange:
        done, _ = run(exchange, "unmatched-ip")
    assert done.returncode == 1 and json.loads(done.stdout)["retCode"] == 10010, done


def test_no_bot_with_a_bad_key():
    with practice() as exchange:
        done, _ = run(exchange, "withdraw", "--require-grade", "B")
    assert done.returncode == 1 and done.stdout == "" and "nothing was started" in done.stderr, done


tap.run(tap.functions(sys.modules[__name__]))
