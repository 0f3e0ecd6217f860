# SPDX-License-Identifier: GPL-3.0-or-later
"""The real xdg-desktop-portal, by which programs ask a desktop for its looks, its dialogs and its browser."""
import os
import pathlib
import subprocess

from stand_in import StandIn

PROGRAM = "/usr/libexec/xdg-desktop-portal"
NAME = "org.freedesktop.portal.Desktop"
FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"]) / "portals"
BACKEND = """[portal]
DBusName=org.freedesktop.impl.portal.desktop.test
Interfaces=org.freedesktop.impl.portal.Settings;org.freedesktop.impl.portal.FileChooser;org.freedesktop.impl.portal.AppChooser;
UseIn=test
"""
# It warns of what a whole desktop has besides.
LENIENT = {name: value for name, value in os.environ.items() if not name.startswith(("G_DEBUG", "MALLOC_"))}


class Portal:
    """While it is there, in the desktop of the given looks."""

    def __init__(self, *looks):
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / "test.portal").write_text(BACKEND, encoding="utf-8")
        self.backend = StandIn("portal-backend", *looks)
        with open(FOLDER / "log", "w", encoding="utf-8") as log:
            self.process = subprocess.Popen([PROGRAM], stdout=log, stderr=log,
                                            env={**LENIENT, "XDG_DESKTOP_PORTAL_DIR": str(FOLDER),
                                                 "XDG_CURRENT_DESKTOP": "test"})
        done = subprocess.run(["gdbus", "wait", "--session", "--timeout", "30", NAME], capture_output=True, text=True,
                              check=False)
        assert done.returncode == 0, (FOLDER / "log").read_text()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.process.terminate()
        self.process.wait(timeout=10)
        with self.backend:
            pass

    def dialog(self):
        """The next dialog that somebody asked for."""
        return self.backend.wait()
