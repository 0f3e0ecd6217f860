# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards of real checks as files: each opens with the tools of its kind, and holds no secret."""
import json
import os
import pathlib
import pty
import re
import subprocess
import sys
from html.parser import HTMLParser

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import PROGRAM, TEAM, ctl, practice  # noqa: E402
from schema import complaints  # noqa: E402

FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"]) / "sheets"
FOLDER.mkdir()
SCHEMA = json.loads((pathlib.Path(__file__).resolve().parents[2] / "data" / "schemas" /
                     "bitting-report-1.schema.json").read_text(encoding="utf-8"))
NAME = "ICG-MM"
# The card of each, by the name of its ready key.
CARDS = {}
SECRETS = []


def fill():
    with practice() as exchange:
        authority = FOLDER / "authority.pem"
        authority.write_text(exchange["certificate"])
        for key in exchange["keys"]:
            SECRETS.extend((key["api_key"], key["secret"]))
            given = f"{key['api_key']}\n{key['secret']}\n"
            done = ctl("check", "--json", "--stdin", "--environment", "practice", "--ips", TEAM, given=given)
            CARDS[key["id"]] = FOLDER / f"{key['id']}.json"
            CARDS[key["id"]].write_text(done.stdout, encoding="utf-8")
            if key["id"] == "withdraw":
                assert ctl("add", NAME, "--environment", "practice", given=given).returncode == 0
                assert ctl("check", NAME, "--ips", TEAM).returncode == 1


def report(*arguments):
    done = ctl("report", *arguments)
    assert done.returncode in (0, 1, 3) and not done.stderr, done
    return done.stdout


def tool(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def make_pdf(card, name="card.pdf"):
    path = FOLDER / name
    assert ctl("report", card, "--pdf", path, "--force").returncode == 0
    return path


class Page(HTMLParser):
    """Its elements, and its text."""

    VOID = {"meta", "link"}

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.words = [], [], []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)


def test_the_pdf_of_a_saved_key():
    path = make_pdf(NAME)
    facts = tool("pdfinfo", path)
    assert re.search(rf"^Title: +Report card of {NAME}$", facts, re.M), facts
    assert re.search(r"^Tagged: +yes$", facts, re.M) and "(A4)" in facts, facts
    # With the font that Debian 13 prefers, the last lines stand on a second one.
    assert re.search(r"^Pages: +[12]$", facts, re.M), facts
    assert re.search(r"^CreationDate: +\w", facts, re.M) and "Creator:         Bitting" in facts, facts
    text = tool("pdftotext", "-layout", path, "-")
    for words in (f"Report card of {NAME}", "This key puts your money at risk: Withdrawal is on.", "Must be fixed",
                  "On the site, edit the key and untick “Wallet – Withdrawal”.", "Works from trusted addresses only"):
        assert words in " ".join(text.split()), (words, text)
    tags = tool("pdfinfo", "-struct-text", path)
    assert re.search(rf'^Document\n +H1 \(block\)\n +"Report card of {NAME}"', tags, re.M), tags
    assert tags.count("H2 (block)") == 3 and '"Withdrawal is on"' in tags, tags
    fonts = tool("pdffonts", path).splitlines()[2:]
    assert fonts and all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts), fonts


def edges(language, side):
    """How many edges the lines of a page have on a side: few where they begin, many where they end."""
    path = FOLDER / f"{language}.pdf"
    done = ctl("report", CARDS["everything"], "--pdf", path, "--force", env={"LANGUAGE": language})
    assert done.returncode == 0, done
    lines = re.findall(rf'<line [^>]*{side}="([\d.]+)"', tool("pdftotext", "-bbox-layout", path, "-"))
    return len({round(float(place) / 4) for place in lines})


def test_lines_begin_where_the_language_does():
    assert 2 * edges("en", "xMin") < edges("en", "xMax")
    assert 2 * edges("ar", "xMax") < edges("ar", "xMin")


