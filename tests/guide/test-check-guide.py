# SPDX-License-Identifier: GPL-3.0-or-later
"""Faulty guides, each refused with the file, the line and the name of what is wrong."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "lib"))
import tap  # noqa: E402

GUIDE = "guide/guide.xml"
SITES = "environments.xml"
MENU = "guide/pictures/menu.svg"
DARK = "guide/pictures/dark.css"

# File, what stands in it, what stands there instead, and what is said of that line. The last
# is None where the fault shows in another place: then the words alone have to be said.
FAULTS = [
    (GUIDE, '<title>Make', '<<title>Make', "not well-formed"),
    (GUIDE, '<guide exchange="bybit"', "<guide", "<guide> lacks “exchange”"),
    (GUIDE, '<step id="open-api">', "<step>", "<step> lacks “id”"),
    (GUIDE, '<instruction id="open-menu" picture="menu">', '<instruction picture="menu">', "<instruction> lacks “id”"),
    (GUIDE, '<instruction id="choose-api"', '<instruction id="Choose API"', "id “Choose API” is not in lower case"),
    (GUIDE, '<instruction id="choose-api"', '<instruction id="open-menu"', "id “open-menu” is taken by line"),
    (GUIDE, '<instruction id="open-menu" picture="menu">', '<instruction id="open-menu" picture="meal">',
     "no picture “meal” in this step"),
    (GUIDE, 'instruction="open-menu" x', 'instruction="open-window" x', "no instruction “open-window” in this step"),
    (GUIDE, 'instruction="press-create" x', 'instruction="choose-system-generated" x', "is shown in another picture"),
    (GUIDE, 'x="847" y="82"', 'x="947" y="82"', "the spot leaves its picture “menu”"),
    (GUIDE, 'x="847" y="82"', 'x="-8" y="82"', "must be numbers"),
    (GUIDE, 'x="847" y="82"', 'x="left" y="82"', "must be numbers"),
    (GUIDE, 'width="70" height="70"', 'width="70" height="0"', "the last two above 0"),
    (GUIDE, 'height="70" kind="here"', 'height="70" kind="there"', "kind “there” is none of"),
    (GUIDE, 'file="menu.svg"', 'file="meal.svg"', "no file “meal.svg”"),
    (GUIDE, 'file="menu.svg"', 'file="../guide.xml"', "no file “../guide.xml”"),
    (GUIDE, 'file="menu.svg" screenshot="Screenshot%201.png" width="960"', 'file="menu.svg" width="970"', "menu.svg is 960 × 600 units"),
    (GUIDE, 'permission="Wallet.Withdraw"', 'permission="Wallet.Gone"', "no permission “Wallet.Gone”"),
    (GUIDE, 'permission="Wallet.Withdraw"', 'permission="Withdraw"', "is not “Group.Value”"),
    (GUIDE, 'permission="Wallet.Withdraw"', 'permission="Spot.SpotTrade"', "is marked in line"),
    (GUIDE, '<link address="site">', '<link address="sight">', "address “sight” is none of: key-page, site"),
    (GUIDE, '<link address="site">', "<link>", "<link> lacks “address”"),
    (GUIDE, '<note kind="tip">Look', '<note kind="hint">Look', "kind “hint” is none of: tip, warning"),
    (GUIDE, '<note kind="tip">Look', '<note kind="tip"> Look', "<note> has stray white space"),
    (GUIDE, "<text>Press “Log In”.</text>", "<text>Press \"Log In\".</text>", "in place of “ ”"),
    (GUIDE, "<text>Press “Log In”.</text>", "<text></text>", "<text> is empty"),
    (GUIDE, "<text>Press “Log In”.</text>", "<texts>Press “Log In”.</texts>", "<texts> has no place in <instruction>"),
    (GUIDE, '<step id="open-api">', '<step id="find-api">', "the steps are not", None),
    (SITES, 'site="https://www.bybit.com/login"', 'site="http://www.bybit.com/login"', "is not https on one of", None),
    (SITES, 'site="https://www.bybit.eu/en-EU/"', 'site="https://www.bybit.eu.example.com/"', "is not https on one of", None),
    (SITES, 'key-page="https://www.bybit.kz/app/user/api-management"', "", "“kazakhstan” has no “key-page”", None),
    (MENU, 'fill="#ffffff"/>', 'fill="#ffffff" onclick="x()"/>', "attribute “onclick” is not one for pictures"),
    (MENU, "<title>The menu", '<image href="http://example.com/x.png"/><title>The menu', "element “image” is not one for pictures"),
    (MENU, 'viewBox="0 0 960 600"', 'viewBox="0 0 960 500"', "width and height differ"),
    (DARK, ".page {", ".leaf {", "class “page” is not in dark.css", None),
]


def check(folder):
    return subprocess.run([ROOT / "build-aux" / "check-guide", folder / GUIDE], capture_output=True, text=True,
                          timeout=30, check=False)


def refuse(file, good, bad, words, *elsewhere):
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "data"
        shutil.copytree(ROOT / "data", folder)
        text = (folder / file).read_text(encoding="utf-8")
        assert good in text, good
        line = text[:text.index(good)].count("\n") + 1
        (folder / file).write_text(text.replace(good, bad, 1), encoding="utf-8")
        done = check(folder)
        assert done.returncode == 1 and not done.stderr, done
        said = [fault for fault in done.stdout.splitlines() if words in fault]
        assert said, done.stdout
        assert elsewhere or any(fault.startswith(f"{folder / file}:{line}: ") for fault in said), (line, said)


def test_the_guide_is_good():
    done = check(ROOT / "data")
    assert done.returncode == 0 and not done.stdout + done.stderr, done


def test_a_picture_that_nobody_shows():
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "data"
        shutil.copytree(ROOT / "data", folder)
        shutil.copy(folder / MENU, folder / "guide" / "pictures" / "spare.svg")
        done = check(folder)
        assert done.returncode == 1 and "spare.svg:1: no picture of guide.xml uses this file" in done.stdout, done


tap.run(tap.functions(sys.modules[__name__]) + [
    (f"{fault[0]}: {fault[3]}", lambda fault=fault: refuse(*fault)) for fault in FAULTS])
