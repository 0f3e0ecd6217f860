# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour: the whole guide, in a real window, against the practice exchange."""
import itertools
import json
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "lib"))
from assistive import Person  # noqa: E402
from guide import read_steps  # noqa: E402
from journey import Journey  # noqa: E402
from look import Look  # noqa: E402
from screen import Window  # noqa: E402

USUAL = (1100, 760)
TALL = (720, 1280)
NARROW = (360, 720)


def views():
    """What --all shows: the name of each view of the guide, its look and the size of its window."""
    for (width, height), scale, dark in itertools.product((USUAL, TALL, NARROW), (1, 2), (False, True)):
        yield name(width, height, scale, dark), Look(dark=dark, scale=scale, animations=False), (width, height)
    for dark in (False, True):
        yield name(*NARROW, 1, dark, "large-text"), Look(dark=dark, text=2.0, animations=False), NARROW
        yield name(*USUAL, 1, dark, "high-contrast"), Look(dark=dark, high_contrast=True, animations=False), USUAL


def name(width, height, scale, dark, extra=None):
    parts = [f"{width}x{height}", "dark" if dark else "light", extra, "scale-2" if scale == 2 else None]
    return "-".join(filter(None, parts))


def empty(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def take_pictures(folder):
    """A function that leaves a picture of the window in the folder."""
    return lambda title: Window("Bitting").save(folder / f"{title}.png")


def print_report(program, folder):
    command = [str(program), "check", "ICG-MM"]
    report = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout
    (folder / "report.json").write_text(json.dumps(json.loads(report), indent=2, ensure_ascii=False) + "\n")
    subprocess.run([str(program), "show", "ICG-MM"], check=True)


def go_through(program, folder):
    """The guide from the empty list to the report card."""
    journey = Journey(program, take_pictures(folder), Look())
    try:
        journey.start()
        journey.steps()
        journey.save()
        journey.check()
        journey.home()
    finally:
        journey.leave()


def show_pages(person, window, scale, size, look):
    """Every page that is not one of the seven steps."""
    person.wait("button", "Create a New Key")
    window.resize(size[0] * scale, size[1] * scale)
    look("0-home")
    person.click("Add an Existing Key")
    person.wait(name="Into Your Keyring")
    look("0-add")
    person.click("Back to the List")
    person.click("Create a New Key")
    person.wait(name="Which site is your account on?")
    look("0-site")
    person.click("Leave the Guide")
    person.click("Practise Without an Account")


def show_steps(person, look):
    """Each picture of the guide once, with the ring of its first instruction."""
    steps = read_steps()
    for number, step in enumerate(steps, 1):
        person.wait(name=f"Step {number} of {len(steps)}")
        for picture in step.pictures:
            first = next(item for item in step.instructions if item.picture is picture)
            person.wait("check box", first.text).reach()
            look(f"{number}-{step.id}-{picture.id}")
        if number < len(steps):
            person.click("Next")


def show_view(program, folder, look, size):
    person = Person([str(program)], look)
    try:
        window = Window("Bitting")
        save = take_pictures(folder)
        show_pages(person, window, look.scale, size, save)
        show_steps(person, save)
    finally:
        person.leave()


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    program = build / "src" / "app" / "bitting"
    folder = empty(build / "tour")

    # First, as long as no key is saved: the list invites only while it is empty.
    if "--all" in sys.argv[2:]:
        print("Showing every page in each size and theme; this takes some minutes.", flush=True)
        for title, look, size in views():
            show_view(program, empty(folder / title), look, size)
            print(folder / title, flush=True)

    print("Going through the guide; this takes about half a minute.", flush=True)
    go_through(program, folder)
    print_report(build / "src" / "ctl" / "bittingctl", folder)
    print(f"\nPictures of every step and of the card, and report.json, are in {folder}")


main()
