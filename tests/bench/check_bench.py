# SPDX-License-Identifier: GPL-3.0-or-later
"""check_bench.py [RUNS]: one check over TLS beside the curl program, which sends the same request and knows key and
signature beforehand; also over lines on which a round trip takes 50 and 200 ms. Then a saved key, beside what does the
same in a shell: the keyring asked by secret-tool, the request signed by openssl and sent by curl.

The line is a relay on loopback, no network namespace, so that it needs no rights: see tls_exchange.py."""
import os
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import many_keys  # noqa: E402
import table  # noqa: E402
from tls_exchange import LongLine, TlsExchange  # noqa: E402

PROGRAM = os.environ["BITTINGCTL"]
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 25
GOAL = 1.05
KEY, SECRET = "GOOD00000000000000", "S" * 36
PATH = "/v5/user/query-api"
HEADERS = {"X-BAPI-API-KEY": KEY, "X-BAPI-TIMESTAMP": str(int(time.time() * 1000)), "X-BAPI-RECV-WINDOW": "5000",
           "X-BAPI-SIGN": "0" * 64}
SHELL = """t=$(date +%s000) && s=$(secret-tool lookup application bitting name bench) &&
h=$(printf %s "$t$1"5000 | openssl dgst -sha256 -hmac "$s") &&
exec curl -s --cacert "$2" -H "X-BAPI-API-KEY: $1" -H "X-BAPI-TIMESTAMP: $t" -H "X-BAPI-RECV-WINDOW: 5000" \\
  -H "X-BAPI-SIGN: ${h##* }" "$3" """


def run(*command, given=""):
    """Milliseconds."""
    begun = time.perf_counter()
    subprocess.run(command, input=given, stdout=subprocess.DEVNULL, text=True, check=True)
    return (time.perf_counter() - begun) * 1000


def main():
    with TlsExchange() as exchange:
        os.environ["SSL_CERT_FILE"] = str(exchange.authority)
        many_keys.install([{"name": "bench", "environment": "custom", "host": exchange.origin, "api_key": KEY, "secret": SECRET}])
        curl = ["curl", "-s", "--cacert", str(exchange.authority)]
        for name, value in HEADERS.items():
            curl += ["-H", f"{name}: {value}"]

        def ask(origin, runs, words):
            theirs, ours = table.compare(runs, lambda: run(*curl, origin + PATH),
                                         lambda: run(PROGRAM, "check", "--stdin", "--json", "--host", origin, given=f"{KEY}\n{SECRET}\n"))
            table.note(words, "curl, signed beforehand", theirs, ours, GOAL)

        ask(exchange.origin, RUNS, "one check over TLS")
        for milliseconds in (50, 200):
            with LongLine(exchange.port, milliseconds / 1000) as line:
                ask(line.origin, max(5, RUNS // 3), f"one check, {milliseconds} ms a round trip")
        theirs, ours = table.compare(RUNS, lambda: run("sh", "-c", SHELL, "sh", KEY, exchange.authority, exchange.origin + PATH),
                                     lambda: run(PROGRAM, "check", "bench", "--json"))
        table.note("one check of a saved key", "secret-tool, openssl, curl", theirs, ours, GOAL)


main()
