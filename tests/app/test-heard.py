# SPDX-License-Identifier: GPL-3.0-or-later
"""The way to the report card as somebody hears it who does not see it: each thing once, in order, in words."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from guide import read_steps  # noqa: E402
from heard import LOST, Heard  # noqa: E402

STEPS = read_steps()
ROUNDS = (1, 7)  # where Tab goes once through all that there is
HEARD = Heard(tell=lambda line: print(f"# {line.strip()}", flush=True))
# What GTK 4.8 calls a thing without a name.
CLASS = re.compile(r"\b(Gtk|Adw|Bitting)[A-Z]\w+")
TWICE = re.compile(r"(.+) \1(,|$)")
MNEMONIC = re.compile(r"\b_\w|\w_\w*,")
FINDING = re.compile(r"[^,]+(, [^,]+)*, list item, (collapsed|expanded), Fine\. .+")


def said(chapter):
    """Pairs of what was pressed and what was said."""
    return HEARD.said[chapter]


def lines(chapter=None):
    chapters = [chapter] if chapter else HEARD.said
    return [line for name in chapters for _, part in said(name) for line in part]


def says(chapter, pattern):
    found = [line for line in lines(chapter) if re.search(pattern, line)]
    assert found, f"nobody says “{pattern}”: {lines(chapter)}"
    return found


def test_the_start():
    HEARD.start()
    says("The first start", "^Bitting, window$")


def test_each_step_says_where_one_is_and_what_to_do_first():
    HEARD.steps(ROUNDS)
    for number, step in enumerate(STEPS, 1):
        key, first = next((key, part) for key, part in said(f"Step {number}") if key in ("alt+n", "Return"))
        place = next(i for i, line in enumerate(first) if line.startswith(f"Step {number} of {len(STEPS)}. {step.title}. "))
        assert first[place + 1].startswith(f"{step.instructions[0].text}, check box, not ticked"), (key, first)


def test_each_instruction_is_one_stop():
    for number in ROUNDS:
        for instruction in STEPS[number - 1].instructions:
            stops = [line for line in lines(f"Step {number}") if line.startswith(f"{instruction.text}, check box")]
            assert stops and all("ticked" in line for line in stops), (instruction.text, stops)


def test_a_tick_is_said():
    assert ("space", ["ticked"]) in said("Step 1"), said("Step 1")[-1]


def test_a_picture_says_what_it_shows():
    for number in ROUNDS:
        step = STEPS[number - 1]
        says(f"Step {number}", f"^{re.escape(step.pictures[0].description)}, image, ")


def test_trouble_is_said_at_once_and_when_one_comes_back():
    HEARD.wrong_secret()
    chapter = "A secret that is none"
    says(chapter, "^! Key copied")
    says(chapter, "^API key, entry, “Practice")
    says(chapter, "About the API secret. It has 3 characters, but")
    says(chapter, "^API secret, entry, “•••”, It has 3 characters, but")
    says(chapter, "The API secret is missing")
    assert not any("abc" in line for line in lines(chapter)), "the secret is read aloud"


def test_it_is_said_that_both_are_saved():
    HEARD.save()
    says("Save", "^! Secret copied")
    says("Save", "^Check Now, button")
    says("Save", "“ICG-MM” is saved in your keyring")


def test_the_result_is_said():
    HEARD.check()
    says("Check", "^Grade A. This key does what it should, and nothing else., .* checked just now$")


def test_each_finding_says_its_verdict_before_the_detail():
    HEARD.findings()
    chapter = "The findings, one by one"
    findings = [line for line in lines(chapter) if ", list item, collapsed" in line]
    assert len(findings) >= 10, findings
    assert all(FINDING.fullmatch(line) for line in findings), [line for line in findings if not FINDING.fullmatch(line)]
    says(chapter, "^Why it matters. ")
    assert "expanded" in lines(chapter) and "collapsed" in lines(chapter)


def test_the_list_has_the_keyboard_again():
    HEARD.keys()
    first = said("The list with two keys")[0][1]
    assert any(line.startswith("ICG-MM, Grade A, ") for line in first), first
    says("The list with two keys", "^Old Bot, Grade F, Can withdraw, ")


def test_the_focus_is_always_somewhere():
    assert LOST not in lines()


def test_the_preferences_say_what_is_set():
    HEARD.preferences()
    says("Preferences", "^Check all keys once a day, check box, not ticked, Also while the window is closed")


def test_nothing_is_called_by_its_class_twice_or_by_its_key():
    pages = [line for page in HEARD.pages for line in page]
    for line in (*lines(), *pages):
        assert not CLASS.search(line), line
        assert not MNEMONIC.search(line), line
    for line in lines():
        assert not TWICE.match(line), line


def test_nothing_is_said_twice_in_a_row():
    everything = lines()
    for before, line in zip(everything, everything[1:]):
        assert before != line, line


tap.run(tap.functions(sys.modules[__name__]))
HEARD.leave()
