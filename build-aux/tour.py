# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour: the whole guide, in a real window, against the practice exchange."""
import json
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "lib"))
from journey import Journey  # noqa: E402


def take_pictures(folder):
    """A function that leaves a picture of the window in the folder."""

    def look(name):
        time.sleep(0.8)  # What moves comes to rest.
        window = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^Bitting$"],
                                capture_output=True, text=True, check=True).stdout.split()[-1]
        subprocess.run(["import", "-window", window, str(folder / f"{name}.png")], check=True)

    return look


def print_report(program, folder):
    command = [str(program), "check", "ICG-MM"]
    report = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout
    (folder / "report.json").write_text(json.dumps(json.loads(report), indent=2, ensure_ascii=False) + "\n")
    subprocess.run([str(program), "show", "ICG-MM"], check=True)


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    folder = build / "tour"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()

    print("Going through the guide; this takes about half a minute.", flush=True)
    journey = Journey(build / "src" / "app" / "bitting", take_pictures(folder))
    try:
        journey.start()
        journey.steps()
        journey.save()
        journey.check()
        journey.home()
    finally:
        journey.leave()
    print_report(build / "src" / "ctl" / "bittingctl", folder)
    print(f"\nPictures of every step and of the card, and report.json, are in {folder}")


main()
