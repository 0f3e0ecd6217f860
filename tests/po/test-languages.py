# SPDX-License-Identifier: GPL-3.0-or-later
"""Every catalogue is whole, and says what the original says, in one word for one thing.

What a machine can see of that: placeholders, marks, figures, the labels that people look for on
the exchange's English page, and the words of the glossary (po/glossary).
"""
import collections
import functools
import gettext
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import polib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import direction  # noqa: E402
import tap  # noqa: E402
from pseudo import ROOT, make_template  # noqa: E402

PO = ROOT / "po"
LANGUAGES = (PO / "LINGUAS").read_text(encoding="utf-8").split()
with tempfile.TemporaryDirectory() as place:
    TEMPLATE = polib.pofile(str(make_template(os.environ["BITTING_BUILD"], pathlib.Path(place))))
# What a placeholder of printf() looks like, with its place if it has one.
PLACEHOLDER = re.compile(r"%(?:(\d+)\$)?([-+ 0#']*\d*(?:\.\d+)?(?:l?[diu]|[a-zA-Z%]))")
# What stays letter by letter: addresses, commands and their options, code words, keys, tags.
VERBATIM = re.compile(r"https?://[\w./-]*\w|socks5://|--[a-z][a-z-]+|BYBIT_[A-Z_]*|bittingctl|Ctrl\+\w|-----[A-Z ]+-----|"
                      r"\b[A-Z]\w+\.[A-Z]\w+|<[^>]+>")
NAMES = re.compile(r"Bitting|Bybit|ICG|KeePassXC|KWallet")
# Which letters a language is not written with: a look-alike among the right ones is not found by a search.
CYRILLIC = re.compile(r"[A-Za-z][А-яЁёІіЇїЄєҐґ]|[А-яЁёІіЇїЄєҐґ][A-Za-z]")


def labels():
    """What stands on the exchange's page: in the pictures, in the catalogue of permissions."""
    found = {"Days to Expiration", "Edit", "Restrict access to trusted IPs only (Recommended)",
             "Only IPs with permissions granted are allowed to access the OpenAPI"}
    for path in (ROOT / "data" / "guide" / "pictures").glob("*.svg"):
        found |= {"".join(node.itertext()).strip() for node in xml.etree.ElementTree.parse(path).iter()
                  if node.tag.endswith("}text")}
    for node in xml.etree.ElementTree.parse(ROOT / "data" / "permissions.xml").iter("permission"):
        found |= {node.get("label"), *node.get("label").split(" – ")}
    return found


LABELS = labels()


@functools.cache
def entries(language):
    """(message, its original in the plural, its translations) of a catalogue."""
    return [(entry, entry.msgid_plural or entry.msgid, list(entry.msgstr_plural.values()) or [entry.msgstr])
            for entry in polib.pofile(str(PO / f"{language}.po"))]


