# SPDX-License-Identifier: GPL-3.0-or-later
"""command_bench.py [RUNS]: bittingctl beside secret-tool, which does the same with less.

Not beyond 1,000 keys: a bare search of 10,000 gives up after 25 s, as list_bench.py says."""
import os
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import many_keys  # noqa: E402
import table  # noqa: E402

PROGRAM = os.environ["BITTINGCTL"]
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 31
GOAL = 1.3
SEARCH = ["secret-tool", "search", "--all", "application", "bitting"]
LOOK_UP = 'S=$(secret-tool lookup application bitting name "key 00001") exec true'


def fill(count):
    many_keys.install([{"name": f"key {n:05}", "environment": "testnet", "host": "https://api-testnet.bybit.com",
                        "api_key": f"GOOD{n:014}", "secret": "S" * 36} for n in range(count)])


def run(*command):
    """Milliseconds."""
    begun = time.perf_counter()
    # secret-tool has no help that ends well.
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=command[-1] != "--help")
    return (time.perf_counter() - begun) * 1000


def compare(words, beside, theirs, ours, goal, runs=RUNS):
    table.note(words, beside, *table.compare(runs, lambda: run(*theirs), lambda: run(*ours)), goal)


def main():
    fill(10)
    compare("bittingctl --help", "secret-tool --help", ["secret-tool", "--help"], [PROGRAM, "--help"], None)
    compare("bittingctl exec", "secret-tool lookup and exec", ["sh", "-c", LOOK_UP], [PROGRAM, "exec", "key 00001", "--", "true"], GOAL)
    for count in (10, 100, 1000):
        fill(count)
        compare(f"bittingctl list, {count} keys", "secret-tool search", SEARCH, [PROGRAM, "list"], GOAL, RUNS if count < 1000 else 5)


main()
