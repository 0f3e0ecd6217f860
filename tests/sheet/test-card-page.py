# SPDX-License-Identifier: GPL-3.0-or-later
"""The card as a page in a real browser: it asks nobody for anything, and can be read on a screen, on
a telephone, in the dark, on paper and by ear."""
import os
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from browser import CONTRASTS, LEGIBLE, Browser  # noqa: E402
from command_line import TEAM, ctl, practice_keys  # noqa: E402

FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"])
KEYS = practice_keys()
PAGES = {}
for name in ("good", "withdraw", "everything", "unmatched-ip", "odd-name"):
    card = FOLDER / f"{name}.json"
    card.write_text(ctl("check", "--json", "--stdin", "--environment", "practice", "--ips", TEAM, given=KEYS[name]).stdout,
                    encoding="utf-8")
    PAGES[name] = FOLDER / f"{name}.html"
    assert ctl("report", card, "--html", PAGES[name]).returncode == 0


def see(name):
    BROWSER.open(PAGES[name])
    # What is fetched late, such as an icon, is asked for after the page is there.
    time.sleep(0.3)
    BROWSER.evaluate("1")


def test_no_complaint_and_no_request():
    for name, path in PAGES.items():
        BROWSER.show(1280, 800)
        see(name)
        assert not BROWSER.complaints(), BROWSER.complaints()
        assert BROWSER.requests() == [path.as_uri()], BROWSER.requests()


def test_it_fits_and_is_legible():
    for name in PAGES:
        for width, dark in ((320, False), (360, True), (768, True), (1280, False)):
            BROWSER.show(width, 800, dark)
            see(name)
            assert BROWSER.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
            contrasts = BROWSER.evaluate(CONTRASTS)
            assert len(contrasts) > 20 and min(contrasts)[0] >= LEGIBLE, (name, dark, sorted(contrasts)[:3])


def test_it_can_be_heard():
    BROWSER.show(1280, 800)
    see("withdraw")
    things = BROWSER.accessible()
    assert ("image", "Grade F") in things or ("img", "Grade F") in things, things
    heads = BROWSER.evaluate('[...document.querySelectorAll("h1, h2, h3")].map(e => e.tagName + " " + e.textContent)')
    assert heads == ["H1 Report card of an API key", "H2 Must be fixed", "H3 Withdrawal is on", "H2 Fine",
                     "H2 Key and Check"], heads
    assert {("heading", head[3:]) for head in heads} <= set(things), things


def test_paper():
    """What fits is on one sheet of A4, dark on white, also for who reads white on black."""
    for name, sheets in (("good", 1), ("withdraw", 1), ("unmatched-ip", 1)):
        printed = FOLDER / f"{name}.pdf"
        BROWSER.show(1280, 800, dark=True)
        see(name)
        BROWSER.print(printed)
        facts = subprocess.run(["pdfinfo", printed], capture_output=True, text=True, check=True).stdout
        assert re.search(rf"^Pages: +{sheets}$", facts, re.M) and "(A4)" in facts, facts
        subprocess.run(["pdftoppm", "-r", "40", "-png", "-singlefile", printed, FOLDER / name], check=True)
        mean = subprocess.run(["identify", "-format", "%[mean]", FOLDER / f"{name}.png"], capture_output=True, text=True,
                              check=True).stdout
        assert 0.85 < float(mean) / 65535 < 1, mean


with Browser() as BROWSER:
    tap.run(tap.functions(sys.modules[__name__]))
