# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person sets in the desktop: how the programs on it are to look."""
import os
import pathlib
import tempfile
from dataclasses import dataclass

DPI = 96


@dataclass(frozen=True)
class Look:
    dark: bool = False
    high_contrast: bool = False
    scale: int = 1
    text: float = 1.0
    animations: bool = True

    def settings(self):
        return ("[Settings]\n"
                "gtk-font-name=Cantarell 11\n"
                f"gtk-enable-animations={int(self.animations)}\n"
                "gtk-cursor-blink=0\n")

    def environment(self):
        """The environment of a program that is to look so. Its files go with the session."""
        folder = pathlib.Path(tempfile.mkdtemp(prefix="look.", dir=os.environ["SESSION_FOLDER"]))
        (folder / "gtk-4.0").mkdir()
        (folder / "gtk-4.0" / "settings.ini").write_text(self.settings(), encoding="utf-8")
        # On X11 GTK hears of the size of text from the X resources, and then not from its own file.
        (folder / "resources").write_text(f"Xft.dpi: {round(self.text * DPI)}\n", encoding="utf-8")
        return {
            "XDG_CONFIG_HOME": str(folder),
            "XENVIRONMENT": str(folder / "resources"),
            "GDK_SCALE": str(self.scale),
            "ADW_DEBUG_COLOR_SCHEME": "prefer-dark" if self.dark else "prefer-light",
            "ADW_DEBUG_HIGH_CONTRAST": str(int(self.high_contrast)),
        }
