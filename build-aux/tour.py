# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour: one person, the whole guide, in a real window against the practice exchange."""
import json
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "lib"))
from assistive import Person  # noqa: E402

STEPS = 7


class Tour:
    def __init__(self, build):
        self.build = build
        self.folder = build / "tour"
        self.folder.mkdir(exist_ok=True)
        for old in self.folder.iterdir():
            old.unlink()
        self.person = Person([str(build / "src" / "app" / "bitting")])

    def picture(self, name):
        time.sleep(0.6)  # Let what moves come to rest.
        window = subprocess.run(["xwininfo", "-root", "-tree"], capture_output=True, text=True, check=True).stdout
        match = re.search(r'(0x[0-9a-f]+) "Bitting"', window)
        subprocess.run(["import", "-window", match[1], str(self.folder / f"{name}.png")], check=True)

    def step(self, number):
        self.person.wait(name=f"Step {number} of {STEPS}")

    def guide(self):
        person = self.person
        person.wait("button", "Create a New Key")
        self.picture("0-home")
        person.click("Practise Without an Account")
        for number in range(1, STEPS + 1):
            self.step(number)
            if number == 4:
                person.click("Use the Practice Team’s Addresses")
            person.wait("check box").toggle()
            if number == STEPS:
                self.save()
            self.picture(f"{number}-step")
            if number < STEPS:
                person.click("Next")

    def save(self):
        person = self.person
        for what in ("key", "secret"):
            person.click(f"Copy the API {what}")
            person.click(f"Paste the API {what}")
            time.sleep(0.3)
        person.click("Save")
        person.wait("button", "Check Now")

    def card(self):
        self.person.click("Check Now")
        self.person.wait(name=re.compile("Grade [A-F]"))
        self.picture("8-report-card")
        self.person.click("Back to the List")
        self.person.wait(name=re.compile("Grade [A-F]"))
        self.picture("9-saved-keys")

    def report(self):
        command = [str(self.build / "src" / "ctl" / "bittingctl"), "check", "ICG-MM"]
        as_json = subprocess.run([*command, "--json"], capture_output=True, text=True)
        (self.folder / "report.json").write_text(as_json.stdout)
        json.loads(as_json.stdout)
        subprocess.run(command, check=False)


def main():
    tour = Tour(pathlib.Path(sys.argv[1]).resolve())
    try:
        tour.guide()
        tour.card()
        tour.report()
    finally:
        tour.person.leave()
    pictures = sorted(p.name for p in tour.folder.glob("*.png"))
    print(f"\nThe pictures are in {tour.folder}: {', '.join(pictures)}; the report is report.json there.")


main()
