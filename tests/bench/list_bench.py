# SPDX-License-Identifier: GPL-3.0-or-later
"""list_bench.py [KEYS [RUNS]]: the list of saved keys beside a bare libsecret search of the same
keys: time to the first rows, memory of each key, and the slowest frame from top to bottom. Then
10,000 keys in the list alone, beside the toolkit's own list with the same rows, also while something is
typed into the search.

The keyring has fewer by default, because a bare search of 10,000 does not end: libsecret asks
gnome-keyring 42 about each item, which takes it longer the more there are (1.2 ms of 1,000 and
6.7 ms of 10,000), and gives up after 25 s."""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import many_keys  # noqa: E402
import table  # noqa: E402

BENCH = os.environ["LIST_BENCH"]
KEYS = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 3
GOAL = 1.5


def measure(mode):
    done = subprocess.run([BENCH, mode], stdout=subprocess.PIPE, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


def main():
    many_keys.install([{"name": f"key {n:05}", "environment": "testnet", "host": "https://api-testnet.bybit.com",
                        "api_key": f"BENCH{n:013}", "secret": "S" * 36} for n in range(KEYS)])
    measure("fill")
    bare, window = [], []
    # Side by side, so that whatever else the machine does slows both.
    for _ in range(RUNS):
        bare.append(measure("bare"))
        window.append(measure("window"))
    assert all(row[2] == KEYS for row in bare), bare
    search, listed = ([table.middle(column) for column in zip(*rows)] for rows in (bare, window))
    words = f"{KEYS} keys in the keyring"
    table.note(f"{words}: first rows", "a bare libsecret search", search[0], listed[0], GOAL)
    table.note(f"{words}: memory a key", "a bare libsecret search", search[1] / KEYS, listed[1] / KEYS, GOAL, "KiB")
    print(f"slowest of {listed[3]:.0f} frames from top to bottom: {listed[2]:.1f} ms")
    plain, rows = [], []
    for _ in range(RUNS):
        plain.append(measure("plain"))
        rows.append(measure("rows"))
    plain, rows = ([table.middle(column) for column in zip(*each)] for each in (plain, rows))
    for words, place, share, unit in (("first rows", 0, 1, "ms"), ("memory a key", 1, 10000, "KiB"),
                                      ("slowest frame while scrolling", 2, 1, "ms"), ("longest while typing", 4, 1, "ms")):
        table.note(f"10,000 keys in the list: {words}", "a bare GtkListView", plain[place] / share, rows[place] / share, GOAL, unit)


main()
