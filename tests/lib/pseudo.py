# SPDX-License-Identifier: GPL-3.0-or-later
"""A language in which every text stands in « », so that what nobody translated stands out.

It is made from the template that the build makes for translators: a text that is not in the
template, or that the program does not look up letter by letter, comes out without marks.
"""
import os
import pathlib
import re
import shlex
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DOMAIN = "bitting"
LANGUAGE = "xx"
MARKS = "«»"


def make_template(build, folder, data=ROOT / "data"):
    """Runs the build's own command for the template, on a copy of po/ that it may write to."""
    (folder / "po").mkdir()
    (folder / "src").symlink_to(ROOT / "src")
    (folder / "data").symlink_to(data)
    (folder / "po" / "POTFILES").symlink_to(ROOT / "po" / "POTFILES")
    commands = subprocess.run(["ninja", "-C", build, "-t", "commands", DOMAIN + "-pot"], capture_output=True,
                              text=True, check=True).stdout.splitlines()
    words = shlex.split(commands[-1])
    assert any(word.startswith("--source-root=") for word in words), words
    words = [f"--source-root={folder}" if word.startswith("--source-root=") else word for word in words]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    # What the tools have to say of a text is a fault in it.
    assert not done.stderr, done.stderr
    return folder / "po" / (DOMAIN + ".pot")


def make_catalogue(template, locales):
    """Translates all of the template, and puts the result where the program looks for it."""
    english = subprocess.run(["msgen", template], capture_output=True, check=True).stdout
    marked = subprocess.run(["msgfilter", "--keep-header", "sed", "-e", "1s/^/«/", "-e", "$s/$/»/"], input=english,
                            capture_output=True, check=True).stdout
    for field, value in (("Language", LANGUAGE), ("Plural-Forms", "nplurals=2; plural=(n != 1);")):
        marked = re.sub(f'"{field}: .*\\\\n"'.encode(), f'"{field}: {value}\\\\n"'.encode(), marked, count=1)
    folder = locales / LANGUAGE / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["msgfmt", "-c", "-o", folder / (DOMAIN + ".mo"), "-"], input=marked, check=True,
                   stderr=subprocess.DEVNULL)


def read_template(template):
    """Maps each text of the template to the files that it is from."""
    text = subprocess.run(["msgcat", "--no-wrap", template], capture_output=True, text=True, check=True).stdout
    found = {}
    for entry in text.split("\n\n")[1:]:
        places = re.findall(r"^#: (.*)$", entry, re.M)
        message = "".join(re.findall(r'^(?:msgid )?"(.*)"$', entry.split("\nmsgstr")[0], re.M))
        message = message.replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\")
        found[message] = {place.rsplit(":", 1)[0] for line in places for place in line.split()}
    return found


def speak():
    """From now on, programs that are started speak it."""
    os.environ["LANGUAGE"] = LANGUAGE


def learn_and_speak(build):
    """Makes it for this session alone: other tests may do so at the same time."""
    locales = pathlib.Path(os.environ["SESSION_FOLDER"]) / "locale"
    with tempfile.TemporaryDirectory() as place:
        make_catalogue(make_template(build, pathlib.Path(place)), locales)
    os.environ["TEXTDOMAINDIR"] = str(locales)
    speak()


def fold(text):
    return " ".join(text.split())


def unmarked(text):
    """What of a text stands outside all marks."""
    outside, depth = [], 0
    for letter in text:
        if letter == MARKS[0]:
            depth += 1
        elif letter == MARKS[1]:
            depth -= 1
        elif depth == 0:
            outside.append(letter)
        assert depth >= 0, text
    assert depth == 0, text
    return "".join(outside)
