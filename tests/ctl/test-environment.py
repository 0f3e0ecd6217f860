# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody left in the environment neither diverts a check nor writes it down."""
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import TEAM, check_json, practice_keys  # noqa: E402

FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"])
GOOD = practice_keys()["good"]
# Port 1 is nobody's.
PROXY = "http://127.0.0.1:1"


def check(**environment):
    status, reports = check_json("--stdin", "--environment", "practice", "--ips", TEAM, given=GOOD, env=environment)
    assert status == 0 and reports[0]["grade"] == "A", (status, reports)


def test_keys_of_connections_are_not_written_down():
    path = FOLDER / "tls-keys"
    check(SSLKEYLOGFILE=str(path))
    assert not path.exists(), path.read_text(encoding="ascii")[:100]


def test_no_proxy_is_taken():
    check(https_proxy=PROXY, HTTPS_PROXY=PROXY, http_proxy=PROXY, all_proxy=PROXY, ALL_PROXY=PROXY)


def test_no_passwords_and_no_settings_of_curl_are_taken():
    home = FOLDER / "odd-home"
    home.mkdir()
    (home / ".netrc").write_text("machine 127.0.0.1 login me password word\n", encoding="ascii")
    (home / ".curlrc").write_text(f"proxy = {PROXY}\n", encoding="ascii")
    check(HOME=str(home), CURL_HOME=str(home), NETRC=str(home / ".netrc"))


tap.run(tap.functions(sys.modules[__name__]))
