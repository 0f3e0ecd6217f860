# SPDX-License-Identifier: GPL-3.0-or-later
"""picture_bench.py: the pictures of the guide, each at another size in every frame, beside bare librsvg."""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import table  # noqa: E402


def main():
    done = subprocess.run([os.environ["PICTURE_BENCH"]], stdout=subprocess.PIPE, text=True, check=True)
    print(done.stdout, end="")
    rows = [line.split() for line in done.stdout.splitlines()[1:]]
    _, median, _, _, _, _, bare, _ = max(rows, key=lambda row: float(row[-1]))
    table.note("a picture at another size, the worst of them", "bare librsvg", float(bare), float(median), 1.0)
    # The first frame of each may be late: there the drawing is read.
    table.note_count("frames later than 16.7 ms, most of a picture", max(int(row[3]) for row in rows), 1)


main()
