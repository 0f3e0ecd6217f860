# SPDX-License-Identifier: GPL-3.0-or-later
"""start_bench.py [RUNS]: time from start to the first mapped window, and memory at rest, of Bitting
beside a bare libadwaita window of the same size, and beside other programs of its kind where installed."""
import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import table  # noqa: E402

START = os.environ["START_BENCH"]
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 11
PROGRAMS = {"Bitting": os.environ["BITTING"], "a bare window of libadwaita": os.environ["BARE_WINDOW"]}
OTHERS = {"Seahorse": "seahorse", "KeePassXC": "keepassxc", "Text Editor": "gnome-text-editor", "Secrets": "secrets"}


def measure(command):
    done = subprocess.run([START, command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


def main():
    programs = {**PROGRAMS, **{name: shutil.which(path) for name, path in OTHERS.items() if shutil.which(path)}}
    rows = {name: [] for name in programs}
    # The first round reads the programs from the disk, and is not counted.
    for number in range(RUNS + 1):
        for name, command in programs.items():
            figures = measure(command)
            if number > 0:
                rows[name].append(figures)
    middle = {name: [table.middle(column) for column in zip(*values)] for name, values in rows.items()}
    time, memory = middle.pop("Bitting")
    for name, (their_time, their_memory) in middle.items():
        bare = name.startswith("a bare")
        table.note("time to the mapped window", name, their_time, time, 1.15 if bare else 1.0)
        if bare:
            table.note("memory at rest", name, their_memory / 1024, memory / 1024, 1.5, "MiB")


main()
