# SPDX-License-Identifier: GPL-3.0-or-later
"""A keyring with many keys, written as the file that gnome-keyring reads: to store each of them
would take the daemon longer than all that is to be seen of them."""
import os
import pathlib
import subprocess

LIBRARY = pathlib.Path(__file__).resolve().parent

HEAD = "[keyring]\ndisplay-name=Many\nctime=0\nmtime=0\nlock-on-idle=false\nlock-after=false\n"
ITEM = "\n[{n}]\nitem-type=0\ndisplay-name=Bitting: {name} ({environment})\nsecret={secret}\nmtime=1\nctime=1\n"
ATTRIBUTE = "\n[{n}:attribute{i}]\nname={name}\ntype=string\nvalue={value}\n"


def item_text(number, key):
    attributes = {"application": "bitting", "format": "1", "exchange": "bybit", "environment": key["environment"],
                  "host": key["host"], "name": key["name"], "api-key": key["api_key"], "signing": "hmac",
                  "xdg:schema": "io.github.bitting.Key"}
    return ITEM.format(n=number, **key) + "".join(
        ATTRIBUTE.format(n=number, i=i, name=name, value=value) for i, (name, value) in enumerate(attributes.items()))


def install(keys):
    """Keys are dicts of name, environment, host, api_key and secret. Starts the session's daemon anew."""
    folder = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "keyrings"
    subprocess.run([LIBRARY / "keyring", "stop"], check=True)
    folder.mkdir(parents=True, exist_ok=True)
    text = HEAD + "".join(item_text(number, key) for number, key in enumerate(keys, 1))
    path = folder / "many.keyring"
    path.write_text(text)
    path.chmod(0o600)
    subprocess.run([LIBRARY / "keyring", "unlocked"], check=True, stdout=subprocess.DEVNULL)
