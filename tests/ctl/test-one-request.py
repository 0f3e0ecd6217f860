# SPDX-License-Identifier: GPL-3.0-or-later
"""A check is one connection, one TLS handshake and one request, as the server counts them; also over a long line, where
a second of anything would cost the person a round trip more."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import check_json, ctl  # noqa: E402
from tls_exchange import LongLine, TlsExchange  # noqa: E402

KEY = "GOOD00000000000000\n" + "S" * 36 + "\n"


def counts(exchange):
    return exchange.connections, exchange.handshakes, sum(exchange.asked.values())


def check(exchange, *arguments, given=""):
    exchange.forget()
    status, reports = check_json(*arguments, given=given, env={"SSL_CERT_FILE": str(exchange.authority)})
    assert status in (0, 1) and reports[0]["outcome"] == "complete", (status, reports)
    network = reports[0]["network"]
    assert (network["requests"], network["connections"]) == (1, 1), network
    return counts(exchange)


def test_a_key_that_is_not_saved():
    with TlsExchange() as exchange:
        assert check(exchange, "--stdin", "--host", exchange.origin, given=KEY) == (1, 1, 1)


def test_over_a_long_line():
    with TlsExchange() as exchange, LongLine(exchange.port, 0.2) as line:
        assert check(exchange, "--stdin", "--host", line.origin, given=KEY) == (1, 1, 1)


def test_a_saved_key():
    with TlsExchange() as exchange:
        done = ctl("add", "one", "--host", exchange.origin, given=KEY)
        assert done.returncode == 0 and counts(exchange) == (0, 0, 0), done
        assert check(exchange, "one") == (1, 1, 1)


tap.run(tap.functions(sys.modules[__name__]))
