# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys out of other programs' files, into a real keyring, past the practice exchange."""
import json
import os
import pathlib
import pty
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import PROGRAM, TEAM, ctl, files_with, practice, practice_keys  # noqa: E402

KEYS = {name: text.split("\n", 1) for name, text in practice_keys().items()}
FOLDER = pathlib.Path(os.environ["SESSION_FOLDER"]) / "import"
FOLDER.mkdir()
PLACE = ("--environment", "practice")


def key(name):
    return KEYS[name][0]


def secret(name):
    return KEYS[name][1].strip()


def write(name, text):
    path = FOLDER / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def variables(prefix, name):
    return f"{prefix}_API_KEY={key(name)}\n{prefix}_API_SECRET=\"{secret(name)}\"\n"


def lookup(name):
    return subprocess.run(["secret-tool", "lookup", "application", "bitting", "name", name],
                          capture_output=True, text=True, check=False).stdout


def names():
    return {json.loads(line)["name"] for line in ctl("list", "--json").stdout.splitlines()}


def import_json(*arguments, **more):
    done = ctl("import", "--json", *arguments, **more)
    return done.returncode, json.loads(done.stdout)


def test_a_dry_run_saves_nothing():
    path = write("dry.env", variables("BYBIT_MAIN", "good") + variables("BYBIT_MM", "withdraw"))
    done = ctl("import", path, "--dry-run", *PLACE)
    assert done.returncode == 1, done
    assert "Grade A" in done.stdout and "Grade F" in done.stdout
    assert not names()
    for name in ("good", "withdraw"):
        assert secret(name) not in done.stdout + done.stderr and key(name) not in done.stdout + done.stderr


def test_what_is_found_is_saved_with_its_card():
    path = write("bot.env", "# my bot\n" + variables("BYBIT_MAIN", "good") + variables("BYBIT_MM", "withdraw"))
    done = ctl("import", path, "--yes", *PLACE, "--ips", TEAM)
    assert done.returncode == 1, done
    assert lookup("Main") == secret("good") and lookup("MM") == secret("withdraw")
    assert names() == {"Main", "MM"}
    assert path in done.stderr and "Delete it" in done.stderr
    shown = ctl("show", "MM")
    assert shown.returncode == 1 and "Grade F" in shown.stdout
    # The file itself is the user's: it stays, and nothing else holds the secret.
    assert [p for p in files_with(secret("good")) if "keyrings" not in p.parts and p.parent != FOLDER] == []
    assert pathlib.Path(path).exists()


def test_what_is_saved_already_is_not_saved_twice():
    status, found = import_json(str(FOLDER / "bot.env"), "--yes", *PLACE)
    assert status == 0
    assert [(k["saved_before_as"], k["saved"], k["grade"]) for k in found["keys"]] == \
        [("Main", False, None), ("MM", False, None)]
    assert names() == {"Main", "MM"}


def test_names_are_unique():
    path = write("more.env", variables("BYBIT_MAIN", "derivatives"))
    status, found = import_json(path, "--yes", *PLACE)
    assert status == 1 and found["keys"][0]["name"] == "Main 2" and found["keys"][0]["saved"]
    assert lookup("Main 2") == secret("derivatives")


def test_json_tells_lines_and_reasons():
    path = write("config.json", f"""{{
      // freqtrade
      "exchange": {{
        "name": "bybit",
        "key": "{key("convert")}",
        "secret": "{secret("convert")}",
      }},
      "backup": {{"apiKey": "{key("card")}"}},
      "binance": {{"apiKey": "a", "secret": "b"}}
    }}""")
    status, found = import_json(path, "--dry-run", *PLACE)
    assert status == 1, found
    entry = found["keys"][0]
    assert (entry["key_line"], entry["secret_line"], entry["environment"], entry["grade"]) == (5, 6, "practice", "D")
    assert entry["api_key"].startswith(key("convert")[:4] + "…") and key("convert") not in str(found)
    assert [fault["line"] for fault in found["left_out"]] == [8, 9]
    assert "Binance" in found["left_out"][1]["message"]
    assert secret("convert") not in str(found)


def test_a_private_key():
    text = f"api_key: {key('rsa')}\nprivate_key: |\n" + "".join(f"  {line}\n" for line in secret("rsa").splitlines())
    status, found = import_json("-", "--yes", *PLACE, given=text)
    assert status == 0 and found["keys"][0]["signing"] == "rsa" and found["keys"][0]["grade"] == "A", found
    assert found["keys"][0]["saved"]
    assert "\n" not in lookup(found["keys"][0]["name"])