def glossary(language):
    """Rows of an English term, its translation, and what each translation of a text with it has to match."""
    for line in (PO / "glossary" / f"{language}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            term, word, *forms = line.split("\t")
            yield term, word, forms[0] if forms else re.escape(word)


def placeholders(text):
    found = [match for match in PLACEHOLDER.finditer(text) if match[2] != "%"]
    return sorted((int(match[1] or number), match[2]) for number, match in enumerate(found, 1))


def lone_forms(language):
    """Which forms of the plural are for one number alone, as the Arabic ones for 0, for 1 and for 2."""
    rule = polib.pofile(str(PO / f"{language}.po")).metadata["Plural-Forms"].split("plural=")[1].rstrip(";")
    counts = collections.Counter(map(gettext.c2py(rule), range(1000)))
    return {form for form, count in counts.items() if count == 1}


def without_number(text):
    """The placeholders of a text but for its last one, if that is the number, and no other could take its place."""
    found = placeholders(text)
    kinds = [kind for _place, kind in found]
    return found[:-1] if kinds and kinds[-1] in ("u", "d") and kinds.count(kinds[-1]) == 1 else None


def is_a_date(entry):
    return "%-e" in entry.msgid or entry.msgid == "%H:%M"


def figures(text):
    return collections.Counter(re.findall(r"\d+", PLACEHOLDER.sub("", text)))


def verbatim(text):
    """A German keyboard has Strg where others have Ctrl."""
    return collections.Counter(VERBATIM.findall(text.replace("Strg+", "Ctrl+")))


def mnemonics(text):
    return len(re.findall(r"_(?=\w)", VERBATIM.sub("", text)))


def differences(entry, original, said, lone=False):
    """What of the original a translation lacks, or has too much of. In a form for one number alone, that can be in words."""
    originals = (original, entry.msgid)
    said = direction.MARKS.sub("", said)
    if is_a_date(entry):
        return
    if placeholders(said) not in [*map(placeholders, originals), *([without_number(original)] if lone else ())]:
        yield "placeholders"
    if figures(said) not in map(figures, originals):
        yield "figures"
    if verbatim(said) not in map(verbatim, originals):
        yield "what stays as it is"
    if not set(NAMES.findall(entry.msgid)) <= set(NAMES.findall(said)):
        yield "a name"
    if mnemonics(said) != mnemonics(entry.msgid):
        yield "the mark of the mnemonic"
    if said.count("\n") != entry.msgid.count("\n"):
        yield "lines"
    if entry.msgid != ", " and [bool(re.search(end, said)) for end in (r"^\s", r"\s$")] != \
       [bool(re.search(end, entry.msgid)) for end in (r"^\s", r"\s$")]:
        yield "a space at an end"
    for label in re.findall("“([^“”]+)”", original):
        if label in LABELS and label not in said:
            yield f"the label {label}"
    if '"' in said and '"' not in original:
        yield "straight quotation marks"
    if re.search("[٠-٩۰-۹]", said):
        yield "figures of another kind"


def check_whole(language):
    """Nothing untranslated, nothing uncertain, nothing left over, and gettext has no complaint."""
    done = subprocess.run(["msgfmt", "-c", "-o", os.devnull, PO / f"{language}.po"], capture_output=True, text=True,
                          check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    catalogue = polib.pofile(str(PO / f"{language}.po"))
    assert not catalogue.fuzzy_entries() and not catalogue.obsolete_entries()
    missing = [entry.msgid for entry in catalogue if not entry.translated()]
    assert not missing, missing
    there = {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in catalogue}
    wanted = {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in TEMPLATE}
    assert there == wanted, {"missing": wanted - there, "too many": there - wanted}


def check_faithful(language):
    lone = lone_forms(language)
    faults = [(entry.msgid, said, fault) for entry, original, translations in entries(language)
              for form, said in enumerate(translations)
              for fault in differences(entry, original, said, bool(entry.msgid_plural) and form in lone)]
    assert not faults, faults


def check_glossary(language):
    terms = list(glossary(language))
    assert len(terms) >= 20, terms
    faults = []
    for entry, original, translations in entries(language):
        for term, _word, forms in terms:
            if re.search(rf"(?i)\b{term}\b", original.replace("_", "")):
                faults += [(entry.msgid, said, term) for said in translations
                           if not re.search(forms, direction.MARKS.sub("", said).replace("_", ""), re.IGNORECASE)]
    assert not faults, faults


def check_letters(language):
    if language in ("ru", "uk"):
        mixed = [said for _entry, _original, translations in entries(language) for said in translations
                 if CYRILLIC.search(PLACEHOLDER.sub(" ", said))]
        assert not mixed, mixed


def check_keys(language):
    """A key is called what the keyboard shortcuts call it, which GTK writes."""
    word = "Strg+" if language == "de" else "Ctrl+"
    wrong = [said for entry, _original, translations in entries(language) for said in translations
             if "Ctrl+" in entry.msgid and word not in said]
    assert not wrong, wrong


def check_direction(language):
    if language in direction.LANGUAGES:
        faults = [(entry.msgid, said, fault) for entry, _original, translations in entries(language)
                  for said in translations for fault in direction.faults(entry.msgid, said)]
    else:
        faults = [said for _entry, _original, translations in entries(language) for said in translations
                  if direction.MARKS.search(said)]
    assert not faults, faults


def test_the_glossaries_have_the_same_terms():
    terms = {language: [row[0] for row in glossary(language)] for language in LANGUAGES}
    assert len({tuple(sorted(rows)) for rows in terms.values()}) == 1, terms


def test_the_preferences_offer_each_language():
    source = (ROOT / "src" / "app" / "bitting-language.c").read_text(encoding="utf-8")
    offered = re.findall(r'^  \{ "(\w+)", "', source, re.M)
    assert sorted(offered) == sorted([*LANGUAGES, "en"]), offered


def clashes(labels):
    """Those of the items of a menu whose letter another one has as well."""
    letters = [re.search("_(.)", label)[1].lower() for label in labels]
    return [label for label, letter in zip(labels, letters) if letters.count(letter) > 1]


def test_each_item_of_a_menu_has_its_own_letter():
    menus = [[label.text for label in menu.iter("attribute") if label.get("name") == "label" and "_" in label.text]
             for path in sorted((ROOT / "src" / "app").glob("*.ui"))
             for menu in xml.etree.ElementTree.parse(path).iter("menu")]
    assert len(menus) > 3 and clashes(["_Open", "_Other", "_Save"]) == ["_Open", "_Other"], menus
    found = [clashes(labels) for labels in menus]
    for language in LANGUAGES:
        said = {entry.msgid: translations[0] for entry, _original, translations in entries(language)}
        found += [clashes([said[label] for label in labels]) for labels in menus]
    assert not any(found), list(filter(None, found))


def test_a_fault_is_seen():
    """A catalogue that says something else than the original does not pass."""
    entry = polib.POEntry(msgid="Untick “Withdrawal” for %u days: see <b>bittingctl --help</b>…")
    good = "Bei „Withdrawal“ %u Tage kein Häkchen: siehe <b>bittingctl --help</b>…"
    assert not list(differences(entry, entry.msgid, good))
    for old, new in (("%u", "%s"), ("%u", "30"), ("Withdrawal", "Auszahlung"), ("--help", "--hilfe"), ("<b>", ""),
                     ("Tage", "_Tage"), ("Bei", " Bei"), ("„", '"')):
        assert list(differences(entry, entry.msgid, good.replace(old, new))), (old, new)


def test_a_number_can_be_a_word():
    """Two keys are one word in Arabic; but no other number can then be taken for the one that is not there."""
    keys = polib.POEntry(msgid="%s has %u key", msgid_plural="%s has %u keys")
    assert not list(differences(keys, keys.msgid_plural, "%s has a pair of keys", lone=True))
    assert list(differences(keys, keys.msgid_plural, "%s has a pair of keys"))
    assert list(differences(keys, keys.msgid_plural, "A pair of keys", lone=True))
    some = polib.POEntry(msgid="%u of %u key", msgid_plural="%u of %u keys")
    assert list(differences(some, some.msgid_plural, "%u of a pair of keys", lone=True))
    assert lone_forms("ar") == {0, 1, 2} and 0 not in lone_forms("ru")


def test_codes_keep_their_direction():
    left, first, end, right = direction.LEFT_TO_RIGHT, direction.FIRST_STRONG, direction.END, direction.FROM_THE_RIGHT
    for original, said, marked in (
            ("Give “--all”.", "أدخل «--all».", f"أدخل «{left}--all{end}»."),
            ("Try “%s --help”.", "جرّب «%s --help».", f"جرّب «{left}%s --help{end}»."),
            ("Run: bittingctl check %s", "شغّل: bittingctl check %s", f"شغّل: {left}bittingctl check %s{end}"),
            ("“bittingctl add NAME” saves", "يحفظ «bittingctl add الاسم»", f"يحفظ «{left}bittingctl add الاسم{end}»"),
            ("Proxy (socks5://10.0.0.1:1080)", "وسيط (socks5://10.0.0.1:1080)", f"وسيط ({left}socks5://10.0.0.1:1080{end})"),
            ("The address %s", "العنوان %s", f"العنوان {first}%s{end}"),
            ("%s · %s", "%2$s · %1$s", f"{right}{first}%2$s{end} · {first}%1$s{end}"),
            ("%u of %u: %s", "%u من %u: %s", f"%u من %u: {first}%s{end}"),
            ("Bybit says", "Bybit تقول", f"{right}Bybit تقول"),
            ("Bybit EU", "Bybit EU", "Bybit EU"), ("%s (%u)", "%s (%u)", "%s (%u)"), ("ID|FILE", "ID|ملف", "ID|ملف")):
        assert direction.isolate(original, said) == marked, said
        assert not list(direction.faults(original, marked)), marked
        assert said == marked or list(direction.faults(original, said)), said
    for wrong in (f"{left}--all", f"--all{end}", f"{left}العنوان {first}%s{end}{end}", "\u202eالعنوان"):
        assert list(direction.faults("", wrong)), wrong


CHECKS = (check_whole, check_faithful, check_glossary, check_letters, check_direction, check_keys)
tap.run([(f"{check.__name__.removeprefix('check_')}_{language}", lambda check=check, language=language: check(language))
         for language in LANGUAGES for check in CHECKS] + tap.functions(sys.modules[__name__]))
