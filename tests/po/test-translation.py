# SPDX-License-Identifier: GPL-3.0-or-later
"""Guide, permissions, sites and policies reach translators, and come back to the user."""
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import xml.etree.ElementTree
from html.parser import HTMLParser

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import direction  # noqa: E402
import tap  # noqa: E402
from command_line import ctl, practice_keys  # noqa: E402
from pseudo import ROOT, fold, make_catalogue, make_template, read_template, speak, unmarked  # noqa: E402

BUILD = os.environ["BITTING_BUILD"]
KEYS = practice_keys()
WORD = re.compile(r"[^\W\d_]{2,}")
with tempfile.TemporaryDirectory() as place:
    TEMPLATE = make_template(BUILD, pathlib.Path(place))
    make_catalogue(TEMPLATE, pathlib.Path(os.environ["TEXTDOMAINDIR"]))
    TEXTS = read_template(TEMPLATE)
speak()

PERMISSIONS = [(f"{group.get('name')}.{permission.get('value')}", permission.get("label"))
               for group in xml.etree.ElementTree.parse(ROOT / "data" / "permissions.xml").getroot()
               for permission in group]
POLICIES = list(xml.etree.ElementTree.parse(ROOT / "data" / "policies" / "policies.xml").getroot())
SITES = [site.get("id") for site in xml.etree.ElementTree.parse(ROOT / "data" / "environments.xml").getroot()]
# What programs, sites and the exchange call things is the same in every language.
NAMES = sorted({name for permission in PERMISSIONS for name in permission}, key=len, reverse=True)


class Page(HTMLParser):
    """The words of a page, but for what it says is English, or to be copied, or drawn."""

    SILENT = {"style", "code", "wbr", "svg"}
    VOID = {"meta", "link", "wbr", "br"}

    def __init__(self, text):
        super().__init__()
        self.words, self.silent = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.words.append(attributes.get("aria-label") or "")
        if tag not in self.VOID and (self.silent or tag in self.SILENT or attributes.get("lang") == "en"):
            self.silent.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if self.silent:
            self.silent.pop()

    def handle_data(self, data):
        if not self.silent:
            self.words.append(data)


def run(*words, **more):
    done = ctl(*words, **more)
    assert done.returncode in (0, 1) and not done.stderr, done
    return fold(done.stdout)


def texts_of(*elements):
    guide = xml.etree.ElementTree.parse(ROOT / "data" / "guide" / "guide.xml").getroot()
    return {fold(node.text) for element in elements for node in guide.iter(element)}


def assert_translated(said, files, but=()):
    """Every text of these files is in it, and stands between marks."""
    wanted = [text for text, places in TEXTS.items() if places & set(files) and text not in but]
    assert len(wanted) > 1, files
    missing = [text for text in wanted if f"«{text}»" not in said]
    assert not missing, missing


def assert_nothing_else(said):
    """Nothing in it is left for a translator to be told of."""
    rest = unmarked(said)
    for name in NAMES:
        rest = rest.replace(name, " ")
    rest = re.sub(r"https://\S+|\S+\.\S+", " ", rest)
    assert not WORD.search(rest), rest


def test_the_template_holds_all_data():
    files = {file for places in TEXTS.values() for file in places if file.startswith("data/")}
    assert {"data/guide/guide.xml", "data/permissions.xml", "data/environments.xml",
            "data/policies/policies.xml"} <= files, files


def test_white_space_does_not_matter():
    """However a data file is wrapped: the program folds what it looks up (tests/core/test-data.c)."""
    with tempfile.TemporaryDirectory() as mirror, tempfile.TemporaryDirectory() as copy:
        data = pathlib.Path(copy) / "data"
        shutil.copytree(ROOT / "data", data)
        for file in {file for places in TEXTS.values() for file in places if file.startswith("data/")}:
            path = data / pathlib.Path(file).relative_to("data")
            path.write_text(re.sub(r">([^<>]*\S[^<>]*)</", lambda text: ">\n  " + text[1].replace(" ", " \n\t ") + "\n</",
                                   (ROOT / file).read_text(encoding="utf-8")), encoding="utf-8")
        wrapped = read_template(make_template(BUILD, pathlib.Path(mirror), data))
        assert wrapped == TEXTS, set(wrapped) ^ set(TEXTS)


def test_guide_in_a_terminal():
    said = run("guide")
    # What is in the pictures, and what is wrong in the site's own, is for those who see them.
    assert_translated(said, ["data/guide/guide.xml"], texts_of("description", "caveat"))
    assert_nothing_else(said)