def test_every_card_as_every_file():
    for name, card in CARDS.items():
        made = json.loads(card.read_text(encoding="utf-8"))
        assert not list(complaints(made, SCHEMA)), (name, list(complaints(made, SCHEMA)))
        # A file is judged again where it is read, so that is the card that is handed on.
        made = json.loads(report(card, "--json"))
        assert not list(complaints(made, SCHEMA)), (name, list(complaints(made, SCHEMA)))
        text = report(card, "--text")
        page = Page(report(card, "--html", "-"))
        pdf = " ".join(tool("pdftotext", make_pdf(card), "-").split())
        said = {"text": " ".join(text.split()), "html": " ".join(" ".join(page.words).split()), "pdf": pdf}
        for kind, words in said.items():
            for finding in made["findings"]:
                assert finding["title"] in words, (name, kind, finding["title"])
                if finding["fix"]:
                    assert finding["fix"] in words, (name, kind, finding["fix"])
            if made["diagnosis"]:
                assert made["diagnosis"]["message"] in words and made["diagnosis"]["advice"] in words, (name, kind)
        support = report(card, "--support")
        assert all(finding["rule"] in support for finding in made["findings"])
        assert not re.search(r"\d+\.\d+\.\d+\.\d+", support), support


def test_a_schema_that_can_complain():
    """The control of the test above."""
    made = json.loads(CARDS["withdraw"].read_text(encoding="utf-8"))
    for change in ({"format": "bitting-report/2"}, {"more": 1}, {"grade": "E"}, {"api_key": "whole"},
                   {"findings": [{}]}, {"checked_at": "yesterday"}, {"network": None}, {"key": {"read_only": 1}}):
        assert list(complaints({**made, **change}, SCHEMA)), change
    del made["host"]
    assert list(complaints(made, SCHEMA)) == ["$.host is missing"]


def test_no_secret_anywhere():
    for card in CARDS.values():
        plain = FOLDER / "plain.pdf"
        everything = [report(card, "--text"), report(card, "--html", "-"), report(card, "--json"),
                      report(card, "--support"), tool("pdftotext", make_pdf(card, plain.name), "-"),
                      tool("pdfinfo", "-struct-text", plain), tool("pdfinfo", plain)]
        for secret in SECRETS:
            assert not any(secret in text for text in everything), (card, secret)


def test_the_page_asks_nobody():
    page = Page(report(NAME, "--html", "-"))
    names = {name for name, _attributes in page.elements}
    assert not names & {"script", "img", "iframe", "object", "form", "a", "base"}, names
    links = [attributes for name, attributes in page.elements if name == "link"]
    assert links == [{"rel": "icon", "href": "data:,"}]
    policy = [a["content"] for name, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert len(policy) == 1 and "default-src 'none'" in policy[0]
    assert ("html", {"lang": "en", "dir": "ltr"}) in page.elements and page.elements.count(("h1", {})) == 1


def test_a_name_or_a_file():
    saved = json.loads(report(NAME, "--json"))
    assert saved["name"] == NAME
    assert json.loads(report(CARDS["withdraw"], "--json"))["grade"] == "F"
    assert "Grade F" in report(NAME)
    done = ctl("report", "nobody")
    assert done.returncode == 2 and "“nobody” is neither" in done.stderr, done
    done = ctl("report", FOLDER / "absent.json")
    assert done.returncode == 2 and "cannot be used" in done.stderr, done
    # A file of that name in the folder goes first.
    there = FOLDER / "there"
    there.mkdir()
    (there / NAME).write_bytes(CARDS["good"].read_bytes())
    done = subprocess.run([PROGRAM, "report", NAME, "--json"], cwd=there, capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["grade"] == "A"


def test_a_file_is_written_once():
    for option, name in (("--pdf", "once.pdf"), ("--html", "once.html")):
        path = FOLDER / name
        assert ctl("report", NAME, option, path).returncode == 0
        first = path.read_bytes()
        done = subprocess.run([PROGRAM, "report", NAME, option, "-"], capture_output=True, check=False)
        assert done.returncode == 0 and done.stdout == first
        path.write_text("mine")
        done = ctl("report", NAME, option, path)
        assert done.returncode == 2 and "--force" in done.stderr and path.read_text() == "mine", done
        assert ctl("report", NAME, option, path, "--force").returncode == 0 and path.read_bytes() == first


def test_one_wish_at_a_time():
    for wishes in (("--pdf", "-", "--html", "-"), ("--text", "--json"), ("--support", "--text"), ("--json", "--html", "-")):
        done = ctl("report", NAME, *wishes)
        assert done.returncode == 2 and not done.stdout and "Give one of" in done.stderr, done


def test_no_pdf_for_a_terminal():
    ours, theirs = pty.openpty()
    done = subprocess.run([PROGRAM, "report", NAME, "--pdf", "-"], stdout=theirs, stderr=subprocess.PIPE, text=True,
                          check=False)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2 and "not for a terminal" in done.stderr, done


fill()
tap.run(tap.functions(sys.modules[__name__]))
