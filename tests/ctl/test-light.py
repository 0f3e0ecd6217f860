# SPDX-License-Identifier: GPL-3.0-or-later
"""A command loads what it needs, and nothing else: neither the libraries of a request, of a page of paper and of the
practice exchange, nor a bus for what is asked of nobody. The dynamic linker tells what it loads."""
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import ctl, practice_keys  # noqa: E402

LOG = pathlib.Path(os.environ["SESSION_FOLDER"]) / "linker"
REQUEST, PAPER, PRACTICE = "libcurl.so", "libpangocairo-1.0.so", "libsoup-3.0.so"
LATE = (REQUEST, PAPER, PRACTICE, "libgtk-4.so", "libgdk_pixbuf-2.0.so", "libfontconfig.so", "libnghttp2.so")


def loaded(*arguments, status=0, given="", env=None):
    """Those of the late libraries that were loaded."""
    done = ctl(*arguments, given=given, env={"LD_DEBUG": "files", "LD_DEBUG_OUTPUT": str(LOG), **(env or {})})
    assert done.returncode == status, done
    text = ""
    for path in LOG.parent.glob(LOG.name + ".*"):
        text += path.read_text(errors="replace")
        path.unlink()
    assert "libgio-2.0.so" in text  # so that something is seen at all
    return {name for name in LATE if f"/{name}" in text}


def test_what_is_asked_of_nobody_needs_no_bus():
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    for words in (("--help",), ("--version",), ("exec", "--help"), ("policy",), ("guide", "5")):
        assert loaded(*words, env=nowhere) == set(), words


def test_the_keyring_alone():
    assert ctl("add", "light", "--environment", "practice", given=practice_keys()["good"]).returncode == 0
    for words in (("list",), ("list", "--json"), ("exec", "light", "--", "true"), ("rename", "light", "lighter"),
                  ("rename", "lighter", "light")):
        assert loaded(*words) == set(), words


def test_a_request_is_not_paper():
    found = loaded("check", "light")
    assert {REQUEST, PRACTICE} <= found and PAPER not in found, found
    # Nobody listens there.
    found = loaded("check", "--stdin", "--host", "https://127.0.0.1:9", status=3, given=practice_keys()["good"])
    assert REQUEST in found and not {PRACTICE, PAPER} & found, found


def test_paper_is_not_a_request():
    assert loaded("report", "light", "--html", "-") == set()
    found = loaded("report", "light", "--pdf", str(LOG.with_suffix(".pdf")))
    assert PAPER in found and not {REQUEST, PRACTICE} & found, found


tap.run(tap.functions(sys.modules[__name__]))
