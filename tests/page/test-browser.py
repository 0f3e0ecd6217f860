# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide's page in a real browser: it complains of nothing, asks nobody for anything, and
can be read on a screen, on a telephone, on paper, and by ear."""
import json
import os
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from browser import CONTRASTS, LEGIBLE, Browser  # noqa: E402
from command_line import TEAM, ctl  # noqa: E402

FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"])
PAGE = FOLDER / "guide.html"
STEPS = 7
WIDTHS = (320, 390, 768, 1280)

done = ctl("guide", "--html", PAGE, "--ips", TEAM)
assert done.returncode == 0, done


def see(path=PAGE):
    BROWSER.open(path)
    # What is fetched late, such as an icon, is asked for after the page is there.
    time.sleep(0.5)
    BROWSER.evaluate("1")


def test_a_page_that_asks_is_caught():
    """The control: what the other tests say is not there can be seen when it is."""
    bad = FOLDER / "bad.html"
    text = PAGE.read_text(encoding="utf-8")
    text = re.sub("<meta http-equiv=.*\n", "", text)
    bad.write_text(text.replace("</body>", '<img src="http://watcher.example/x.png"><script>console.error("!")</script></body>'),
                   encoding="utf-8")
    BROWSER.show(1280, 800)
    see(bad)
    assert BROWSER.complaints()
    assert "http://watcher.example/x.png" in BROWSER.requests()
    assert any("watcher.example" in line for line in BROWSER.listener.asked), BROWSER.listener.asked


def test_the_page_itself_forbids_to_ask():
    tainted = FOLDER / "tainted.html"
    text = PAGE.read_text(encoding="utf-8")
    tainted.write_text(text.replace("</body>", '<img src="http://tracker.example/x.png"><script>document.title = "!"</script>'
                                    '<p style="color: red">!</p></body>'), encoding="utf-8")
    BROWSER.show(1280, 800)
    see(tainted)
    assert "Content Security Policy" in json.dumps(BROWSER.complaints())
    assert BROWSER.evaluate("document.title") != "!"
    assert not any("tracker.example" in line for line in BROWSER.listener.asked)


def test_no_complaint_and_no_request():
    hosts = set(re.findall(r"https?://([\w.-]+)", PAGE.read_text(encoding="utf-8").replace("<wbr>", "")))
    assert "www.bybit.com" in hosts
    for dark in (False, True):
        BROWSER.show(1280, 800, dark)
        see()
        assert not BROWSER.complaints(), BROWSER.complaints()
        assert BROWSER.requests() == [PAGE.as_uri()], BROWSER.requests()
    # The browser has business of its own; with what the page names it has none.
    asked = [line for line in BROWSER.listener.asked if any(host in line for host in hosts)]
    assert not asked, asked


def test_it_fits_every_width():
    for width in WIDTHS:
        BROWSER.show(width, 800)
        see()
        assert BROWSER.evaluate("document.documentElement.scrollWidth") <= width, width


def count_colours(path):
    return int(subprocess.run(["identify", "-format", "%k", path], capture_output=True, text=True, check=True).stdout)


def mean(path):
    return float(subprocess.run(["identify", "-format", "%[mean]", path], capture_output=True, text=True,
                                check=True).stdout) / 65535


def test_light_and_dark():
    light, dark = FOLDER / "light.png", FOLDER / "dark.png"
    for path in (light, dark):
        BROWSER.show(1280, 800, path == dark)
        see()
        BROWSER.picture(path)
        contrasts = BROWSER.evaluate(CONTRASTS)
        assert len(contrasts) > 100
        assert not [text for contrast, text in contrasts if contrast < LEGIBLE], sorted(contrasts)[:5]
    assert count_colours(light) > 100 and count_colours(dark) > 100
    assert mean(light) > 0.8 and mean(dark) < 0.25, (mean(light), mean(dark))


def test_numbers_on_the_pictures_match_the_instructions():
    BROWSER.show(1280, 800)
    see()
    panels = BROWSER.evaluate("""[...document.querySelectorAll(".panel")].map(panel => ({
        marks: [...new Set([...panel.querySelectorAll(".count-mark")].map(mark => mark.textContent))].sort(),
        instructions: [...panel.querySelectorAll("li .number")].map(number => number.textContent).sort(),
        inside: [...panel.querySelectorAll(".badge")].every(badge => {
          const frame = badge.closest("svg").getBoundingClientRect(), box = badge.getBoundingClientRect();
          return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
        })}))""")
    assert len(panels) == STEPS + 1
    for panel in panels:
        assert panel["marks"] == panel["instructions"] and panel["marks"] and panel["inside"], panel


def test_it_can_be_heard():
    BROWSER.show(1280, 800)
    see()
    things = BROWSER.accessible()
    levels = BROWSER.evaluate('[...document.querySelectorAll("h1, h2, h3")].map(head => head.tagName)')
    language = BROWSER.evaluate("document.documentElement.lang")
    ids = BROWSER.evaluate('[...document.querySelectorAll("[id]")].map(e => e.id)')
    roles = [role for role, _name in things]
    assert language == "en" and levels.count("H1") == 1 and levels.count("H2") == STEPS and levels[0] == "H1"
    pictures = [name for role, name in things if role in ("image", "img")]
    assert len(pictures) == STEPS + 1 and all(len(name) > 80 for name in pictures), pictures
    assert roles.count("region") == STEPS and roles.count("navigation") == 1, roles
    assert len(ids) == len(set(ids))


def test_paper():
    """A sheet of A4 for each step."""
    printed = FOLDER / "guide.pdf"
    BROWSER.show(1280, 800, dark=True)
    see()
    BROWSER.print(printed)
    facts = subprocess.run(["pdfinfo", printed], capture_output=True, text=True, check=True).stdout
    assert re.search(rf"^Pages: +{STEPS}$", facts, re.M) and "(A4)" in facts, facts
    subprocess.run(["pdftoppm", "-r", "40", "-png", printed, FOLDER / "sheet"], check=True)
    sheets = sorted(FOLDER.glob("sheet-*.png"))
    assert len(sheets) == STEPS
    for number, sheet in enumerate(sheets, 1):
        text = subprocess.run(["pdftotext", "-f", str(number), "-l", str(number), printed, "-"], capture_output=True,
                              text=True, check=True).stdout
        assert f"Step {number} of {STEPS}" in text
        # Dark ink on white paper, also for who reads white on black.
        assert 0.85 < mean(sheet) < 1 and count_colours(sheet) > 20, (number, mean(sheet))


with Browser() as BROWSER:
    tap.run(tap.functions(sys.modules[__name__]))