def test_a_dead_key_is_not_saved():
    status, found = import_json("-", "--yes", *PLACE, given=f"API Key: {key('deleted')} Secret: {secret('deleted')}")
    assert status == 3 and found["keys"][0]["diagnosis"] == "invalid-key" and not found["keys"][0]["saved"]


def test_the_text_can_say_where_a_key_lives():
    status, found = import_json("-", "--dry-run", given=variables("BYBIT", "post") + "BYBIT_ENV=practice\n")
    assert status == 0 and found["keys"][0]["environment"] == "practice" and found["keys"][0]["environment_stated"]


def test_a_file_does_not_say_which_host_is_asked():
    with practice() as exchange:
        text = variables("BYBIT", "third-party") + f"BYBIT_HOST={exchange['origin']}\n"
        # Nobody is behind that proxy: what is asked of the world stays in here.
        status, found = import_json("-", "--dry-run", "--proxy", "http://127.0.0.1:9", given=text,
                                    env={"SSL_CERT_FILE": exchange["certificate"]})
        assert status == 3 and found["keys"][0]["environment"] == "mainnet", found
        status, found = import_json("-", "--dry-run", "--host", exchange["origin"], given=text,
                                    env={"SSL_CERT_FILE": exchange["certificate"]})
        assert status == 0 and found["keys"][0]["environment"] == "custom" and found["keys"][0]["grade"] == "B", found


def test_bad_files_are_named_with_the_line():
    rows = {
        "empty.env": (b"", "no text"),
        "half.env": (b"x=1\nBYBIT_API_KEY=" + key("good").encode(), "Line 2: Here is a key without a secret"),
        "zero.env": (b"x=1\n\0", "Line 2: This is not text"),
        "wide.env": ("KEY=1".encode("utf-16"), "UTF-16"),
        "large.env": (b"x" * (1024 * 1024 + 1), "1 MiB"),
        "sealed.yml": (b"bybit_api_key: " + b"7b22" * 40 + b"\nbybit_api_secret: " + b"7b22" * 40, "by Hummingbot"),
        "nothing.txt": (b"hello", "No API key was found"),
    }
    for name, (content, words) in rows.items():
        (FOLDER / name).write_bytes(content)
        done = ctl("import", str(FOLDER / name), "--dry-run")
        assert done.returncode == 2 and words in " ".join(done.stdout.split()), (name, done)


def test_wrong_usage():
    for words in ((), ("a", "b"), ("/nowhere", "--yes"), (str(FOLDER), "--yes"), (str(FOLDER / "bot.env"),),
                  (str(FOLDER / "bot.env"), "--yes", "--environment", "atlantis")):
        done = ctl("import", *words)
        assert done.returncode == 2 and done.stderr and not done.stdout, (words, done)


def at_terminal(arguments, typed):
    """What is seen at a terminal where a person gives an answer to each question."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(PROGRAM, [PROGRAM, *arguments])
    seen = b""
    try:
        while True:
            seen += os.read(terminal, 4096)
            for question in [question for question in typed if question.encode() in seen]:
                time.sleep(0.2)  # Until the question is out and the answer is waited for.
                os.write(terminal, typed.pop(question).encode())
    except OSError:
        pass  # The program has ended.
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), seen.decode()


def test_it_asks_at_a_terminal():
    path = write("asked.env", variables("BYBIT_ASKED", "older"))
    status, seen = at_terminal(["import", path, *PLACE], {"[y/N]": "n\n"})
    assert status == 0 and "Save 1 key" in seen and lookup("Asked") == ""
    status, seen = at_terminal(["import", path, *PLACE], {"[y/N]": "y\n"})
    assert status == 0 and lookup("Asked") == secret("older"), seen


def test_pasted_text_is_not_shown():
    text = f"Pasted bot:\nAPI Key: {key('expires-soon')}\nSecret: {secret('expires-soon')}\n\x04"
    status, seen = at_terminal(["import", "-", *PLACE], {"Paste the text": text, "[y/N]": "y\n"})
    assert status == 0 and lookup("Pasted Bot") == secret("expires-soon"), seen
    assert secret("expires-soon") not in seen and key("expires-soon") not in seen


tap.run(tap.functions(sys.modules[__name__]))
