# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual page and the completions know what the program knows."""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import ctl  # noqa: E402

MADE = pathlib.Path(os.environ["BITTING_MADE"])
MANUAL = pathlib.Path(__file__).resolve().parents[2] / "data" / "man"
COMMANDS = re.findall(r"^  ([a-z][a-z-]*)", ctl("--help").stdout, re.MULTILINE)
OPTIONS = {name: set(re.findall(r"--([a-z-]+)", ctl(name, "--help").stdout.split("Application Options:")[-1].split("\n\n")[0]))
           for name in COMMANDS}


def complete(*words):
    """What bash offers for the last word."""
    script = f'. "{MADE}/bittingctl.bash"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _bittingctl; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "-c", script, "bash", "bittingctl", *words], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_there_is_something_to_know():
    assert len(COMMANDS) > 15 and "exec" in COMMANDS and OPTIONS["check"] >= {"all", "json", "proxy"}


def test_bash():
    assert complete("") == COMMANDS
    assert complete("ch") == ["check"]
    for name in COMMANDS:
        offered = {word.strip("-=") for word in complete(name, "--")}
        assert offered >= OPTIONS[name] and "help" in offered, (name, offered ^ OPTIONS[name])
    assert complete("check", "--pr") == ["--prove", "--proxy="]


def test_zsh_and_fish():
    zsh, fish = (MADE / "_bittingctl").read_text(), (MADE / "bittingctl.fish").read_text()
    for name in COMMANDS:
        assert f"'{name}:" in zsh and f"-a {name} " in fish, name
        for option in OPTIONS[name] - {"help"}:
            assert f"'--{option}[" in zsh or f"'--{option}=[" in zsh, option
            assert re.search(f"__fish_seen_subcommand_from {name}' -l {option} ", fish), option


def test_manual():
    pages = {"bittingctl.1": (MADE / "bittingctl.1"), **{path.name: path for path in MANUAL.glob("*.1")}}
    text = pages["bittingctl.1"].read_text().replace("\\-", "-")
    for name in COMMANDS:
        section = text.split(f".SS {name}\n")[1].split(".SS ")[0]
        assert all(f"--{option}" in section for option in OPTIONS[name] - {"help"}), name
    assert sorted(pages) == ["bitting.1", "bittingctl-exec.1", "bittingctl.1"]
    for page in pages.values():
        source = page.read_text()
        assert all(f".SH {part}" in source for part in ("NAME", "SYNOPSIS", "DESCRIPTION")), page
        for name in re.findall(r"^\.BR (bitting\S*) \(1\)", source, re.MULTILINE):
            assert f"{name}.1".replace("\\", "") in pages, (page, name)


tap.run(tap.functions(sys.modules[__name__]))
