# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the one table of all benches. table.py FILE prints those that were kept there, as README.md shows them."""
import json
import os
import pathlib
import platform
import statistics
import sys

HEAD = ("what", "beside", "theirs", "ours", "ratio", "goal")


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def note(what, beside, theirs, ours, goal, unit="ms"):
    """One row, of which less is better; the goal is a ratio, or None where there is none. Kept in the file BENCH_TABLE."""
    ratio = ours / theirs
    row = {"what": what, "beside": beside, "theirs": f"{number(theirs)} {unit}", "ours": f"{number(ours)} {unit}",
           "ratio": f"{ratio:.2f}", "goal": "" if goal is None else f"{goal:.2f}",
           "missed": goal is not None and round(ratio, 2) > goal}
    keep(row)


def note_count(what, ours, goal):
    """One row of a thing that is counted and not compared."""
    keep({"what": what, "beside": "", "theirs": "", "ours": str(ours), "ratio": "", "goal": str(goal), "missed": ours > goal})


def keep(row):
    print(f"{row['what']:46} {row['beside']:30} {row['theirs']:>10} {row['ours']:>10} {row['ratio']:>6} {row['goal']:>5}"
          f"{'  missed' if row['missed'] else ''}", flush=True)
    if "BENCH_TABLE" in os.environ:
        with open(os.environ["BENCH_TABLE"], "a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")


middle = statistics.median


def compare(runs, *measures):
    """Medians. One after the other in each round, so that whatever else the machine does slows all."""
    rounds = [[measure() for measure in measures] for _ in range(runs)]
    return [middle(column) for column in zip(*rounds)]


def main():
    rows = [json.loads(line) for line in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    print(f"{os.cpu_count()} processors, {system}\n")
    print("| " + " | ".join(HEAD) + " |")
    print("|---|---|--:|--:|--:|--:|")
    for row in rows:
        ratio = f"**{row['ratio']}**" if row["missed"] and row["ratio"] else row["ratio"]
        print(f"| {row['what']} | {row['beside']} | {row['theirs']} | {row['ours']} | {ratio} | {row['goal']} |")
    missed = sum(row["missed"] for row in rows)
    print(f"\n{len(rows)} rows, {missed} beyond the goal")


if __name__ == "__main__":
    main()
