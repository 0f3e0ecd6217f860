# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a stand-in for a part of the desktop, and keys that seem to have changed."""
import json
import os
import pathlib
import queue
import sqlite3
import subprocess
import threading

LIBRARY = pathlib.Path(__file__).resolve().parent
PATIENCE = 30.0  # seconds


class StandIn:
    """A program of tests/lib that owns a name on the session bus, and prints what it is told."""

    def __init__(self, program, *arguments):
        self.process = subprocess.Popen([LIBRARY / program, *arguments], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "ready\n"
        self.lines = queue.Queue()
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.process.stdin.close()
        assert self.process.wait(timeout=10) == 0
        self.reader.join()

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def wait(self):
        """The next line that it prints."""
        return self.lines.get(timeout=PATIENCE)

    def rest(self):
        """What it has printed so far and nobody has waited for."""
        lines = []
        while not self.lines.empty():
            lines.append(self.lines.get())
        return lines

    def say(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()


def take_from_past(name, permission):
    """Makes the history believe that the key did not have a permission until now."""
    path = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "bitting" / "history.sqlite"
    with sqlite3.connect(path) as history:
        for card, text in history.execute(
                "SELECT card.id, report FROM card JOIN subject ON subject_id = subject.id WHERE name = ?",
                (name,)).fetchall():
            report = json.loads(text)
            if report["key"] is None:
                continue
            held = report["key"]["permissions"]
            report["key"]["permissions"] = [one for one in held if one != permission]
            history.execute("UPDATE card SET report = ? WHERE id = ?", (json.dumps(report), card))
    history.close()