def test_guide_for_programs():
    said = run("guide", "--json")
    assert "«Never tick “Withdrawal”.»" in said
    for step in json.loads(said):
        for text in [step["title"], step["summary"], *(note["text"] for note in step["notes"]),
                     *(link["title"] for link in step["links"])]:
            assert not unmarked(text), text


def test_guide_as_a_page():
    page = Page(run("guide", "--html", "-", "--ips", "203.0.113.21"))
    said = fold(" ".join(page.words))
    others = {fold(node.text) for policy in POLICIES[1:] for node in policy}
    assert_translated(said, ["data/guide/guide.xml", "data/policies/policies.xml"], texts_of("caveat") | others)
    assert_nothing_else(said)


def test_sites():
    said = " ".join(run("guide", "--environment", site) for site in SITES)
    assert_translated(said, ["data/environments.xml"])
    assert_nothing_else(said)


def test_policies():
    said = " ".join(run("policy", policy.get("id")) for policy in POLICIES)
    assert_translated(said, ["data/policies/policies.xml"])
    assert_nothing_else(said)


def own_policy(**more):
    path = pathlib.Path(os.environ["SESSION_FOLDER"]) / "own.json"
    path.write_text(json.dumps({"format": "bitting-policy/1", "id": "own", "title": "«»", "access": "any",
                                "required": [], "forbidden": [], "ip_required": False, "personal": False,
                                "min_days": 0, **more}))
    return path


def test_permissions():
    policy = own_policy(required=[name for name, _label in PERMISSIONS])
    said = run("policy", policy)
    assert_translated(said, ["data/permissions.xml"])
    assert_nothing_else(said)


def test_guide_for_another_policy():
    policy = own_policy(access="read-only", required=["ContractTrade.Order", "Earn.Earn"],
                        forbidden=["Wallet.Withdraw"])
    said = run("guide", "--policy", policy)
    assert "«Untick" not in said and "«Never tick “Withdrawal”.»" in said
    assert "«Tick «“Contract – Orders”».»" in said, said
    assert_nothing_else(said)
    assert_nothing_else(fold(" ".join(Page(run("guide", "--html", "-", "--policy", policy)).words)))


def test_marks_of_direction():
    """Who reads Arabic in a terminal gets codes that are not turned round; a program gets no marks."""
    arabic = {"LANGUAGE": "ar", "TEXTDOMAINDIR": str(pathlib.Path(BUILD) / "po")}
    words = ("check", "--stdin", "--environment", "practice")
    said = ctl(*words, given=KEYS["everything"], env=arabic).stdout
    assert direction.FIRST_STRONG in said and said.count(direction.END) == len(re.findall("[\u2066\u2068]", said)), said
    refused = ctl("check", env=arabic).stderr
    assert f"{direction.LEFT_TO_RIGHT}--all{direction.END}" in refused, refused
    for line in ctl(*words, "--json", given=KEYS["everything"], env=arabic).stdout.splitlines():
        assert not direction.MARKS.search(json.dumps(json.loads(line), ensure_ascii=False)), line
        assert re.search("[\u0600-\u06ff]", json.dumps(json.loads(line), ensure_ascii=False)), line


def test_report_card():
    said = run("check", "--stdin", "--environment", "practice", given=KEYS["everything"])
    assert "«Withdrawal»" in said
    # Where, which key, and when: not for translators.
    assert_nothing_else(re.sub(r"practice · \S+ · \S+ \S+ UTC", "", said))


def test_sentences_and_lists():
    """Neither the space between two sentences nor the comma in a list is the same in every language."""
    file = pathlib.Path(os.environ["SESSION_FOLDER"]) / "report.json"
    file.write_text(ctl("check", "--stdin", "--environment", "practice", "--json", given=KEYS["everything"]).stdout)
    findings = json.loads(file.read_text())["findings"]
    assert any(finding["why"].count("»") > 3 for finding in findings), findings
    for finding in findings:
        assert not unmarked(finding["why"]), finding
    said = run("report", file, "--text")
    assert "»«, »«" in said and "," not in unmarked(said), said


def test_card_of_somebody_who_read_english():
    """A card that was made in another language is told in this one, but for what came of a change or a proof."""
    done = ctl("add", "Old", "--environment", "practice", "--ips", "203.0.113.21", given=KEYS["everything"])
    assert done.returncode == 0, done
    ctl("check", "Old", env={"LANGUAGE": "en"})
    said = run("report", "Old", "--text")
    assert "«Withdrawal»" in said
    assert_nothing_else(re.sub(r"Old · practice · \S+ · \S+ \S+ UTC", "", said))


tap.run(tap.functions(sys.modules[__name__]))
