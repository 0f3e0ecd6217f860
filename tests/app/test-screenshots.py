# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide's own screenshots: asked for, fetched, kept, and the drawings where there are none."""
import os
import pathlib
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from assistive import Person, press, wait_until  # noqa: E402
from picture_site import PictureSite, png  # noqa: E402

PROGRAM = os.environ["BITTING"]
SHOW = "Show the Guide’s Own Screenshots"
DRAWN = "Show the Drawn Pictures"
AGAIN = "Fetch This Screenshot Again"
SCREENSHOT = "A screenshot of the exchange’s site, from the guide."
MENU = re.compile("The top right corner of the site.*")
NAMES = [f"/Screenshot%20{number}.png" for number in range(1, 7)]
PICTURES = {name: png(640, 360, 40 * number, 90, 120) for number, name in enumerate(NAMES)}
SITE = PictureSite(os.environ["SESSION_FOLDER"])
STATE = {}


def settings(**values):
    """Writes settings where they are kept between two starts of the program."""
    path = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "glib-2.0/settings/keyfile"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else ["[io/github/bitting/Bitting]"]
    for name, value in values.items():
        name = name.replace("_", "-")
        lines = [line for line in lines if not line.startswith(name + "=")] + [f"{name}={value}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def start():
    person = STATE["person"] = Person([PROGRAM])
    person.click("Practise Without an Account")
    return person


def go_to(number):
    person = STATE["person"]
    while True:
        at = int(person.wait(name=re.compile("Step [1-7] of 7")).name.split()[1])
        if at == number:
            return person
        person.click("Next" if at < number else "Back")
        person.wait(name=f"Step {at + (1 if at < number else -1)} of 7")


def forget_pictures():
    shutil.rmtree(pathlib.Path(os.environ["XDG_CACHE_HOME"]) / "bitting")


def absent(name, role=None):
    return not STATE["person"].all(role, name)


def test_nobody_is_asked_before_the_person_is():
    SITE.answers.update(PICTURES)
    os.environ["SSL_CERT_FILE"] = str(SITE.bundle)
    settings(guide_screenshots_address=f"'{SITE.address}'", window_size="(360, 720)")
    start()
    for number in range(1, 8):
        go_to(number)
        assert absent(SHOW) == (number in (1, 6))
    go_to(2).click(SHOW)
    STATE["person"].wait(name=re.compile("Bitting fetches them from 127.0.0.1. .* nothing about you or your key is sent."))
    STATE["person"].click("Cancel")
    STATE["person"].wait("image", MENU)
    STATE["person"].wait("button", SHOW)
    assert SITE.connections == 0


def test_keyboard():
    """In a narrow window too, where the picture is above the instructions."""
    STATE["person"].leave()
    start()
    person = go_to(2)
    person.wait("button", "Leave the Guide").reach()
    person.wait("image", MENU).reach()
    person.wait("button", SHOW).reach()
    press("space")
    person.wait("button", "Cancel")
    press("Escape")
    wait_until(lambda: absent("Cancel", "button"), "Escape does not answer the question")
    assert SITE.connections == 0


def test_progress():
    person = STATE["person"]
    SITE.gate.clear()
    person.click(SHOW)
    person.click("Fetch")
    person.wait(name=re.compile(r"Fetching… \d+ bytes of \d+\.\d\skB"))
    person.wait("image", MENU)
    assert SITE.asked == NAMES[:1]


def test_screenshot():
    SITE.gate.set()
    STATE["person"].wait("image", SCREENSHOT)
    STATE["person"].wait("button", DRAWN)
    wait_until(lambda: SITE.asked == NAMES, "the others are not fetched")


def test_what_not_to_copy():
    for number, words in ((4, "Do not copy the addresses.*"), (5, "Do not copy the ticks.*"),
                          (6, "The guide has no screenshot of this page.*"), (7, ".*more permissions than yours needs.")):
        person = go_to(number)
        person.wait("label", re.compile(words))
        person.wait("image", SCREENSHOT if number != 6 else re.compile("The dialog “Security Verification”.*"))
    assert SITE.asked == NAMES


def test_it_is_remembered_and_works_offline():
    STATE["person"].leave()
    SITE.answers.clear()
    start()
    for number in (2, 3, 4, 5, 7):
        go_to(number).wait("image", SCREENSHOT)
    assert SITE.asked == NAMES


def test_refresh():
    person = go_to(2)
    SITE.answers.update(PICTURES)
    person.wait("button", AGAIN).click()
    person.wait(name="The screenshot is new")
    assert SITE.asked == NAMES + NAMES[:1]


def test_failed_refresh_keeps_what_is_there():
    SITE.answers.clear()
    person = STATE["person"]
    person.click(AGAIN)
    person.wait(name="127.0.0.1 does not have this screenshot any more.")
    person.wait("image", SCREENSHOT)


def test_drawing_in_place_of_what_fails():
    forget_pictures()
    person = go_to(3)
    person.wait(name="127.0.0.1 does not have this screenshot any more. You see the drawn picture instead.")
    person.wait("image", re.compile("The page “API Management”.*"))
    SITE.answers.update(PICTURES)
    person.click("Try Again")
    person.wait("image", SCREENSHOT)
    wait_until(lambda: absent("Try Again", "button"), "the trouble is still shown")


def test_drawn_pictures_again():
    person = STATE["person"]
    person.click(DRAWN)
    person.wait("image", re.compile("The page “API Management”.*"))
    person.wait("button", SHOW).click()
    person.wait("image", SCREENSHOT)


def test_another_host_needs_another_word():
    STATE["person"].leave()
    settings(guide_screenshots_address=f"'{SITE.address.replace('127.0.0.1', 'localhost')}'")
    before = SITE.connections
    start()
    go_to(2).wait("image", MENU)
    STATE["person"].click(SHOW)
    STATE["person"].wait(name=re.compile("Bitting fetches them from localhost. .*"))
    assert SITE.connections == before
    assert STATE["person"].leave() in (0, -15)
    SITE.stop()


tap.run(tap.functions(sys.modules[__name__]))
