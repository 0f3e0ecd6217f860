# SPDX-License-Identifier: GPL-3.0-or-later
"""command_bench.py [RUNS]: bittingctl beside secret-tool, which does the same with less, and a round over many keys.

A round over more than 480 keys waits, so that the exchange is not asked more often than it allows."""
import os
import pathlib
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import many_keys  # noqa: E402
from many_exchange import ManyExchange  # noqa: E402

PROGRAM = os.environ["BITTINGCTL"]
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 15
SEARCH = ["secret-tool", "search", "--all", "application", "bitting"]
LOOK_UP = 'S=$(secret-tool lookup application bitting name "key 00001") exec true'


def fill(count, host):
    many_keys.install([{"name": f"key {n:05}", "environment": "custom", "host": host, "api_key": f"GOOD{n:014}",
                        "secret": "S" * 36} for n in range(count)])


def run(*command):
    """Milliseconds."""
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=command[-1] != "--help")
    return (time.perf_counter() - begun) * 1000


def compare(words, theirs, ours, goal, runs=RUNS):
    """Side by side, so that whatever else the machine does slows both."""
    times = [(run(*theirs), run(*ours)) for _ in range(runs)]
    first, second = (statistics.median(column) for column in zip(*times))
    print(f"{words:34} {first:9.1f} {second:9.1f} {second / first:9.2f} {goal:>9}", flush=True)


def check(count):
    process = subprocess.Popen([PROGRAM, "check", "--all", "--json"], stdout=subprocess.DEVNULL)
    begun = time.perf_counter()
    _, _, usage = os.wait4(process.pid, 0)
    print(f"{count:5} keys checked: {time.perf_counter() - begun:.1f} s, {1000 * (usage.ru_utime + usage.ru_stime) / count:.1f} ms "
          f"of processor a key, {usage.ru_maxrss / 1024:.0f} MiB at most", flush=True)


def main():
    print(f"milliseconds, median of {RUNS} runs   secret-tool  bittingctl    ratio     goal")
    with ManyExchange() as exchange:
        fill(10, exchange.origin)
        compare("--help", ["secret-tool", "--help"], [PROGRAM, "--help"], "")
        compare("look up and become a program", ["sh", "-c", LOOK_UP], [PROGRAM, "exec", "key 00001", "--", "true"], "1.30")
        compare("list 10 keys", SEARCH, [PROGRAM, "list"], "1.30")
        for count in (100, 1000):
            fill(count, exchange.origin)
            compare(f"list {count} keys", SEARCH, [PROGRAM, "list"], "1.30", max(3, RUNS // 5))
            check(count)


main()
