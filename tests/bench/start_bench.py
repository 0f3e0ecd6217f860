# SPDX-License-Identifier: GPL-3.0-or-later
"""start_bench.py [RUNS]: time from start to the first mapped window, and memory at rest, of Bitting
beside a bare libadwaita window of the same size, and of other keyring programs where installed."""
import os
import shutil
import statistics
import subprocess
import sys

START = os.environ["START_BENCH"]
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 7
GOALS = {"time": 1.15, "memory": 1.5}
PROGRAMS = {"bare window": [os.environ["BARE_WINDOW"]], "Bitting": [os.environ["BITTING"]]}
OTHERS = {"Seahorse": "seahorse", "KeePassXC": "keepassxc", "Text Editor": "gnome-text-editor", "Secrets": "secrets"}


def measure(command):
    done = subprocess.run([START, *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


def main():
    programs = {**PROGRAMS, **{name: [path] for name, path in OTHERS.items() if shutil.which(path)}}
    for command in programs.values():
        measure(command)  # so that all are read from memory, and not from the disk
    rows = {name: [] for name in programs}
    # One after the other in each round, so that whatever else the machine does slows all.
    for _ in range(RUNS):
        for name, command in programs.items():
            rows[name].append(measure(command))
    middle = {name: [statistics.median(column) for column in zip(*values)] for name, values in rows.items()}
    bare = middle["bare window"]
    print(f"median of {RUNS} runs     window (ms)     ratio  memory (MB)     ratio")
    for name, (time, memory) in middle.items():
        print(f"{name:20} {time:12.0f} {time / bare[0]:9.2f} {memory / 1024:12.0f} {memory / bare[1]:9.2f}")
    print(f"goal                 {'':12} {GOALS['time']:9.2f} {'':12} {GOALS['memory']:9.2f}")


main()
