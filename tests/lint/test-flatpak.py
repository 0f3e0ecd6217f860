# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak may use the network, a screen and the Secret Service, and nothing of the home folder."""
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "lib"))
import tap  # noqa: E402

ID = "io.github.bitting.Bitting"
MANIFEST = json.loads((ROOT / "build-aux" / "flatpak" / f"{ID}.json").read_text(encoding="utf-8"))
# Network; Wayland, or X11 where there is none, with the memory that it shares; the graphics card; the keyring.
MAY = {"--share=network", "--socket=wayland", "--socket=fallback-x11", "--share=ipc", "--device=dri",
       "--talk-name=org.freedesktop.secrets"}


def test_it_is_this_program():
    assert (MANIFEST["id"], MANIFEST["command"]) == (ID, "bitting")
    assert [module["name"] for module in MANIFEST["modules"]] == ["bitting"]


def test_it_may_no_more_than_it_needs():
    assert sorted(MANIFEST["finish-args"]) == sorted(MAY), set(MANIFEST["finish-args"]) ^ MAY


tap.run(tap.functions(sys.modules[__name__]))
