# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that is full, folders that cannot be written to, somebody else's file in the way, fifty at the same time: a
key is saved all the same, and what could not be done is said."""
import os
import pathlib
import resource
import signal
import sqlite3
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lib"))
import tap  # noqa: E402
from command_line import PROGRAM, ctl  # noqa: E402
from places import Network  # noqa: E402
from secret_service import SecretService  # noqa: E402

SERVICE, NETWORK = SecretService(), Network()
SESSION = pathlib.Path(os.environ["SESSION_FOLDER"])
DATA = pathlib.Path(os.environ["XDG_DATA_HOME"])
SECRET = "HardshipSecretAbCdEfGhIjKlMnOpQrStU1"
PLACE = ("--host", NETWORK.origin)
CROWD = 50
# An unprivileged user would be refused by the mode of a folder, which does not stop root: nobody can make one here.
NOWHERE = "/proc/nowhere"


def fill_disk():
    """As on a full disk, each write to a file of its own fails."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def run(*words, given="", before=None, **environment):
    return subprocess.run([PROGRAM, *words], input=given, capture_output=True, text=True, timeout=60, check=False,
                          env={**os.environ, **environment}, preexec_fn=before)


def survives(name, **hardship):
    """It is saved, checked, shown as far as it can be, and removed. Returns what was said."""
    said = []

    def step(*words, given="", statuses=(0,)):
        done = run(*words, given=given, **hardship)
        assert done.returncode in statuses, (name, words, done)
        assert "CRITICAL" not in done.stderr and "WARNING" not in done.stderr, done.stderr
        said.append(done.stderr)
        return done.stdout

    step("add", name, *PLACE, given=f"HardshipKey12345\n{SECRET}\n")
    assert (name, SECRET) in SERVICE.keys()
    assert "Grade F" in step("check", name, statuses=(1,))
    assert name in step("list")
    step("rename", name, f"{name} 2")
    assert (f"{name} 2", SECRET) in SERVICE.keys()
    step("remove", f"{name} 2", "--yes")
    assert not SERVICE.keys()
    return "".join(said)


def folder(name):
    path = SESSION / name
    path.mkdir()
    return path


def test_a_full_disk():
    assert "history" in survives("full", before=fill_disk).lower()


def test_folders_that_cannot_be_made():
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        said = survives(variable, **{variable: NOWHERE})
        assert variable != "XDG_DATA_HOME" or "history" in said.lower(), said


def test_a_home_that_is_read_only():
    home = folder("read-only")
    home.chmod(0o500)
    said = survives("read-only", XDG_DATA_HOME=str(home / "data"), HOME=str(home))
    assert os.getuid() == 0 or "history" in said.lower(), said


def test_no_folders_at_all():
    survives("none", HOME=NOWHERE, XDG_DATA_HOME=NOWHERE, XDG_CONFIG_HOME=NOWHERE, XDG_CACHE_HOME=NOWHERE,
             XDG_STATE_HOME=NOWHERE)


def test_something_in_the_way():
    data = folder("file-in-the-way")
    (data / "bitting").write_text("somebody's own\n")
    assert "history" in survives("file", XDG_DATA_HOME=str(data)).lower()
    assert (data / "bitting").read_text() == "somebody's own\n"

    data = folder("loop")
    (data / "bitting").symlink_to("bitting")
    assert "history" in survives("loop", XDG_DATA_HOME=str(data)).lower()

    data = folder("folder-in-the-way")
    (data / "bitting" / "history.sqlite").mkdir(parents=True)
    assert "history" in survives("folder", XDG_DATA_HOME=str(data)).lower()


def test_a_link_to_another_disk():
    """Somebody keeps their data elsewhere: it is followed."""
    data, elsewhere = folder("linked"), folder("elsewhere")
    (data / "bitting").symlink_to(elsewhere)
    survives("link", XDG_DATA_HOME=str(data))
    assert (elsewhere / "history.sqlite").stat().st_size > 0


def test_a_history_of_a_newer_program():
    data = folder("newer")
    survives("newer", XDG_DATA_HOME=str(data))
    path = data / "bitting" / "history.sqlite"
    with sqlite3.connect(path) as history:
        history.execute("PRAGMA user_version = 9999")
    history.close()
    before = path.read_bytes()
    assert "newer" in survives("newer", XDG_DATA_HOME=str(data)).lower()
    assert path.read_bytes() == before


def test_fifty_at_the_same_time():
    crowd = []
    for number in range(CROWD):
        process = subprocess.Popen([PROGRAM, "add", f"crowd {number:02}", *PLACE], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        process.stdin.write(f"CrowdKey{number:02}CrowdKey\nCrowdSecretAbCdEfGhIjKlMnOpQrStUvWx{number:02}\n".encode())
        process.stdin.close()
        crowd.append(process)
    for process in crowd:
        with process:
            said = process.stdout.read()
            assert process.wait(60) == 0, said
    wanted = [(f"crowd {number:02}", f"CrowdSecretAbCdEfGhIjKlMnOpQrStUvWx{number:02}") for number in range(CROWD)]
    assert SERVICE.keys() == wanted
    assert len(ctl("list", "--json").stdout.splitlines()) == CROWD
    with sqlite3.connect(DATA / "bitting" / "history.sqlite") as history:
        assert history.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    history.close()
    NETWORK.stop()


tap.run(tap.functions(sys.modules[__name__]))
