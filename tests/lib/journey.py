# SPDX-License-Identifier: GPL-3.0-or-later
"""The way through the guide, from the first window to the report card, as a person goes it."""
import re

from assistive import Person, wait_until

STEPS = 7
GRADE = re.compile("Grade [A-F]")


class Journey:
    """One person, one window; `look` is called with a name at every place worth a look, `desktop` is how it looks."""

    def __init__(self, program, look=lambda name: None, desktop=None):
        self.person = Person([str(program)], desktop)
        self.look = look

    def start(self):
        self.person.wait("button", "Create a New Key")
        self.look("0-home")
        self.person.click("Practise Without an Account")

    def arrive(self, number):
        self.person.wait(name=f"Step {number} of {STEPS}")

    def steps(self):
        for number in range(1, STEPS):
            self.arrive(number)
            self.person.wait("check box").toggle()
            if number == 4:
                self.person.click("Use the Practice Team’s Addresses")
                self.person.wait(name="4 addresses")
            self.look(f"{number}-step")
            if number == 4:
                self.person.wait("button", "Copy for the Site’s Field").reach()
                self.look("4-step-addresses")
            self.person.click("Next")
        self.arrive(STEPS)

    def save(self):
        """Copies key and secret where the site shows them, and pastes them where they belong."""
        self.look("7-step")
        for what, field in (("key", "API key"), ("secret", "API secret")):
            self.person.click(f"Copy the API {what}")
            self.person.click(f"Paste the API {what}")
            wait_until(lambda field=field: self.field(field).text, f"nothing was pasted into “{field}”")
        self.person.wait("button", "Save").reach()
        self.look("7-step-filled")
        self.person.click("Save")
        self.person.wait("button", "Check Now")
        self.look("7-step-saved")

    def field(self, name):
        return self.person.wait("text", name)

    def check(self):
        self.person.click("Check Now")
        card = self.person.wait(name=GRADE)
        self.look("8-report-card")
        return card.name

    def home(self):
        self.person.click("Back to the List")
        self.person.wait(name=GRADE)
        self.look("9-saved-keys")

    def leave(self):
        return self.person.leave()
