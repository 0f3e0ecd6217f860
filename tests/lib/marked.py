# SPDX-License-Identifier: GPL-3.0-or-later
"""What may stand outside the marks of the made-up language (pseudo.py), since it is the same in every language."""
import re
import xml.etree.ElementTree

import pseudo

# Words from the catalogues of GTK, libadwaita and GLib.
TOOLKIT = """
    About|Acknowledgements|Back|Copy Text|Credits|Debugging Information|Details|Legal|Save as…|Troubleshooting|
    What’s New|This application comes with absolutely no warranty\\. .*|To assist in troubleshooting, .*|
    Close|Close the window|Maximize|Maximize the window|Minimize|Minimize the window|Unnamed|No description|
    _?Copy Text Copy Text|_?Save as… Save as…|Clear entry|
    Dismiss|Show Password|Hide Password|Search Shortcuts|
    Clear Entry|Search Results|Shortcuts|No Results Found|Try a different search\\.?|\\(None\\)|
    Error opening file .*|(Ctrl\\+)?[^\\s«»]|Ctrl|Alt|Shift|Menu|Home|Delete|Escape|F10
"""
# Keys, as GTK 4.18 says them at once.
KEYS = r"(?:Menu|Delete|Escape|Ctrl|Alt|Shift|[←→↑↓␣])(?: [/+] (?:Shift|Home|F10|[A-Z0-9]|[^\w\s«»]))*"
PERMISSIONS = list(xml.etree.ElementTree.parse(pseudo.ROOT / "data" / "permissions.xml").getroot().iter("permission"))
LANGUAGES = re.findall(r'^  \{ "\w+", "(.*)" \}', (pseudo.ROOT / "src" / "app" / "bitting-language.c").read_text(), re.M)
# As a whole: names of languages in those, commands, what the exchange answered.
WHOLE = re.compile("|".join([re.sub(r"\n\s+", "", TOOLKIT), KEYS, "bitting", "bittingctl .*", r"\{.*\}",
                             r"[a-z-]+ · retCode \d+ · HTTP \d+ .*", *map(re.escape, LANGUAGES)]))
# As a part: what the exchange calls things, masked keys, addresses, figures, and keys before what they do.
PARTS = re.compile("|".join([r"https://\S+", r"\b\w{4}…\w{4}\b", r"\d+(\.\d+)+(, ?(?=\d))?", r"\d+", "Bitting",
                             rf"^{KEYS} $",
                             *(rf"\b{re.escape(one.get('label'))}\b" for one in PERMISSIONS)]))
# What GTK 4.8 calls a thing without a name: by its class.
CLASS = re.compile("(Gtk|Adw|Bitting)[A-Z][A-Za-z]+|_[0-9]")


def is_marked(text, names):
    """But for these names, that the reader gave. What stands between the marks is nothing to be put in another way."""
    if WHOLE.fullmatch(text) or CLASS.fullmatch(text):
        return True
    rest = pseudo.unmarked(text)
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name, "")
    return not re.search(r"[^\W\d_]{2}" + (r"|[^\s·]" if "«" in text else ""), PARTS.sub("", rest))
