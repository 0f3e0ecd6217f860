# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs bittingctl as a person at a shell does."""
import contextlib
import json
import os
import pathlib
import subprocess

PROGRAM = os.environ["BITTINGCTL"]
TEAM = "203.0.113.21,203.0.113.22,198.51.100.40,192.0.2.77"


def ctl(*arguments, given="", env=None):
    return subprocess.run([PROGRAM, *arguments], input=given, capture_output=True, text=True, timeout=60,
                          check=False, env=None if env is None else {**os.environ, **env})


def look_up(name):
    """What a bot gets that asks the keyring, and not us. KWallet gives one in a hundred that ask nothing."""
    for _ in range(3):
        secret = subprocess.run(["secret-tool", "lookup", "application", "bitting", "name", name],
                                capture_output=True, text=True, check=False).stdout
        if secret:
            return secret
    return ""


def check_json(*arguments, **more):
    """The status, and the report objects that were printed."""
    done = ctl("check", "--json", *arguments, **more)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


@contextlib.contextmanager
def practice(*arguments):
    """The practice exchange as a process of its own: what it says of itself."""
    process = subprocess.Popen([PROGRAM, "practice", "--json", *arguments], stdout=subprocess.PIPE, text=True)
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.terminate()
        assert process.wait(timeout=10) == 0


def practice_keys():
    with practice() as exchange:
        return {key["id"]: key["api_key"] + "\n" + key["secret"] + "\n" for key in exchange["keys"]}


def files_with(text):
    """Files below the folders that a program may write to, that hold some bytes."""
    folders = {os.environ["HOME"], os.environ["XDG_RUNTIME_DIR"], os.environ["SESSION_FOLDER"]}
    found = []
    for folder in folders:
        for path in pathlib.Path(folder).rglob("*"):
            if path.is_file() and text.encode() in path.read_bytes():
                found.append(path)
    return found
