# SPDX-License-Identifier: GPL-3.0-or-later
"""bulk_bench.py [RUNS]: many keys checked beside `curl --parallel` with the same requests, 16 at once, of an exchange
that takes a tenth of a second for an answer; the processor's time and the memory that each key takes.

480 requests are what goes in one span of the exchange's limit. For 1,000 curl gets them in portions of 480, one every
five seconds: in one go the exchange would shut it out. bittingctl also asks the keyring about each key, judges
it, and keeps its card. Below some 300 keys memory grows until SQLite's cache of 2 MB is full. (curl 7.88 never ends
a parallel round in less than a second.)"""
import os
import pathlib
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import many_keys  # noqa: E402
import table  # noqa: E402
from many_exchange import ManyExchange  # noqa: E402

PROGRAM = os.environ["BITTINGCTL"]
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 3
SPAN_SECONDS, PER_SPAN = 5, 480
CONFIG = pathlib.Path(os.environ["SESSION_FOLDER"]) / "curl.conf"
REQUEST = 'url = "{origin}/v5/user/query-api"\nheader = "X-BAPI-API-KEY: {key}"\nheader = "X-BAPI-TIMESTAMP: 1700000000000"\n' \
          'header = "X-BAPI-RECV-WINDOW: 5000"\nheader = "X-BAPI-SIGN: {sign}"\noutput = /dev/null\nsilent\n'


def key_of(number):
    return f"GOOD{number:014}"


def fill(count, origin):
    many_keys.install([{"name": f"key {n:05}", "environment": "custom", "host": origin, "api_key": key_of(n),
                        "secret": "S" * 36} for n in range(count)])


def ask_with_curl(count, origin):
    """Seconds."""
    begun = time.monotonic()
    for first in range(0, count, PER_SPAN):
        time.sleep(max(0, begun + first // PER_SPAN * SPAN_SECONDS - time.monotonic()))
        CONFIG.write_text("next\n".join(REQUEST.format(origin=origin, key=key_of(n), sign="0" * 64)
                                        for n in range(first, min(first + PER_SPAN, count))), encoding="utf-8")
        subprocess.run(["curl", "--parallel", "--parallel-max", "16", "--config", CONFIG], check=True,
                       stderr=subprocess.DEVNULL)
    return time.monotonic() - begun


def check(memory):
    """Seconds; adds the most KiB that it had. (What wait4 tells of that is the most of this program, too.)"""
    with subprocess.Popen([PROGRAM, "check", "--all", "--json"], stdout=subprocess.DEVNULL) as process:
        begun = time.monotonic()
        most = [0]

        def look():
            path = pathlib.Path(f"/proc/{process.pid}/status")
            while process.returncode is None:
                lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:")]
                most[0] = int(lines[0].split()[1]) if lines else most[0]
                time.sleep(0.02)

        threading.Thread(target=look, daemon=True).start()
        _, _, usage = os.wait4(process.pid, 0)
        taken = time.monotonic() - begun
        process.returncode = 0
    memory.append((most[0], usage.ru_utime + usage.ru_stime))
    return taken


def main():
    memory = {}
    with ManyExchange() as exchange:
        exchange.latency = 0.1
        for count, runs in ((PER_SPAN, RUNS), (1000, 1)):
            fill(count, exchange.origin)
            memory[count] = []
            theirs, ours = table.compare(runs, lambda: ask_with_curl(count, exchange.origin),
                                         lambda: check(memory[count]))
            table.note(f"{count} keys checked", "curl --parallel", theirs, ours, 1.1, "s")
    print(f"{1000 * memory[1000][0][1] / 1000:.2f} ms of processor a key")
    table.note("most memory, of 1,000 keys", "the same of 480 keys", memory[PER_SPAN][0][0] / 1024, memory[1000][0][0] / 1024, 1.1, "MiB")


if __name__ == "__main__":
    main()
